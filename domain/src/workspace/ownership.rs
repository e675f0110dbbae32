//! To whom a workspace belongs.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::role::Role;

/// Hands an owner's place to another member; the old owner becomes an admin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferOwnership {
    /// The owner who gives.
    pub from: UserId,
    /// The active member who takes.
    pub to: UserId,
}

/// An owner's place went to another member; the old owner is an admin now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceOwnershipTransferred {
    /// Who was the owner.
    pub from: UserId,
    /// Who is the owner now.
    pub to: UserId,
}

impl Decide<TransferOwnership> for Workspace {
    fn decide(&self, command: TransferOwnership) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let TransferOwnership { from, to } = command;
        if self.role_of(from) != Some(Role::Owner) {
            return Err(WorkspaceRefusal::NotOwner);
        }
        self.active_role(to)?;
        if from == to {
            return Ok(vec![]);
        }
        Ok(vec![WorkspaceOwnershipTransferred { from, to }.into()])
    }
}

impl Evolve<WorkspaceOwnershipTransferred> for Workspace {
    fn evolve(&mut self, event: WorkspaceOwnershipTransferred, _: Stamp) {
        self.set_role(event.from, Role::Admin);
        self.set_role(event.to, Role::Owner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::examples::{OWNER, created, given, joined, user};

    /// The event that user 2 became the owner.
    fn transferred() -> WorkspaceOwnershipTransferred {
        WorkspaceOwnershipTransferred { from: OWNER, to: user(2) }
    }

    #[test]
    fn an_owner_hands_over() {
        given(vec![joined(2, Role::Guest)])
            .when(TransferOwnership { from: OWNER, to: user(2) }.into())
            .then_expect_events(vec![transferred().into()]);
    }

    #[test]
    fn the_old_owner_becomes_an_admin() {
        let mut workspace = Workspace::default();
        workspace.evolve(created(), Stamp::UNKNOWN);
        workspace.evolve(joined(2, Role::Guest), Stamp::UNKNOWN);
        workspace.evolve(transferred(), Stamp::UNKNOWN);
        assert_eq!(workspace.role_of(OWNER), Some(Role::Admin));
        assert_eq!(workspace.role_of(user(2)), Some(Role::Owner));
    }

    #[test]
    fn only_an_owner_hands_over() {
        given(vec![joined(2, Role::Admin)])
            .when(TransferOwnership { from: user(2), to: user(2) }.into())
            .then_expect_error(WorkspaceRefusal::NotOwner);
    }

    #[test]
    fn only_a_member_takes_over() {
        given(vec![])
            .when(TransferOwnership { from: OWNER, to: user(2) }.into())
            .then_expect_error(WorkspaceRefusal::MemberMissing);
    }
}
