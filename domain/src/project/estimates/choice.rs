//! Which estimate a project uses.

use serde::{Deserialize, Serialize};

use super::Estimate;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimateRef;
use crate::ids::EstimateId;
use crate::project::{Decision, Project, ProjectRefusal};

/// Lets a project use an estimate, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectEstimate {
    /// The estimate that it uses from now on.
    pub to: Option<EstimateId>,
}

/// A project uses another estimate, or none; issues keep the points that they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectEstimateChanged {
    /// The estimate that it used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<EstimateRef>,
    /// The estimate that it uses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<EstimateRef>,
}

impl Decide<ChangeProjectEstimate> for Project {
    fn decide(&self, command: ChangeProjectEstimate) -> Decision {
        self.editable()?;
        if command.to == self.used_estimate {
            return Ok(vec![]);
        }
        let of_project = |id| {
            let estimate = self.estimate().filter(|estimate| estimate.id == id);
            estimate.ok_or(ProjectRefusal::UsedEstimateMissing { id })
        };
        let to = command.to.map(of_project).transpose()?.map(Estimate::reference);
        let from = self.used_estimate().map(Estimate::reference);
        Ok(vec![ProjectEstimateChanged { from, to }.into()])
    }
}

impl Evolve<ProjectEstimateChanged> for Project {
    fn evolve(&mut self, event: ProjectEstimateChanged, stamp: Stamp) {
        self.used_estimate = event.to.map(|estimate| estimate.id);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{estimate, estimate_created, estimate_used, given};

    #[test]
    fn a_project_uses_its_estimate() {
        given(vec![estimate_created(1).into()])
            .when(ChangeProjectEstimate { to: Some(estimate(1)) }.into())
            .then_expect_events(vec![estimate_used(1).into()]);
    }

    #[test]
    fn a_project_uses_its_estimate_no_more() {
        let from = estimate_used(1).to;
        given(vec![estimate_created(1).into(), estimate_used(1).into()])
            .when(ChangeProjectEstimate { to: None }.into())
            .then_expect_events(vec![ProjectEstimateChanged { from, to: None }.into()]);
    }

    #[test]
    fn the_same_estimate_is_no_change() {
        given(vec![estimate_created(1).into(), estimate_used(1).into()])
            .when(ChangeProjectEstimate { to: Some(estimate(1)) }.into())
            .then_expect_events(vec![]);
        given(vec![]).when(ChangeProjectEstimate { to: None }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn the_estimate_is_one_of_the_project() {
        given(vec![estimate_created(1).into()])
            .when(ChangeProjectEstimate { to: Some(estimate(2)) }.into())
            .then_expect_error(ProjectRefusal::UsedEstimateMissing { id: estimate(2) });
    }
}
