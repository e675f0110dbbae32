//! The end of a trace: a change has become visible.

use std::time::Duration;

use event_store::RecordedEvent;
use nats::Incoming;
use telemetry::trace::{self, Span, continue_from};

use crate::run::measure::age;
use crate::write::apply::Page;

/// No more events of one batch than this get spans.
const MOST: usize = 64;
/// Traces of events older than this are over: whoever catches up or begins anew does not continue them.
const LONGEST: Duration = Duration::from_mins(10);

/// Notes in its trace that a message has arrived.
pub(crate) fn received(incoming: &Incoming) {
    if !trace::is_on() {
        return;
    }
    let Some(context) = &incoming.trace else { return };
    let span = tracing::debug_span!(
        target: trace::TARGET,
        parent: None,
        "receive",
        otel.kind = "consumer",
        messaging.system = "nats",
        messaging.operation.type = "receive",
        messaging.message.id = %incoming.event_id,
        tidemark.workspace = %incoming.workspace,
        tidemark.position = incoming.position,
    );
    continue_from(&span, context);
}

/// Begins a span for each event of a batch that was appended in a recorded trace; they end with the answer.
#[must_use]
pub(crate) fn applying(pages: &[Page]) -> Vec<Span> {
    if !trace::is_on() {
        return Vec::new();
    }
    let together = pages.iter().map(|page| page.events.len()).sum();
    let events = pages.iter().flat_map(|page| &page.events);
    let young = events.filter(|event| age(event) <= LONGEST);
    young.filter_map(|event| apply(event, together)).take(MOST).collect()
}

/// Begins the span of one event.
fn apply(event: &RecordedEvent, together: usize) -> Option<Span> {
    let appended = event.trace()?;
    let span = tracing::debug_span!(
        target: trace::TARGET,
        parent: None,
        "apply",
        otel.kind = "consumer",
        messaging.batch.message_count = together,
        tidemark.workspace = %event.workspace,
        tidemark.position = event.position,
        tidemark.event = event.name,
    );
    continue_from(&span, &appended);
    Some(span)
}
