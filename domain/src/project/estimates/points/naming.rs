//! What points are worth.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimatePointRef;
use crate::ids::EstimatePointId;
use crate::project::{Decision, Project};
use crate::values::EstimateValue;

/// Gives a point another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameEstimatePoint {
    /// The point.
    pub point: EstimatePointId,
    /// The new value.
    pub to: EstimateValue,
}

/// A point got another value, and with it all issues that have the point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatePointRenamed {
    /// The point, by its old value.
    pub point: EstimatePointRef,
    /// The old value.
    pub from: EstimateValue,
    /// The new value.
    pub to: EstimateValue,
}

impl Decide<RenameEstimatePoint> for Project {
    fn decide(&self, RenameEstimatePoint { point, to }: RenameEstimatePoint) -> Decision {
        let (stored, point) = self.editable_point(point)?;
        let from = stored.value.clone();
        Ok(if to == from { vec![] } else { vec![EstimatePointRenamed { point, from, to }.into()] })
    }
}

impl Evolve<EstimatePointRenamed> for Project {
    fn evolve(&mut self, event: EstimatePointRenamed, stamp: Stamp) {
        self.change_point(event.point.id, stamp, |point| point.value = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectRefusal;
    use crate::project::examples::{estimate_created, given, point, point_added, reference};

    /// The command to rename point 1.
    fn rename(to: &str) -> RenameEstimatePoint {
        RenameEstimatePoint { point: point(1), to: to.parse().unwrap() }
    }

    #[test]
    fn a_point_gets_another_value() {
        let renamed = EstimatePointRenamed {
            point: reference(1),
            from: "1".parse().unwrap(),
            to: "1.5".parse().unwrap(),
        };
        given(vec![estimate_created(1).into(), point_added(1).into()])
            .when(rename("1.5").into())
            .then_expect_events(vec![renamed.into()]);
    }

    #[test]
    fn the_same_value_is_no_change() {
        given(vec![estimate_created(1).into(), point_added(1).into()])
            .when(rename("1").into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_unknown_point_gets_no_value() {
        given(vec![estimate_created(1).into()])
            .when(rename("1").into())
            .then_expect_error(ProjectRefusal::EstimatePointMissing);
    }
}
