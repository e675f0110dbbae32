//! One log line per request, and panics that do not reach the process.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use tracing::Instrument;

use super::RequestId;
use super::request_id::X_REQUEST_ID;
use crate::{Caller, Ids, Problem};

/// Names the request, runs it, and writes its line.
pub(super) async fn observe(State(ids): State<Ids>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::of(request.headers(), &ids);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", request.id = id.as_str());
    let running = AssertUnwindSafe(next.run(request)).catch_unwind();
    let mut response = running.instrument(span).await.unwrap_or_else(panicked);
    response.headers_mut().insert(X_REQUEST_ID, id.header());
    let route = route.as_ref().map_or("", MatchedPath::as_str);
    log(&id, &method, route, &response, started.elapsed());
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

/// The request's line: an error with its causes for what nobody foresaw, a plain line otherwise.
fn log(id: &RequestId, method: &Method, route: &str, response: &Response, took: Duration) {
    let status = response.status().as_u16();
    let duration_ms = took.as_secs_f64() * 1000.0;
    let user = response.extensions().get::<Caller>().map(|caller| caller.user());
    let user = user.map(tracing::field::display);
    let problem = response.extensions().get::<Arc<Problem>>();
    let (code, error) =
        problem.map_or(("", String::new()), |problem| (problem.code(), problem.chain()));
    if response.status() >= StatusCode::INTERNAL_SERVER_ERROR {
        tracing::error!(
            method = method.as_str(),
            route,
            status,
            duration_ms,
            request.id = id.as_str(),
            user.id = user,
            code,
            error,
            "request failed"
        );
    } else {
        let code = Some(code).filter(|code| !code.is_empty());
        let error = Some(error).filter(|error| !error.is_empty());
        tracing::info!(
            method = method.as_str(),
            route,
            status,
            duration_ms,
            request.id = id.as_str(),
            user.id = user,
            code,
            error,
            "request"
        );
    }
}
