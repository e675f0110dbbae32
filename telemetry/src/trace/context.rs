//! Where a span is in its trace, as text that travels: the W3C's trace context.

use opentelemetry::propagation::{Extractor, Injector, TextMapPropagator};
use opentelemetry::trace::TraceContextExt as _;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

pub use opentelemetry::trace::TraceId;

use super::is_on;

/// The longest `tracestate` that is passed on, in bytes, as the W3C recommends.
const LONGEST_STATE: usize = 512;

/// A span's place in its trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceContext {
    /// The value of `traceparent`: trace, span and whether it is recorded.
    pub parent: String,
    /// The value of `tracestate`, if there is one: the notes of other systems on the trace.
    pub state: Option<String>,
}

impl TraceContext {
    /// The context in these two headers; `state` is left out when it is too long to be passed on.
    #[must_use]
    pub fn new(parent: &str, state: Option<&str>) -> Self {
        let state = state.filter(|state| !state.is_empty() && state.len() <= LONGEST_STATE);
        Self { parent: parent.to_owned(), state: state.map(str::to_owned) }
    }

    /// The context of a span that is recorded; `None` for every other.
    #[must_use]
    pub fn of(span: &Span) -> Option<Self> {
        if !is_on() || span.is_none() {
            return None;
        }
        let context = span.context();
        if !context.span().span_context().is_sampled() {
            return None;
        }
        let mut carrier = Carrier::default();
        TraceContextPropagator::new().inject_context(&context, &mut carrier);
        Some(Self::new(&carrier.parent?, carrier.state.as_deref()))
    }
}

/// Makes a span, which has not begun yet, the child of the one with this context.
pub fn continue_from(span: &Span, context: &TraceContext) {
    if span.is_none() {
        return;
    }
    let carrier = Carrier { parent: Some(context.parent.clone()), state: context.state.clone() };
    // A context that cannot be read is no parent: the span begins a trace of its own, as the W3C says.
    let parent = TraceContextPropagator::new().extract(&carrier);
    if let Err(error) = span.set_parent(parent) {
        tracing::debug!(error = %error, "a trace cannot be continued");
    }
}

/// The trace that a recorded span is part of.
#[must_use]
pub fn trace_id(span: &Span) -> Option<TraceId> {
    if !is_on() || span.is_none() {
        return None;
    }
    let context = span.context();
    let context = context.span().span_context().clone();
    context.is_sampled().then(|| context.trace_id())
}

/// The two headers.
#[derive(Debug, Default)]
struct Carrier {
    parent: Option<String>,
    state: Option<String>,
}

impl Injector for Carrier {
    fn set(&mut self, key: &str, value: String) {
        match key {
            "traceparent" => self.parent = Some(value),
            "tracestate" => self.state = Some(value).filter(|state| !state.is_empty()),
            _ => {}
        }
    }
}

impl Extractor for Carrier {
    fn get(&self, key: &str) -> Option<&str> {
        match key {
            "traceparent" => self.parent.as_deref(),
            "tracestate" => self.state.as_deref(),
            _ => None,
        }
    }

    fn keys(&self) -> Vec<&str> {
        vec!["traceparent", "tracestate"]
    }
}
