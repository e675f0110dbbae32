//! How people become members of a workspace.

use serde::{Deserialize, Serialize};

use super::{Stay, Workspace, WorkspaceEvent, WorkspaceMembership, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::role::Role;

/// Makes a user a member; one who went before comes back to their old place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddWorkspaceMember {
    /// The user to add.
    pub user: UserId,
    /// What they shall be allowed to do.
    pub role: Role,
    /// Who adds them; [`UserId::SYSTEM`] is the operator.
    pub by: UserId,
}

/// A user became a member for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceMemberAdded {
    /// The new member.
    pub user: UserId,
    /// What they may do.
    pub role: Role,
}

/// A user who had gone became a member again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceMemberReactivated {
    /// The member.
    pub user: UserId,
    /// What they may do now.
    pub role: Role,
    /// How often they have come back; absent before that was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<u32>,
}

impl Decide<AddWorkspaceMember> for Workspace {
    fn decide(&self, command: AddWorkspaceMember) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let AddWorkspaceMember { user, role, by } = command;
        self.may_manage(by, role)?;
        Ok(match self.member(user) {
            None => vec![WorkspaceMemberAdded { user, role }.into()],
            Some(member) if !member.is_active => {
                let stay = Some(member.stay.number + 1);
                vec![WorkspaceMemberReactivated { user, role, stay }.into()]
            }
            Some(member) if member.role == role => vec![],
            Some(_) => return Err(WorkspaceRefusal::AlreadyMember),
        })
    }
}

impl Evolve<WorkspaceMemberAdded> for Workspace {
    fn evolve(&mut self, event: WorkspaceMemberAdded, stamp: Stamp) {
        let member = WorkspaceMembership::joined(event.user, event.role, stamp);
        self.members.insert(event.user, member);
    }
}

impl Evolve<WorkspaceMemberReactivated> for Workspace {
    fn evolve(&mut self, event: WorkspaceMemberReactivated, stamp: Stamp) {
        if let Some(member) = self.members.get_mut(&event.user) {
            member.role = event.role;
            (member.is_active, member.has_left) = (true, false);
            member.stay = match event.stay {
                Some(number) => Stay { number, unnoted_since: None },
                None => Stay { number: member.stay.number + 1, unnoted_since: Some(stamp.at) },
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::WorkspaceMemberLeft;
    use crate::workspace::examples::{OWNER, given, joined, user};

    /// The command of `by` to add user 3.
    fn add(role: Role, by: UserId) -> AddWorkspaceMember {
        AddWorkspaceMember { user: user(3), role, by }
    }

    #[test]
    fn an_admin_adds_a_member() {
        given(vec![joined(2, Role::Admin)])
            .when(add(Role::Admin, user(2)).into())
            .then_expect_events(vec![joined(3, Role::Admin)]);
    }

    #[test]
    fn only_an_owner_makes_owners() {
        given(vec![joined(2, Role::Admin)])
            .when(add(Role::Owner, user(2)).into())
            .then_expect_error(WorkspaceRefusal::RoleTooLow);
        given(vec![])
            .when(add(Role::Owner, OWNER).into())
            .then_expect_events(vec![joined(3, Role::Owner)]);
    }

    #[test]
    fn a_member_adds_nobody() {
        given(vec![joined(2, Role::Member)])
            .when(add(Role::Guest, user(2)).into())
            .then_expect_error(WorkspaceRefusal::RoleTooLow);
    }

    #[test]
    fn the_operator_adds_anybody() {
        given(vec![])
            .when(add(Role::Owner, UserId::SYSTEM).into())
            .then_expect_events(vec![joined(3, Role::Owner)]);
    }

    #[test]
    fn whoever_went_comes_back() {
        let left = WorkspaceMemberLeft { user: user(3), role: Role::Guest };
        let (user, role) = (user(3), Role::Member);
        let back = WorkspaceMemberReactivated { user, role, stay: Some(1) };
        given(vec![joined(3, Role::Guest), left.into()])
            .when(add(Role::Member, OWNER).into())
            .then_expect_events(vec![back.into()]);
    }

    #[test]
    fn adding_a_member_again_is_no_change() {
        given(vec![joined(3, Role::Guest)])
            .when(add(Role::Guest, OWNER).into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn adding_a_member_in_another_role_is_refused() {
        given(vec![joined(3, Role::Guest)])
            .when(add(Role::Member, OWNER).into())
            .then_expect_error(WorkspaceRefusal::AlreadyMember);
    }
}
