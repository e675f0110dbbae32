//! `GET …/projects/{project}/pages/{page}/` and `GET …/pages/{page}/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::shapes::WikiPage;

use super::{ProjectPagePath, WorkspacePagePath};
use crate::access::InPlace;
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown;
use crate::rows::{expand, page};
use crate::{App, ReadRequest, Segments, documented};

/// Reads a page of a project, archived or not; one that the caller may not see is not there for them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/",
    operation_id = "get_project_page",
    params(ProjectPagePath, documented::Shape),
    responses((status = 200, body = WikiPage)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPagePath>,
) -> Result<Response, Problem> {
    let place = InPlace::project(&app, &request, &path).await?;
    answer(&request, place, path.page.0).await
}

/// Reads a page of the workspace, archived or not; one that the caller may not see is not there for them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/pages/{page}/",
    operation_id = "get_workspace_page",
    params(WorkspacePagePath, documented::Shape),
    responses((status = 200, body = WikiPage)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePagePath>,
) -> Result<Response, Problem> {
    let place = InPlace::workspace(&app, &request, &path.slug).await?;
    answer(&request, place, path.page.0).await
}

async fn answer(request: &ReadRequest, mut place: InPlace, id: Uuid) -> Result<Response, Problem> {
    let mut within = place.within();
    let row = page::find(&mut within, id).await?.ok_or_else(Problem::not_found)?;
    let (zone, expand, version) = (request.zone(), request.params.expand(), row.version());
    let wanted = Wanted::new(&expand, within.caller, within.workspace);
    let expansion = expand::of_rows(within.db, std::slice::from_ref(&row), wanted, zone).await?;
    request.answer_row(within.seen, version, row.shape(zone, &expansion))
}
