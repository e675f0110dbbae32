//! What an estimate is called.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimateRef;
use crate::ids::EstimateId;
use crate::project::{Decision, Project};
use crate::values::EstimateName;

/// Gives an estimate another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameEstimate {
    /// The estimate.
    pub estimate: EstimateId,
    /// The new name.
    pub to: EstimateName,
}

/// An estimate got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateRenamed {
    /// The estimate, by its old name.
    pub estimate: EstimateRef,
    /// The old name.
    pub from: EstimateName,
    /// The new name.
    pub to: EstimateName,
}

impl Decide<RenameEstimate> for Project {
    fn decide(&self, RenameEstimate { estimate, to }: RenameEstimate) -> Decision {
        let stored = self.editable_estimate(estimate)?;
        let (estimate, from) = (stored.reference(), stored.name.clone());
        Ok(if to == from { vec![] } else { vec![EstimateRenamed { estimate, from, to }.into()] })
    }
}

impl Evolve<EstimateRenamed> for Project {
    fn evolve(&mut self, event: EstimateRenamed, stamp: Stamp) {
        self.change_estimate(event.estimate.id, stamp, |estimate| estimate.name = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectRefusal;
    use crate::project::examples::{estimate, estimate_created, given};

    /// The command to rename estimate 1.
    fn rename(to: &str) -> RenameEstimate {
        RenameEstimate { estimate: estimate(1), to: to.parse().unwrap() }
    }

    #[test]
    fn an_estimate_is_renamed() {
        let (from, to) = ("E1".parse().unwrap(), "Sizes".parse().unwrap());
        let renamed = EstimateRef { id: estimate(1), name: "E1".to_owned() };
        given(vec![estimate_created(1).into()])
            .when(rename("Sizes").into())
            .then_expect_events(vec![EstimateRenamed { estimate: renamed, from, to }.into()]);
    }

    #[test]
    fn the_same_name_is_no_change() {
        given(vec![estimate_created(1).into()])
            .when(rename("E1").into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_unknown_estimate_cannot_be_renamed() {
        given(vec![estimate_created(2).into()])
            .when(rename("Sizes").into())
            .then_expect_error(ProjectRefusal::EstimateMissing);
    }
}
