//! The cycle that an issue is in: one at most, so that one event says how it comes into one, leaves it, or goes from one
//! into another.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::CycleRef;

/// Puts an issue into a cycle of its project, or takes it out of the one that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueCycle {
    /// The cycle that it is in from now on.
    pub to: Option<CycleRef>,
    /// Whether the cycle that it came into last was deleted since, so that it is in none.
    pub is_gone: bool,
}

/// An issue came into a cycle, left it, or went from one into another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueCycleChanged {
    /// The cycle before, by the name it had when the issue came into it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<CycleRef>,
    /// The cycle after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<CycleRef>,
}

impl Decide<SetIssueCycle> for Issue {
    fn decide(&self, command: SetIssueCycle) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let from = self.cycle.clone().filter(|_| !command.is_gone);
        let to = command.to;
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
    fn set(to: Option<u128>) -> IssueCommand {
        SetIssueCycle { to: to.map(cycle), is_gone: false }.into()
    }

    /// The event.
    fn changed(from: Option<u128>, to: Option<u128>) -> IssueEvent {
        IssueCycleChanged { from: from.map(cycle), to: to.map(cycle) }.into()
    }

    #[test]
    fn an_issue_comes_into_a_cycle_goes_into_another_and_leaves_it() {
        given(vec![]).when(set(Some(1))).then_expect_events(vec![changed(None, Some(1))]);
        given(vec![changed(None, Some(1))])
            .when(set(Some(2)))
            .then_expect_events(vec![changed(Some(1), Some(2))]);
        given(vec![changed(None, Some(2))])
            .when(set(None))
            .then_expect_events(vec![changed(Some(2), None)]);
    }

    #[test]
    fn the_same_cycle_changes_nothing_whatever_it_is_called() {
        let to = Some(CycleRef { name: "Renamed".to_owned(), ..cycle(1) });
        given(vec![changed(None, Some(1))])
            .when(SetIssueCycle { to, is_gone: false }.into())
            .then_expect_events(vec![]);
        given(vec![]).when(set(None)).then_expect_events(vec![]);
    }

    #[test]
    fn a_cycle_that_was_deleted_is_not_left() {
        let (to, is_gone) = (Some(cycle(2)), true);
        given(vec![changed(None, Some(1))])
            .when(SetIssueCycle { to, is_gone }.into())
            .then_expect_events(vec![changed(None, Some(2))]);
        given(vec![changed(None, Some(1))])
            .when(SetIssueCycle { to: None, is_gone }.into())
            .then_expect_events(vec![]);
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
