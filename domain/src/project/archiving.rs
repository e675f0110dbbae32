//! Putting a project away and taking it out again.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Puts a project away: it can be read, restored and deleted, and nothing in it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveProject {}

/// Takes an archived project out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreProject {}

/// A project was put away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectArchived {}

/// An archived project was taken out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectRestored {}

impl Decide<ArchiveProject> for Project {
    fn decide(&self, _: ArchiveProject) -> Decision {
        self.present()?;
        Ok(if self.is_archived() { vec![] } else { vec![ProjectArchived {}.into()] })
    }
}

impl Decide<RestoreProject> for Project {
    fn decide(&self, _: RestoreProject) -> Decision {
        self.present()?;
        Ok(if self.is_archived() { vec![ProjectRestored {}.into()] } else { vec![] })
    }
}

impl Evolve<ProjectArchived> for Project {
    fn evolve(&mut self, _: ProjectArchived, stamp: Stamp) {
        self.archived_at = Some(stamp.at);
        self.audit.touch(stamp);
    }
}

impl Evolve<ProjectRestored> for Project {
    fn evolve(&mut self, _: ProjectRestored, stamp: Stamp) {
        self.archived_at = None;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, project};

    #[test]
    fn a_project_is_archived() {
        given(vec![])
            .when(ArchiveProject {}.into())
            .then_expect_events(vec![ProjectArchived {}.into()]);
    }

    #[test]
    fn an_archived_project_stays_archived() {
        given(vec![ProjectArchived {}.into()])
            .when(ArchiveProject {}.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_project_is_restored() {
        given(vec![ProjectArchived {}.into()])
            .when(RestoreProject {}.into())
            .then_expect_events(vec![ProjectRestored {}.into()]);
    }

    #[test]
    fn restoring_what_is_not_archived_is_no_change() {
        given(vec![]).when(RestoreProject {}.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_project_remembers_when_it_was_archived() {
        let archived = project(vec![ProjectArchived {}.into()]);
        assert_eq!(archived.archived_at, Some(Stamp::UNKNOWN.at));
    }
}
