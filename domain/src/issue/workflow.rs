//! Where an issue stands in its project's workflow, and when it was completed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::{StateGroup, StateRef};
use crate::project::{Project, State};

/// Moves an issue to another state of its project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueState {
    /// Its present state, as it is by now.
    pub from: StateRef,
    /// The new state.
    pub to: StateRef,
    /// When it was completed, if it is after the move and not completed by it.
    pub completed_at: Option<DateTime<Utc>>,
}

/// An issue came into another state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueStateChanged {
    /// The state before.
    pub from: StateRef,
    /// The state after.
    pub to: StateRef,
    /// When it was completed, if it is and not at the time of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<DateTime<Utc>>,
}

/// Refuses the states of intake, which users do not see.
pub(super) fn check_state(state: &StateRef) -> Result<(), IssueRefusal> {
    if state.group == StateGroup::Triage {
        return Err(IssueRefusal::StateNotInProject);
    }
    Ok(())
}

/// When an issue was completed that comes into this state; `known` is when, if not by that.
pub(super) fn completion(
    known: Option<DateTime<Utc>>,
    state: &StateRef,
    stamp: Stamp,
) -> Option<DateTime<Utc>> {
    (state.group == StateGroup::Completed).then(|| known.unwrap_or(stamp.at))
}

impl IssueStateChanged {
    /// When the issue was completed, if not by this; `before` is when it was before. Events did not always say it themselves.
    #[must_use]
    pub fn completed_since(&self, before: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
        self.completed_at.or(before.filter(|_| self.from.group == StateGroup::Completed))
    }
}

impl Issue {
    /// When it was completed, by what the project says of its state now; nothing if it is not.
    #[must_use]
    pub fn completion(&self, project: &Project) -> Option<DateTime<Utc>> {
        // A state that was deleted since had no issues in it, but for those that were deleted as well.
        let state = project.state(self.state.id);
        state.map_or(self.completed_at, |state| {
            state.completion(self.state_since, self.completed_at)
        })
    }

    /// The command that moves it to another state of its project at a time.
    #[must_use]
    pub fn enter(&self, to: &State, project: &Project, now: DateTime<Utc>) -> SetIssueState {
        let from = project.state_ref(self.state.id).unwrap_or_else(|| self.state.clone());
        let completed_at = self.completion(project).or_else(|| to.completed_later(now));
        SetIssueState { from, to: to.reference(), completed_at }
    }
}

impl Decide<SetIssueState> for Issue {
    fn decide(&self, command: SetIssueState) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let SetIssueState { from, to, completed_at } = command;
        self.must_be_live()?;
        if self.state.id == to.id {
            return Ok(vec![]);
        }
        self.must_be_out_of_triage()?;
        check_state(&to)?;
        let completed_at = completed_at.filter(|_| to.group == StateGroup::Completed);
        Ok(vec![IssueStateChanged { from, to, completed_at }.into()])
    }
}

