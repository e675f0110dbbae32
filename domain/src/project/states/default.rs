//! The state that new issues begin in: at most one.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateRef;
use crate::ids::StateId;
use crate::project::{Decision, Project};

/// Lets new issues begin in this state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeStateDefault {
    /// The state.
    pub state: StateId,
}

/// Lets new issues no longer begin in this state: the first one is used then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropStateDefault {
    /// The state.
    pub state: StateId,
}

/// New issues begin in this state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateMadeDefault {
    /// The state.
    pub state: StateRef,
}

/// New issues no longer begin in this state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateDefaultDropped {
    /// The state.
    pub state: StateRef,
}

impl Decide<MakeStateDefault> for Project {
    fn decide(&self, command: MakeStateDefault) -> Decision {
        let state = self.editable_state(command.state)?;
        if state.is_default {
            return Ok(vec![]);
        }
        let dropped = self.drop_default_state().map(StateDefaultDropped::into);
        let made = StateMadeDefault { state: state.reference() }.into();
        Ok(dropped.into_iter().chain([made]).collect())
    }
}

impl Decide<DropStateDefault> for Project {
    fn decide(&self, command: DropStateDefault) -> Decision {
        let state = self.editable_state(command.state)?;
        if !state.is_default {
            return Ok(vec![]);
        }
        Ok(vec![StateDefaultDropped { state: state.reference() }.into()])
    }
}

impl Project {
    /// The event by which the default state, if there is one, is the default no longer.
    pub(super) fn drop_default_state(&self) -> Option<StateDefaultDropped> {
        let default = self.states.values().find(|state| state.is_default)?;
        Some(StateDefaultDropped { state: default.reference() })
    }
}

impl Evolve<StateMadeDefault> for Project {
    fn evolve(&mut self, event: StateMadeDefault, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| state.is_default = true);
    }
}

impl Evolve<StateDefaultDropped> for Project {
    fn evolve(&mut self, event: StateDefaultDropped, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| state.is_default = false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectEvent;
    use crate::project::examples::{given, project, state};

    /// The event that a default state became default.
    fn made(n: u128) -> ProjectEvent {
        StateMadeDefault { state: project(vec![]).state_ref(state(n)).unwrap() }.into()
    }

    /// The event that a default state is default no longer.
    fn dropped(n: u128) -> ProjectEvent {
        StateDefaultDropped { state: project(vec![]).state_ref(state(n)).unwrap() }.into()
    }

    #[test]
    fn a_new_default_state_clears_the_old_one() {
        given(vec![])
            .when(MakeStateDefault { state: state(2) }.into())
            .then_expect_events(vec![dropped(1), made(2)]);
    }

    #[test]
    fn the_default_state_stays_default() {
        given(vec![]).when(MakeStateDefault { state: state(1) }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_project_may_have_no_default_state() {
        given(vec![])
            .when(DropStateDefault { state: state(1) }.into())
            .then_expect_events(vec![dropped(1)]);
        given(vec![dropped(1)])
            .when(MakeStateDefault { state: state(2) }.into())
            .then_expect_events(vec![made(2)]);
    }

    #[test]
    fn dropping_what_is_not_default_is_no_change() {
        given(vec![]).when(DropStateDefault { state: state(2) }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn issues_begin_in_the_first_state_when_none_is_default() {
        let project = project(vec![dropped(1)]);
        assert_eq!(project.default_state().map(|first| first.id), Some(state(1)));
    }
}
