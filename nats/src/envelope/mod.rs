//! An event as a message: CloudEvents 1.0 in the NATS binding's binary mode.
//!
//! Every attribute is a header `ce-…` whose value is percent-encoded; the body is the payload as it is stored.
//! The attributes carry everything that the log's hash chain covers, so that a subscriber to every event of a
//! workspace can verify the chain offline (`event_store::chain`).
//!
//! A payload or metadata that is too big for a message is left out: `ce-dataref` says where the event is.

mod decode;
mod encode;
mod text;

use bytes::Bytes;
use domain::WorkspaceId;
use event_store::RecordedEvent;
use telemetry::trace::TraceContext;
use uuid::Uuid;

pub use encode::encode;

/// The headers' names.
mod header {
    /// The version of CloudEvents.
    pub const SPEC_VERSION: &str = "ce-specversion";
    /// The event's id.
    pub const ID: &str = "ce-id";
    /// The workspace, as a path.
    pub const SOURCE: &str = "ce-source";
    /// The event's name behind a prefix.
    pub const TYPE: &str = "ce-type";
    /// The id of the entity whose stream the event is in.
    pub const SUBJECT: &str = "ce-subject";
    /// When it was recorded, in µs.
    pub const TIME: &str = "ce-time";
    /// The form of the body.
    pub const CONTENT_TYPE: &str = "ce-datacontenttype";
    /// Where the event is when the message has no data.
    pub const DATA_REF: &str = "ce-dataref";
    /// The position in the workspace's log.
    pub const POSITION: &str = "ce-position";
    /// The version of the entity's stream.
    pub const STREAM_VERSION: &str = "ce-streamversion";
    /// The log's epoch.
    pub const EPOCH: &str = "ce-epoch";
    /// The version of the payload's form.
    pub const TYPE_VERSION: &str = "ce-typeversion";
    /// The entity's type.
    pub const KIND: &str = "ce-kind";
    /// The acting user.
    pub const ACTOR: &str = "ce-actor";
    /// The command it came from.
    pub const COMMAND: &str = "ce-command";
    /// The project it belongs to.
    pub const PROJECT: &str = "ce-project";
    /// The issue whose activity shows it.
    pub const ISSUE: &str = "ce-issue";
    /// The hash of the chain, in hexadecimal digits.
    pub const HASH: &str = "ce-hash";
    /// The span that appended the event, in the W3C's form.
    pub const TRACE_PARENT: &str = "ce-traceparent";
    /// What other systems said of that trace.
    pub const TRACE_STATE: &str = "ce-tracestate";
    /// The metadata as stored.
    pub const METADATA: &str = "ce-metadata";
}

/// What `ce-type` has before the event's name.
const TYPE_PREFIX: &str = "tidemark.v1.";
/// What `ce-source` has before the workspace.
const SOURCE_PREFIX: &str = "/workspaces/";

/// An event on its way into the stream.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// What it is published under.
    pub subject: String,
    /// The attributes of CloudEvents, `ce-id` and the others.
    pub headers: async_nats::HeaderMap,
    /// Its payload, or nothing when that was left out.
    pub payload: Bytes,
    /// The trace that it was appended in, if that was recorded.
    pub trace: Option<TraceContext>,
}

/// An event out of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The epoch of the log in which it was published.
    pub epoch: Uuid,
    /// The workspace whose log it is in.
    pub workspace: WorkspaceId,
    /// Its position there.
    pub position: u64,
    /// The event's id, by which a message that comes twice is known.
    pub event_id: Uuid,
    /// The hash of the chain up to and with it.
    pub hash: [u8; 32],
    /// The trace that it came with, if there is one.
    pub trace: Option<TraceContext>,
    /// The whole event; `None` when it was too big for a message and has to be read from the log.
    pub event: Option<RecordedEvent>,
}

/// A message that is no event of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// An attribute is missing; its header is named.
    #[error("the message has no header {0}")]
    Missing(&'static str),
    /// An attribute does not have the expected form.
    #[error("the message's header {name} cannot be read: {value}")]
    Malformed {
        /// The header.
        name: &'static str,
        /// The beginning of what it says.
        value: String,
    },
    /// The body is not text.
    #[error("the message's body is not UTF-8")]
    Body,
}

/// An event for tests.
#[cfg(test)]
pub(crate) fn example() -> RecordedEvent {
    RecordedEvent {
        workspace: WorkspaceId(Uuid::from_u128(1)),
        position: 7,
        kind: "issue".to_owned(),
        entity: Uuid::from_u128(2),
        version: 3,
        name: "IssueRenamed".to_owned(),
        type_version: "1".to_owned(),
        payload: r#"{ "type":"IssueRenamed", "to":"ä \"%41\" 🦀"}"#.to_owned(),
        metadata: r#"{"correlation_id":"100 %\nja \u0007 \"é\"\r\nNats-Msg-Id: x"}"#.to_owned(),
        event_id: Uuid::from_u128(4),
        command_id: Uuid::from_u128(5),
        actor: Uuid::from_u128(6),
        project: Some(Uuid::from_u128(7)),
        issue: Some(Uuid::from_u128(8)),
        recorded_at: chrono::DateTime::from_timestamp_micros(1_795_400_000_123_456).unwrap(),
        hash: std::array::from_fn(|n| u8::try_from(n * 7).unwrap()),
    }
}
