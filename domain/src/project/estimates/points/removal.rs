//! The end of a point.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimatePointRef;
use crate::ids::EstimatePointId;
use crate::project::{Decision, Project};

/// Takes a point out of its estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveEstimatePoint {
    /// The point.
    pub point: EstimatePointId,
}

/// A point was taken out of its estimate; issues lose it without events of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatePointRemoved {
    /// The point.
    pub point: EstimatePointRef,
}

impl Decide<RemoveEstimatePoint> for Project {
    fn decide(&self, command: RemoveEstimatePoint) -> Decision {
        let (_, point) = self.editable_point(command.point)?;
        Ok(vec![EstimatePointRemoved { point }.into()])
    }
}

impl Evolve<EstimatePointRemoved> for Project {
    fn evolve(&mut self, event: EstimatePointRemoved, _: Stamp) {
        if let Some(estimate) = &mut self.estimate {
            estimate.points.remove(&event.point.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectRefusal;
    use crate::project::examples::{estimate_created, given, point, point_added, reference};

    #[test]
    fn a_point_is_removed_once() {
        let removed = EstimatePointRemoved { point: reference(1) };
        let before = vec![estimate_created(1).into(), point_added(1).into()];
        given(before.clone())
            .when(RemoveEstimatePoint { point: point(1) }.into())
            .then_expect_events(vec![removed.clone().into()]);
        given(before.into_iter().chain([removed.into()]).collect())
            .when(RemoveEstimatePoint { point: point(1) }.into())
            .then_expect_error(ProjectRefusal::EstimatePointMissing);
    }
}
