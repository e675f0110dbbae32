//! `GET …/work-items/{issue}/history/`: the events of a work item and of its comments.

use axum::extract::State;
use axum::response::Response;
use event_store::RecordedEvent;
use service::Problem;
use wire::Page;

use super::blanks;
use super::shape::StoredEvent;
use crate::membership::ProjectMembership;
use crate::paths::WorkItemPath;
use crate::rows::person;
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
    let events = blank(&app, &project, events).await?;
    let shape = |event| StoredEvent::new(event, request.zone());
    let events = events.into_iter().map(shape).collect::<Result<Vec<_>, _>>()?;
    request.answer_page(project.seen, page, total, events, &request.params.fields())
}

/// The events as the caller may read them: guests of the workspace without e-mail addresses.
async fn blank(
    app: &App,
    project: &ProjectMembership,
    mut events: Vec<RecordedEvent>,
) -> Result<Vec<RecordedEvent>, Problem> {
    let mut addressed: Vec<_> =
        events.iter_mut().filter(|event| blanks::says_addresses(&event.name)).collect();
    if addressed.is_empty() {
        return Ok(events);
    }
    let mut db = app.pool.acquire().await?;
    if !person::sees_addresses(&mut db, project.workspace.id, project.caller).await? {
        for event in &mut addressed {
            if let Some(payload) = blanks::blanked(&event.name, &event.payload) {
                event.payload = payload;
            }
        }
    }
    Ok(events)
}
