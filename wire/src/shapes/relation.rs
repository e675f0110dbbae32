//! What work items are to one another.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Audit;
use crate::Timestamp;

// Contract §2.12.
/// A related work item, in brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelatedId {
    /// The project of the other work item.
    pub project_id: Uuid,
    /// The other work item.
    pub issue_id: Uuid,
}

/// The work items that one is related to, by what it is to them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Relations {
    /// Those that cannot be done before it.
    pub blocking: Vec<RelatedId>,
    /// Those that it waits for.
    pub blocked_by: Vec<RelatedId>,
    /// Those that say the same.
    pub duplicate: Vec<RelatedId>,
    /// Those that it has something to do with.
    pub relates_to: Vec<RelatedId>,
    /// Those that start before it.
    pub start_after: Vec<RelatedId>,
    /// Those that start after it.
    pub start_before: Vec<RelatedId>,
    /// Those that are finished before it.
    pub finish_after: Vec<RelatedId>,
    /// Those that are finished after it.
    pub finish_before: Vec<RelatedId>,
}

/// A relation that was made, or that was there.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RelatedWorkItem {
    /// The other work item.
    pub id: Uuid,
    /// Its project.
    pub project_id: Uuid,
    /// Its running number in the project.
    pub sequence_id: u32,
    /// The relation in the direction that Plane keeps: `blocked_by` for `blocking`, `start_before` for `start_after`,
    /// `finish_before` for `finish_after`, and the others as they are.
    #[schema(value_type = super::RelationType)]
    pub relation_type: Cow<'static, str>,
    /// What the other work item is called.
    pub name: String,
    /// The state it is in.
    pub state_id: Uuid,
    /// How urgent it is.
    #[schema(value_type = super::Priority)]
    pub priority: Cow<'static, str>,
    /// Who related the two.
    pub created_by: Uuid,
    /// When.
    pub created_at: Timestamp,
    /// Always null: relations do not change.
    pub updated_by: Option<Uuid>,
    /// The same as `created_at`.
    pub updated_at: Timestamp,
}

// Contract §8.9.
/// A work item that another one depends on, or the other way round.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Dependency {
    /// Id, times and people of the work item.
    #[serde(flatten)]
    pub audit: Audit,
    /// What it is called.
    pub name: String,
    /// Its running number in the project.
    pub sequence_id: u32,
    /// Its project.
    pub project_id: Uuid,
    /// The state it is in.
    pub state_id: Uuid,
    /// How urgent it is.
    #[schema(value_type = super::Priority)]
    pub priority: Cow<'static, str>,
    /// Always null: there are no types yet.
    pub type_id: Option<Uuid>,
    /// Always false: there are no epics yet.
    pub is_epic: bool,
    /// Its labels.
    pub label_ids: Vec<Uuid>,
    /// The people who work on it.
    pub assignee_ids: Vec<Uuid>,
    /// Its place among others, ascending.
    pub sort_order: f64,
    /// What the work item that was asked about is to it.
    #[schema(value_type = super::RelationType)]
    pub relation_type: Cow<'static, str>,
}

/// The work items that one depends on or that depend on it, by what it is to them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub struct Dependencies {
    /// Those that cannot be done before it.
    pub blocking: Vec<Dependency>,
    /// Those that it waits for.
    pub blocked_by: Vec<Dependency>,
    /// Those that start after it.
    pub start_before: Vec<Dependency>,
    /// Those that start before it.
    pub start_after: Vec<Dependency>,
    /// Those that are finished after it.
    pub finish_before: Vec<Dependency>,
    /// Those that are finished before it.
    pub finish_after: Vec<Dependency>,
}

// Contract §11.9.
/// A kind of relation that a workspace defines.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RelationDefinition {
    /// The kind.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What one side is to the other.
    pub outward: String,
    /// What the other side is to the one.
    pub inward: String,
    /// Whether every workspace has it.
    pub is_default: bool,
    /// Whether it may be used.
    pub is_active: bool,
    /// The colour that it is shown in.
    pub color: String,
    /// Its place among others, ascending.
    pub sort_order: f64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// The workspace.
    pub workspace: Uuid,
}
