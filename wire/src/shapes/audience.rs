//! Who wants to hear of work items, and what they say to them without words.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, ProjectLite, Reference, UserLite, WorkItem, WorkspaceLite};

/// Whether the caller hears of a work item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Subscription {
    /// Whether they do.
    pub subscribed: bool,
}

/// A member of the project, and whether they hear of a work item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Subscriber {
    /// Their membership of the project.
    pub id: Uuid,
    /// The person.
    pub member: UserLite,
    /// Whether they hear of it.
    pub is_subscribed: bool,
}

/// A reaction to a work item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WorkItemReaction {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// The sign, as it was sent.
    pub reaction: String,
    /// The person who reacted.
    pub actor: Reference<UserLite>,
    /// The work item.
    pub issue: Reference<WorkItem>,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
}

/// A reaction to a comment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CommentReaction {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// The sign, as it was sent.
    pub reaction: String,
    /// The person who reacted.
    pub actor: Reference<UserLite>,
    /// The comment.
    pub comment: Uuid,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
}

/// A vote for or against a work item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WorkItemVote {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// 1 for it, -1 against it.
    pub vote: i8,
    /// The person who voted.
    pub actor: Reference<UserLite>,
    /// The work item.
    pub issue: Reference<WorkItem>,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
}
