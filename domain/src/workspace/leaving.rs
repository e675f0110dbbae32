//! How people cease to be members of a workspace.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::role::Role;

/// Puts a member out; their place is kept for their return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveWorkspaceMember {
    /// The member.
    pub user: UserId,
}

/// Goes, by a member's own wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveWorkspace {
    /// The member.
    pub user: UserId,
}

/// A member was put out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceMemberRemoved {
    /// Who was a member.
    pub user: UserId,
    /// The role they had.
    pub role: Role,
}

/// A member went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceMemberLeft {
    /// Who was a member.
    pub user: UserId,
    /// The role they had.
    pub role: Role,
}

impl Decide<RemoveWorkspaceMember> for Workspace {
    fn decide(
        &self,
        command: RemoveWorkspaceMember,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let RemoveWorkspaceMember { user } = command;
        let Some(member) = self.member(user) else {
            return Err(WorkspaceRefusal::MemberMissing);
        };
        if !member.is_active {
            return Ok(vec![]);
        }
        self.keeps_an_owner_without(user)?;
        Ok(vec![WorkspaceMemberRemoved { user, role: member.role }.into()])
    }
}

impl Decide<LeaveWorkspace> for Workspace {
    fn decide(&self, command: LeaveWorkspace) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let LeaveWorkspace { user } = command;
        let role = self.active_role(user)?;
        self.keeps_an_owner_without(user)?;
        Ok(vec![WorkspaceMemberLeft { user, role }.into()])
    }
}

impl Evolve<WorkspaceMemberRemoved> for Workspace {
    fn evolve(&mut self, event: WorkspaceMemberRemoved, _: Stamp) {
        self.deactivate(event.user, false);
    }
}

impl Evolve<WorkspaceMemberLeft> for Workspace {
    fn evolve(&mut self, event: WorkspaceMemberLeft, _: Stamp) {
        self.deactivate(event.user, true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::examples::{OWNER, given, joined, user};

    /// The event that user 3, a member, was put out.
    fn removed() -> WorkspaceMemberRemoved {
        WorkspaceMemberRemoved { user: user(3), role: Role::Member }
    }

    #[test]
    fn a_member_is_put_out() {
        given(vec![joined(3, Role::Member)])
            .when(RemoveWorkspaceMember { user: user(3) }.into())
            .then_expect_events(vec![removed().into()]);
    }

    #[test]
    fn whoever_was_put_out_is_not_put_out_again() {
        given(vec![joined(3, Role::Member), removed().into()])
            .when(RemoveWorkspaceMember { user: user(3) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_member_leaves() {
        given(vec![joined(3, Role::Member)])
            .when(LeaveWorkspace { user: user(3) }.into())
            .then_expect_events(vec![
                WorkspaceMemberLeft { user: user(3), role: Role::Member }.into(),
            ]);
    }

    #[test]
    fn the_last_owner_neither_leaves_nor_is_put_out() {
        let leave = LeaveWorkspace { user: OWNER };
        let remove = RemoveWorkspaceMember { user: OWNER };
        given(vec![]).when(leave.into()).then_expect_error(WorkspaceRefusal::LastOwner);
        given(vec![]).when(remove.into()).then_expect_error(WorkspaceRefusal::LastOwner);
    }

    #[test]
    fn an_owner_leaves_when_there_is_another() {
        given(vec![joined(2, Role::Owner)])
            .when(LeaveWorkspace { user: OWNER }.into())
            .then_expect_events(vec![
                WorkspaceMemberLeft { user: OWNER, role: Role::Owner }.into(),
            ]);
    }

    #[test]
    fn somebody_who_is_no_member_cannot_leave() {
        given(vec![])
            .when(LeaveWorkspace { user: user(9) }.into())
            .then_expect_error(WorkspaceRefusal::MemberMissing);
    }
}
