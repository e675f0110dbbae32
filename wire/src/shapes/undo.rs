//! What undoing a command comes to; an addition of Tidemark's.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Timestamp;

/// What undoing a command comes to, or would come to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Undone {
    /// The command that is undone.
    pub command: Uuid,
    /// Who gave it.
    pub actor: Uuid,
    /// When it was given.
    pub created_at: Timestamp,
    /// The position of the workspace's log that this is true for.
    pub position: u64,
    /// What the command did, fact by fact, and what becomes of that.
    pub facts: Vec<UndoneFact>,
}

/// A fact that a command made, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UndoneFact {
    /// What it is a fact of, for example `issue`.
    pub entity: String,
    /// Which one.
    pub entity_id: Uuid,
    /// What the work item is called that it belongs to, for example `ENG-42`.
    #[schema(required)]
    pub key: Option<String>,
    /// Which fact, by the names of the activity feed.
    pub field: String,
    /// What it is now, in words; people by their ids, texts by their beginning.
    #[schema(required)]
    pub from: Option<String>,
    /// What it was before the command, and is again if it is undone.
    #[schema(required)]
    pub to: Option<String>,
    /// What becomes of it.
    pub outcome: UndoneOutcome,
    /// Why it is not undone, if it is not.
    #[schema(required)]
    pub reason: Option<String>,
    /// Who last changed the thing, if it was changed since.
    #[schema(required)]
    pub changed_by: Option<Uuid>,
    /// When they did.
    #[schema(required)]
    pub changed_at: Option<Timestamp>,
}

/// What becomes of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UndoneOutcome {
    /// It is as it was before the command.
    Undone,
    /// It was as before the command already.
    Already,
    /// It was changed since, and stays.
    ChangedSince,
    /// What it names is not there any more, so the thing comes back without it.
    LeftOut,
    /// It cannot be undone, and stays.
    Impossible,
}
