//! The metadata of an event: actor, time and cause, stored apart from the payload.

use chrono::{DateTime, Utc};
use domain::{Stamp, UserId};
use serde::{Deserialize, Serialize};
use telemetry::trace::TraceContext;
use uuid::Uuid;

/// The metadata of an event. All values are strings on the wire, as cqrs-es wants them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The acting user.
    pub actor: UserId,
    /// The time of the command by the clock of the service that took it, in µs.
    pub at: DateTime<Utc>,
    /// The command that the event came from.
    pub command_id: Uuid,
    /// What the whole chain of causes began with; a client's request id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    /// The event that caused the command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub causation_id: Option<String>,
    /// The user for whom the actor acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<UserId>,
    /// The span that appended the event, if its trace was recorded: the W3C's `traceparent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub traceparent: Option<String>,
    /// The notes of other systems on that trace: the W3C's `tracestate`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracestate: Option<String>,
}

impl Metadata {
    /// The metadata of a command that nothing but a user caused.
    #[must_use]
    pub const fn new(actor: UserId, at: DateTime<Utc>, command_id: Uuid) -> Self {
        Self {
            actor,
            at,
            command_id,
            correlation_id: None,
            causation_id: None,
            on_behalf_of: None,
            traceparent: None,
            tracestate: None,
        }
    }

    /// What aggregates keep of it, and of the stream's version after the event.
    #[must_use]
    pub const fn stamp(&self, version: u64) -> Stamp {
        Stamp { actor: self.actor, at: self.at, version }
    }

    /// Stores the span that appends the event, so that readers of the log can continue the trace.
    pub(crate) fn set_trace(&mut self, context: Option<TraceContext>) {
        let Some(TraceContext { parent, state }) = context else { return };
        (self.traceparent, self.tracestate) = (Some(parent), state);
    }

    /// The trace that the event was appended in, if it was recorded.
    #[must_use]
    pub fn trace(&self) -> Option<TraceContext> {
        let parent = self.traceparent.as_deref()?;
        Some(TraceContext::new(parent, self.tracestate.as_deref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_from_before_there_were_traces_read_and_write_as_they_were() {
        let old = r#"{"actor":"00000000-0000-0000-0000-000000000001","at":"2026-11-23T04:18:08.424768Z","command_id":"00000000-0000-0000-0000-000000000002","correlation_id":"c"}"#;
        let read: Metadata = serde_json::from_str(old).unwrap();
        assert_eq!(read.trace(), None);
        assert_eq!(serde_json::to_string(&read).unwrap(), old);
    }

    #[test]
    fn a_trace_that_was_stored_can_be_continued() {
        let mut metadata = Metadata::new(UserId(Uuid::nil()), DateTime::UNIX_EPOCH, Uuid::nil());
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        let context = TraceContext::new(parent, Some("a=1"));
        metadata.set_trace(Some(context.clone()));
        let stored = serde_json::to_string(&metadata).unwrap();
        let read: Metadata = serde_json::from_str(&stored).unwrap();
        assert_eq!(read.trace(), Some(context));
    }
}
