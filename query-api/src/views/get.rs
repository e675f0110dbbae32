//! `GET …/projects/{project}/views/{view}/` and `GET …/views/{view}/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::shapes::View;

use super::{ProjectViewPath, WorkspaceViewPath};
use crate::access::InPlace;
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown;
use crate::rows::{expand, view};
use crate::{App, ReadRequest, Segments, documented};

/// Reads a view of a project; one that the caller may not see is not there for them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/{view}/",
    operation_id = "get_project_view",
    params(ProjectViewPath, documented::Shape),
    responses((status = 200, body = View)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectViewPath>,
) -> Result<Response, Problem> {
    let place = InPlace::project(&app, &request, &path).await?;
    answer(&request, place, path.view.0).await
}

/// Reads a view of the workspace; one that the caller may not see is not there for them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/views/{view}/",
    operation_id = "get_workspace_view",
    params(WorkspaceViewPath, documented::Shape),
    responses((status = 200, body = View)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspaceViewPath>,
) -> Result<Response, Problem> {
    let place = InPlace::workspace(&app, &request, &path.slug).await?;
    answer(&request, place, path.view.0).await
}

async fn answer(request: &ReadRequest, mut place: InPlace, id: Uuid) -> Result<Response, Problem> {
    let mut within = place.within();
    let row = view::find(&mut within, id).await?.ok_or_else(Problem::not_found)?;
    let (zone, expand, version) = (request.zone(), request.params.expand(), row.version());
    let wanted = Wanted::new(&expand, within.caller, within.workspace);
    let expansion = expand::of_rows(within.db, std::slice::from_ref(&row), wanted, zone).await?;
    request.answer_row(within.seen, version, row.shape(zone, &expansion))
}
