//! How a workspace comes into being.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceMembership, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{UserId, WorkspaceId};
use crate::role::Role;
use crate::values::{TimeZone, WorkspaceName, WorkspaceSlug};

/// Creates a workspace; that its slug is free is a claim of the append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateWorkspace {
    /// The new workspace.
    pub id: WorkspaceId,
    /// What it is called.
    pub name: WorkspaceName,
    /// Its name in paths.
    pub slug: WorkspaceSlug,
    /// Its first member and owner.
    pub owner: UserId,
    /// The time zone that its new projects begin with.
    pub time_zone: TimeZone,
}

/// A workspace was created, with its owner as first member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceCreated {
    /// The new workspace.
    pub id: WorkspaceId,
    /// What it is called.
    pub name: WorkspaceName,
    /// Its name in paths.
    pub slug: WorkspaceSlug,
    /// Its first member and owner.
    pub owner: UserId,
    /// The time zone that its new projects begin with.
    #[serde(default = "TimeZone::utc")]
    pub time_zone: TimeZone,
}

impl Decide<CreateWorkspace> for Workspace {
    fn decide(&self, command: CreateWorkspace) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        if !self.id.0.is_nil() {
            return Err(WorkspaceRefusal::AlreadyExists);
        }
        let CreateWorkspace { id, name, slug, owner, time_zone } = command;
        Ok(vec![WorkspaceCreated { id, name, slug, owner, time_zone }.into()])
    }
}

impl Evolve<WorkspaceCreated> for Workspace {
    fn evolve(&mut self, event: WorkspaceCreated, stamp: Stamp) {
        let WorkspaceCreated { id, name, slug, owner, time_zone } = event;
        let audit = Audit::created(stamp);
        let (name, slug) = (Some(name), Some(slug));
        *self = Self { id, name, slug, time_zone, audit, ..Self::default() };
        self.members.insert(owner, WorkspaceMembership::joined(owner, Role::Owner, stamp));
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::workspace::examples::{created, given};

    /// The command that [`created`] answers.
    fn create() -> CreateWorkspace {
        let WorkspaceCreated { id, name, slug, owner, time_zone } = created();
        CreateWorkspace { id, name, slug, owner, time_zone }
    }

    #[test]
    fn a_workspace_is_created() {
        TestFramework::<Workspace>::with(())
            .given_no_previous_events()
            .when(create().into())
            .then_expect_events(vec![created().into()]);
    }

    #[test]
    fn a_workspace_is_created_only_once() {
        given(vec![]).when(create().into()).then_expect_error(WorkspaceRefusal::AlreadyExists);
    }

    #[test]
    fn its_creation_makes_the_owner_a_member() {
        let mut workspace = Workspace::default();
        workspace.evolve(created(), Stamp::UNKNOWN);
        assert_eq!(workspace.role_of(created().owner), Some(Role::Owner));
    }
}
