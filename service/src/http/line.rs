//! A request's line in the log: no personal data, no token, no text of a client but the request's name and the slug.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, Method};
use axum::response::Response;
use telemetry::trace::TraceId;

use super::{RequestId, headers};
use crate::{Caller, Problem};

/// The path below which everything belongs to a workspace.
const WORKSPACES: &str = "/api/v1/workspaces/";

/// What the line says of the request.
pub(super) struct Line<'a> {
    /// The request's name.
    pub(super) id: &'a RequestId,
    pub(super) method: &'a Method,
    /// The route that answered; empty if none did.
    pub(super) route: &'a str,
    pub(super) path: &'a str,
    /// How long it took.
    pub(super) took: Duration,
    /// The trace that it is part of, if that is recorded.
    pub(super) trace: Option<TraceId>,
}

/// Writes the line at a level.
macro_rules! write_at {
    ($level:ident, $message:literal, $line:ident, $answer:ident) => {
        tracing::$level!(
            method = $line.method.as_str(),
            route = $line.route,
            status = $answer.status,
            duration_ms = $line.took.as_secs_f64() * 1000.0,
            request.id = $line.id.as_str(),
            user.id = $answer.user.map(display),
            workspace.slug = $line.workspace(),
            position = $answer.position,
            trace.id = $line.trace.map(display),
            code = $answer.code,
            error = $answer.error,
            $message
        )
    };
}

impl Line<'_> {
    /// Writes it: internal errors as `ERROR` with their causes, and the frequent requests of machines as `DEBUG`.
    pub(super) fn write(&self, response: &Response) {
        let line = self;
        let answer = Answer::of(response);
        if response.status().is_server_error() {
            write_at!(error, "request failed", line, answer);
        } else if self.is_routine() {
            write_at!(debug, "request", line, answer);
        } else {
            write_at!(info, "request", line, answer);
        }
    }

    /// Whether a machine asks how the service is.
    fn is_routine(&self) -> bool {
        matches!(self.route, "/" | "/health/live" | "/health/ready" | "/metrics")
    }

    /// The workspace in the path of a route.
    fn workspace(&self) -> Option<&str> {
        let is_below = self.route.starts_with(WORKSPACES);
        let rest = self.path.strip_prefix(WORKSPACES).filter(|_| is_below)?;
        rest.split('/').next().filter(|slug| !slug.is_empty())
    }
}

/// What the line says of the answer.
struct Answer<'a> {
    status: u16,
    user: Option<domain::UserId>,
    position: Option<u64>,
    code: Option<&'a str>,
    error: Option<String>,
}

impl<'a> Answer<'a> {
    /// What an answer says of itself.
    fn of(response: &'a Response) -> Self {
        let position = response.headers().get(headers::POSITION).map(HeaderValue::to_str);
        let problem = response.extensions().get::<Arc<Problem>>();
        Self {
            status: response.status().as_u16(),
            user: response.extensions().get::<Caller>().map(|caller| caller.user()),
            position: position.and_then(|text| text.ok()?.parse().ok()),
            code: problem.map(|problem| problem.code()),
            error: problem.map(|problem| problem.chain()).filter(|error| !error.is_empty()),
        }
    }
}
