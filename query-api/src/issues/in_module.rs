//! `GET …/modules/{module}/module-issues/`: the work items of a module.

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use service::Problem;
use wire::Page;

use super::list;
use crate::paths::ModulePath;
use crate::{App, ReadRequest, Segments, documented};

/// Lists the work items in a module that are neither archived nor in triage, oldest first; none of one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/module-issues/",
    operation_id = "list_work_items_of_module",
    params(ModulePath, documented::Paging, documented::Shape, documented::Ordered, documented::Filtered),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ModulePath>,
) -> Result<Response, Problem> {
    let of = Of::Module(path.project.0, path.module.0);
    list::answer(&app, &request, &path.slug, of).await
}
