//! Where states stand in the workflow.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::{StateGroup, StateRef};
use crate::ids::StateId;
use crate::project::{Decision, Project, ProjectRefusal, finite};

/// Moves a state to another part of the workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegroupState {
    /// The state.
    pub state: StateId,
    /// The new group.
    pub to: StateGroup,
}

/// A state was moved to another part of the workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateRegrouped {
    /// The state, by its old group.
    pub state: StateRef,
    /// The old group.
    pub from: StateGroup,
    /// The new group.
    pub to: StateGroup,
}

/// Moves a state to another place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderState {
    /// The state.
    pub state: StateId,
    /// The new sequence.
    pub to: f64,
}

/// A state was moved to another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StateReordered {
    /// The state.
    pub state: StateRef,
    /// The old sequence.
    pub from: f64,
    /// The new sequence.
    pub to: f64,
}

impl Decide<RegroupState> for Project {
    fn decide(&self, command: RegroupState) -> Decision {
        let to = command.to;
        let stored = self.editable_state(command.state)?;
        if to == StateGroup::Triage {
            return Err(ProjectRefusal::TriageReserved);
        }
        if to == stored.group {
            return Ok(vec![]);
        }
        let (state, from) = (stored.reference(), stored.group);
        Ok(vec![StateRegrouped { state, from, to }.into()])
    }
}

impl Decide<ReorderState> for Project {
    fn decide(&self, command: ReorderState) -> Decision {
        let state = self.editable_state(command.state)?;
        let (from, to) = (state.sequence, finite(command.to)?);
        if to.total_cmp(&from).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![StateReordered { state: state.reference(), from, to }.into()])
    }
}

impl Evolve<StateRegrouped> for Project {
    fn evolve(&mut self, event: StateRegrouped, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| {
            state.group = event.to;
            state.completed_since = (event.to == StateGroup::Completed).then_some(stamp.at);
        });
    }
}

impl Evolve<StateReordered> for Project {
    fn evolve(&mut self, event: StateReordered, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| state.sequence = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, project, state};

    /// The event that "Todo" moved to the end.
    fn reordered() -> StateReordered {
        let state = project(vec![]).state_ref(state(2)).unwrap();
        StateReordered { state, from: 25_000.0, to: 99_000.0 }
    }

    #[test]
    fn a_state_is_moved_to_another_group() {
        let regrouped = StateRegrouped {
            state: project(vec![]).state_ref(state(2)).unwrap(),
            from: StateGroup::Unstarted,
            to: StateGroup::Backlog,
        };
        given(vec![])
            .when(RegroupState { state: state(2), to: StateGroup::Backlog }.into())
            .then_expect_events(vec![regrouped.into()]);
    }

    #[test]
    fn the_same_group_is_no_change() {
        given(vec![])
            .when(RegroupState { state: state(2), to: StateGroup::Unstarted }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_state_cannot_become_a_triage_state() {
        given(vec![])
            .when(RegroupState { state: state(2), to: StateGroup::Triage }.into())
            .then_expect_error(ProjectRefusal::TriageReserved);
    }

    #[test]
    fn a_state_is_moved_to_another_place() {
        given(vec![])
            .when(ReorderState { state: state(2), to: 99_000.0 }.into())
            .then_expect_events(vec![reordered().into()]);
        let project = project(vec![reordered().into()]);
        assert_eq!(project.states().last().map(|last| last.id), Some(state(2)));
    }

    #[test]
    fn the_same_place_is_no_change() {
        given(vec![])
            .when(ReorderState { state: state(2), to: 25_000.0 }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_place_is_a_number_that_can_be_stored() {
        given(vec![])
            .when(ReorderState { state: state(2), to: f64::NAN }.into())
            .then_expect_error(ProjectRefusal::PlaceNotFinite);
    }
}
