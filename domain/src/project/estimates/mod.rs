//! The estimate of a project: a scale by which the work that its issues are is compared.

mod choice;
mod creation;
mod deletion;
mod description;
mod naming;
mod points;

pub use choice::{ChangeProjectEstimate, ProjectEstimateChanged};
pub use creation::{CreateEstimate, EstimateCreated};
pub use deletion::{DeleteEstimate, EstimateDeleted};
pub use description::{DescribeEstimate, EstimateDescribed};
pub use naming::{EstimateRenamed, RenameEstimate};
pub use points::{
    AddEstimatePoint, DescribeEstimatePoint, EstimatePoint, EstimatePointAdded,
    EstimatePointDescribed, EstimatePointRemoved, EstimatePointRenamed, EstimatePointReordered,
    RemoveEstimatePoint, RenameEstimatePoint, ReorderEstimatePoint,
};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Project, ProjectRefusal};
use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::facts::{EstimateKind, EstimateRef};
use crate::ids::{EstimateId, EstimatePointId};
use crate::values::EstimateName;

/// A scale of points that issues of a project can be given; a project has one at most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate.
    pub id: EstimateId,
    /// What it is called.
    pub name: EstimateName,
    /// What it means.
    pub description: String,
    /// What its points are.
    pub kind: EstimateKind,
    points: BTreeMap<EstimatePointId, EstimatePoint>,
    /// Who made and last changed it; its points have their own.
    pub audit: Audit,
}

impl Estimate {
    /// The estimate as events name it.
    #[must_use]
    pub fn reference(&self) -> EstimateRef {
        EstimateRef { id: self.id, name: self.name.to_string() }
    }

    /// A point of it.
    #[must_use]
    pub fn point(&self, id: EstimatePointId) -> Option<&EstimatePoint> {
        self.points.get(&id)
    }

    /// Its points, in no particular order.
    pub fn points(&self) -> impl Iterator<Item = &EstimatePoint> {
        self.points.values()
    }
}

impl Project {
    /// The estimate that it has, whether it uses it or not.
    #[must_use]
    pub const fn estimate(&self) -> Option<&Estimate> {
        self.estimate.as_ref()
    }

    /// The estimate that new points of issues are of.
    #[must_use]
    pub fn used_estimate(&self) -> Option<&Estimate> {
        self.estimate().filter(|estimate| Some(estimate.id) == self.used_estimate)
    }

    /// The estimate with this id of a project that can be edited.
    fn editable_estimate(&self, id: EstimateId) -> Result<&Estimate, ProjectRefusal> {
        self.editable()?;
        let estimate = self.estimate().filter(|estimate| estimate.id == id);
        estimate.ok_or(ProjectRefusal::EstimateMissing)
    }

    /// Takes in a change of the estimate.
    fn change_estimate(
        &mut self,
        id: EstimateId,
        stamp: Stamp,
        change: impl FnOnce(&mut Estimate),
    ) {
        if let Some(estimate) = self.estimate.as_mut().filter(|estimate| estimate.id == id) {
            change(estimate);
            estimate.audit.touch(stamp);
        }
    }
}
