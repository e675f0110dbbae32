//! What labels are called.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::project::{Decision, Project, ProjectRefusal};
use crate::values::LabelName;

/// Gives a label another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameLabel {
    /// The label.
    pub label: LabelId,
    /// The new name.
    pub to: LabelName,
}

/// A label got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelRenamed {
    /// The label, by its old name.
    pub label: LabelRef,
    /// The old name.
    pub from: LabelName,
    /// The new name.
    pub to: LabelName,
}

impl Decide<RenameLabel> for Project {
    fn decide(&self, command: RenameLabel) -> Decision {
        let to = command.to;
        let stored = self.editable_label(command.label)?;
        let (label, from) = (stored.reference(), stored.name.clone());
        if to == from {
            return Ok(vec![]);
        }
        self.label_name_free(&to)?;
        Ok(vec![LabelRenamed { label, from, to }.into()])
    }
}

impl Evolve<LabelRenamed> for Project {
    fn evolve(&mut self, event: LabelRenamed, stamp: Stamp) {
        self.change_label(event.label.id, stamp, |label| label.name = event.to);
    }
}

impl Project {
    /// Refuses a name that a label of the project has.
    pub(super) fn label_name_free(&self, name: &LabelName) -> Result<(), ProjectRefusal> {
        match self.labels.values().find(|label| label.name == *name) {
            Some(taken) => Err(ProjectRefusal::LabelNameTaken { id: taken.id }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, label, label_created};

    /// The command to rename label 1.
    fn rename(to: &str) -> RenameLabel {
        RenameLabel { label: label(1), to: to.parse().unwrap() }
    }

    #[test]
    fn a_label_is_renamed() {
        let (from, to) = ("L1".parse().unwrap(), "bug".parse().unwrap());
        let renamed = LabelRef { id: label(1), name: "L1".to_owned() };
        given(vec![label_created(1, None).into()])
            .when(rename("bug").into())
            .then_expect_events(vec![LabelRenamed { label: renamed, from, to }.into()]);
    }

    #[test]
    fn the_same_name_is_no_change() {
        given(vec![label_created(1, None).into()])
            .when(rename("L1").into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_label_cannot_take_the_name_of_another() {
        given(vec![label_created(1, None).into(), label_created(2, None).into()])
            .when(rename("L2").into())
            .then_expect_error(ProjectRefusal::LabelNameTaken { id: label(2) });
    }

    #[test]
    fn an_unknown_label_cannot_be_renamed() {
        given(vec![]).when(rename("bug").into()).then_expect_error(ProjectRefusal::LabelMissing);
    }
}
