//! Which point of its project's estimate an issue has.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::EstimatePointRef;
use crate::project::Project;

/// Gives an issue a point of its project's estimate, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueEstimate {
    /// Its present point, as it is by now; none if that was removed.
    pub from: Option<EstimatePointRef>,
    /// The new point.
    pub to: Option<EstimatePointRef>,
}

/// An issue has another point of its project's estimate, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueEstimateChanged {
    /// The point before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<EstimatePointRef>,
    /// The point after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<EstimatePointRef>,
}

impl Issue {
    /// Its point as its project has it now; none if it was removed.
    #[must_use]
    pub fn present_estimate(&self, project: &Project) -> Option<EstimatePointRef> {
        self.estimate_point.as_ref().and_then(|point| project.estimate_point_ref(point.id))
    }

    /// The command that gives it a point of its project's estimate, or none.
    #[must_use]
    pub fn estimated(&self, to: Option<EstimatePointRef>, project: &Project) -> SetIssueEstimate {
        SetIssueEstimate { from: self.present_estimate(project), to }
    }
}

impl Decide<SetIssueEstimate> for Issue {
    fn decide(&self, command: SetIssueEstimate) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let SetIssueEstimate { from, to } = command;
        let id = |point: &Option<EstimatePointRef>| point.as_ref().map(|point| point.id);
        if id(&from) == id(&to) {
            return Ok(vec![]);
        }
        Ok(vec![IssueEstimateChanged { from, to }.into()])
    }
}

impl Evolve<IssueEstimateChanged> for Issue {
    fn evolve(&mut self, event: IssueEstimateChanged, stamp: Stamp) {
        self.estimate_point = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{after, at, given, point};
    use crate::project::EstimatePointRemoved;
    use crate::project::examples::{estimate_created, point_added, project};

    /// The event that the issue goes from a point to another.
    fn changed(from: Option<u128>, to: Option<u128>) -> IssueEstimateChanged {
        IssueEstimateChanged { from: from.map(point), to: to.map(point) }
    }

    /// The command that it answers.
    fn set(from: Option<u128>, to: Option<u128>) -> SetIssueEstimate {
        let IssueEstimateChanged { from, to } = changed(from, to);
        SetIssueEstimate { from, to }
    }

    #[test]
    fn an_issue_gets_and_loses_its_point() {
        given(vec![])
            .when(set(None, Some(1)).into())
            .then_expect_events(vec![changed(None, Some(1)).into()]);
        given(vec![changed(None, Some(1)).into()])
            .when(set(Some(1), None).into())
            .then_expect_events(vec![changed(Some(1), None).into()]);
    }

    #[test]
    fn the_same_point_changes_nothing_whatever_it_was_worth() {
        let renamed = Some(EstimatePointRef { value: "13".to_owned(), ..point(1) });
        given(vec![changed(None, Some(1)).into()])
            .when(SetIssueEstimate { to: renamed, ..set(Some(1), None) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_removed_point_is_none() {
        let issue = after(vec![changed(None, Some(1)).into()], at(1));
        let events = vec![estimate_created(1).into(), point_added(1).into()];
        let present = project(events.clone());
        assert_eq!(issue.present_estimate(&present), Some(point(1)));
        assert_eq!(issue.estimated(None, &present), set(Some(1), None));
        let removed = EstimatePointRemoved { point: point(1) }.into();
        let gone = project(events.into_iter().chain([removed]).collect());
        assert_eq!(issue.present_estimate(&gone), None);
        assert_eq!(issue.estimated(None, &gone), set(None, None));
    }
}
