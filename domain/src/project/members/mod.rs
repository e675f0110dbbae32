//! Who works on a project.

mod adding;
mod removal;
mod roles;

pub use adding::{AddProjectMember, ProjectMemberAdded, ProjectMemberReactivated};
pub use removal::{ProjectMemberRemoved, RemoveProjectMember};
pub use roles::{ChangeProjectMemberRole, ProjectMemberRoleChanged};

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Project, ProjectRefusal};
use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::ids::{MembershipId, UserId};
use crate::role::Role;

/// A user's place in a project; kept when they go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectMembership {
    /// The membership.
    pub id: MembershipId,
    /// The member.
    pub user: UserId,
    /// What they may do while they are active: admin, member or guest.
    pub role: Role,
    /// Whether they are a member now.
    pub is_active: bool,
    /// The number of the stay in the workspace that it is good for.
    pub stay: u32,
    /// The project's place in the member's own list.
    pub sort_order: f64,
    /// Who made and last changed it.
    pub audit: Audit,
}

impl ProjectMembership {
    /// Where a project is put in a new member's list.
    pub const SORT_ORDER: f64 = 65_535.0;
}

impl Project {
    /// The role that an active member was given in this stay in the workspace; nobody has one in a deleted project.
    ///
    /// What it comes to depends on the workspace too: see [`crate::Access`].
    #[must_use]
    pub fn role_of(&self, user: UserId, stay: u32) -> Option<Role> {
        self.member(user)
            .filter(|member| member.is_active && member.stay == stay && !self.is_deleted)
            .map(|member| member.role)
    }

    /// The place of a user who is or was a member.
    #[must_use]
    pub fn member(&self, user: UserId) -> Option<&ProjectMembership> {
        self.members.get(&user)
    }

    /// A membership by its id, of somebody who is or was a member.
    #[must_use]
    pub fn membership(&self, id: MembershipId) -> Option<&ProjectMembership> {
        self.members.values().find(|member| member.id == id)
    }

    /// Everybody who is or was a member, newest first.
    #[must_use]
    pub fn members(&self) -> Vec<&ProjectMembership> {
        let mut members: Vec<_> = self.members.values().collect();
        members.sort_by_key(|member| Reverse(member.audit.created_at));
        members
    }

    /// Everybody whose membership nobody has ended, newest first; who left the workspace is among them.
    #[must_use]
    pub fn active_members(&self) -> Vec<&ProjectMembership> {
        let mut members = self.members();
        members.retain(|member| member.is_active);
        members
    }

    /// A membership of a project that can be edited.
    fn editable_membership(&self, id: MembershipId) -> Result<&ProjectMembership, ProjectRefusal> {
        self.editable()?;
        self.membership(id).ok_or(ProjectRefusal::MemberMissing)
    }

    /// Takes in a change of one membership.
    fn change_member(
        &mut self,
        user: UserId,
        stamp: Stamp,
        change: impl FnOnce(&mut ProjectMembership),
    ) {
        if let Some(member) = self.members.get_mut(&user) {
            change(member);
            member.audit.touch(stamp);
        }
    }
}

/// Refuses the one role that projects do not have.
const fn project_role(role: Role) -> Result<Role, ProjectRefusal> {
    match role {
        Role::Owner => Err(ProjectRefusal::NoOwnersHere),
        Role::Admin | Role::Member | Role::Guest => Ok(role),
    }
}
