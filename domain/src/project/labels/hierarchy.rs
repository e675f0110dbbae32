//! Labels under labels.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::project::{Decision, Project, ProjectRefusal};

/// Puts a label under another one, or at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveLabel {
    /// The label.
    pub label: LabelId,
    /// The label that it shall be under.
    pub to: Option<LabelId>,
}

/// A label was put under another one, or at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelMoved {
    /// The label.
    pub label: LabelRef,
    /// The label that it was under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LabelRef>,
    /// The label that it is under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LabelRef>,
}

impl Decide<MoveLabel> for Project {
    fn decide(&self, command: MoveLabel) -> Decision {
        let label = self.editable_label(command.label)?;
        if command.to == label.parent {
            return Ok(vec![]);
        }
        let to = self.parent_label(command.to)?;
        if command.to.is_some_and(|to| to == label.id || self.labels_under(label.id).contains(&to))
        {
            return Err(ProjectRefusal::LabelInsideItself);
        }
        let from = label.parent.and_then(|parent| self.label_ref(parent));
        Ok(vec![LabelMoved { label: label.reference(), from, to }.into()])
    }
}

impl Evolve<LabelMoved> for Project {
    fn evolve(&mut self, event: LabelMoved, stamp: Stamp) {
        self.change_label(event.label.id, stamp, |label| {
            label.parent = event.to.map(|parent| parent.id);
        });
    }
}

impl Project {
    /// The label to be put under, if one is named; refuses one that the project does not have.
    pub(super) fn parent_label(
        &self,
        parent: Option<LabelId>,
    ) -> Result<Option<LabelRef>, ProjectRefusal> {
        let missing = |id| ProjectRefusal::LabelParentMissing { id };
        parent.map(|id| self.label_ref(id).ok_or(missing(id))).transpose()
    }

    /// All labels below this one, parents before children.
    pub(super) fn labels_under(&self, top: LabelId) -> Vec<LabelId> {
        let mut below: Vec<LabelId> = vec![];
        let mut next = Some(top);
        let mut visited = 0;
        while let Some(parent) = next {
            let is_child = |label: &&super::Label| label.parent == Some(parent);
            below.extend(self.labels.values().filter(is_child).map(|label| label.id));
            next = below.get(visited).copied();
            visited += 1;
        }
        below
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectEvent;
    use crate::project::examples::{given, label, label_created};

    /// Label 1, label 2 under it, label 3 under that, and label 4.
    fn labels() -> Vec<ProjectEvent> {
        [(1, None), (2, Some(1)), (3, Some(2)), (4, None)]
            .map(|(n, parent)| label_created(n, parent).into())
            .to_vec()
    }

    /// A label as events name it.
    fn reference(n: u128) -> LabelRef {
        LabelRef { id: label(n), name: format!("L{n}") }
    }

    #[test]
    fn a_label_is_put_under_another() {
        let moved =
            LabelMoved { label: reference(2), from: Some(reference(1)), to: Some(reference(4)) };
        given(labels())
            .when(MoveLabel { label: label(2), to: Some(label(4)) }.into())
            .then_expect_events(vec![moved.into()]);
    }

    #[test]
    fn a_label_is_put_at_the_top() {
        let moved = LabelMoved { label: reference(2), from: Some(reference(1)), to: None };
        given(labels())
            .when(MoveLabel { label: label(2), to: None }.into())
            .then_expect_events(vec![moved.into()]);
    }

    #[test]
    fn the_same_parent_is_no_change() {
        given(labels())
            .when(MoveLabel { label: label(2), to: Some(label(1)) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_label_cannot_be_its_own_ancestor() {
        for to in [1, 2, 3] {
            given(labels())
                .when(MoveLabel { label: label(1), to: Some(label(to)) }.into())
                .then_expect_error(ProjectRefusal::LabelInsideItself);
        }
    }

    #[test]
    fn the_parent_is_a_label_of_the_project() {
        given(labels())
            .when(MoveLabel { label: label(1), to: Some(label(9)) }.into())
            .then_expect_error(ProjectRefusal::LabelParentMissing { id: label(9) });
    }
}
