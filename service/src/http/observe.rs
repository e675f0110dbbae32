//! One log line, one span and one measurement per request, panics that do not reach the process, and the headers for
//! browsers and caches.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use telemetry::trace::trace_id;
use tracing::Instrument;

use super::line::Line;
use super::request_id::X_REQUEST_ID;
use super::{RequestId, measure, shield, span};
use crate::{Ids, Problem};

/// Names the request, runs it, and writes its line.
pub(super) async fn observe(State(ids): State<Ids>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::of(request.headers(), &ids);
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("", MatchedPath::as_str);
    let (method, uri) = (request.method().clone(), request.uri().clone());
    request.extensions_mut().insert(id.clone());
    let traced = span::begin(&request, route, id.as_str());
    let logged = tracing::info_span!("request", request.id = id.as_str());
    let running = AssertUnwindSafe(next.run(request)).catch_unwind();
    let running = running.instrument(logged).instrument(traced.clone());
    let mut response = running.await.unwrap_or_else(panicked);
    response.headers_mut().insert(X_REQUEST_ID, id.header());
    shield::add(response.headers_mut());
    let took = started.elapsed();
    measure::count(&method, route, response.status(), took);
    span::end(&traced, response.status());
    let trace = trace_id(&traced);
    Line { id: &id, method: &method, route, path: uri.path(), took, trace }.write(&response);
    response
}

/// The answer when a handler panicked.
#[expect(clippy::needless_pass_by_value, reason = "the form that unwrap_or_else wants")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    Problem::internal(format!("panic: {text}")).into_response()
}
