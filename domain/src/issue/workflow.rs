//! Where an issue stands in its project's workflow, and when it was completed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::{StateGroup, StateRef};

/// Moves an issue to another state of its project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueState {
    /// The new state.
    pub to: StateRef,
}

/// An issue came into another state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueStateChanged {
    /// The state before.
    pub from: StateRef,
    /// The state after.
    pub to: StateRef,
}

/// Refuses the states of intake, which users do not see.
pub(super) fn check_state(state: &StateRef) -> Result<(), IssueRefusal> {
    if state.group == StateGroup::Triage {
        return Err(IssueRefusal::StateNotInProject);
    }
    Ok(())
}

/// When an issue in a state of this group was completed, if before it was completed at `before`.
pub(super) fn completion(
    before: Option<DateTime<Utc>>,
    group: StateGroup,
    stamp: Stamp,
) -> Option<DateTime<Utc>> {
    (group == StateGroup::Completed).then(|| before.unwrap_or(stamp.at))
}

impl Decide<SetIssueState> for Issue {
    fn decide(&self, SetIssueState { to }: SetIssueState) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        check_state(&to)?;
        if self.state.id == to.id {
            return Ok(vec![]);
        }
        Ok(vec![IssueStateChanged { from: self.state.clone(), to }.into()])
    }
}

impl Evolve<IssueStateChanged> for Issue {
    fn evolve(&mut self, event: IssueStateChanged, stamp: Stamp) {
        self.completed_at = completion(self.completed_at, event.to.group, stamp);
        self.state = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::StateId;
    use crate::issue::examples::{after, at, given, state};

    /// The event of a move.
    fn moved(from: StateGroup, to: StateGroup) -> IssueStateChanged {
        IssueStateChanged { from: state(from), to: state(to) }
    }

    #[test]
    fn an_issue_moves_to_another_state() {
        given(vec![])
            .when(SetIssueState { to: state(StateGroup::Started) }.into())
            .then_expect_events(vec![moved(StateGroup::Backlog, StateGroup::Started).into()]);
    }

    #[test]
    fn the_same_state_changes_nothing_even_when_it_was_renamed() {
        let renamed = StateRef { name: "Later".to_owned(), ..state(StateGroup::Backlog) };
        given(vec![]).when(SetIssueState { to: renamed }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn nothing_moves_into_triage() {
        given(vec![])
            .when(SetIssueState { to: state(StateGroup::Triage) }.into())
            .then_expect_error(IssueRefusal::StateNotInProject);
    }

    #[test]
    fn entering_a_completed_state_completes_the_issue_and_leaving_reopens_it() {
        let done = moved(StateGroup::Backlog, StateGroup::Completed);
        let mut issue = after(vec![done.into()], at(7));
        assert_eq!(issue.completed_at, Some(at(7).at));
        issue.evolve(moved(StateGroup::Completed, StateGroup::Started), at(8));
        assert_eq!(issue.completed_at, None);
    }

    #[test]
    fn moving_between_completed_states_keeps_the_time_of_completion() {
        let done = moved(StateGroup::Backlog, StateGroup::Completed);
        let mut issue = after(vec![done.into()], at(7));
        let to = StateRef { id: StateId(Uuid::from_u128(77)), ..state(StateGroup::Completed) };
        issue.evolve(IssueStateChanged { from: state(StateGroup::Completed), to }, at(8));
        assert_eq!(issue.completed_at, Some(at(7).at));
    }

    #[test]
    fn a_cancelled_issue_is_not_completed() {
        let cancelled = moved(StateGroup::Backlog, StateGroup::Cancelled);
        assert_eq!(after(vec![cancelled.into()], at(7)).completed_at, None);
    }
}
