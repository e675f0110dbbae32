//! `GET workspaces/{slug}/events/`: a workspace's whole log, from any position.

use axum::extract::State;
use axum::response::Response;
use event_store::read;
use serde::Serialize;
use service::Problem;
use utoipa::ToSchema;

use super::place::Log;
use super::shape::StoredEvent;
use crate::params::invalid;
use crate::{App, Reader, Segments, documented};

/// How many events are read unless asked otherwise.
const LIMIT: u64 = 100;
/// The most that are read at once.
const MOST: u64 = 1000;

/// A stretch of a workspace's log, without gaps.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventList {
    /// The events in the order of their positions.
    results: Vec<StoredEvent>,
    /// The position to go on after.
    next: u64,
    /// Whether there are more already.
    has_more: bool,
}

/// Reads a workspace's log; its owners and admins may.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/events/",
    operation_id = "list_events",
    tag = documented::HISTORY,
    params(documented::WorkspacePath, documented::Stretch),
    responses((status = 200, body = EventList), documented::Problems),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments(slug): Segments<String>,
) -> Result<Response, Problem> {
    let after = reader.params.number("after", 0)?.unwrap_or(0);
    let limit = limit(&reader)?;
    let log = Log::open(&app, &reader, &slug).await?;
    let events = read::read_workspace(&app.pool, log.workspace, after, limit).await;
    let events = events?;
    let next = events.last().map_or(after, |event| event.position);
    let shape = |event| StoredEvent::new(event, reader.zone());
    let results = events.into_iter().map(shape).collect::<Result<Vec<_>, _>>()?;
    let has_more = next < log.seen.position;
    reader.answer_all(log.seen, &EventList { results, next, has_more })
}

/// How many are wanted.
fn limit(reader: &Reader) -> Result<u32, Problem> {
    let limit = reader.params.number("limit", 1)?.unwrap_or(LIMIT);
    match u32::try_from(limit) {
        Ok(number) if limit <= MOST => Ok(number),
        _ => Err(invalid("limit", &format!("It is at most {MOST}."))),
    }
}
