//! An event of the log as it was stored.

use event_store::RecordedEvent;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};
use service::Problem;
use utoipa::ToSchema;
use uuid::Uuid;
use wire::{Timestamp, Zone};

/// A text with more bytes than this is left out of the live feed.
const LONG_TEXT: usize = 4 << 10;
/// So is a value of another kind whose JSON has more.
const LONG_VALUE: usize = 64 << 10;

/// An event of the log, with everything that its hash covers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StoredEvent {
    /// The event's id.
    id: Uuid,
    /// Its position in the workspace's log.
    position: u64,
    /// The version of its stream after it.
    version: u64,
    /// What happened, for example `IssueRenamed`.
    r#type: String,
    /// The version of its form.
    type_version: String,
    /// The kind of thing it happened to, for example `issue`.
    entity: String,
    /// The thing it happened to.
    entity_id: Uuid,
    /// The project it belongs to.
    project: Option<Uuid>,
    /// The work item whose activity shows it.
    issue: Option<Uuid>,
    /// Who did it.
    actor: Uuid,
    /// The command it came from.
    command: Uuid,
    /// When it was recorded.
    time: Timestamp,
    /// What the event says, exactly as it was stored.
    #[schema(value_type = Object)]
    data: Box<RawValue>,
    /// Who, when and why, exactly as it was stored.
    #[schema(value_type = Object)]
    metadata: Box<RawValue>,
    /// SHA-256 over the hash before and everything above, hexadecimal.
    hash: String,
    /// Only in the live feed, and only if there are any: the keys of `data` that are null because their values are long.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    omitted: Vec<String>,
}

impl StoredEvent {
    /// As clients see it.
    pub(super) fn new(event: RecordedEvent, zone: Zone) -> Result<Self, Problem> {
        let raw = |text| RawValue::from_string(text).map_err(Problem::internal);
        Ok(Self {
            id: event.event_id,
            position: event.position,
            version: event.version,
            r#type: event.name,
            type_version: event.type_version,
            entity: event.kind,
            entity_id: event.entity,
            project: event.project,
            issue: event.issue,
            actor: event.actor,
            command: event.command_id,
            time: zone.at(event.recorded_at),
            data: raw(event.payload)?,
            metadata: raw(event.metadata)?,
            hash: hex::encode(event.hash),
            omitted: Vec::new(),
        })
    }

    /// The event without the long values of its data, whose keys it names in `omitted`.
    pub(super) fn without_long_values(mut self) -> Result<Self, Problem> {
        if self.data.get().len() <= LONG_TEXT {
            return Ok(self);
        }
        let Ok(mut data) = serde_json::from_str::<Map<String, Value>>(self.data.get()) else {
            return Ok(self);
        };
        for (key, value) in data.iter_mut().filter(|(_, value)| is_long(value)) {
            *value = Value::Null;
            self.omitted.push(key.clone());
        }
        if !self.omitted.is_empty() {
            self.data = to_raw_value(&data).map_err(Problem::internal)?;
        }
        Ok(self)
    }
}

/// Whether a value is left out of the live feed.
fn is_long(value: &Value) -> bool {
    has_long_text(value) || (!value.is_string() && value.to_string().len() > LONG_VALUE)
}

/// Whether a value is a long text, or has one in it.
fn has_long_text(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() > LONG_TEXT,
        Value::Array(values) => values.iter().any(has_long_text),
        Value::Object(values) => values.values().any(has_long_text),
        _ => false,
    }
}
