//! The points of an estimate: the values that an issue can have.

mod addition;
mod description;
mod naming;
mod ordering;
mod removal;

pub use addition::{AddEstimatePoint, EstimatePointAdded};
pub use description::{DescribeEstimatePoint, EstimatePointDescribed};
pub use naming::{EstimatePointRenamed, RenameEstimatePoint};
pub use ordering::{EstimatePointReordered, ReorderEstimatePoint};
pub use removal::{EstimatePointRemoved, RemoveEstimatePoint};

use serde::{Deserialize, Serialize};

use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::facts::EstimatePointRef;
use crate::ids::{EstimateId, EstimatePointId};
use crate::project::{Project, ProjectRefusal};
use crate::values::EstimateValue;

/// How many points an estimate can have.
pub(super) const MOST: usize = 100;

/// A value that issues of a project can have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EstimatePoint {
    /// The point.
    pub id: EstimatePointId,
    /// The estimate that it is of.
    pub estimate: EstimateId,
    /// Its place among the points.
    pub key: u32,
    /// What it is worth: a number, or the name of a category.
    pub value: EstimateValue,
    /// What it means.
    pub description: String,
    /// Who made and last changed it.
    pub audit: Audit,
}

impl Project {
    /// A point of its estimate.
    #[must_use]
    pub fn estimate_point(&self, id: EstimatePointId) -> Option<&EstimatePoint> {
        self.estimate()?.point(id)
    }

    /// A point of its estimate, as events name it.
    #[must_use]
    pub fn estimate_point_ref(&self, id: EstimatePointId) -> Option<EstimatePointRef> {
        let estimate = self.estimate()?;
        let EstimatePoint { id, value, .. } = estimate.point(id)?;
        Some(EstimatePointRef { id: *id, value: value.to_string(), kind: estimate.kind })
    }

    /// A point of the estimate of a project that can be edited, and how events name it.
    fn editable_point(
        &self,
        id: EstimatePointId,
    ) -> Result<(&EstimatePoint, EstimatePointRef), ProjectRefusal> {
        self.editable()?;
        let point = self.estimate_point(id).zip(self.estimate_point_ref(id));
        point.ok_or(ProjectRefusal::EstimatePointMissing)
    }

    /// Takes in a change of one point.
    fn change_point(
        &mut self,
        id: EstimatePointId,
        stamp: Stamp,
        change: impl FnOnce(&mut EstimatePoint),
    ) {
        let points = self.estimate.as_mut().map(|estimate| &mut estimate.points);
        if let Some(point) = points.and_then(|points| points.get_mut(&id)) {
            change(point);
            point.audit.touch(stamp);
        }
    }
}
