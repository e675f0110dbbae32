//! How a stream begins.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::WorkspaceId;
use service::Problem;
use service::http::{WaitFor, headers as names};

use super::super::door::EVENT_STREAM;
use super::super::wanted::Wanted;
use super::super::workspace_log::check;
use super::following::Following;
use super::readers::{Place, Who};
use crate::access::InWorkspace;
use crate::{App, ReadRequest};

/// Where a client says how far it came before its connection broke.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Tells a proxy to send what comes when it comes.
pub(in super::super) const NOT_BUFFERED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

/// Begins to stream a workspace's events after the position that the client names, or from now on.
pub(in super::super) async fn begin(
    app: &App,
    request: &ReadRequest,
    headers: &HeaderMap,
    wanted: Wanted,
    name: &str,
) -> Result<Response, Problem> {
    wanted.refuse_wait()?;
    let begin = position(headers)?.or(wanted.after);
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
    let body = Body::new(Following::new(app.live.clone(), reader, wanted.sought, after));
    let mut response = ([kind, uncached, NOT_BUFFERED], body).into_response();
    names::describe(response.headers_mut(), epoch, after);
    Ok(response)
}

/// The position that the client came to before its connection broke, if it names one.
fn position(headers: &HeaderMap) -> Result<Option<WaitFor>, Problem> {
    let Some(value) = headers.get(LAST_EVENT_ID).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let id = value.to_str().ok().and_then(WaitFor::read).filter(|id| id.epoch.is_some());
    id.map(Some).ok_or_else(|| {
        let text = "Last-Event-ID must be <epoch>:<position>.";
        Problem::bad_request_detail("request/invalid-last-event-id", text)
    })
}
