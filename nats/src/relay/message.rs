//! An event as the message that the relay sends.

use async_nats::HeaderMap;
use async_nats::header::{NATS_EXPECTED_STREAM, NATS_MESSAGE_ID};
use bytes::Bytes;
use event_store::RecordedEvent;
use telemetry::trace::Span;

use crate::{EventStream, encode, trace};

/// A message that is to be stored in a certain place; its sender sets the conditions.
pub(super) struct Message {
    pub(super) subject: String,
    pub(super) headers: HeaderMap,
    pub(super) payload: Bytes,
    /// What the server knows it by.
    pub(super) id: String,
    /// Ends with the acknowledgement.
    pub(super) span: Span,
}

impl Message {
    /// An event's message for a sequence of the stream; `rename` gives it an id that the server has not seen.
    pub(super) fn of(
        event: &RecordedEvent,
        stream: &EventStream,
        sequence: u64,
        rename: bool,
    ) -> Self {
        let message = encode(event, stream.epoch());
        let id = if rename {
            format!("{}/{sequence}", event.event_id)
        } else {
            event.event_id.to_string()
        };
        let mut headers = message.headers;
        headers.insert(NATS_MESSAGE_ID, id.as_str());
        headers.insert(NATS_EXPECTED_STREAM, stream.name());
        let span = trace::publishing(event, message.trace.as_ref(), &mut headers);
        Self { subject: message.subject, headers, payload: message.payload, id, span }
    }
}
