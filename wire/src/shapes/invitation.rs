//! Invitations to a workspace.

use domain::Role;
use domain::workspace::{InvitedProject, SkippedProject};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::WorkspaceLite;
use crate::{Timestamp, role_number, role_slug};

// Contract §2.3.
/// An invitation to a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Invitation {
    /// The invitation's id.
    pub id: Uuid,
    /// The address of whoever is invited.
    pub email: String,
    /// What they become: 20 admin, 15 member, 5 guest.
    #[schema(value_type = super::RoleNumber)]
    pub role: u8,
    /// The role by name.
    #[schema(value_type = super::RoleName)]
    pub role_slug: &'static str,
    /// The projects that they become members of as well.
    pub projects: Vec<ProjectRole>,
    /// When it can no longer be accepted, until a new link is made.
    pub expires_at: Timestamp,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Who made it.
    pub created_by: Uuid,
    /// When it was accepted or declined; null until then.
    pub responded_at: Option<Timestamp>,
    /// Whether it was accepted.
    pub accepted: bool,
}

/// A project, and what somebody becomes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProjectRole {
    /// The project's id.
    pub project: Uuid,
    /// 20 admin, 15 member, 5 guest.
    #[schema(value_type = super::RoleNumber)]
    pub role: u8,
}

/// The answer to making an invitation or another link of it: the only time the link is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NewInvitation {
    /// The invitation.
    #[serde(flatten)]
    pub invitation: Invitation,
    /// `tm_invitation_` and 64 hexadecimal digits.
    pub token: String,
    /// The link, below the address of the site: its path, and the token in its fragment.
    pub link: String,
}

/// What whoever holds the link of an invitation is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenInvitation {
    /// What the workspace is called.
    pub workspace_name: String,
    /// What they become: 20 admin, 15 member, 5 guest.
    #[schema(value_type = super::RoleNumber)]
    pub role: u8,
    /// The role by name.
    #[schema(value_type = super::RoleName)]
    pub role_slug: &'static str,
    /// When the invitation can no longer be accepted.
    pub expires_at: Timestamp,
    /// Whether the address that was invited has an account, to sign in with; else they sign up.
    pub has_account: bool,
}

/// What an invitation has led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Joined {
    /// The workspace.
    pub workspace: WorkspaceLite,
    /// What the user is there: 20 admin, 15 member, 5 guest.
    #[schema(value_type = super::RoleNumber)]
    pub role: u8,
    /// The role by name.
    #[schema(value_type = super::RoleName)]
    pub role_slug: &'static str,
    /// The projects that the invitation led to.
    pub projects: Vec<Uuid>,
    /// Those that it no longer leads to.
    pub skipped: Vec<Skipped>,
}

/// A project that an invitation no longer leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Skipped {
    /// The project's id.
    pub project: Uuid,
    /// Why: `deleted`, `archived`, or `inviter_without_right` if whoever made the invitation may no longer add members.
    pub reason: &'static str,
}

impl From<&InvitedProject> for ProjectRole {
    fn from(invited: &InvitedProject) -> Self {
        Self { project: invited.project.uuid(), role: role_number(invited.role) }
    }
}

impl From<&SkippedProject> for Skipped {
    fn from(skipped: &SkippedProject) -> Self {
        Self { project: skipped.project.uuid(), reason: skipped.reason.name() }
    }
}

impl Joined {
    /// A workspace that somebody is in, and what became of the projects.
    #[must_use]
    pub fn new(
        workspace: WorkspaceLite,
        role: Role,
        projects: &[InvitedProject],
        skipped: &[SkippedProject],
    ) -> Self {
        let is_skipped = |project| skipped.iter().any(|skipped| skipped.project == project);
        let joined = projects.iter().filter(|invited| !is_skipped(invited.project));
        Self {
            workspace,
            role: role_number(role),
            role_slug: role_slug(role),
            projects: joined.map(|invited| invited.project.uuid()).collect(),
            skipped: skipped.iter().map(Skipped::from).collect(),
        }
    }
}
