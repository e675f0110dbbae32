//! The span of a request, which continues the client's trace.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use telemetry::trace::{self, Span, TraceContext, continue_from};
use tracing::field::Empty;

/// Begins the span of a request, if spans are exported.
pub(super) fn begin(request: &Request, route: &str, id: &str) -> Span {
    if !trace::is_on() {
        return Span::none();
    }
    let method = request.method().as_str();
    let span = tracing::debug_span!(
        target: trace::TARGET,
        parent: None,
        "request",
        otel.name = format!("{method} {route}").trim_end(),
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = method,
        http.route = route,
        http.response.status_code = Empty,
        tidemark.request = id,
    );
    if let Some(context) = sent(request.headers()) {
        continue_from(&span, &context);
    }
    span
}

/// Notes the answer in the span.
pub(super) fn end(span: &Span, status: StatusCode) {
    if span.is_none() {
        return;
    }
    span.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
}

/// The trace context that a client sends.
fn sent(headers: &HeaderMap) -> Option<TraceContext> {
    let text = |name: &str| headers.get(name).map(HeaderValue::to_str)?.ok();
    Some(TraceContext::new(text("traceparent")?, text("tracestate")))
}
