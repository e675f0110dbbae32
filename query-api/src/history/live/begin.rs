//! How a stream begins.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::WorkspaceId;
use service::Problem;
use service::http::{WaitFor, headers as names};

use super::super::workspace_log::check;
use super::following::Following;
use super::readers::{Place, Who};
use crate::access::InWorkspace;
use crate::params::invalid;
use crate::{App, ReadRequest};

/// The media type.
const EVENT_STREAM: &str = "text/event-stream";
/// Where a client says how far it came before its connection broke.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Tells a proxy to send what comes when it comes.
const NOT_BUFFERED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

/// Whether a client names the media type of streams; whoever takes anything gets JSON.
pub(in super::super) fn is_wanted(headers: &HeaderMap) -> bool {
    let values = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut ranges = values.flat_map(|value| value.split(','));
    ranges.any(|range| {
        range.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(EVENT_STREAM)
    })
}

/// Begins to stream a workspace's events after the position that the client names, or from now on.
pub(in super::super) async fn begin(
    app: &App,
    request: &ReadRequest,
    headers: &HeaderMap,
    name: &str,
) -> Result<Response, Problem> {
    let begin = position(request, headers)?;
    let access = InWorkspace::named(app, request, name).await?;
    let (workspace, seen) = (WorkspaceId(access.workspace.id), access.seen);
    // Another snapshot follows, and nobody holds two connections.
    drop(access);
    if let Some(begin) = begin {
        check(app, workspace, seen, begin).await?;
    }
    let place = Place::take(&app.live, request.user())?;
    let reader = app.live.join(workspace, seen, Who::from(&request.caller), place);
    let known = reader.rights(&app.pool).await?;
    if known.rights.is_none() {
        return Err(Problem::forbidden());
    }
    let (epoch, after) = (reader.hub.epoch, begin.map_or(known.seen, |begin| begin.position));
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static(EVENT_STREAM));
    let uncached = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let body = Body::new(Following::new(app.live.clone(), reader, after));
    let mut response = ([kind, uncached, NOT_BUFFERED], body).into_response();
    names::describe(response.headers_mut(), epoch, after);
    Ok(response)
}

/// The position after which the client wants events, if it names one.
fn position(request: &ReadRequest, headers: &HeaderMap) -> Result<Option<WaitFor>, Problem> {
    request.params.refuse_filters(&[])?;
    if let Some(value) = headers.get(LAST_EVENT_ID).filter(|value| !value.is_empty()) {
        let id = value.to_str().ok().and_then(WaitFor::read).filter(|id| id.epoch.is_some());
        return id.map(Some).ok_or_else(|| {
            let text = "Last-Event-ID must be <epoch>:<position>.";
            Problem::bad_request_detail("request/invalid-last-event-id", text)
        });
    }
    let Some(text) = request.params.filled("after") else { return Ok(None) };
    let begin = WaitFor::read(text);
    begin.map(Some).ok_or_else(|| invalid("after", "It is <position> or <epoch>:<position>."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_for_those_who_name_them() {
        let wants = |accept| {
            let accept = HeaderValue::from_static(accept);
            is_wanted(&HeaderMap::from_iter([(header::ACCEPT, accept)]))
        };
        assert!(wants("text/event-stream"));
        assert!(wants("application/problem+json, Text/Event-Stream;q=0.9"));
        for accept in ["*/*", "text/*", "application/json", ""] {
            assert!(!wants(accept), "{accept}");
        }
    }
}
