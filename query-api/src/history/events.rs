//! `GET workspaces/{slug}/events/`: a workspace's log from any position, whole or as far as the caller may read it; page by
//! page, in lines, or live. Whatever the form, the cursor is the same.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use serde::Serialize;
use service::http::headers::CURSOR;
use service::{Problem, Standing};
use utoipa::ToSchema;

use super::cloud_event::CloudEvent;
use super::door::{self, Door};
use super::page::Page;
use super::shape::StoredEvent;
use super::wanted::Wanted;
use super::{lines, live};
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// A stretch of a workspace's log: everything in it after one position up to another, or of that what is wanted and the
/// caller may read.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventList {
    /// The events in the order of their positions.
    results: Vec<StoredEvent>,
    /// The position that the stretch begins after.
    after: u64,
    /// The position that it ends with, and to go on after; what is not among the results up to here is not wanted, or
    /// not for the caller.
    next: u64,
    /// The same with the epoch, to be sent as `after`: once a backup was restored it is refused, and nothing is skipped.
    #[schema(example = "01890a5d-ac96-774b-bcce-b302099a8057:42")]
    cursor: String,
    /// Whether nothing that is wanted was left out: only who has the right to the whole log is told everything.
    is_whole: bool,
    /// Whether the log goes on already; also of a page without events, because one looks only so far for those wanted.
    has_more: bool,
}

/// Reads a workspace's log: all of it with the right to that, else what the caller may read. Each page says which
/// positions it covers, so that a reader knows that nothing is missing between two pages, also if only some events are wanted.
/// With `Accept: application/cloudevents-batch+json` a page is a list of CloudEvents, and `Tidemark-Cursor` says where to go on.
/// With `Accept: application/x-ndjson` the log is streamed up to its end, a CloudEvent a line; the last line has `type` `end`.
/// With `Accept: text/event-stream` events are streamed as they happen, without `after` from now on; messages are `events`,
/// `heartbeat`, `access` and `end`.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/events/",
    operation_id = "list_events",
    params(
        WorkspacePath, documented::Stretch, documented::EventsSought,
        ("Last-Event-ID" = Option<String>, Header, description = "Only for a stream: the `id` of the last message that the \
            client has, `<epoch>:<position>`; it counts before `after`."),
    ),
    responses((status = 200, content(
        (EventList = "application/json"),
        (Vec<CloudEvent> = "application/cloudevents-batch+json"),
        (String = "application/x-ndjson"),
        (String = "text/event-stream"),
    ))),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    headers: HeaderMap,
    standing: Standing,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let wanted = Wanted::parse(&request.params)?;
    match Door::of_events(&headers) {
        Door::Live => live::begin(&app, &request, &headers, wanted, &path.slug).await,
        Door::Lines => lines::begin(app, (request, standing), wanted, &path.slug).await,
        Door::CloudEvents => {
            let page = Page::read(&app, (&request, &standing), &wanted, &path.slug).await?;
            cloud_events(&request, page)
        }
        Door::Own => {
            let page = Page::read(&app, (&request, &standing), &wanted, &path.slug).await?;
            list(&request, page)
        }
    }
}

/// Answers with a page in our own form.
fn list(request: &ReadRequest, page: Page) -> Result<Response, Problem> {
    let (cursor, has_more) = (page.cursor(), page.has_more());
    let Page { seen, is_whole, after, stretch, .. } = page;
    let next = stretch.until;
    let shape = |event| StoredEvent::new(event, request.zone());
    let results = stretch.events.into_iter().map(shape).collect::<Result<Vec<_>, _>>()?;
    request.answer_all(seen, &EventList { results, after, next, cursor, is_whole, has_more })
}

/// Answers with a page of CloudEvents, and where to go on.
fn cloud_events(request: &ReadRequest, page: Page) -> Result<Response, Problem> {
    let cursor = HeaderValue::try_from(page.cursor()).map_err(Problem::internal)?;
    let Page { seen, stretch, .. } = page;
    let shape = |event| CloudEvent::new(event, seen.epoch);
    let events = stretch.events.into_iter().map(shape).collect::<Result<Vec<_>, _>>()?;
    let mut response = door::typed(request.answer_all(seen, &events)?, door::CLOUD_EVENTS);
    response.headers_mut().insert(CURSOR, cursor);
    Ok(response)
}
