//! The end of a workspace.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::WorkspaceSlug;

/// Deletes a workspace with everything in it; its log stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteWorkspace {}

/// A workspace was deleted with everything in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceDeleted {
    /// The slug that is free again.
    pub slug: WorkspaceSlug,
}

impl Decide<DeleteWorkspace> for Workspace {
    fn decide(&self, _: DeleteWorkspace) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        Ok(vec![WorkspaceDeleted { slug: self.slug()?.clone() }.into()])
    }
}

impl Evolve<WorkspaceDeleted> for Workspace {
    fn evolve(&mut self, _: WorkspaceDeleted, stamp: Stamp) {
        self.is_deleted = true;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::examples::{OWNER, created, given};

    /// The event that the workspace was deleted.
    fn deleted() -> WorkspaceDeleted {
        WorkspaceDeleted { slug: created().slug }
    }

    #[test]
    fn a_workspace_is_deleted() {
        given(vec![]).when(DeleteWorkspace {}.into()).then_expect_events(vec![deleted().into()]);
    }

    #[test]
    fn a_deleted_workspace_refuses_everything() {
        given(vec![deleted().into()])
            .when(DeleteWorkspace {}.into())
            .then_expect_error(WorkspaceRefusal::Missing);
    }

    #[test]
    fn nobody_has_a_role_in_a_deleted_workspace() {
        let mut workspace = Workspace::default();
        workspace.evolve(created(), Stamp::UNKNOWN);
        workspace.evolve(deleted(), Stamp::UNKNOWN);
        assert_eq!(workspace.role_of(OWNER), None);
    }
}
