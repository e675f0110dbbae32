//! What an estimate means.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimateRef;
use crate::ids::EstimateId;
use crate::project::{Decision, Project};

/// Describes an estimate anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeEstimate {
    /// The estimate.
    pub estimate: EstimateId,
    /// The new text, maybe empty.
    pub to: String,
}

/// An estimate was described anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateDescribed {
    /// The estimate.
    pub estimate: EstimateRef,
    /// The new text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<DescribeEstimate> for Project {
    fn decide(&self, DescribeEstimate { estimate, to }: DescribeEstimate) -> Decision {
        let estimate = self.editable_estimate(estimate)?;
        if to == estimate.description {
            return Ok(vec![]);
        }
        Ok(vec![EstimateDescribed { estimate: estimate.reference(), to }.into()])
    }
}

impl Evolve<EstimateDescribed> for Project {
    fn evolve(&mut self, event: EstimateDescribed, stamp: Stamp) {
        self.change_estimate(event.estimate.id, stamp, |estimate| estimate.description = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{estimate, estimate_created, given};

    /// The command to describe estimate 1.
    fn describe(to: &str) -> DescribeEstimate {
        DescribeEstimate { estimate: estimate(1), to: to.to_owned() }
    }

    #[test]
    fn an_estimate_is_described() {
        let described = EstimateDescribed {
            estimate: EstimateRef { id: estimate(1), name: "E1".to_owned() },
            to: "How large".to_owned(),
        };
        given(vec![estimate_created(1).into()])
            .when(describe("How large").into())
            .then_expect_events(vec![described.into()]);
    }

    #[test]
    fn the_same_text_is_no_change() {
        given(vec![estimate_created(1).into()])
            .when(describe("").into())
            .then_expect_events(vec![]);
    }
}
