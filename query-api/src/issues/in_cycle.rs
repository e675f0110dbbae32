//! `GET …/cycles/{cycle}/cycle-issues/`: the work items in a cycle.

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use service::Problem;
use wire::Page;

use super::list;
use crate::paths::CyclePath;
use crate::{App, ReadRequest, Segments, documented};

/// Lists the work items in a cycle that are neither archived nor in triage, oldest first; none of a cycle that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/",
    operation_id = "list_cycle_work_items",
    params(CyclePath, documented::Paging, documented::Shape, documented::Ordered, documented::Filtered),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CyclePath>,
) -> Result<Response, Problem> {
    let of = Of::Cycle(path.project.0, path.cycle.0);
    list::answer(&app, &request, &path.slug, of).await
}
