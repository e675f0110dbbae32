//! The labels of a project.

mod appearance;
mod creation;
mod deletion;
mod external;
mod hierarchy;
mod naming;
mod ordering;

pub use appearance::{DescribeLabel, LabelDescribed, LabelRecoloured, RecolourLabel};
pub use creation::{CreateLabel, LabelCreated};
pub use deletion::{DeleteLabel, LabelDeleted};
pub use external::{ChangeLabelExternalReference, LabelExternalReferenceChanged};
pub use hierarchy::{LabelMoved, MoveLabel};
pub use naming::{LabelRenamed, RenameLabel};
pub use ordering::{LabelReordered, ReorderLabel};

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Project, ProjectRefusal};
use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::facts::LabelRef;
use crate::ids::LabelId;
use crate::values::{Colour, ExternalRef, LabelName};

/// A word that issues of a project can be marked with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// The label.
    pub id: LabelId,
    /// What it is called.
    pub name: LabelName,
    /// Its colour.
    pub colour: Colour,
    /// What it means.
    pub description: String,
    /// The label that it is under.
    pub parent: Option<LabelId>,
    /// Its place among the labels.
    pub sort_order: f64,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// Who made and last changed it.
    pub audit: Audit,
}

impl Label {
    /// The label as events name it.
    #[must_use]
    pub fn reference(&self) -> LabelRef {
        LabelRef { id: self.id, name: self.name.to_string() }
    }
}

impl Project {
    /// A label of the project.
    #[must_use]
    pub fn label(&self, id: LabelId) -> Option<&Label> {
        self.labels.get(&id)
    }

    /// A label of the project, as events name it.
    #[must_use]
    pub fn label_ref(&self, id: LabelId) -> Option<LabelRef> {
        self.label(id).map(Label::reference)
    }

    /// The labels, newest first.
    #[must_use]
    pub fn labels(&self) -> Vec<&Label> {
        let mut labels: Vec<_> = self.labels.values().collect();
        labels.sort_by_key(|label| Reverse(label.audit.created_at));
        labels
    }

    /// A label of a project that can be edited.
    fn editable_label(&self, id: LabelId) -> Result<&Label, ProjectRefusal> {
        self.editable()?;
        self.label(id).ok_or(ProjectRefusal::LabelMissing)
    }

    /// Takes in a change of one label.
    fn change_label(&mut self, id: LabelId, stamp: Stamp, change: impl FnOnce(&mut Label)) {
        if let Some(label) = self.labels.get_mut(&id) {
            change(label);
            label.audit.touch(stamp);
        }
    }
}
