//! `GET workspaces/{slug}/events/` with `Accept: application/x-ndjson`: a workspace's log up to its end, one CloudEvent a line.
//!
//! A part is read when the connection has room for it, in a snapshot of its own with the rights of that moment, which ends
//! before the part is sent: so a slow client holds no connection to the database, and no more than a part is in memory. A
//! stream that was cut off is one without the last line.

use std::io;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::WorkspaceId;
use event_store::{RecordedEvent, Sought};
use futures::stream;
use serde_json::json;
use service::http::{WaitFor, headers};
use service::{Problem, Standing};

use super::cloud_event::CloudEvent;
use super::door::LINES;
use super::live::{NOT_BUFFERED, Place};
use super::wanted::Wanted;
use super::workspace_log::{Most, WorkspaceLog};
use crate::app::foreign_epoch;
use crate::seen::Seen;
use crate::{App, ReadRequest};

/// How much is read at once.
const MOST: Most = Most { events: 500, bytes: 512 << 10 };

/// A log on its way to a client.
struct Lines {
    app: App,
    request: ReadRequest,
    standing: Standing,
    workspace: WorkspaceId,
    sought: Sought,
    /// The position that it begins after.
    after: u64,
    /// The last position that was looked at.
    at: u64,
    /// The position that it ends with.
    end: u64,
    /// How many events are still wanted, if not all are.
    left: Option<u64>,
    /// How far the caller was shown the log when it was read last.
    seen: Seen,
    /// Whether nothing was left out because of the caller.
    is_whole: bool,
    has_ended: bool,
    _place: Place,
}

/// Begins to send a workspace's events after the position that the client names.
pub(super) async fn begin(
    app: App,
    (request, standing): (ReadRequest, Standing),
    wanted: Wanted,
    name: &str,
) -> Result<Response, Problem> {
    let left = wanted.in_all()?;
    let begin = wanted.after.unwrap_or(WaitFor { epoch: None, position: 0 });
    let log = WorkspaceLog::open(&app, &request, name).await?;
    log.check(&app, begin).await?;
    let (workspace, seen, is_whole) = (log.workspace, log.seen, log.is_whole());
    drop(log);
    let lines = Lines {
        _place: Place::take(&app.live, request.user())?,
        app,
        request,
        standing,
        workspace,
        sought: wanted.sought,
        after: begin.position,
        at: begin.position,
        end: seen.position,
        left,
        seen,
        is_whole,
        has_ended: false,
    };
    let body = Body::from_stream(stream::try_unfold(lines, Lines::next));
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static(LINES));
    let uncached = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let mut response = ([kind, uncached, NOT_BUFFERED], body).into_response();
    headers::describe(response.headers_mut(), seen.epoch, seen.position);
    Ok(response)
}

impl Lines {
    /// The next lines. A failure breaks the connection off, so that nobody takes what has come for all.
    async fn next(mut self) -> io::Result<Option<(Bytes, Self)>> {
        if self.has_ended {
            return Ok(None);
        }
        let mut text = Vec::new();
        while text.is_empty() && !self.is_done() {
            text = self.read().await.map_err(|problem| {
                tracing::warn!(error = problem.chain(), "a log cannot be sent to its end");
                io::Error::other("the log cannot be sent to its end")
            })?;
        }
        if self.is_done() {
            self.has_ended = true;
            text.extend_from_slice(self.last().as_bytes());
        }
        Ok(Some((text.into(), self)))
    }

    /// Whether all of it has been read, or the process stops.
    fn is_done(&self) -> bool {
        self.at >= self.end || self.left == Some(0) || self.app.live.is_stopping()
    }

    /// Reads on; none of the events may be for the caller.
    async fn read(&mut self) -> Result<Vec<u8>, Problem> {
        let app = &self.app;
        let _turn = app.live.turn().await?;
        self.standing.confirm().await?;
        let mut log = WorkspaceLog::open(app, &self.request, &self.workspace.to_string()).await?;
        if log.seen.epoch != self.seen.epoch {
            return Err(foreign_epoch(log.seen.epoch));
        }
        let left = self.left.and_then(|left| u32::try_from(left).ok()).unwrap_or(MOST.events);
        let most = Most { events: left.min(MOST.events), ..MOST };
        let stretch = log.find(app, &self.sought, (self.at, self.end), most).await?;
        if stretch.until <= self.at {
            return Err(Problem::internal("the log is shorter than it was"));
        }
        (self.seen, self.is_whole) = (log.seen, self.is_whole && log.is_whole());
        drop(log);
        self.at = stretch.until;
        self.left = self.left.map(|left| left.saturating_sub(stretch.events.len() as u64));
        let mut text = Vec::new();
        for event in stretch.events {
            text.append(&mut line(event, self.seen)?);
        }
        Ok(text)
    }

    /// The last line: the positions that all of them cover, and where to go on.
    fn last(&self) -> String {
        let Seen { epoch, position } = self.seen;
        let last = json!({
            "type": "end", "after": self.after, "next": self.at, "cursor": format!("{epoch}:{}", self.at),
            "is_whole": self.is_whole, "has_more": self.at < position,
        });
        format!("{last}\n")
    }
}

fn line(event: RecordedEvent, seen: Seen) -> Result<Vec<u8>, Problem> {
    let event = CloudEvent::new(event, seen.epoch)?;
    let mut line = serde_json::to_vec(&event).map_err(Problem::internal)?;
    line.push(b'\n');
    Ok(line)
}
