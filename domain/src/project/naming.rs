//! What a project is called, in full and in its issues' keys; that both are free are claims of the append.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{ProjectIdentifier, ProjectName};

/// Gives a project another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameProject {
    /// The new name.
    pub to: ProjectName,
}

/// A project got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectRenamed {
    /// The old name.
    pub from: ProjectName,
    /// The new name.
    pub to: ProjectName,
}

/// Gives a project another identifier: all its issues' keys change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectIdentifier {
    /// The new identifier.
    pub to: ProjectIdentifier,
}

/// A project got another identifier: all its issues' keys changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectIdentifierChanged {
    /// The old identifier.
    pub from: ProjectIdentifier,
    /// The new identifier.
    pub to: ProjectIdentifier,
}

impl Decide<RenameProject> for Project {
    fn decide(&self, command: RenameProject) -> Decision {
        let from = self.editable()?.name.clone();
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectRenamed { from, to: command.to }.into()])
    }
}

impl Decide<ChangeProjectIdentifier> for Project {
    fn decide(&self, command: ChangeProjectIdentifier) -> Decision {
        let from = self.editable()?.identifier.clone();
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectIdentifierChanged { from, to: command.to }.into()])
    }
}

impl Evolve<ProjectRenamed> for Project {
    fn evolve(&mut self, event: ProjectRenamed, stamp: Stamp) {
        self.change_details(stamp, |details| details.name = event.to);
    }
}

impl Evolve<ProjectIdentifierChanged> for Project {
    fn evolve(&mut self, event: ProjectIdentifierChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.identifier = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{details, given};
    use crate::project::{ProjectArchived, ProjectRefusal};

    /// The command to take this name.
    fn rename(to: &str) -> RenameProject {
        RenameProject { to: to.parse().unwrap() }
    }

    #[test]
    fn a_project_is_renamed() {
        let renamed = ProjectRenamed { from: details().name, to: "Motor".parse().unwrap() };
        given(vec![]).when(rename("Motor").into()).then_expect_events(vec![renamed.into()]);
    }

    #[test]
    fn the_same_name_is_no_change() {
        given(vec![]).when(rename("Engine").into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_project_changes_its_identifier() {
        let (from, to) = (details().identifier, "MOT".parse::<ProjectIdentifier>().unwrap());
        given(vec![])
            .when(ChangeProjectIdentifier { to: to.clone() }.into())
            .then_expect_events(vec![ProjectIdentifierChanged { from, to }.into()]);
    }

    #[test]
    fn the_same_identifier_is_no_change() {
        let same = ChangeProjectIdentifier { to: "eng".parse().unwrap() };
        given(vec![]).when(same.into()).then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_project_refuses_a_new_name() {
        given(vec![ProjectArchived {}.into()])
            .when(rename("Motor").into())
            .then_expect_error(ProjectRefusal::Archived);
    }
}
