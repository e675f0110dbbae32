//! What a project is called in another system; nothing has to be unique here.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{ExternalRef, ExternalRefPatch};

/// Changes what a project is called in another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectExternalReference {
    /// The parts to change.
    pub patch: ExternalRefPatch,
}

/// What a project is called in another system changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectExternalReferenceChanged {
    /// The old reference.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub from: ExternalRef,
    /// The new reference.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub to: ExternalRef,
}

impl Decide<ChangeProjectExternalReference> for Project {
    fn decide(&self, command: ChangeProjectExternalReference) -> Decision {
        let from = self.editable()?.external.clone();
        let to = command.patch.applied_to(&from);
        if to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectExternalReferenceChanged { from, to }.into()])
    }
}

impl Evolve<ProjectExternalReferenceChanged> for Project {
    fn evolve(&mut self, event: ProjectExternalReferenceChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.external = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::given;

    #[test]
    fn a_project_is_called_something_in_another_system() {
        let id = Some("7".parse().unwrap());
        let patch = ExternalRefPatch { source: None, id: Some(id.clone()) };
        let changed = ProjectExternalReferenceChanged {
            from: ExternalRef::default(),
            to: ExternalRef { source: None, id },
        };
        given(vec![])
            .when(ChangeProjectExternalReference { patch }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_reference_is_no_change() {
        let patch = ExternalRefPatch { source: Some(None), id: None };
        given(vec![])
            .when(ChangeProjectExternalReference { patch }.into())
            .then_expect_events(vec![]);
    }
}
