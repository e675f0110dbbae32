//! The trace of an event on its way through the stream, in the headers that the W3C names.
//!
//! `traceparent` is that of the publishing and so of one way that the event took; `ce-traceparent`, the extension of
//! CloudEvents, is that of the append and stays the same however often the event is published.

use async_nats::{HeaderMap, HeaderValue};
use event_store::RecordedEvent;
use telemetry::trace::{self, Span, TraceContext, continue_from};

/// The header with the trace and the span.
const PARENT: &str = "traceparent";
/// The header with the notes of other systems on the trace.
const STATE: &str = "tracestate";
/// What the names of the server's own headers begin with; it looks for them in values as well.
const OF_THE_SERVER: &str = "Nats-";

/// Begins the span of a publish and names it in the headers; without an exporter they name the span of the append.
pub(crate) fn publishing(
    event: &RecordedEvent,
    appended: Option<&TraceContext>,
    headers: &mut HeaderMap,
) -> Span {
    let Some(appended) = appended else { return Span::none() };
    let span = begin(event, appended);
    let context = TraceContext::of(&span);
    let TraceContext { parent, state } = context.as_ref().unwrap_or(appended);
    headers.insert(PARENT, parent.as_str());
    if let Some(state) = state.as_ref().filter(|state| is_harmless(state)) {
        headers.insert(STATE, state.as_str());
    }
    span
}

/// Begins the span of a publish, if spans are exported.
fn begin(event: &RecordedEvent, appended: &TraceContext) -> Span {
    if !trace::is_on() {
        return Span::none();
    }
    let span = tracing::debug_span!(
        target: trace::TARGET,
        parent: None,
        "publish",
        otel.kind = "producer",
        messaging.system = "nats",
        messaging.operation.type = "send",
        messaging.message.id = %event.event_id,
        tidemark.workspace = %event.workspace,
        tidemark.position = event.position,
        tidemark.event = event.name,
    );
    continue_from(&span, appended);
    span
}

/// The trace context that a message came with.
pub(crate) fn received(headers: &HeaderMap) -> Option<TraceContext> {
    let parent = headers.get(PARENT)?.as_str();
    Some(TraceContext::new(parent, headers.get(STATE).map(HeaderValue::as_str)))
}

/// Whether a server takes a text for nothing but a value.
fn is_harmless(state: &str) -> bool {
    state.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !state.contains(OF_THE_SERVER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::example;

    #[test]
    fn without_an_exporter_a_message_names_the_span_of_the_append() {
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        let mut headers = HeaderMap::new();
        let appended = TraceContext::new(parent, Some("a=1"));
        assert!(publishing(&example(), Some(&appended), &mut headers).is_none());
        assert_eq!(received(&headers), Some(appended));
    }

    #[test]
    fn a_state_that_the_server_could_read_is_left_out() {
        let mut headers = HeaderMap::new();
        let hostile = TraceContext::new("00-x", Some("a=Nats-Expected-Last-Sequence: 1"));
        publishing(&example(), Some(&hostile), &mut headers);
        assert!(headers.get(STATE).is_none());
        assert!(!is_harmless("a\r\nb"));
    }
}
