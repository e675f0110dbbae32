//! Where labels stand in lists.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::project::{Decision, Project, finite};

/// Moves a label to another place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderLabel {
    /// The label.
    pub label: LabelId,
    /// The new place.
    pub to: f64,
}

/// A label was moved to another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelReordered {
    /// The label.
    pub label: LabelRef,
    /// The old place.
    pub from: f64,
    /// The new place.
    pub to: f64,
}

impl Decide<ReorderLabel> for Project {
    fn decide(&self, command: ReorderLabel) -> Decision {
        let label = self.editable_label(command.label)?;
        let (from, to) = (label.sort_order, finite(command.to)?);
        if to.total_cmp(&from).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![LabelReordered { label: label.reference(), from, to }.into()])
    }
}

impl Evolve<LabelReordered> for Project {
    fn evolve(&mut self, event: LabelReordered, stamp: Stamp) {
        self.change_label(event.label.id, stamp, |label| label.sort_order = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectRefusal;
    use crate::project::examples::{given, label, label_created};

    #[test]
    fn a_label_is_moved_to_another_place() {
        let reference = LabelRef { id: label(1), name: "L1".to_owned() };
        let reordered = LabelReordered { label: reference, from: 65_535.0, to: 1.5 };
        given(vec![label_created(1, None).into()])
            .when(ReorderLabel { label: label(1), to: 1.5 }.into())
            .then_expect_events(vec![reordered.into()]);
    }

    #[test]
    fn the_same_place_is_no_change() {
        given(vec![label_created(1, None).into()])
            .when(ReorderLabel { label: label(1), to: 65_535.0 }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_place_is_a_number_that_can_be_stored() {
        given(vec![label_created(1, None).into()])
            .when(ReorderLabel { label: label(1), to: f64::NAN }.into())
            .then_expect_error(ProjectRefusal::PlaceNotFinite);
    }
}
