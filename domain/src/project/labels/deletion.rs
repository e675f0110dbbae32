//! The end of a label and of all below it.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::project::{Decision, Project};

/// Deletes a label and all below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteLabel {
    /// The label.
    pub label: LabelId,
}

/// A label was deleted with all below it; issues lose them without events of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelDeleted {
    /// The label.
    pub label: LabelRef,
    /// All labels that were below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<LabelRef>,
}

impl Decide<DeleteLabel> for Project {
    fn decide(&self, command: DeleteLabel) -> Decision {
        let label = self.editable_label(command.label)?;
        let with = self.labels_under(label.id).into_iter();
        let with = with.filter_map(|id| self.label_ref(id)).collect();
        Ok(vec![LabelDeleted { label: label.reference(), with }.into()])
    }
}

impl Evolve<LabelDeleted> for Project {
    fn evolve(&mut self, event: LabelDeleted, _: Stamp) {
        self.labels.remove(&event.label.id);
        for under in event.with {
            self.labels.remove(&under.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, label, label_created, project};
    use crate::project::{ProjectEvent, ProjectRefusal};

    /// Label 1, label 2 under it, label 3 under that, and label 4.
    fn labels() -> Vec<ProjectEvent> {
        [(1, None), (2, Some(1)), (3, Some(2)), (4, None)]
            .map(|(n, parent)| label_created(n, parent).into())
            .to_vec()
    }

    /// The event that label 1 was deleted with those below it.
    fn deleted() -> ProjectEvent {
        let of = |n| LabelRef { id: label(n), name: format!("L{n}") };
        LabelDeleted { label: of(1), with: vec![of(2), of(3)] }.into()
    }

    #[test]
    fn a_label_is_deleted_with_all_below_it() {
        given(labels())
            .when(DeleteLabel { label: label(1) }.into())
            .then_expect_events(vec![deleted()]);
    }

    #[test]
    fn only_labels_elsewhere_remain() {
        let project = project(labels().into_iter().chain([deleted()]).collect());
        let left: Vec<_> = project.labels().iter().map(|label| label.id).collect();
        assert_eq!(left, [label(4)]);
    }

    #[test]
    fn an_unknown_label_cannot_be_deleted() {
        given(vec![])
            .when(DeleteLabel { label: label(1) }.into())
            .then_expect_error(ProjectRefusal::LabelMissing);
    }
}
