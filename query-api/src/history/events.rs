//! `GET workspaces/{slug}/events/`: a workspace's log from any position, whole or as far as the caller may read it; page by
//! page, or live.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use service::Problem;
use service::http::WaitFor;
use utoipa::ToSchema;

use super::live;
use super::shape::StoredEvent;
use super::workspace_log::WorkspaceLog;
use crate::params::invalid;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// How many events are read unless asked otherwise.
const LIMIT: u64 = 100;
/// The most that are read at once.
const MOST: u64 = 1000;

/// A stretch of a workspace's log: everything in it after one position up to another, or of that what the caller may
/// read.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventList {
    /// The events in the order of their positions.
    results: Vec<StoredEvent>,
    /// The position that the stretch begins after.
    after: u64,
    /// The position that it ends with, and to go on after; what is not among the results up to here is not for the caller.
    next: u64,
    /// The same with the epoch, to be sent as `after`: once a backup was restored it is refused, and nothing is skipped.
    #[schema(example = "01890a5d-ac96-774b-bcce-b302099a8057:42")]
    cursor: String,
    /// Whether nothing was left out: only who has the right to the whole log is told everything.
    is_whole: bool,
    /// Whether there are more already.
    has_more: bool,
}

/// Reads a workspace's log: all of it with the right to that, else what the caller may read. Each page says which
/// positions it covers, so that a reader knows that nothing is missing between two pages. With `Accept: text/event-stream`
/// events are streamed as they happen, without `after` from now on; messages are `events`, `heartbeat`, `access` and `end`.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/events/",
    operation_id = "list_events",
    params(
        WorkspacePath, documented::Stretch,
        ("Last-Event-ID" = Option<String>, Header, description = "Only for a stream: the `id` of the last message that the \
            client has, `<epoch>:<position>`; it counts before `after`."),
    ),
    responses((status = 200, content(
        (EventList = "application/json"),
        (String = "text/event-stream"),
    ))),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    headers: HeaderMap,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    if live::is_wanted(&headers) {
        return live::begin(&app, &request, &headers, &path.slug).await;
    }
    request.params.refuse_filters(&[])?;
    let (begin, limit) = (begin(&request)?, limit(&request)?);
    let mut log = WorkspaceLog::open(&app, &request, &path.slug).await?;
    log.check(&app, begin).await?;
    let after = begin.position;
    let stretch = log.read(&app, after, limit).await?;
    let (next, is_whole) = (stretch.until, log.is_whole());
    let shape = |event| StoredEvent::new(event, request.zone());
    let results = stretch.events.into_iter().map(shape).collect::<Result<Vec<_>, _>>()?;
    let has_more = next < log.seen.position;
    let cursor = format!("{}:{next}", log.seen.epoch);
    request.answer_all(log.seen, &EventList { results, after, next, cursor, is_whole, has_more })
}

/// The position that the stretch begins after, perhaps with the epoch that it belongs to.
fn begin(request: &ReadRequest) -> Result<WaitFor, Problem> {
    let text = request.params.filled("after").unwrap_or("0");
    WaitFor::read(text).ok_or_else(|| invalid("after", "It is <position> or <epoch>:<position>."))
}

/// How many are wanted.
fn limit(request: &ReadRequest) -> Result<u32, Problem> {
    let limit = request.params.number("limit", 1)?.unwrap_or(LIMIT);
    match u32::try_from(limit) {
        Ok(number) if limit <= MOST => Ok(number),
        _ => Err(invalid("limit", &format!("It is at most {MOST}."))),
    }
}
