//! The end of an estimate with its points.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimateRef;
use crate::ids::EstimateId;
use crate::project::{Decision, Project};

/// Deletes an estimate with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteEstimate {
    /// The estimate.
    pub estimate: EstimateId,
}

/// An estimate was deleted with its points; the project and its issues lose them without events of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateDeleted {
    /// The estimate.
    pub estimate: EstimateRef,
}

impl Decide<DeleteEstimate> for Project {
    fn decide(&self, command: DeleteEstimate) -> Decision {
        let estimate = self.editable_estimate(command.estimate)?.reference();
        Ok(vec![EstimateDeleted { estimate }.into()])
    }
}

impl Evolve<EstimateDeleted> for Project {
    fn evolve(&mut self, event: EstimateDeleted, _: Stamp) {
        let id = event.estimate.id;
        self.estimate.take_if(|estimate| estimate.id == id);
        self.used_estimate.take_if(|used| *used == id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectRefusal;
    use crate::project::examples::{
        estimate, estimate_created, estimate_used, given, point, point_added, project,
    };

    /// The event that estimate 1 was deleted.
    fn deleted() -> EstimateDeleted {
        EstimateDeleted { estimate: EstimateRef { id: estimate(1), name: "E1".to_owned() } }
    }

    #[test]
    fn an_estimate_is_deleted() {
        given(vec![estimate_created(1).into()])
            .when(DeleteEstimate { estimate: estimate(1) }.into())
            .then_expect_events(vec![deleted().into()]);
    }

    #[test]
    fn a_deleted_estimate_is_used_no_more_and_has_no_points() {
        let before =
            vec![estimate_created(1).into(), point_added(1).into(), estimate_used(1).into()];
        let after = project(before.into_iter().chain([deleted().into()]).collect());
        assert_eq!((after.estimate(), after.used_estimate()), (None, None));
        assert_eq!(after.estimate_point_ref(point(1)), None);
    }

    #[test]
    fn an_unknown_estimate_cannot_be_deleted() {
        given(vec![])
            .when(DeleteEstimate { estimate: estimate(1) }.into())
            .then_expect_error(ProjectRefusal::EstimateMissing);
    }
}
