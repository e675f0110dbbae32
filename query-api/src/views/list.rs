//! `GET …/projects/{project}/views/` and `GET …/views/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::View;

use crate::access::InPlace;
use crate::paths::{ProjectPath, WorkspacePath};
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown;
use crate::rows::{expand, view};
use crate::{App, ReadRequest, Segments, documented};

/// Lists the views of a project that the caller may see, by their places.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/",
    operation_id = "list_project_views",
    params(ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<View>)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    answer(&request, InPlace::project(&app, &request, &path).await?, page).await
}

/// Lists the views of the workspace that the caller may see, by their places.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/views/",
    operation_id = "list_workspace_views",
    params(WorkspacePath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<View>)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    answer(&request, InPlace::workspace(&app, &request, &path.slug).await?, page).await
}

/// Answers with a page of the views of a place.
async fn answer(
    request: &ReadRequest,
    mut place: InPlace,
    page: wire::PageRequest,
) -> Result<Response, Problem> {
    let mut within = place.within();
    let (rows, total) = view::fetch(&mut within, page).await?;
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, within.caller, within.workspace);
    let expansion = expand::of_rows(within.db, &rows, wanted, zone).await?;
    let rows = rows.into_iter().map(|row| row.shape(zone, &expansion));
    request.answer_page(within.seen, page, total, rows, &request.params.fields())
}
