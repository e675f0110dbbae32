//! The end of a project.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{ProjectIdentifier, ProjectName};

/// Deletes a project with everything in it; its history stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteProject {}

/// A project was deleted with everything in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectDeleted {
    /// The name that is free again.
    pub name: ProjectName,
    /// The identifier that is free again.
    pub identifier: ProjectIdentifier,
}

impl Decide<DeleteProject> for Project {
    fn decide(&self, _: DeleteProject) -> Decision {
        let details = self.present()?;
        let (name, identifier) = (details.name.clone(), details.identifier.clone());
        Ok(vec![ProjectDeleted { name, identifier }.into()])
    }
}

impl Evolve<ProjectDeleted> for Project {
    fn evolve(&mut self, _: ProjectDeleted, stamp: Stamp) {
        self.is_deleted = true;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{CREATOR, details, given, project};
    use crate::project::{ProjectArchived, ProjectEvent, ProjectRefusal};

    /// The event that the project was deleted.
    fn deleted() -> ProjectEvent {
        ProjectDeleted { name: details().name, identifier: details().identifier }.into()
    }

    #[test]
    fn a_project_is_deleted_even_when_it_is_archived() {
        given(vec![]).when(DeleteProject {}.into()).then_expect_events(vec![deleted()]);
        given(vec![ProjectArchived {}.into()])
            .when(DeleteProject {}.into())
            .then_expect_events(vec![deleted()]);
    }

    #[test]
    fn a_deleted_project_refuses_everything() {
        given(vec![deleted()])
            .when(DeleteProject {}.into())
            .then_expect_error(ProjectRefusal::Missing);
    }

    #[test]
    fn nobody_has_a_role_in_a_deleted_project() {
        assert_eq!(project(vec![deleted()]).role_of(CREATOR, 0), None);
    }
}
