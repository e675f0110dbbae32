//! `GET workspaces/{slug}/work-items/`: the work items of every project that the caller is in.

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use service::Problem;
use wire::Page;

use super::list;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// Lists the work items of all projects that the caller is a member of.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/work-items/",
    operation_id = "list_workspace_work_items",
    params(WorkspacePath, documented::Paging, documented::Shape, documented::Ordered, documented::Filtered),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    list::answer(&app, &request, &path.slug, Of::Workspace).await
}
