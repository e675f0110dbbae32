//! The activity feed of work items.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ProjectLite, Reference, UserLite, WorkItem, WorkspaceLite};
use crate::Timestamp;

// Contract §2.10.
/// Something that happened to a work item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Activity {
    /// The activity's id.
    pub id: Uuid,
    /// When it happened.
    pub created_at: Timestamp,
    /// When it happened.
    pub updated_at: Timestamp,
    /// Always null.
    pub deleted_at: Option<Timestamp>,
    /// created, updated or deleted.
    #[schema(value_type = String)]
    pub verb: Cow<'static, str>,
    /// The field that changed, null when the work item itself was created.
    #[schema(value_type = Option<String>)]
    pub field: Option<Cow<'static, str>>,
    /// The value before, by its name of that time.
    pub old_value: Option<String>,
    /// The value after, by its name of that time.
    pub new_value: Option<String>,
    /// What happened, in words.
    #[schema(value_type = String)]
    pub comment: Cow<'static, str>,
    /// Always empty.
    #[schema(value_type = Vec<String>)]
    pub attachments: [String; 0],
    /// The id of the value before.
    pub old_identifier: Option<Uuid>,
    /// The id of the value after.
    pub new_identifier: Option<Uuid>,
    /// When it happened, in whole Unix seconds.
    pub epoch: f64,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The work item it is about.
    pub issue: Option<Reference<WorkItem>>,
    /// The comment it is about.
    pub issue_comment: Option<Uuid>,
    /// The actor.
    pub actor: Option<Reference<UserLite>>,
    /// The command that did it, by which it can be undone.
    pub command: Uuid,
    /// Its position in the log of the workspace.
    pub position: u64,
    /// The true actor, where an import names another user or time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported_by: Option<Uuid>,
    /// When they really did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported_at: Option<Timestamp>,
}
