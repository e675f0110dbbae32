//! What a workspace is called.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{WorkspaceName, WorkspaceSlug};

/// Gives a workspace another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameWorkspace {
    /// The new name.
    pub to: WorkspaceName,
}

/// A workspace got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceRenamed {
    /// The old name.
    pub from: WorkspaceName,
    /// The new name.
    pub to: WorkspaceName,
}

impl Workspace {
    /// What it is called.
    ///
    /// # Errors
    /// It was never created.
    pub fn name(&self) -> Result<&WorkspaceName, WorkspaceRefusal> {
        self.name.as_ref().ok_or(WorkspaceRefusal::Missing)
    }

    /// Its name in paths.
    ///
    /// # Errors
    /// It was never created.
    pub fn slug(&self) -> Result<&WorkspaceSlug, WorkspaceRefusal> {
        self.slug.as_ref().ok_or(WorkspaceRefusal::Missing)
    }
}

impl Decide<RenameWorkspace> for Workspace {
    fn decide(&self, command: RenameWorkspace) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let (from, to) = (self.name()?, command.to);
        if *from == to {
            return Ok(vec![]);
        }
        Ok(vec![WorkspaceRenamed { from: from.clone(), to }.into()])
    }
}

impl Evolve<WorkspaceRenamed> for Workspace {
    fn evolve(&mut self, event: WorkspaceRenamed, stamp: Stamp) {
        self.name = Some(event.to);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::workspace::examples::given;

    /// The command to take this name.
    fn rename(to: &str) -> RenameWorkspace {
        RenameWorkspace { to: to.parse().unwrap() }
    }

    #[test]
    fn a_workspace_is_renamed() {
        let (from, to) = ("Acme".parse().unwrap(), "Acme Inc.".parse().unwrap());
        given(vec![])
            .when(rename("Acme Inc.").into())
            .then_expect_events(vec![WorkspaceRenamed { from, to }.into()]);
    }

    #[test]
    fn the_same_name_is_no_change() {
        given(vec![]).when(rename("Acme").into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_workspace_that_was_never_created_cannot_be_renamed() {
        TestFramework::<Workspace>::with(())
            .given_no_previous_events()
            .when(rename("Acme").into())
            .then_expect_error(WorkspaceRefusal::Missing);
    }
}
