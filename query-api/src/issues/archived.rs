//! `GET …/archived-work-items/`: a project's archive.

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use service::Problem;
use wire::Page;

use super::list;
use crate::paths::ProjectPath;
use crate::{App, ReadRequest, Segments, documented};

/// Lists a project's archived work items.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archived-work-items/",
    operation_id = "list_archived_work_items",
    params(ProjectPath, documented::Paging, documented::Shape, documented::Ordered, documented::Filtered),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    list::answer(&app, &request, &path.slug, Of::Archive(path.project.0)).await
}
