//! How somebody is invited, and invited anew.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Invitation, InvitedProject};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::InvitationId;
use crate::role::Role;
use crate::workspace::{Workspace, WorkspaceEvent, WorkspaceInvitationRevoked, WorkspaceRefusal};

/// Invites somebody; what was open before for the same address and has expired is revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateWorkspaceInvitation {
    /// The new invitation.
    pub id: InvitationId,
    /// What the person shall be.
    pub role: Role,
    /// The projects that they shall be members of.
    pub projects: Vec<InvitedProject>,
    /// How long it can be accepted.
    pub expires_at: DateTime<Utc>,
    /// Other invitations of the same address, as far as they are known.
    pub others: Vec<InvitationId>,
    /// The time of the command.
    pub at: DateTime<Utc>,
}

/// Gives an invitation another end, with a new link; whoever does so answers for it from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewWorkspaceInvitation {
    /// The invitation.
    pub invitation: InvitationId,
    /// How long it can be accepted.
    pub expires_at: DateTime<Utc>,
}

/// Somebody was invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceInvitationCreated {
    /// The invitation.
    pub id: InvitationId,
    /// What the person becomes.
    pub role: Role,
    /// The projects that they become members of as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<InvitedProject>,
    /// When it can no longer be accepted.
    pub expires_at: DateTime<Utc>,
}

/// An invitation got a new link, and another end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceInvitationRenewed {
    /// The invitation.
    pub invitation: InvitationId,
    /// When it can no longer be accepted.
    pub expires_at: DateTime<Utc>,
}

impl Workspace {
    /// The expired invitations among `others`, which the new one replaces; refuses if one of them can still be accepted.
    fn replaced(
        &self,
        others: Vec<InvitationId>,
        at: DateTime<Utc>,
    ) -> Result<Vec<InvitationId>, WorkspaceRefusal> {
        let mut expired = Vec::new();
        for other in others {
            match self.invitations.get(&other) {
                Some(invitation) if invitation.is_open(at) => {
                    return Err(WorkspaceRefusal::AlreadyInvited);
                }
                Some(invitation) if invitation.answer.is_none() => expired.push(other),
                _ => {}
            }
        }
        Ok(expired)
    }
}

impl Decide<CreateWorkspaceInvitation> for Workspace {
    fn decide(
        &self,
        command: CreateWorkspaceInvitation,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let CreateWorkspaceInvitation { id, role, projects, expires_at, others, at } = command;
        if role == Role::Owner {
            return Err(WorkspaceRefusal::OwnersAreNotInvited);
        }
        let expired = self.replaced(others, at)?;
        let open = self.invitations.values().filter(|invitation| invitation.is_open(at));
        if open.count() >= Self::MOST_INVITATIONS {
            return Err(WorkspaceRefusal::TooManyInvitations);
        }
        let revoke = |invitation| WorkspaceInvitationRevoked { invitation }.into();
        let created = WorkspaceInvitationCreated { id, role, projects, expires_at };
        Ok(expired.into_iter().map(revoke).chain([created.into()]).collect())
    }
}

impl Decide<RenewWorkspaceInvitation> for Workspace {
    fn decide(
        &self,
        command: RenewWorkspaceInvitation,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        let RenewWorkspaceInvitation { invitation, expires_at } = command;
        self.invitation(invitation)?.unanswered()?;
        Ok(vec![WorkspaceInvitationRenewed { invitation, expires_at }.into()])
    }
}

impl Evolve<WorkspaceInvitationCreated> for Workspace {
    fn evolve(&mut self, event: WorkspaceInvitationCreated, stamp: Stamp) {
        let WorkspaceInvitationCreated { id, role, projects, expires_at } = event;
        let (vouched_by, answer, audit) = (stamp.actor, None, Audit::created(stamp));
        let invitation = Invitation { id, role, projects, vouched_by, expires_at, answer, audit };
        self.invitations.insert(id, invitation);
    }
}

impl Evolve<WorkspaceInvitationRenewed> for Workspace {
    fn evolve(&mut self, event: WorkspaceInvitationRenewed, stamp: Stamp) {
        self.change_invitation(event.invitation, stamp, |invitation| {
            (invitation.expires_at, invitation.vouched_by) = (event.expires_at, stamp.actor);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::WorkspaceInvitationDeclined;
    use crate::workspace::examples::{given, user};
    use crate::workspace::invitations::examples::{at, invitation, invited};

    /// The command to make invitation 2 at a time, of the address of invitation 1.
    fn create(seconds: i64) -> CreateWorkspaceInvitation {
        CreateWorkspaceInvitation {
            id: invitation(2),
            role: Role::Member,
            projects: Vec::new(),
            expires_at: at(100),
            others: vec![invitation(1)],
            at: at(seconds),
        }
    }

    #[test]
    fn an_address_has_one_open_invitation_and_another_one_after_its_end() {
        let revoked = WorkspaceInvitationRevoked { invitation: invitation(1) };
        let declined = WorkspaceInvitationDeclined { invitation: invitation(1), user: user(3) };
        given(vec![]).when(create(0).into()).then_expect_events(vec![invited(2)]);
        given(vec![invited(1)])
            .when(create(99).into())
            .then_expect_error(WorkspaceRefusal::AlreadyInvited);
        given(vec![invited(1)])
            .when(create(100).into())
            .then_expect_events(vec![revoked.into(), invited(2)]);
        given(vec![invited(1), declined.into()])
            .when(create(0).into())
            .then_expect_events(vec![invited(2)]);
    }

    #[test]
    fn nobody_is_invited_to_own_the_workspace() {
        let owner = CreateWorkspaceInvitation { role: Role::Owner, ..create(0) };
        given(vec![]).when(owner.into()).then_expect_error(WorkspaceRefusal::OwnersAreNotInvited);
    }

    #[test]
    fn so_many_are_open_at_once_and_those_that_have_expired_do_not_count() {
        let many: Vec<_> = (10..).take(Workspace::MOST_INVITATIONS).map(invited).collect();
        given(many.clone())
            .when(create(99).into())
            .then_expect_error(WorkspaceRefusal::TooManyInvitations);
        given(many).when(create(100).into()).then_expect_events(vec![invited(2)]);
    }

    #[test]
    fn an_invitation_is_renewed_until_it_is_answered() {
        let renew = RenewWorkspaceInvitation { invitation: invitation(1), expires_at: at(900) };
        let renewed = WorkspaceInvitationRenewed { invitation: invitation(1), expires_at: at(900) };
        let declined = WorkspaceInvitationDeclined { invitation: invitation(1), user: user(3) };
        given(vec![invited(1)])
            .when(renew.clone().into())
            .then_expect_events(vec![renewed.clone().into()]);
        given(vec![invited(1), renewed.into()])
            .when(create(500).into())
            .then_expect_error(WorkspaceRefusal::AlreadyInvited);
        given(vec![invited(1), declined.into()])
            .when(renew.clone().into())
            .then_expect_error(WorkspaceRefusal::InvitationDeclined);
        given(vec![]).when(renew.into()).then_expect_error(WorkspaceRefusal::InvitationMissing);
    }
}
