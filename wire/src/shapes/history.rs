//! The log as people read it; an addition of Tidemark's.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Timestamp;

/// An event of the log.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct HistoryEvent {
    /// The event's id.
    pub id: Uuid,
    /// Its position in the workspace's log.
    pub position: u64,
    /// The version of its stream after it.
    pub version: u64,
    /// What happened, for example `IssueRenamed`.
    pub r#type: String,
    /// The kind of thing it happened to, for example `issue`.
    pub entity: String,
    /// The thing it happened to.
    pub entity_id: Uuid,
    /// Who did it.
    pub actor: Uuid,
    /// When it was recorded.
    pub time: Timestamp,
    /// What the event says.
    pub data: Value,
}
