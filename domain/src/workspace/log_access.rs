//! Who may read the workspace's whole log: what happened in every project, and what was deleted since.
//!
//! It is a right of its own, not a part of any role: an owner gives and takes it, and everybody can see in the log that
//! they did. It ends when its bearer leaves.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

/// Lets a member read the whole log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantLogAccess {
    /// The member.
    pub user: UserId,
}

/// Takes the right to read the whole log from a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokeLogAccess {
    /// The member.
    pub user: UserId,
}

/// A member may read the whole log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceLogAccessGranted {
    /// The member.
    pub user: UserId,
}

/// A member may no longer read the whole log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceLogAccessRevoked {
    /// The member.
    pub user: UserId,
}

impl Workspace {
    /// Whether an active member may read the whole log.
    #[must_use]
    pub fn reads_log(&self, user: UserId) -> bool {
        self.role_of(user).and(self.member(user)).is_some_and(|member| member.reads_log)
    }

    /// Whether an active member has the right; refuses others.
    fn log_access(&self, user: UserId) -> Result<bool, WorkspaceRefusal> {
        self.present()?;
        self.active_role(user)?;
        Ok(self.reads_log(user))
    }

    /// Notes whether a member, if there is one, may read the whole log.
    fn set_log_access(&mut self, user: UserId, reads_log: bool) {
        if let Some(member) = self.members.get_mut(&user) {
            member.reads_log = reads_log;
        }
    }
}

impl Decide<GrantLogAccess> for Workspace {
    fn decide(&self, command: GrantLogAccess) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        let GrantLogAccess { user } = command;
        let has = self.log_access(user)?;
        Ok(if has { vec![] } else { vec![WorkspaceLogAccessGranted { user }.into()] })
    }
}

impl Decide<RevokeLogAccess> for Workspace {
    fn decide(&self, command: RevokeLogAccess) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        let RevokeLogAccess { user } = command;
        let has = self.log_access(user)?;
        Ok(if has { vec![WorkspaceLogAccessRevoked { user }.into()] } else { vec![] })
    }
}

impl Evolve<WorkspaceLogAccessGranted> for Workspace {
    fn evolve(&mut self, event: WorkspaceLogAccessGranted, _: Stamp) {
        self.set_log_access(event.user, true);
    }
}

impl Evolve<WorkspaceLogAccessRevoked> for Workspace {
    fn evolve(&mut self, event: WorkspaceLogAccessRevoked, _: Stamp) {
        self.set_log_access(event.user, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;
    use crate::workspace::examples::{given, joined, user};
    use crate::workspace::{WorkspaceMemberLeft, WorkspaceMemberReactivated};

    /// The event that user 3 may read the log.
    fn granted() -> WorkspaceLogAccessGranted {
        WorkspaceLogAccessGranted { user: user(3) }
    }

    /// The command to let user 3 read the log.
    fn grant() -> GrantLogAccess {
        GrantLogAccess { user: user(3) }
    }

    #[test]
    fn it_is_given_and_taken_whatever_the_members_role() {
        let revoke = RevokeLogAccess { user: user(3) };
        given(vec![joined(3, Role::Guest)])
            .when(grant().into())
            .then_expect_events(vec![granted().into()]);
        given(vec![joined(3, Role::Guest), granted().into()])
            .when(revoke.into())
            .then_expect_events(vec![WorkspaceLogAccessRevoked { user: user(3) }.into()]);
    }

    #[test]
    fn what_is_so_already_is_no_change() {
        given(vec![joined(3, Role::Member), granted().into()])
            .when(grant().into())
            .then_expect_events(vec![]);
        given(vec![joined(3, Role::Member)])
            .when(RevokeLogAccess { user: user(3) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn somebody_who_is_no_member_gets_none() {
        given(vec![]).when(grant().into()).then_expect_error(WorkspaceRefusal::MemberMissing);
    }

    #[test]
    fn it_ends_when_its_bearer_leaves_and_does_not_come_back_with_them() {
        let left = WorkspaceMemberLeft { user: user(3), role: Role::Member };
        let back = WorkspaceMemberReactivated { user: user(3), role: Role::Member, stay: 1 };
        given(vec![joined(3, Role::Member), granted().into(), left.into(), back.into()])
            .when(grant().into())
            .then_expect_events(vec![granted().into()]);
    }
}
