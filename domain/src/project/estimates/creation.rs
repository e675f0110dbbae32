//! How an estimate comes into being.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Estimate;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::EstimateKind;
use crate::ids::EstimateId;
use crate::project::{Decision, Project, ProjectRefusal};
use crate::values::EstimateName;

/// Makes the project's estimate, which it does not use yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateEstimate {
    /// The new estimate.
    pub id: EstimateId,
    /// What it is called.
    pub name: EstimateName,
    /// What it means.
    pub description: String,
    /// What its points are.
    pub kind: EstimateKind,
}

/// An estimate was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateCreated {
    /// The new estimate.
    pub id: EstimateId,
    /// What it is called.
    pub name: EstimateName,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What its points are.
    pub kind: EstimateKind,
}

impl Decide<CreateEstimate> for Project {
    fn decide(&self, command: CreateEstimate) -> Decision {
        self.editable()?;
        let CreateEstimate { id, name, description, kind } = command;
        match self.estimate() {
            Some(estimate) if estimate.id == id => Ok(vec![]),
            Some(estimate) => Err(ProjectRefusal::EstimateAlreadyExists { id: estimate.id }),
            None => Ok(vec![EstimateCreated { id, name, description, kind }.into()]),
        }
    }
}

impl Evolve<EstimateCreated> for Project {
    fn evolve(&mut self, event: EstimateCreated, stamp: Stamp) {
        let EstimateCreated { id, name, description, kind } = event;
        let (points, audit) = (BTreeMap::new(), Audit::created(stamp));
        self.estimate = Some(Estimate { id, name, description, kind, points, audit });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{estimate, estimate_created, given, project};

    /// The command that [`estimate_created`] answers.
    fn create(n: u128) -> CreateEstimate {
        let EstimateCreated { id, name, description, kind } = estimate_created(n);
        CreateEstimate { id, name, description, kind }
    }

    #[test]
    fn an_estimate_is_made() {
        given(vec![]).when(create(1).into()).then_expect_events(vec![estimate_created(1).into()]);
    }

    #[test]
    fn a_project_has_one_estimate() {
        given(vec![estimate_created(1).into()])
            .when(create(2).into())
            .then_expect_error(ProjectRefusal::EstimateAlreadyExists { id: estimate(1) });
    }

    #[test]
    fn an_estimate_is_made_only_once() {
        given(vec![estimate_created(1).into()]).when(create(1).into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_new_estimate_is_not_used() {
        let project = project(vec![estimate_created(1).into()]);
        assert_eq!(project.estimate().map(|estimate| estimate.id), Some(estimate(1)));
        assert_eq!(project.used_estimate(), None);
    }
}
