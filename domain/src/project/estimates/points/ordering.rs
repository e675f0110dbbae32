//! Where points stand in their estimate.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimatePointRef;
use crate::ids::EstimatePointId;
use crate::project::{Decision, Project};

/// Moves a point to another place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReorderEstimatePoint {
    /// The point.
    pub point: EstimatePointId,
    /// The new place.
    pub to: u32,
}

/// A point was moved to another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatePointReordered {
    /// The point.
    pub point: EstimatePointRef,
    /// The old place.
    pub from: u32,
    /// The new place.
    pub to: u32,
}

impl Decide<ReorderEstimatePoint> for Project {
    fn decide(&self, ReorderEstimatePoint { point, to }: ReorderEstimatePoint) -> Decision {
        let (stored, point) = self.editable_point(point)?;
        let from = stored.key;
        Ok(if to == from {
            vec![]
        } else {
            vec![EstimatePointReordered { point, from, to }.into()]
        })
    }
}

impl Evolve<EstimatePointReordered> for Project {
    fn evolve(&mut self, event: EstimatePointReordered, stamp: Stamp) {
        self.change_point(event.point.id, stamp, |point| point.key = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{estimate_created, given, point, point_added, reference};

    #[test]
    fn a_point_is_moved_to_another_place() {
        let reordered = EstimatePointReordered { point: reference(1), from: 1, to: 7 };
        given(vec![estimate_created(1).into(), point_added(1).into()])
            .when(ReorderEstimatePoint { point: point(1), to: 7 }.into())
            .then_expect_events(vec![reordered.into()]);
    }

    #[test]
    fn the_same_place_is_no_change() {
        given(vec![estimate_created(1).into(), point_added(1).into()])
            .when(ReorderEstimatePoint { point: point(1), to: 1 }.into())
            .then_expect_events(vec![]);
    }
}
