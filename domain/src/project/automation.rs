//! What happens to issues that nobody touches.

use serde::{Deserialize, Serialize};

use super::{Decision, Project, ProjectRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateRef;
use crate::ids::StateId;
use crate::values::Months;

/// Sets how long closed issues wait until they are archived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleArchiving {
    /// The new waiting time.
    pub to: Months,
}

/// Closed issues wait another time until they are archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectArchivingScheduled {
    /// The old waiting time.
    pub from: Months,
    /// The new waiting time.
    pub to: Months,
}

/// Sets how long open issues wait until they are closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleClosing {
    /// The new waiting time.
    pub to: Months,
}

/// Open issues wait another time until they are closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectClosingScheduled {
    /// The old waiting time.
    pub from: Months,
    /// The new waiting time.
    pub to: Months,
}

/// Chooses the state that automatic closing moves issues to, or leaves that to the first cancelled one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeClosingState {
    /// The state to move to.
    pub to: Option<StateId>,
}

/// Automatic closing moves issues to another state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectClosingStateChanged {
    /// The old state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StateRef>,
    /// The new state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<StateRef>,
}

impl Decide<ScheduleArchiving> for Project {
    fn decide(&self, command: ScheduleArchiving) -> Decision {
        let from = self.editable()?.archive_in;
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectArchivingScheduled { from, to: command.to }.into()])
    }
}

impl Decide<ScheduleClosing> for Project {
    fn decide(&self, command: ScheduleClosing) -> Decision {
        let from = self.editable()?.close_in;
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectClosingScheduled { from, to: command.to }.into()])
    }
}

impl Decide<ChangeClosingState> for Project {
    fn decide(&self, command: ChangeClosingState) -> Decision {
        self.editable()?;
        if command.to == self.closing_state {
            return Ok(vec![]);
        }
        let missing = |id| ProjectRefusal::ClosingStateMissing { id };
        let to = command.to.map(|id| self.state_ref(id).ok_or(missing(id))).transpose()?;
        let from = self.closing_state.and_then(|id| self.state_ref(id));
        Ok(vec![ProjectClosingStateChanged { from, to }.into()])
    }
}

impl Evolve<ProjectArchivingScheduled> for Project {
    fn evolve(&mut self, event: ProjectArchivingScheduled, stamp: Stamp) {
        self.change_details(stamp, |details| details.archive_in = event.to);
    }
}

impl Evolve<ProjectClosingScheduled> for Project {
    fn evolve(&mut self, event: ProjectClosingScheduled, stamp: Stamp) {
        self.change_details(stamp, |details| details.close_in = event.to);
    }
}

impl Evolve<ProjectClosingStateChanged> for Project {
    fn evolve(&mut self, event: ProjectClosingStateChanged, stamp: Stamp) {
        self.closing_state = event.to.map(|state| state.id);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::StateGroup;
    use crate::project::examples::{given, project, state};
    use crate::project::{ProjectEvent, StateDeleted};

    /// The default state "Done".
    fn done() -> StateRef {
        StateRef { id: state(4), name: "Done".to_owned(), group: StateGroup::Completed }
    }

    /// The event that "Done" receives closed issues.
    fn closing_in_done() -> ProjectEvent {
        ProjectClosingStateChanged { from: None, to: Some(done()) }.into()
    }

    #[test]
    fn closed_issues_are_archived_after_a_while() {
        let to = Months::try_from(3).unwrap();
        given(vec![]).when(ScheduleArchiving { to }.into()).then_expect_events(vec![
            ProjectArchivingScheduled { from: Months::default(), to }.into(),
        ]);
    }

    #[test]
    fn open_issues_are_closed_after_a_while() {
        let to = Months::try_from(12).unwrap();
        given(vec![]).when(ScheduleClosing { to }.into()).then_expect_events(vec![
            ProjectClosingScheduled { from: Months::default(), to }.into(),
        ]);
    }

    #[test]
    fn the_same_waiting_time_is_no_change() {
        let to = Months::default();
        given(vec![]).when(ScheduleArchiving { to }.into()).then_expect_events(vec![]);
        given(vec![]).when(ScheduleClosing { to }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_state_of_the_project_receives_closed_issues() {
        given(vec![])
            .when(ChangeClosingState { to: Some(state(4)) }.into())
            .then_expect_events(vec![closing_in_done()]);
        given(vec![closing_in_done()])
            .when(ChangeClosingState { to: Some(state(4)) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn neither_an_unknown_nor_the_hidden_state_receives_closed_issues() {
        for id in [state(99), state(6)] {
            given(vec![])
                .when(ChangeClosingState { to: Some(id) }.into())
                .then_expect_error(ProjectRefusal::ClosingStateMissing { id });
        }
    }

    #[test]
    fn a_deleted_state_no_longer_receives_closed_issues() {
        let deleted = StateDeleted { state: done() };
        assert_eq!(project(vec![closing_in_done(), deleted.into()]).closing_state, None);
    }
}
