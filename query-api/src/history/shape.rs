//! An event of the log as it was stored.

use event_store::RecordedEvent;
use serde::Serialize;
use serde_json::value::RawValue;
use service::Problem;
use utoipa::ToSchema;
use uuid::Uuid;
use wire::{Timestamp, Zone};

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
        })
    }
}
