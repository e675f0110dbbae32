//! What somebody is invited to be.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::InvitationId;
use crate::role::Role;
use crate::workspace::{Workspace, WorkspaceEvent, WorkspaceRefusal};

/// Changes the role that an invitation gives; the user who changes it answers for the invitation from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeWorkspaceInvitationRole {
    /// The invitation.
    pub invitation: InvitationId,
    /// What the person shall be.
    pub to: Role,
}

/// Somebody was invited to another role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceInvitationRoleChanged {
    /// The invitation.
    pub invitation: InvitationId,
    /// The role before.
    pub from: Role,
    /// The role now.
    pub to: Role,
}

impl Decide<ChangeWorkspaceInvitationRole> for Workspace {
    fn decide(
        &self,
        command: ChangeWorkspaceInvitationRole,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        let ChangeWorkspaceInvitationRole { invitation, to } = command;
        let from = self.invitation(invitation)?.unanswered()?.role;
        if to == Role::Owner {
            return Err(WorkspaceRefusal::OwnersAreNotInvited);
        }
        if from == to {
            return Ok(vec![]);
        }
        Ok(vec![WorkspaceInvitationRoleChanged { invitation, from, to }.into()])
    }
}

impl Evolve<WorkspaceInvitationRoleChanged> for Workspace {
    fn evolve(&mut self, event: WorkspaceInvitationRoleChanged, stamp: Stamp) {
        self.change_invitation(event.invitation, stamp, |invitation| {
            (invitation.role, invitation.vouched_by) = (event.to, stamp.actor);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::WorkspaceInvitationDeclined;
    use crate::workspace::examples::{given, user};
    use crate::workspace::invitations::examples::{invitation, invited};

    /// The command to give invitation 1 a role.
    fn change(to: Role) -> ChangeWorkspaceInvitationRole {
        ChangeWorkspaceInvitationRole { invitation: invitation(1), to }
    }

    #[test]
    fn the_role_is_another_one_until_the_answer() {
        let (invitation, from, to) = (invitation(1), Role::Member, Role::Guest);
        let changed = WorkspaceInvitationRoleChanged { invitation, from, to };
        given(vec![invited(1)])
            .when(change(Role::Guest).into())
            .then_expect_events(vec![changed.into()]);
        given(vec![invited(1)]).when(change(Role::Member).into()).then_expect_events(vec![]);
        let declined = WorkspaceInvitationDeclined { invitation, user: user(3) };
        given(vec![invited(1), declined.into()])
            .when(change(Role::Guest).into())
            .then_expect_error(WorkspaceRefusal::InvitationDeclined);
    }

    #[test]
    fn it_is_never_that_of_an_owner() {
        given(vec![invited(1)])
            .when(change(Role::Owner).into())
            .then_expect_error(WorkspaceRefusal::OwnersAreNotInvited);
    }
}
