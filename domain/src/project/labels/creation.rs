//! How labels come into being.

use serde::{Deserialize, Serialize};

use super::Label;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::project::{Decision, Project, finite};
use crate::values::{Colour, ExternalRef, LabelName};

/// How far behind the last label a new one is put.
const SORT_ORDER_STEP: f64 = 10_000.0;

/// Where the first label of a project is put.
const FIRST_SORT_ORDER: f64 = 65_535.0;

/// Adds a label, behind the others unless it says where.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateLabel {
    /// The new label.
    pub id: LabelId,
    /// What it is called.
    pub name: LabelName,
    /// Its colour.
    pub colour: Colour,
    /// What it means.
    pub description: String,
    /// The label that it shall be under.
    pub parent: Option<LabelId>,
    /// Its place among the project's labels; behind the last one if not given.
    pub sort_order: Option<f64>,
    /// What it is called in another system.
    pub external: ExternalRef,
}

/// A label was added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelCreated {
    /// The new label.
    pub id: LabelId,
    /// What it is called.
    pub name: LabelName,
    /// Its colour.
    #[serde(default, skip_serializing_if = "Colour::is_none")]
    pub colour: Colour,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The label that it is under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<LabelRef>,
    /// Its place among the project's labels.
    pub sort_order: f64,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
}

impl Decide<CreateLabel> for Project {
    fn decide(&self, command: CreateLabel) -> Decision {
        self.editable()?;
        if self.label(command.id).is_some() {
            return Ok(vec![]);
        }
        command.sort_order.map(finite).transpose()?;
        let parent = self.parent_label(command.parent)?;
        self.label_reference_free(&command.external)?;
        self.label_name_free(&command.name)?;
        let sort_order = self.next_sort_order(command.sort_order);
        let CreateLabel { id, name, colour, description, external, .. } = command;
        Ok(vec![
            LabelCreated { id, name, colour, description, parent, sort_order, external }.into(),
        ])
    }
}

impl Project {
    /// The place of a new label.
    fn next_sort_order(&self, wish: Option<f64>) -> f64 {
        let last = self.labels.values().map(|label| label.sort_order).reduce(f64::max);
        let behind = last.map_or(FIRST_SORT_ORDER, |last| last + SORT_ORDER_STEP);
        wish.unwrap_or(behind)
    }
}

impl Evolve<LabelCreated> for Project {
    fn evolve(&mut self, event: LabelCreated, stamp: Stamp) {
        let LabelCreated { id, name, colour, description, parent, sort_order, external } = event;
        let (parent, audit) = (parent.map(|parent| parent.id), Audit::created(stamp));
        let label = Label { id, name, colour, description, parent, sort_order, external, audit };
        self.labels.insert(id, label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectRefusal;
    use crate::project::examples::{given, label, label_created};

    /// The command that [`label_created`] answers, but for the place.
    fn create(n: u128, parent: Option<u128>) -> CreateLabel {
        let LabelCreated { id, name, colour, description, external, .. } = label_created(n, None);
        let (parent, sort_order) = (parent.map(label), None);
        CreateLabel { id, name, colour, description, parent, sort_order, external }
    }

    #[test]
    fn a_label_is_put_where_the_client_wants() {
        given(vec![])
            .when(create(1, None).into())
            .then_expect_events(vec![label_created(1, None).into()]);
        let created = LabelCreated { sort_order: 7.0, ..label_created(1, None) };
        given(vec![])
            .when(CreateLabel { sort_order: Some(7.0), ..create(1, None) }.into())
            .then_expect_events(vec![created.into()]);
        let created = LabelCreated { sort_order: 7.0, ..label_created(2, None) };
        given(vec![label_created(1, None).into()])
            .when(CreateLabel { sort_order: Some(7.0), ..create(2, None) }.into())
            .then_expect_events(vec![created.into()]);
    }

    #[test]
    fn a_label_is_created_only_once() {
        given(vec![label_created(1, None).into()])
            .when(create(1, None).into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_later_label_is_put_behind_the_last_one() {
        let created = LabelCreated { sort_order: 75_535.0, ..label_created(2, Some(1)) };
        given(vec![label_created(1, None).into()])
            .when(create(2, Some(1)).into())
            .then_expect_events(vec![created.into()]);
    }

    #[test]
    fn a_label_can_be_put_under_labels_of_the_project_only() {
        given(vec![])
            .when(create(1, Some(9)).into())
            .then_expect_error(ProjectRefusal::LabelParentMissing { id: label(9) });
    }

    #[test]
    fn the_name_of_a_label_is_unique() {
        let same = CreateLabel { name: label_created(1, None).name, ..create(2, None) };
        given(vec![label_created(1, None).into()])
            .when(same.into())
            .then_expect_error(ProjectRefusal::LabelNameTaken { id: label(1) });
    }
}
