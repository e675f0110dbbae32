//! What points mean.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimatePointRef;
use crate::ids::EstimatePointId;
use crate::project::{Decision, Project};

/// Describes a point anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeEstimatePoint {
    /// The point.
    pub point: EstimatePointId,
    /// The new text, maybe empty.
    pub to: String,
}

/// A point was described anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatePointDescribed {
    /// The point.
    pub point: EstimatePointRef,
    /// The new text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<DescribeEstimatePoint> for Project {
    fn decide(&self, DescribeEstimatePoint { point, to }: DescribeEstimatePoint) -> Decision {
        let (stored, point) = self.editable_point(point)?;
        if to == stored.description {
            return Ok(vec![]);
        }
        Ok(vec![EstimatePointDescribed { point, to }.into()])
    }
}

impl Evolve<EstimatePointDescribed> for Project {
    fn evolve(&mut self, event: EstimatePointDescribed, stamp: Stamp) {
        self.change_point(event.point.id, stamp, |point| point.description = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{estimate_created, given, point, point_added, reference};

    /// The command to describe point 1.
    fn describe(to: &str) -> DescribeEstimatePoint {
        DescribeEstimatePoint { point: point(1), to: to.to_owned() }
    }

    #[test]
    fn a_point_is_described() {
        let described = EstimatePointDescribed { point: reference(1), to: "An hour".to_owned() };
        given(vec![estimate_created(1).into(), point_added(1).into()])
            .when(describe("An hour").into())
            .then_expect_events(vec![described.into()]);
    }

    #[test]
    fn the_same_text_is_no_change() {
        given(vec![estimate_created(1).into(), point_added(1).into()])
            .when(describe("").into())
            .then_expect_events(vec![]);
    }
}
