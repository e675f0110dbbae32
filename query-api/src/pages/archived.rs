//! `GET …/projects/{project}/archived-pages/` and `GET …/archived-pages/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::WikiPage;

use super::list::List;
use crate::access::InPlace;
use crate::paths::{ProjectPath, WorkspacePath};
use crate::{App, ReadRequest, Segments, documented};

/// Lists the archived pages of a project that the caller may see.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archived-pages/",
    operation_id = "list_archived_project_pages",
    params(ProjectPath, documented::Paging, documented::Shape, documented::Below),
    responses((status = 200, body = Page<WikiPage>)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let list = List::read(&request, true)?;
    let place = InPlace::project(&app, &request, &path).await?;
    list.answer(&request, place).await
}

/// Lists the archived pages of the workspace that the caller may see.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/archived-pages/",
    operation_id = "list_archived_workspace_pages",
    params(WorkspacePath, documented::Paging, documented::Shape, documented::Below),
    responses((status = 200, body = Page<WikiPage>)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let list = List::read(&request, true)?;
    let place = InPlace::workspace(&app, &request, &path.slug).await?;
    list.answer(&request, place).await
}
