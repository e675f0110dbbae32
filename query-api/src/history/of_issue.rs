//! `GET …/work-items/{issue}/history/`: the events of a work item and of its comments.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;

use super::shape::StoredEvent;
use crate::paths::WorkItemPath;
use crate::{App, ReadRequest, Segments, access, documented, log, paging};

/// Lists the events of a work item and of its comments as they were stored, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/history/",
    operation_id = "list_work_item_history",
    params(WorkItemPath, documented::Paging),
    responses((status = 200, body = Page<StoredEvent>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let project = access::to_project(&app, &request, &path).await?;
    let positions = log::of_issue(&app.pool, &project, path.issue.0).await?;
    let (positions, total) = paging::slice(page, positions);
    let events = log::at(&app.pool, &project, &positions).await?;
    let shape = |event| StoredEvent::new(event, request.zone());
    let events = events.into_iter().map(shape).collect::<Result<Vec<_>, _>>()?;
    request.answer_page(project.seen, page, total, events, &request.params.fields())
}
