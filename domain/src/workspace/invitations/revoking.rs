//! How an invitation is taken back.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::InvitationId;
use crate::workspace::{Workspace, WorkspaceEvent, WorkspaceRefusal};

/// Takes an invitation back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokeWorkspaceInvitation {
    /// The invitation.
    pub invitation: InvitationId,
}

/// An invitation was taken back, or replaced after its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceInvitationRevoked {
    /// The invitation.
    pub invitation: InvitationId,
}

impl Decide<RevokeWorkspaceInvitation> for Workspace {
    fn decide(
        &self,
        command: RevokeWorkspaceInvitation,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        let RevokeWorkspaceInvitation { invitation } = command;
        self.invitation(invitation)?.unanswered()?;
        Ok(vec![WorkspaceInvitationRevoked { invitation }.into()])
    }
}

impl Evolve<WorkspaceInvitationRevoked> for Workspace {
    fn evolve(&mut self, event: WorkspaceInvitationRevoked, _: Stamp) {
        self.invitations.remove(&event.invitation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::WorkspaceInvitationAccepted;
    use crate::workspace::examples::{given, user};
    use crate::workspace::invitations::examples::{invitation, invited};

    #[test]
    fn an_invitation_is_taken_back_once_and_before_its_answer() {
        let revoke = RevokeWorkspaceInvitation { invitation: invitation(1) };
        let revoked = WorkspaceInvitationRevoked { invitation: invitation(1) };
        let (user, skipped) = (user(3), Vec::new());
        let accepted = WorkspaceInvitationAccepted { invitation: invitation(1), user, skipped };
        given(vec![invited(1)])
            .when(revoke.clone().into())
            .then_expect_events(vec![revoked.clone().into()]);
        given(vec![invited(1), revoked.into()])
            .when(revoke.clone().into())
            .then_expect_error(WorkspaceRefusal::InvitationMissing);
        given(vec![invited(1), accepted.into()])
            .when(revoke.into())
            .then_expect_error(WorkspaceRefusal::InvitationAccepted);
    }
}
