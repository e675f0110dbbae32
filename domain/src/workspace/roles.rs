//! What members of a workspace may do.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::role::Role;

/// Gives a member another role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeWorkspaceMemberRole {
    /// The member.
    pub user: UserId,
    /// The new role.
    pub to: Role,
}

/// A member got another role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceMemberRoleChanged {
    /// The member.
    pub user: UserId,
    /// The old role.
    pub from: Role,
    /// The new role.
    pub to: Role,
}

impl Decide<ChangeWorkspaceMemberRole> for Workspace {
    fn decide(
        &self,
        command: ChangeWorkspaceMemberRole,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let ChangeWorkspaceMemberRole { user, to } = command;
        let from = self.active_role(user)?;
        if from == to {
            return Ok(vec![]);
        }
        self.keeps_an_owner_without(user)?;
        Ok(vec![WorkspaceMemberRoleChanged { user, from, to }.into()])
    }
}

impl Evolve<WorkspaceMemberRoleChanged> for Workspace {
    fn evolve(&mut self, event: WorkspaceMemberRoleChanged, _: Stamp) {
        self.set_role(event.user, event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::examples::{OWNER, given, joined, user};

    /// The command to change a role.
    fn change(user: UserId, to: Role) -> ChangeWorkspaceMemberRole {
        ChangeWorkspaceMemberRole { user, to }
    }

    #[test]
    fn a_member_gets_another_role() {
        let changed =
            WorkspaceMemberRoleChanged { user: user(3), from: Role::Member, to: Role::Guest };
        given(vec![joined(3, Role::Member)])
            .when(change(user(3), Role::Guest).into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_last_owner_cannot_be_demoted() {
        given(vec![joined(2, Role::Admin)])
            .when(change(OWNER, Role::Admin).into())
            .then_expect_error(WorkspaceRefusal::LastOwner);
    }

    #[test]
    fn one_of_two_owners_can_be_demoted() {
        let demoted =
            WorkspaceMemberRoleChanged { user: OWNER, from: Role::Owner, to: Role::Guest };
        given(vec![joined(2, Role::Owner)])
            .when(change(OWNER, Role::Guest).into())
            .then_expect_events(vec![demoted.into()]);
    }

    #[test]
    fn the_same_role_is_no_change() {
        given(vec![]).when(change(OWNER, Role::Owner).into()).then_expect_events(vec![]);
    }

    #[test]
    fn somebody_who_is_no_member_has_no_role_to_change() {
        given(vec![])
            .when(change(user(9), Role::Guest).into())
            .then_expect_error(WorkspaceRefusal::MemberMissing);
    }
}
