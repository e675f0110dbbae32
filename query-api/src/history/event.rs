//! `GET workspaces/{slug}/events/{position}/`: one event; what a message of the stream refers to when its data is too
//! large for a message.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;

use super::cloud_event::CloudEvent;
use super::door::{self, Door};
use super::shape::StoredEvent;
use super::workspace_log::WorkspaceLog;
use crate::{App, ReadRequest, Segments};

/// The path of an event.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct EventPath {
    /// The workspace's name in paths.
    slug: String,
    #[param(value_type = u64)]
    position: i64,
}

/// Reads the event at a position of a workspace's log, if the caller may: what they may not read is not there for them.
/// The workspace's id will do for its slug. With `Accept: application/cloudevents+json` it is a CloudEvent.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/events/{position}/",
    operation_id = "get_event",
    params(EventPath),
    responses((status = 200, content(
        (StoredEvent = "application/json"),
        (CloudEvent = "application/cloudevents+json"),
    ))),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    headers: HeaderMap,
    request: ReadRequest,
    Segments(EventPath { slug, position }): Segments<EventPath>,
) -> Result<Response, Problem> {
    let mut log = WorkspaceLog::open(&app, &request, &slug).await?;
    let before = u64::try_from(position.saturating_sub(1)).map_err(|_| Problem::not_found())?;
    let event = log.read(&app, before, 1).await?.events.pop().ok_or_else(Problem::not_found)?;
    let (seen, version) = (log.seen, event.version);
    match Door::of_event(&headers) {
        Door::CloudEvents => {
            let event = CloudEvent::new(event, seen.epoch)?;
            Ok(door::typed(request.answer(seen, version, &event)?, door::CLOUD_EVENT))
        }
        _ => request.answer(seen, version, &StoredEvent::new(event, request.zone())?),
    }
}
