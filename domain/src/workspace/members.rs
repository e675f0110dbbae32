//! Who belongs to a workspace, and who may change that.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceRefusal};
use crate::aggregate::Stamp;
use crate::ids::UserId;
use crate::role::Role;

/// A user's place in a workspace; kept when they go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceMembership {
    /// The member.
    pub user: UserId,
    /// What they may do while they are active.
    pub role: Role,
    /// Whether they are a member now.
    pub is_active: bool,
    /// Whether they went by their own wish, and have not come back.
    pub has_left: bool,
    /// When they first became a member.
    pub joined_at: DateTime<Utc>,
    /// How often they have come back: what they were in projects ended each time they went.
    pub stay: u32,
    /// Whether they may read the whole log while they are active.
    pub reads_log: bool,
}

impl WorkspaceMembership {
    /// The place of somebody who just became a member.
    pub(super) const fn joined(user: UserId, role: Role, stamp: Stamp) -> Self {
        Self {
            user,
            role,
            is_active: true,
            has_left: false,
            joined_at: stamp.at,
            stay: 0,
            reads_log: false,
        }
    }
}

impl Workspace {
    /// The role of an active member; nobody has one in a deleted workspace.
    #[must_use]
    pub fn role_of(&self, user: UserId) -> Option<Role> {
        self.members
            .get(&user)
            .filter(|member| member.is_active && !self.is_deleted)
            .map(|member| member.role)
    }

    /// How often a user has come back: memberships of projects are good for the stay that they began in.
    #[must_use]
    pub fn stay_of(&self, user: UserId) -> u32 {
        self.member(user).map_or(0, |member| member.stay)
    }

    /// Everybody who is or was a member, newest first.
    #[must_use]
    pub fn members(&self) -> Vec<&WorkspaceMembership> {
        let mut members: Vec<_> = self.members.values().collect();
        members.sort_by_key(|member| Reverse(member.joined_at));
        members
    }

    /// Everybody who is a member now, newest first.
    #[must_use]
    pub fn active_members(&self) -> Vec<&WorkspaceMembership> {
        let mut members = self.members();
        members.retain(|member| member.is_active);
        members
    }

    /// The place of a user who is or was a member.
    #[must_use]
    pub fn member(&self, user: UserId) -> Option<&WorkspaceMembership> {
        self.members.get(&user)
    }

    /// Whether members may make a user a member without asking them: not if they left by their own wish.
    #[must_use]
    pub fn may_be_added(&self, user: UserId) -> bool {
        self.member(user).is_none_or(|member| !member.has_left)
    }

    /// The role of an active member, or the refusal that there is none.
    pub(super) fn active_role(&self, user: UserId) -> Result<Role, WorkspaceRefusal> {
        self.role_of(user).ok_or(WorkspaceRefusal::MemberMissing)
    }

    /// Whether this user is an owner and there is no other.
    #[must_use]
    pub fn is_last_owner(&self, user: UserId) -> bool {
        self.keeps_an_owner_without(user).is_err()
    }

    /// Refuses when this user is the only owner.
    pub(super) fn keeps_an_owner_without(&self, user: UserId) -> Result<(), WorkspaceRefusal> {
        let is_owner =
            |member: &&WorkspaceMembership| member.is_active && member.role == Role::Owner;
        let mut owners = self.members.values().filter(is_owner);
        match (owners.next(), owners.next()) {
            (Some(only), None) if only.user == user => Err(WorkspaceRefusal::LastOwner),
            _ => Ok(()),
        }
    }

    /// Gives a member, if there is one, another role.
    pub(super) fn set_role(&mut self, user: UserId, role: Role) {
        if let Some(member) = self.members.get_mut(&user) {
            member.role = role;
        }
    }

    /// Notes that a member went, by their own wish or not.
    pub(super) fn deactivate(&mut self, user: UserId, has_left: bool) {
        if let Some(member) = self.members.get_mut(&user) {
            (member.is_active, member.reads_log, member.has_left) = (false, false, has_left);
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::aggregate::Evolve;
    use crate::workspace::examples::{OWNER, created, joined, user};
    use crate::workspace::{
        WorkspaceMemberLeft, WorkspaceMemberReactivated, WorkspaceMemberRemoved,
    };

    /// A workspace that users 2 and 3 joined a day apart.
    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        workspace.evolve(created(), Stamp::UNKNOWN);
        for day in [3, 2] {
            let at = Stamp::UNKNOWN.at + Duration::days(5 - day);
            let stamp = Stamp { at, ..Stamp::UNKNOWN };
            workspace.evolve(joined(day.unsigned_abs().into(), Role::Member), stamp);
        }
        workspace
    }

    #[test]
    fn members_are_listed_newest_first() {
        let users: Vec<_> = workspace().members().iter().map(|member| member.user).collect();
        assert_eq!(users, [user(2), user(3), OWNER]);
    }

    #[test]
    fn whoever_went_is_no_active_member_but_keeps_the_place() {
        let mut workspace = workspace();
        let removed = WorkspaceMemberRemoved { user: user(2), role: Role::Member };
        workspace.evolve(removed, Stamp::UNKNOWN);
        assert_eq!(workspace.active_members().len(), 2);
        assert_eq!(workspace.role_of(user(2)), None);
        assert!(workspace.member(user(2)).is_some_and(|member| !member.is_active));
    }

    #[test]
    fn whoever_left_is_not_added_unasked_until_they_came_back_and_whoever_was_put_out_may_be() {
        let (mut workspace, user, role) = (workspace(), user(2), Role::Member);
        assert!(workspace.may_be_added(user));
        workspace.evolve(WorkspaceMemberRemoved { user, role }, Stamp::UNKNOWN);
        assert!(workspace.may_be_added(user));
        let back = WorkspaceMemberReactivated { user, role, stay: 1 };
        workspace.evolve(back.clone(), Stamp::UNKNOWN);
        workspace.evolve(WorkspaceMemberLeft { user, role }, Stamp::UNKNOWN);
        assert!(!workspace.may_be_added(user));
        workspace.evolve(back, Stamp::UNKNOWN);
        assert!(workspace.may_be_added(user));
    }
}
