//! `GET workspaces/{slug}/events/{position}/`: one event; what a message of the stream refers to when its data is too
//! large for a message.

use axum::extract::State;
use axum::response::Response;
use service::Problem;

use super::place::Log;
use super::shape::StoredEvent;
use crate::{App, Reader, Segments, documented};

/// Reads the event at a position of a workspace's log, if the caller may: what they may not read is not there for them.
/// The workspace's id will do for its slug.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/events/{position}/",
    operation_id = "get_event",
    params(documented::WorkspacePath, ("position" = u64, Path)),
    responses((status = 200, body = StoredEvent)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, position)): Segments<(String, i64)>,
) -> Result<Response, Problem> {
    let mut log = Log::open(&app, &reader, &slug).await?;
    let before = u64::try_from(position.saturating_sub(1)).map_err(|_| Problem::not_found())?;
    let event = log.read(&app, before, 1).await?.events.pop().ok_or_else(Problem::not_found)?;
    reader.answer(log.seen, event.version, &StoredEvent::new(event, reader.zone())?)
}
