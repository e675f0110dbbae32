//! From the log into a message.

use async_nats::HeaderMap;
use async_nats::header::NATS_MESSAGE_ID;
use bytes::Bytes;
use chrono::SecondsFormat;
use event_store::RecordedEvent;
use telemetry::trace::TraceContext;
use uuid::Uuid;

use super::text::{escape, escape_foreign};
use super::{Outgoing, SOURCE_PREFIX, TYPE_PREFIX, header};
use crate::subject;

/// A payload of more bytes is left out: one huge description must not wedge the stream.
const MOST_PAYLOAD: usize = 256 << 10;
/// Metadata of more bytes, encoded, are left out: the server takes 64 KiB of headers.
const MOST_METADATA: usize = 32 << 10;

/// An event as a message of an epoch's stream, without its payload or its metadata where these are too large.
#[must_use]
pub fn encode(event: &RecordedEvent, epoch: Uuid) -> Outgoing {
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value: &str| headers.insert(name, escape(value));
    set(header::SPEC_VERSION, "1.0");
    set(header::ID, &event.event_id.to_string());
    set(header::SOURCE, &format!("{SOURCE_PREFIX}{}", event.workspace));
    set(header::TYPE, &format!("{TYPE_PREFIX}{}", event.name));
    set(header::SUBJECT, &event.entity.to_string());
    set(header::TIME, &event.recorded_at.to_rfc3339_opts(SecondsFormat::Micros, true));
    set(header::POSITION, &event.position.to_string());
    set(header::STREAM_VERSION, &event.version.to_string());
    set(header::EPOCH, &epoch.to_string());
    set(header::TYPE_VERSION, &event.type_version);
    set(header::KIND, &event.kind);
    set(header::ACTOR, &event.actor.to_string());
    set(header::COMMAND, &event.command_id.to_string());
    set(header::HASH, &hex::encode(event.hash));
    for (name, id) in [(header::PROJECT, event.project), (header::ISSUE, event.issue)] {
        if let Some(id) = id {
            set(name, &id.to_string());
        }
    }
    let trace = event.trace();
    if let Some(TraceContext { parent, state }) = &trace {
        headers.insert(header::TRACE_PARENT, escape_foreign(parent));
        if let Some(state) = state {
            headers.insert(header::TRACE_STATE, escape_foreign(state));
        }
    }
    headers.insert(NATS_MESSAGE_ID, event.event_id.to_string());
    let payload = add_data(&mut headers, event);
    Outgoing { subject: subject::of(event), headers, payload, trace }
}

/// Adds metadata and what describes the body, which is answered; or, of what is too big, the place where it is.
fn add_data(headers: &mut HeaderMap, event: &RecordedEvent) -> Bytes {
    let metadata = escape_foreign(&event.metadata);
    if event.payload.len() > MOST_PAYLOAD || metadata.len() > MOST_METADATA {
        let place = format!("/api/v1{SOURCE_PREFIX}{}/events/{}/", event.workspace, event.position);
        headers.insert(header::DATA_REF, place);
        return Bytes::new();
    }
    headers.insert(header::METADATA, metadata);
    headers.insert(header::CONTENT_TYPE, "application/json");
    Bytes::copy_from_slice(event.payload.as_bytes())
}
