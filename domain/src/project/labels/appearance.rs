//! How labels look and what they mean.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::project::{Decision, Project};
use crate::values::Colour;

/// Gives a label another colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecolourLabel {
    /// The label.
    pub label: LabelId,
    /// The new colour.
    pub to: Colour,
}

/// A label got another colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelRecoloured {
    /// The label.
    pub label: LabelRef,
    /// The old colour.
    #[serde(default, skip_serializing_if = "Colour::is_none")]
    pub from: Colour,
    /// The new colour.
    #[serde(default, skip_serializing_if = "Colour::is_none")]
    pub to: Colour,
}

/// Describes a label anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeLabel {
    /// The label.
    pub label: LabelId,
    /// The new text, maybe empty.
    pub to: String,
}

/// A label was described anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelDescribed {
    /// The label.
    pub label: LabelRef,
    /// The new text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<RecolourLabel> for Project {
    fn decide(&self, command: RecolourLabel) -> Decision {
        let label = self.editable_label(command.label)?;
        if command.to == label.colour {
            return Ok(vec![]);
        }
        let from = label.colour.clone();
        Ok(vec![LabelRecoloured { label: label.reference(), from, to: command.to }.into()])
    }
}

impl Decide<DescribeLabel> for Project {
    fn decide(&self, command: DescribeLabel) -> Decision {
        let label = self.editable_label(command.label)?;
        if command.to == label.description {
            return Ok(vec![]);
        }
        Ok(vec![LabelDescribed { label: label.reference(), to: command.to }.into()])
    }
}

impl Evolve<LabelRecoloured> for Project {
    fn evolve(&mut self, event: LabelRecoloured, stamp: Stamp) {
        self.change_label(event.label.id, stamp, |label| label.colour = event.to);
    }
}

impl Evolve<LabelDescribed> for Project {
    fn evolve(&mut self, event: LabelDescribed, stamp: Stamp) {
        self.change_label(event.label.id, stamp, |label| label.description = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectEvent;
    use crate::project::examples::{given, label, label_created};

    /// Label 1 as events name it.
    fn reference() -> LabelRef {
        LabelRef { id: label(1), name: "L1".to_owned() }
    }

    /// The event that label 1 was created.
    fn created() -> ProjectEvent {
        label_created(1, None).into()
    }

    #[test]
    fn a_label_is_recoloured() {
        let (from, to) = (Colour::default(), Colour::known("red"));
        given(vec![created()])
            .when(RecolourLabel { label: label(1), to: to.clone() }.into())
            .then_expect_events(vec![LabelRecoloured { label: reference(), from, to }.into()]);
    }

    #[test]
    fn a_label_is_described() {
        let to = "Broken".to_owned();
        given(vec![created()])
            .when(DescribeLabel { label: label(1), to: to.clone() }.into())
            .then_expect_events(vec![LabelDescribed { label: reference(), to }.into()]);
    }

    #[test]
    fn the_same_looks_are_no_change() {
        given(vec![created()])
            .when(RecolourLabel { label: label(1), to: Colour::default() }.into())
            .then_expect_events(vec![]);
        given(vec![created()])
            .when(DescribeLabel { label: label(1), to: String::new() }.into())
            .then_expect_events(vec![]);
    }
}
