//! Who is asked to become a member: invitations of people by an address, which is not in the log.
//!
//! An invitation is known here by its id. Whom it is for, and the secret of its link, are beside the log, where they can
//! be erased; that only one invitation of an address is open follows from what the edge looks up there.

mod answering;
mod revoking;
mod roles;
mod sending;

pub use answering::{
    AcceptWorkspaceInvitation, DeclineWorkspaceInvitation, SkippedBecause, SkippedProject,
    WorkspaceInvitationAccepted, WorkspaceInvitationDeclined,
};
pub use revoking::{RevokeWorkspaceInvitation, WorkspaceInvitationRevoked};
pub use roles::{ChangeWorkspaceInvitationRole, WorkspaceInvitationRoleChanged};
pub use sending::{
    CreateWorkspaceInvitation, RenewWorkspaceInvitation, WorkspaceInvitationCreated,
    WorkspaceInvitationRenewed,
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceRefusal};
use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::ids::{InvitationId, ProjectId, UserId};
use crate::role::Role;

/// An invitation; one that was revoked is forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// What the person becomes in the workspace.
    pub role: Role,
    /// The projects that they become members of as well; whoever made the invitation answers for them.
    pub projects: Vec<InvitedProject>,
    /// Who answers for the role: the last one who made, changed or renewed it.
    pub vouched_by: UserId,
    /// When it can no longer be accepted.
    pub expires_at: DateTime<Utc>,
    /// What the person said.
    pub answer: Option<InvitationAnswer>,
    /// Who made and last changed it.
    pub audit: Audit,
}

/// A project that an invitation leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitedProject {
    /// The project.
    pub project: ProjectId,
    /// What the person becomes there.
    pub role: Role,
}

/// What was said to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationAnswer {
    /// Who said it.
    pub user: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// The projects that were left out, if it was accepted.
    pub accepted: Option<Vec<SkippedProject>>,
}

impl Invitation {
    /// Whether it can be accepted at a time.
    #[must_use]
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        self.answer.is_none() && at < self.expires_at
    }

    /// Refuses when it was answered.
    fn unanswered(&self) -> Result<&Self, WorkspaceRefusal> {
        match &self.answer {
            None => Ok(self),
            Some(InvitationAnswer { accepted: Some(_), .. }) => {
                Err(WorkspaceRefusal::InvitationAccepted)
            }
            Some(_) => Err(WorkspaceRefusal::InvitationDeclined),
        }
    }
}

impl Workspace {
    /// The most invitations that are open at the same time.
    pub const MOST_INVITATIONS: usize = 500;

    /// An invitation that was not revoked.
    ///
    /// # Errors
    /// There is none.
    pub fn invitation(&self, id: InvitationId) -> Result<&Invitation, WorkspaceRefusal> {
        self.present()?;
        self.invitations.get(&id).ok_or(WorkspaceRefusal::InvitationMissing)
    }

    /// Takes in a change of an invitation.
    fn change_invitation(
        &mut self,
        id: InvitationId,
        stamp: Stamp,
        change: impl FnOnce(&mut Invitation),
    ) {
        if let Some(invitation) = self.invitations.get_mut(&id) {
            change(invitation);
            invitation.audit.touch(stamp);
        }
    }
}

#[cfg(test)]
mod examples {
    //! Invitations for tests.

    use uuid::Uuid;

    use super::*;
    use crate::workspace::WorkspaceEvent;

    /// So many seconds after the beginning of time.
    pub fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(seconds)
    }

    /// The n-th invitation.
    pub const fn invitation(n: u128) -> InvitationId {
        InvitationId(Uuid::from_u128(n))
    }

    /// The event that the n-th invitation, to become a member, was made; it can be accepted for a hundred seconds.
    pub fn invited(n: u128) -> WorkspaceEvent {
        WorkspaceInvitationCreated {
            id: invitation(n),
            role: Role::Member,
            projects: Vec::new(),
            expires_at: at(100),
        }
        .into()
    }
}
