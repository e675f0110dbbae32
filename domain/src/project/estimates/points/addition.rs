//! How points come into being.

use serde::{Deserialize, Serialize};

use super::{EstimatePoint, MOST};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::EstimateRef;
use crate::ids::{EstimateId, EstimatePointId};
use crate::project::{Decision, Project, ProjectRefusal};
use crate::values::EstimateValue;

/// Adds a point to an estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddEstimatePoint {
    /// The new point.
    pub id: EstimatePointId,
    /// The estimate.
    pub estimate: EstimateId,
    /// Its place among the points.
    pub key: u32,
    /// What it is worth.
    pub value: EstimateValue,
    /// What it means.
    pub description: String,
}

/// A point was added to an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatePointAdded {
    /// The new point.
    pub id: EstimatePointId,
    /// The estimate.
    pub estimate: EstimateRef,
    /// Its place among the points.
    pub key: u32,
    /// What it is worth.
    pub value: EstimateValue,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

impl Decide<AddEstimatePoint> for Project {
    fn decide(&self, command: AddEstimatePoint) -> Decision {
        let AddEstimatePoint { id, estimate, key, value, description } = command;
        let estimate = self.editable_estimate(estimate)?;
        if estimate.point(id).is_some() {
            return Ok(vec![]);
        }
        if estimate.points.len() >= MOST {
            return Err(ProjectRefusal::TooManyEstimatePoints);
        }
        let estimate = estimate.reference();
        Ok(vec![EstimatePointAdded { id, estimate, key, value, description }.into()])
    }
}

impl Evolve<EstimatePointAdded> for Project {
    fn evolve(&mut self, event: EstimatePointAdded, stamp: Stamp) {
        let EstimatePointAdded { id, estimate, key, value, description } = event;
        let audit = Audit::created(stamp);
        let point = EstimatePoint { id, estimate: estimate.id, key, value, description, audit };
        let estimate = self.estimate.as_mut().filter(|own| own.id == point.estimate);
        if let Some(estimate) = estimate {
            estimate.points.insert(id, point);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{estimate, estimate_created, given, point_added};

    /// The command that [`point_added`] answers.
    fn add(n: u128) -> AddEstimatePoint {
        let EstimatePointAdded { id, estimate, key, value, description } = point_added(n);
        AddEstimatePoint { id, estimate: estimate.id, key, value, description }
    }

    #[test]
    fn a_point_is_added() {
        given(vec![estimate_created(1).into()])
            .when(add(1).into())
            .then_expect_events(vec![point_added(1).into()]);
    }

    #[test]
    fn a_point_is_added_only_once() {
        given(vec![estimate_created(1).into(), point_added(1).into()])
            .when(add(1).into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_point_is_of_the_estimate_of_the_project() {
        given(vec![estimate_created(1).into()])
            .when(AddEstimatePoint { estimate: estimate(2), ..add(1) }.into())
            .then_expect_error(ProjectRefusal::EstimateMissing);
    }

    #[test]
    fn an_estimate_has_a_hundred_points_at_most() {
        let points = (1..=100).map(|n| point_added(n).into());
        given(std::iter::once(estimate_created(1).into()).chain(points).collect())
            .when(add(101).into())
            .then_expect_error(ProjectRefusal::TooManyEstimatePoints);
    }
}
