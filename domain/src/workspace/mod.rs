//! A workspace: the unit that has one log, with its members and their roles.

mod adding;
mod creation;
mod deletion;
mod features;
mod history;
mod invitations;
mod leaving;
mod log_access;
mod members;
mod naming;
mod ownership;
mod refusal;
mod roles;
mod time_zone;

pub use adding::{AddWorkspaceMember, WorkspaceMemberAdded, WorkspaceMemberReactivated};
pub use creation::{CreateWorkspace, WorkspaceCreated};
pub use deletion::{DeleteWorkspace, WorkspaceDeleted};
pub use features::{SwitchWorkspaceFeature, WorkspaceFeature, WorkspaceFeatureSwitched};
pub use invitations::{
    AcceptWorkspaceInvitation, ChangeWorkspaceInvitationRole, CreateWorkspaceInvitation,
    DeclineWorkspaceInvitation, Invitation, InvitationAnswer, InvitedProject,
    RenewWorkspaceInvitation, RevokeWorkspaceInvitation, SkippedBecause, SkippedProject,
    WorkspaceInvitationAccepted, WorkspaceInvitationCreated, WorkspaceInvitationDeclined,
    WorkspaceInvitationRenewed, WorkspaceInvitationRevoked, WorkspaceInvitationRoleChanged,
};
pub use leaving::{
    LeaveWorkspace, RemoveWorkspaceMember, WorkspaceMemberLeft, WorkspaceMemberRemoved,
};
pub use log_access::{
    GrantLogAccess, RevokeLogAccess, WorkspaceLogAccessGranted, WorkspaceLogAccessRevoked,
};
pub use members::WorkspaceMembership;
pub use naming::{RenameWorkspace, WorkspaceRenamed};
pub use ownership::{TransferOwnership, WorkspaceOwnershipTransferred};
pub use refusal::WorkspaceRefusal;
pub use roles::{ChangeWorkspaceMemberRole, WorkspaceMemberRoleChanged};
pub use time_zone::{ChangeWorkspaceTimeZone, WorkspaceTimeZoneChanged};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::ids::{InvitationId, UserId, WorkspaceId};
use crate::values::{TimeZone, WorkspaceName, WorkspaceSlug};

/// What decisions about a workspace, and the answers to its commands, read.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// The workspace; the nil id until it is created.
    pub id: WorkspaceId,
    /// What it is called; nothing until it is created.
    name: Option<WorkspaceName>,
    /// Its name in paths, fixed for its life; nothing until it is created.
    slug: Option<WorkspaceSlug>,
    /// The time zone that its new projects begin with.
    pub time_zone: TimeZone,
    /// What is switched on.
    pub features: BTreeSet<WorkspaceFeature>,
    /// Who made and last changed it.
    pub audit: Audit,
    /// Everybody who is or was a member.
    members: BTreeMap<UserId, WorkspaceMembership>,
    /// The users who were invited, without those whose invitation was revoked.
    invitations: BTreeMap<InvitationId, Invitation>,
    is_deleted: bool,
}

commands! {
    /// Everything that can be asked of a workspace.
    WorkspaceCommand for Workspace {
        CreateWorkspace,
        RenameWorkspace,
        ChangeWorkspaceTimeZone,
        SwitchWorkspaceFeature,
        TransferOwnership,
        DeleteWorkspace,
        AddWorkspaceMember,
        ChangeWorkspaceMemberRole,
        RemoveWorkspaceMember,
        LeaveWorkspace,
        GrantLogAccess,
        RevokeLogAccess,
        CreateWorkspaceInvitation,
        ChangeWorkspaceInvitationRole,
        RenewWorkspaceInvitation,
        RevokeWorkspaceInvitation,
        AcceptWorkspaceInvitation,
        DeclineWorkspaceInvitation,
    }
}

events! {
    /// Everything that can have happened to a workspace.
    WorkspaceEvent for Workspace {
        WorkspaceCreated: "1",
        WorkspaceRenamed: "1",
        WorkspaceTimeZoneChanged: "1",
        WorkspaceFeatureSwitched: "1",
        WorkspaceOwnershipTransferred: "1",
        WorkspaceDeleted: "1",
        WorkspaceMemberAdded: "1",
        WorkspaceMemberReactivated: "1",
        WorkspaceMemberRoleChanged: "1",
        WorkspaceMemberRemoved: "1",
        WorkspaceMemberLeft: "1",
        WorkspaceLogAccessGranted: "1",
        WorkspaceLogAccessRevoked: "1",
        WorkspaceInvitationCreated: "1",
        WorkspaceInvitationRoleChanged: "1",
        WorkspaceInvitationRenewed: "1",
        WorkspaceInvitationRevoked: "1",
        WorkspaceInvitationAccepted: "1",
        WorkspaceInvitationDeclined: "1",
    }
}

aggregate! {
    Workspace: "workspace", WorkspaceCommand, WorkspaceEvent, WorkspaceRefusal, history::upcasters
}

impl Workspace {
    /// Whether it was deleted.
    #[must_use]
    pub const fn is_deleted(&self) -> bool {
        self.is_deleted
    }

    /// Refuses when there is no such workspace, or no longer.
    const fn present(&self) -> Result<(), WorkspaceRefusal> {
        if self.id.0.is_nil() || self.is_deleted {
            return Err(WorkspaceRefusal::Missing);
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod examples {
    //! Workspaces for tests.

    use cqrs_es::test::{AggregateTestExecutor, TestFramework};

    use super::*;
    use crate::role::Role;

    /// The user who owns the workspace of [`given`].
    pub const OWNER: UserId = user(1);

    /// The n-th user.
    pub const fn user(n: u128) -> UserId {
        UserId(uuid::Uuid::from_u128(n))
    }

    /// The creation of a workspace owned by [`OWNER`].
    pub fn created() -> WorkspaceCreated {
        WorkspaceCreated {
            id: WorkspaceId(uuid::Uuid::from_u128(1)),
            name: "Acme".parse().unwrap(),
            slug: "acme".parse().unwrap(),
            owner: OWNER,
            time_zone: TimeZone::utc(),
        }
    }

    /// The event that the n-th user joined.
    pub fn joined(n: u128, role: Role) -> WorkspaceEvent {
        WorkspaceMemberAdded { user: user(n), role }.into()
    }

    /// A workspace owned by [`OWNER`] to which the events happened.
    pub fn given(events: Vec<WorkspaceEvent>) -> AggregateTestExecutor<Workspace> {
        TestFramework::with(()).given(vec![created().into()]).and(events)
    }
}
