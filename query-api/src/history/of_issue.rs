//! `GET …/work-items/{issue}/history/`: the events of a work item and of its comments.

use axum::extract::State;
use axum::response::Response;
use domain::Named;
use domain::issue::IssueMarkedDuplicate;
use event_store::RecordedEvent;
use service::Problem;
use wire::Page;

use super::blanks;
use super::shape::StoredEvent;
use super::visibility::beyond;
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

/// The events as the caller may read them: guests of the workspace without e-mail addresses, and nobody with an original
/// that they do not see.
async fn blank(
    app: &App,
    project: &ProjectMembership,
    mut events: Vec<RecordedEvent>,
) -> Result<Vec<RecordedEvent>, Problem> {
    let mut sees_addresses = true;
    if events.iter().any(|event| blanks::says_addresses(&event.name)) {
        let mut db = app.pool.acquire().await?;
        let keys = (project.workspace.id, project.caller);
        sees_addresses = person::sees_addresses(&mut db, keys.0, keys.1).await?;
    }
    let original = |event: &RecordedEvent| {
        let is_duplicate = event.name == IssueMarkedDuplicate::NAME;
        beyond(event).filter(|_| is_duplicate).map(|of| (of.project, of.issue))
    };
    let originals: Vec<_> = events.iter().filter_map(original).collect();
    let seen = project.beyond(&app.pool, &originals).await?;
    for event in &mut events {
        let is_whole = match original(event) {
            Some(original) => seen.shows(original),
            None => sees_addresses,
        };
        if let Some(payload) = blanks::blanked(&event.name, &event.payload)
            && !is_whole
        {
            event.payload = payload;
        }
    }
    Ok(events)
}
