//! Comments on work items.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, ProjectLite, Reference, UserLite, WorkItem, WorkspaceLite};
use crate::Timestamp;

// Contract §2.9.
/// A comment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Comment {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// The text as sanitised HTML.
    pub comment_html: String,
    /// Always empty.
    #[schema(value_type = Vec<String>)]
    pub attachments: [String; 0],
    /// Its readers: INTERNAL the members of the project without its guests, EXTERNAL these too.
    #[schema(value_type = super::CommentAccess)]
    pub access: Cow<'static, str>,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// When its text was last changed.
    pub edited_at: Option<Timestamp>,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The id of its text.
    pub description: Uuid,
    /// The work item it is about.
    pub issue: Reference<WorkItem>,
    /// The author.
    pub actor: Option<Reference<UserLite>>,
    /// The comment of the same work item that it answers.
    pub parent: Option<Uuid>,
    /// Whether the author is a member of the project; only in answers to GET.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_member: Option<bool>,
}
