//! How people become members of a workspace.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceMembership, WorkspaceRefusal};
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
    /// How often they have come back.
    pub stay: u32,
}

impl Decide<AddWorkspaceMember> for Workspace {
    fn decide(&self, command: AddWorkspaceMember) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let AddWorkspaceMember { user, role } = command;
        Ok(match self.member(user) {
            None => vec![WorkspaceMemberAdded { user, role }.into()],
            Some(member) if !member.is_active => {
                let stay = member.stay + 1;
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
    fn evolve(&mut self, event: WorkspaceMemberReactivated, _: Stamp) {
        if let Some(member) = self.members.get_mut(&event.user) {
            (member.role, member.stay) = (event.role, event.stay);
            (member.is_active, member.has_left) = (true, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::WorkspaceMemberLeft;
    use crate::workspace::examples::{given, joined, user};

    /// The command to add user 3.
    fn add(role: Role) -> AddWorkspaceMember {
        AddWorkspaceMember { user: user(3), role }
    }

    #[test]
    fn a_member_is_added_in_any_role() {
        for role in [Role::Guest, Role::Member, Role::Admin, Role::Owner] {
            given(vec![]).when(add(role).into()).then_expect_events(vec![joined(3, role)]);
        }
    }

    #[test]
    fn whoever_went_comes_back() {
        let left = WorkspaceMemberLeft { user: user(3), role: Role::Guest };
        let (user, role) = (user(3), Role::Member);
        let back = WorkspaceMemberReactivated { user, role, stay: 1 };
        given(vec![joined(3, Role::Guest), left.into()])
            .when(add(Role::Member).into())
            .then_expect_events(vec![back.into()]);
    }

    #[test]
    fn adding_a_member_again_is_no_change() {
        given(vec![joined(3, Role::Guest)])
            .when(add(Role::Guest).into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn adding_a_member_in_another_role_is_refused() {
        given(vec![joined(3, Role::Guest)])
            .when(add(Role::Member).into())
            .then_expect_error(WorkspaceRefusal::AlreadyMember);
    }
}
