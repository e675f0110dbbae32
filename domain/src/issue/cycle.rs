//! The cycle that an issue is in: one at most, so that one event says how it comes into one, leaves it, or goes from one
//! into another.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::CycleRef;

/// Puts an issue into a cycle of its project, or takes it out of the one that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueCycle {
    /// The cycle that it is in, as that is by now; none if it was deleted.
    pub from: Option<CycleRef>,
    /// The cycle that it is in from now on.
    pub to: Option<CycleRef>,
}

/// An issue came into a cycle, left it, or went from one into another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueCycleChanged {
    /// The cycle before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<CycleRef>,
    /// The cycle after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<CycleRef>,
}

impl Decide<SetIssueCycle> for Issue {
    fn decide(&self, command: SetIssueCycle) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let SetIssueCycle { from, to } = command;
        if from.as_ref().map(|cycle| cycle.id) == to.as_ref().map(|cycle| cycle.id) {
            return Ok(vec![]);
        }
        Ok(vec![IssueCycleChanged { from, to }.into()])
    }
}

impl Evolve<IssueCycleChanged> for Issue {
    fn evolve(&mut self, event: IssueCycleChanged, stamp: Stamp) {
        self.cycle = event.to;
        self.audit.touch(stamp);
        self.cycle_since = self.cycle.is_some().then_some((self.audit.updated_at, stamp.actor));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::IssueCommand;
    use crate::issue::examples::{after, at, cycle, given, user};

    /// The command.
    fn set(from: Option<u128>, to: Option<u128>) -> IssueCommand {
        SetIssueCycle { from: from.map(cycle), to: to.map(cycle) }.into()
    }

    /// The event.
    fn changed(from: Option<u128>, to: Option<u128>) -> IssueEvent {
        IssueCycleChanged { from: from.map(cycle), to: to.map(cycle) }.into()
    }

    #[test]
    fn an_issue_comes_into_a_cycle_goes_into_another_and_leaves_it() {
        given(vec![]).when(set(None, Some(1))).then_expect_events(vec![changed(None, Some(1))]);
        given(vec![changed(None, Some(1))])
            .when(set(Some(1), Some(2)))
            .then_expect_events(vec![changed(Some(1), Some(2))]);
        given(vec![changed(None, Some(2))])
            .when(set(Some(2), None))
            .then_expect_events(vec![changed(Some(2), None)]);
    }

    #[test]
    fn an_issue_leaves_a_cycle_by_the_name_that_it_has_by_now() {
        let from = Some(CycleRef { name: "Renamed".to_owned(), ..cycle(1) });
        given(vec![changed(None, Some(1))])
            .when(SetIssueCycle { from: from.clone(), to: None }.into())
            .then_expect_events(vec![IssueCycleChanged { from, to: None }.into()]);
    }

    #[test]
    fn the_same_cycle_changes_nothing_whatever_it_is_called() {
        let to = Some(CycleRef { name: "Renamed".to_owned(), ..cycle(1) });
        given(vec![changed(None, Some(1))])
            .when(SetIssueCycle { from: Some(cycle(1)), to }.into())
            .then_expect_events(vec![]);
        given(vec![]).when(set(None, None)).then_expect_events(vec![]);
    }

    #[test]
    fn a_cycle_that_was_deleted_is_not_left() {
        given(vec![changed(None, Some(1))])
            .when(set(None, Some(2)))
            .then_expect_events(vec![changed(None, Some(2))]);
        given(vec![changed(None, Some(1))]).when(set(None, None)).then_expect_events(vec![]);
    }

    #[test]
    fn an_issue_knows_since_when_it_is_in_its_cycle_and_who_put_it_there() {
        let issue = after(vec![changed(None, Some(1))], at(7));
        assert_eq!(issue.cycle, Some(cycle(1)));
        assert_eq!(issue.cycle_since, Some((at(7).at, user(99))));
        let out = after(vec![changed(None, Some(1)), changed(Some(1), None)], at(7));
        assert_eq!((out.cycle, out.cycle_since), (None, None));
    }
}