impl Evolve<IssueStateChanged> for Issue {
    fn evolve(&mut self, event: IssueStateChanged, stamp: Stamp) {
        let known = event.completed_since(self.completed_at);
        self.completed_at = completion(known, &event.to, stamp);
        (self.state, self.state_since) = (event.to, stamp.at);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::StateId;
    use crate::issue::IssueCommand;
    use crate::issue::examples::{after, at, given, state};
    use crate::project::{ProjectEvent, StateRegrouped, examples};

    /// The event of a move that completes the issue if any.
    fn moved(from: StateGroup, to: StateGroup) -> IssueStateChanged {
        IssueStateChanged { from: state(from), to: state(to), completed_at: None }
    }

    /// The command that asks for it.
    fn ask(from: StateGroup, to: StateGroup) -> IssueCommand {
        SetIssueState { from: state(from), to: state(to), completed_at: None }.into()
    }

    #[test]
    fn an_issue_moves_to_another_state() {
        given(vec![])
            .when(ask(StateGroup::Backlog, StateGroup::Started))
            .then_expect_events(vec![moved(StateGroup::Backlog, StateGroup::Started).into()]);
    }

    #[test]
    fn the_same_state_changes_nothing_even_when_it_was_renamed() {
        let from = state(StateGroup::Backlog);
        let to = StateRef { name: "Later".to_owned(), ..from.clone() };
        let command = SetIssueState { from, to, completed_at: None };
        given(vec![]).when(command.into()).then_expect_events(vec![]);
    }

    #[test]
    fn only_acceptance_moves_an_issue_out_of_triage() {
        let [triage, started] = [StateGroup::Triage, StateGroup::Started];
        let entered = moved(StateGroup::Backlog, triage);
        given(vec![entered.clone().into()])
            .when(ask(triage, started))
            .then_expect_error(IssueRefusal::InTriage);
        given(vec![entered.into()]).when(ask(triage, triage)).then_expect_events(vec![]);
    }

    #[test]
    fn nothing_moves_into_triage() {
        given(vec![])
            .when(ask(StateGroup::Backlog, StateGroup::Triage))
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
    fn an_event_that_does_not_say_when_keeps_the_time_between_completed_states() {
        let done = moved(StateGroup::Backlog, StateGroup::Completed);
        let mut issue = after(vec![done.into()], at(7));
        issue.evolve(moved(StateGroup::Completed, StateGroup::Completed), at(8));
        assert_eq!(issue.completed_at, Some(at(7).at));
        issue.evolve(moved(StateGroup::Started, StateGroup::Completed), at(9));
        assert_eq!(issue.completed_at, Some(at(9).at), "it was reopened with its state");
    }

    #[test]
    fn a_cancelled_issue_is_not_completed() {
        let cancelled = moved(StateGroup::Backlog, StateGroup::Cancelled);
        assert_eq!(after(vec![cancelled.into()], at(7)).completed_at, None);
    }

    /// The project's default states that are started and completed.
    const STATES: [StateId; 2] = [examples::state(3), examples::state(4)];

    /// A project in which the started state became a completed one, or the completed one a started, at a second.
    fn regrouped(state: StateId, to: StateGroup, second: i64) -> Project {
        let mut project = examples::project(vec![]);
        let state = project.state_ref(state).unwrap();
        let from = state.group;
        let event: ProjectEvent = StateRegrouped { state, from, to }.into();
        project.evolve(event, at(second));
        project
    }

    /// An issue that came into a state of a project at a second.
    fn inside(project: &Project, entered: StateId, second: i64) -> Issue {
        let to = project.state_ref(entered).unwrap();
        let from = state(StateGroup::Backlog);
        after(vec![IssueStateChanged { from, to, completed_at: None }.into()], at(second))
    }

    #[test]
    fn a_state_that_becomes_completed_completes_its_issues_and_reopens_them() {
        let [started, done] = STATES;
        let before = examples::project(vec![]);
        let (working, finished) = (inside(&before, started, 7), inside(&before, done, 7));
        assert_eq!(working.completion(&before), None);
        assert_eq!(finished.completion(&before), Some(at(7).at));
        let completed = regrouped(started, StateGroup::Completed, 9);
        assert_eq!(working.completion(&completed), Some(at(9).at));
        let reopened = regrouped(done, StateGroup::Started, 9);
        assert_eq!(finished.completion(&reopened), None);
        let at_once = inside(&before, started, 9);
        assert_eq!(at_once.completion(&completed), Some(at(9).at));
        let late = inside(&completed, started, 11);
        assert_eq!(late.completion(&completed), Some(at(11).at));
    }

    #[test]
    fn a_move_says_when_the_issue_was_completed_by_its_state() {
        let [started, done] = STATES;
        let issue = inside(&examples::project(vec![]), started, 7);
        let project = regrouped(started, StateGroup::Completed, 9);
        let command = issue.enter(project.state(done).unwrap(), &project, at(20).at);
        let events = Decide::decide(&issue, command).unwrap();
        let [IssueEvent::IssueStateChanged(moved)] = &events[..] else { panic!("{events:?}") };
        assert_eq!((moved.from.group, moved.completed_at), (StateGroup::Completed, Some(at(9).at)));
        let early = issue.enter(project.state(done).unwrap(), &examples::project(vec![]), at(8).at);
        assert_eq!(early.completed_at, None);
    }

    #[test]
    fn an_issue_that_was_completed_before_its_new_state_was_stays_so() {
        let [started, done] = STATES;
        let project = regrouped(started, StateGroup::Completed, 9);
        let mut issue = inside(&project, done, 7);
        let command = issue.enter(project.state(started).unwrap(), &project, at(20).at);
        assert_eq!(command.completed_at, Some(at(7).at));
        for event in Decide::decide(&issue, command).unwrap() {
            Evolve::<IssueEvent>::evolve(&mut issue, event, at(20));
        }
        assert_eq!(issue.completion(&project), Some(at(7).at));
    }

    #[test]
    fn nothing_is_completed_before_its_state_was() {
        let [started, _] = STATES;
        let project = regrouped(started, StateGroup::Completed, 9);
        let issue = after(vec![], at(1));
        let command = issue.enter(project.state(started).unwrap(), &project, at(8).at);
        assert_eq!(command.completed_at, Some(at(9).at));
        let mut issue = issue;
        for event in Decide::decide(&issue, command).unwrap() {
            Evolve::<IssueEvent>::evolve(&mut issue, event, at(8));
        }
        assert_eq!(issue.completion(&project), Some(at(9).at));
    }
}
