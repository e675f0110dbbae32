//! `GET …/work-items/{issue}/history/`: the events of a work item and of its comments.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;

use super::shape::StoredEvent;
use crate::scope::Place;
use crate::{App, Id, Reader, Segments, documented, log, paging};

/// Lists the events of a work item and of its comments as they were stored, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/history/",
    operation_id = "list_work_item_history",
    params(documented::WorkItemPath, documented::Paging),
    responses((status = 200, body = Page<StoredEvent>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, issue)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let place = Place::open(&app, &reader, &slug, project.0).await?;
    let positions = log::of_issue(&app.pool, &place, issue.0).await?;
    let (positions, total) = paging::slice(page, positions);
    let events = log::at(&app.pool, &place, &positions).await?;
    let shape = |event| StoredEvent::new(event, reader.zone());
    let events = events.into_iter().map(shape).collect::<Result<Vec<_>, _>>()?;
    reader.answer_page(place.seen, page, total, events, &reader.params.fields())
}
