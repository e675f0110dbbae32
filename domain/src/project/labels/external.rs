//! What labels are called in another system.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::project::{Decision, Label, Project, ProjectRefusal};
use crate::values::{ExternalRef, ExternalRefPatch};

/// Changes what a label is called in another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLabelExternalReference {
    /// The label.
    pub label: LabelId,
    /// The parts to change; that the pair is free is checked only if both are sent.
    pub patch: ExternalRefPatch,
}

/// What a label is called in another system changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelExternalReferenceChanged {
    /// The label.
    pub label: LabelRef,
    /// The old reference.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub from: ExternalRef,
    /// The new reference.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub to: ExternalRef,
}

impl Decide<ChangeLabelExternalReference> for Project {
    fn decide(&self, command: ChangeLabelExternalReference) -> Decision {
        let ChangeLabelExternalReference { label: id, patch } = command;
        let label = self.editable_label(id)?;
        let to = patch.applied_to(&label.external);
        if to == label.external {
            return Ok(vec![]);
        }
        if patch.is_complete() && self.label_called(&to).is_some() {
            return Err(ProjectRefusal::LabelExternalReferenceTaken { id });
        }
        let (label, from) = (label.reference(), label.external.clone());
        Ok(vec![LabelExternalReferenceChanged { label, from, to }.into()])
    }
}

impl Evolve<LabelExternalReferenceChanged> for Project {
    fn evolve(&mut self, event: LabelExternalReferenceChanged, stamp: Stamp) {
        self.change_label(event.label.id, stamp, |label| label.external = event.to);
    }
}

impl Project {
    /// Refuses a complete reference that a label of the project has.
    pub(super) fn label_reference_free(&self, wanted: &ExternalRef) -> Result<(), ProjectRefusal> {
        match self.label_called(wanted).filter(|_| wanted.is_complete()) {
            Some(taken) => Err(ProjectRefusal::LabelExternalReferenceTaken { id: taken.id }),
            None => Ok(()),
        }
    }

    /// The label that has exactly this reference.
    fn label_called(&self, external: &ExternalRef) -> Option<&Label> {
        self.labels.values().find(|label| label.external == *external)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, label, label_created};
    use crate::project::{CreateLabel, LabelCreated};
    use crate::values::{Colour, ShortText};

    /// A text of a test.
    fn text(text: &str) -> ShortText {
        text.parse().unwrap()
    }

    /// The reference `jira` 1.
    fn external() -> ExternalRef {
        ExternalRef { source: Some(text("jira")), id: Some(text("1")) }
    }

    /// The event that label `n` was created and is called `jira` 1 elsewhere.
    fn referenced(n: u128) -> LabelCreated {
        LabelCreated { external: external(), ..label_created(n, None) }
    }

    /// The command to call label 2 `jira` 1.
    fn change() -> ChangeLabelExternalReference {
        let patch =
            ExternalRefPatch { source: Some(Some(text("jira"))), id: Some(Some(text("1"))) };
        ChangeLabelExternalReference { label: label(2), patch }
    }

    #[test]
    fn a_label_is_called_something_in_another_system() {
        let changed = LabelExternalReferenceChanged {
            label: LabelRef { id: label(2), name: "L2".to_owned() },
            from: ExternalRef::default(),
            to: external(),
        };
        given(vec![label_created(2, None).into()])
            .when(change().into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn a_taken_reference_is_reported_with_the_label_being_edited() {
        given(vec![referenced(1).into(), label_created(2, None).into()])
            .when(change().into())
            .then_expect_error(ProjectRefusal::LabelExternalReferenceTaken { id: label(2) });
    }

    #[test]
    fn the_same_reference_is_no_change() {
        given(vec![referenced(2).into()]).when(change().into()).then_expect_events(vec![]);
    }

    #[test]
    fn at_creation_a_taken_reference_is_reported_with_the_label_that_has_it() {
        let create = CreateLabel {
            id: label(2),
            name: "L2".parse().unwrap(),
            colour: Colour::default(),
            description: String::new(),
            parent: None,
            sort_order: None,
            external: external(),
        };
        given(vec![referenced(1).into()])
            .when(create.into())
            .then_expect_error(ProjectRefusal::LabelExternalReferenceTaken { id: label(1) });
    }
}
