//! What the invited person says; that the invitation is theirs is known beside the log.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Invitation, InvitationAnswer};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::{InvitationId, ProjectId, UserId};
use crate::role::Role;
use crate::workspace::{Workspace, WorkspaceEvent, WorkspaceRefusal};

/// Accepts an invitation; the membership itself is a command of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptWorkspaceInvitation {
    /// The invitation.
    pub invitation: InvitationId,
    /// Whose it is.
    pub user: UserId,
    /// The projects that they do not become members of.
    pub skipped: Vec<SkippedProject>,
    /// The time of the command.
    pub at: DateTime<Utc>,
}

/// Declines an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclineWorkspaceInvitation {
    /// The invitation.
    pub invitation: InvitationId,
    /// Whose it is.
    pub user: UserId,
    /// The time of the command.
    pub at: DateTime<Utc>,
}

/// A project that an invitation does not lead to any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedProject {
    /// The project.
    pub project: ProjectId,
    /// Why not.
    pub reason: SkippedBecause,
}

/// Why an invitation does not lead to a project any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkippedBecause {
    /// The project was deleted.
    Deleted,
    /// The project is archived.
    Archived,
    /// The user who made the invitation may no longer add members to the project.
    InviterWithoutRight,
}

impl SkippedBecause {
    /// The stored and shown name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Archived => "archived",
            Self::InviterWithoutRight => "inviter_without_right",
        }
    }
}

/// An invitation was accepted; the memberships follow as events of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceInvitationAccepted {
    /// The invitation.
    pub invitation: InvitationId,
    /// Who accepted it.
    pub user: UserId,
    /// The projects that they did not become members of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<SkippedProject>,
}

/// An invitation was declined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceInvitationDeclined {
    /// The invitation.
    pub invitation: InvitationId,
    /// Who declined it.
    pub user: UserId,
}

impl Invitation {
    /// Whether a user has given this answer before; refuses when somebody has given another one, or it has expired.
    fn is_answered(
        &self,
        user: UserId,
        is_accepted: bool,
        at: DateTime<Utc>,
    ) -> Result<bool, WorkspaceRefusal> {
        match &self.answer {
            Some(answer) if answer.user == user && answer.accepted.is_some() == is_accepted => {
                Ok(true)
            }
            Some(_) => self.unanswered().map(|_| true),
            None if self.is_open(at) => Ok(false),
            None => Err(WorkspaceRefusal::InvitationExpired),
        }
    }
}

impl Decide<AcceptWorkspaceInvitation> for Workspace {
    fn decide(
        &self,
        command: AcceptWorkspaceInvitation,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        let AcceptWorkspaceInvitation { invitation: id, user, skipped, at } = command;
        let invitation = self.invitation(id)?;
        if invitation.is_answered(user, true, at)? {
            // An invitation brings nobody back who has gone since.
            let is_member = self.role_of(user).is_some();
            return if is_member { Ok(vec![]) } else { Err(WorkspaceRefusal::InvitationAccepted) };
        }
        let vouches = self.role_of(invitation.vouched_by);
        if !vouches.is_some_and(|role| role.includes(Role::Admin)) {
            return Err(WorkspaceRefusal::InviterWithoutRight);
        }
        Ok(vec![WorkspaceInvitationAccepted { invitation: id, user, skipped }.into()])
    }
}

impl Decide<DeclineWorkspaceInvitation> for Workspace {
    fn decide(
        &self,
        command: DeclineWorkspaceInvitation,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        let DeclineWorkspaceInvitation { invitation, user, at } = command;
        if self.invitation(invitation)?.is_answered(user, false, at)? {
            return Ok(vec![]);
        }
        Ok(vec![WorkspaceInvitationDeclined { invitation, user }.into()])
    }
}

impl Evolve<WorkspaceInvitationAccepted> for Workspace {
    fn evolve(&mut self, event: WorkspaceInvitationAccepted, stamp: Stamp) {
        let WorkspaceInvitationAccepted { invitation, user, skipped } = event;
        self.change_invitation(invitation, stamp, |invitation| {
            let (at, accepted) = (invitation.audit.moment(stamp), Some(skipped));
            invitation.answer = Some(InvitationAnswer { user, at, accepted });
        });
    }
}

impl Evolve<WorkspaceInvitationDeclined> for Workspace {
    fn evolve(&mut self, event: WorkspaceInvitationDeclined, stamp: Stamp) {
        let WorkspaceInvitationDeclined { invitation, user } = event;
        self.change_invitation(invitation, stamp, |invitation| {
            let (at, accepted) = (invitation.audit.moment(stamp), None);
            invitation.answer = Some(InvitationAnswer { user, at, accepted });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::examples::{OWNER, created, given, joined, user};
    use crate::workspace::invitations::examples::{at, invitation, invited};
    use crate::workspace::{
        WorkspaceInvitationRenewed, WorkspaceMemberLeft, WorkspaceMemberRoleChanged,
    };

    /// User 3 accepts invitation 1 at a time.
    fn accept(seconds: i64) -> AcceptWorkspaceInvitation {
        let (invitation, skipped) = (invitation(1), Vec::new());
        AcceptWorkspaceInvitation { invitation, user: user(3), skipped, at: at(seconds) }
    }

    /// User 3 declines invitation 1.
    fn decline() -> DeclineWorkspaceInvitation {
        DeclineWorkspaceInvitation { invitation: invitation(1), user: user(3), at: at(0) }
    }

    /// A workspace with invitation 1, made by an admin, to which more happened.
    fn workspace(events: Vec<WorkspaceEvent>) -> Workspace {
        let admin = Stamp { actor: user(2), ..Stamp::UNKNOWN };
        let mut workspace = Workspace::default();
        workspace.evolve(created(), Stamp::UNKNOWN);
        workspace.evolve(joined(2, Role::Admin), Stamp::UNKNOWN);
        workspace.evolve(invited(1), admin);
        for event in events {
            workspace.evolve(event, Stamp { actor: OWNER, ..Stamp::UNKNOWN });
        }
        workspace
    }

    /// The event that user 3 has accepted.
    fn accepted() -> WorkspaceEvent {
        let (invitation, user, skipped) = (invitation(1), user(3), Vec::new());
        WorkspaceInvitationAccepted { invitation, user, skipped }.into()
    }

    #[test]
    fn an_invitation_is_accepted_until_it_expires() {
        assert_eq!(workspace(vec![]).decide(accept(99)), Ok(vec![accepted()]));
        let expired = workspace(vec![]).decide(accept(100));
        assert_eq!(expired, Err(WorkspaceRefusal::InvitationExpired));
    }

    #[test]
    fn whoever_vouches_for_it_has_to_have_the_right_at_that_moment() {
        let (from, to) = (Role::Admin, Role::Member);
        let demoted = WorkspaceMemberRoleChanged { user: user(2), from, to };
        let left = WorkspaceMemberLeft { user: user(2), role: Role::Admin };
        for event in [demoted.into(), left.into()] {
            let refused = workspace(vec![event]).decide(accept(0));
            assert_eq!(refused, Err(WorkspaceRefusal::InviterWithoutRight));
        }
        let (invitation, expires_at) = (invitation(1), at(100));
        let renewed = WorkspaceInvitationRenewed { invitation, expires_at };
        let left = WorkspaceMemberLeft { user: user(2), role: Role::Admin };
        let vouched_anew = workspace(vec![left.into(), renewed.into()]);
        assert_eq!(vouched_anew.decide(accept(0)), Ok(vec![accepted()]));
    }

    #[test]
    fn who_accepts_again_has_accepted_and_comes_back_by_it_never() {
        let member = joined(3, Role::Member);
        let before = workspace(vec![accepted(), member.clone()]);
        assert_eq!(before.decide(accept(900)), Ok(vec![]));
        let other = AcceptWorkspaceInvitation { user: user(4), ..accept(0) };
        assert_eq!(before.decide(other), Err(WorkspaceRefusal::InvitationAccepted));
        let left = WorkspaceMemberLeft { user: user(3), role: Role::Member };
        let gone = workspace(vec![accepted(), member, left.into()]);
        assert_eq!(gone.decide(accept(0)), Err(WorkspaceRefusal::InvitationAccepted));
    }

    #[test]
    fn an_invitation_has_one_answer() {
        let declined = WorkspaceInvitationDeclined { invitation: invitation(1), user: user(3) };
        let declined: WorkspaceEvent = declined.into();
        assert_eq!(workspace(vec![]).decide(decline()), Ok(vec![declined.clone()]));
        let no = workspace(vec![declined]);
        assert_eq!(no.decide(decline()), Ok(vec![]));
        assert_eq!(no.decide(accept(0)), Err(WorkspaceRefusal::InvitationDeclined));
        let yes = workspace(vec![accepted(), joined(3, Role::Member)]);
        assert_eq!(yes.decide(decline()), Err(WorkspaceRefusal::InvitationAccepted));
    }

    #[test]
    fn one_that_was_never_made_is_missing() {
        given(vec![]).when(accept(0).into()).then_expect_error(WorkspaceRefusal::InvitationMissing);
        given(vec![]).when(decline().into()).then_expect_error(WorkspaceRefusal::InvitationMissing);
    }

    #[test]
    fn the_projects_that_are_left_out_are_named() {
        let project = ProjectId(uuid::Uuid::from_u128(7));
        let reason = SkippedBecause::Deleted;
        let skipped = vec![SkippedProject { project, reason }];
        let accept = AcceptWorkspaceInvitation { skipped: skipped.clone(), ..accept(0) };
        let mut workspace = workspace(vec![]);
        for event in workspace.decide(accept).unwrap() {
            workspace.evolve(event, Stamp::UNKNOWN);
        }
        let answer = workspace.invitation(invitation(1)).unwrap().answer.clone().unwrap();
        assert_eq!((answer.user, answer.accepted), (user(3), Some(skipped)));
    }
}
