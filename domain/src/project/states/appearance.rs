//! How states look and what they mean.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateRef;
use crate::ids::StateId;
use crate::project::{Decision, Project};
use crate::values::Colour;

/// Gives a state another colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecolourState {
    /// The state.
    pub state: StateId,
    /// The new colour.
    pub to: Colour,
}

/// A state got another colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateRecoloured {
    /// The state.
    pub state: StateRef,
    /// The old colour.
    pub from: Colour,
    /// The new colour.
    pub to: Colour,
}

/// Describes a state anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeState {
    /// The state.
    pub state: StateId,
    /// The new text, maybe empty.
    pub to: String,
}

/// A state was described anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateDescribed {
    /// The state.
    pub state: StateRef,
    /// The new text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<RecolourState> for Project {
    fn decide(&self, command: RecolourState) -> Decision {
        let state = self.editable_state(command.state)?;
        if command.to == state.colour {
            return Ok(vec![]);
        }
        let from = state.colour.clone();
        Ok(vec![StateRecoloured { state: state.reference(), from, to: command.to }.into()])
    }
}

impl Decide<DescribeState> for Project {
    fn decide(&self, command: DescribeState) -> Decision {
        let state = self.editable_state(command.state)?;
        if command.to == state.description {
            return Ok(vec![]);
        }
        Ok(vec![StateDescribed { state: state.reference(), to: command.to }.into()])
    }
}

impl Evolve<StateRecoloured> for Project {
    fn evolve(&mut self, event: StateRecoloured, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| state.colour = event.to);
    }
}

impl Evolve<StateDescribed> for Project {
    fn evolve(&mut self, event: StateDescribed, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| state.description = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectRefusal;
    use crate::project::examples::{given, project, state};

    /// The default state "Todo".
    fn todo() -> StateRef {
        project(vec![]).state_ref(state(2)).unwrap()
    }

    #[test]
    fn a_state_is_recoloured() {
        let (from, to) = (Colour::known("#60646C"), Colour::known("red"));
        given(vec![])
            .when(RecolourState { state: state(2), to: to.clone() }.into())
            .then_expect_events(vec![StateRecoloured { state: todo(), from, to }.into()]);
    }

    #[test]
    fn the_same_colour_is_no_change() {
        given(vec![])
            .when(RecolourState { state: state(2), to: Colour::known("#60646C") }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_state_is_described() {
        let to = "Next week".to_owned();
        given(vec![])
            .when(DescribeState { state: state(2), to: to.clone() }.into())
            .then_expect_events(vec![StateDescribed { state: todo(), to }.into()]);
    }

    #[test]
    fn the_same_description_is_no_change() {
        given(vec![])
            .when(DescribeState { state: state(2), to: String::new() }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_unknown_state_cannot_be_described() {
        given(vec![])
            .when(DescribeState { state: state(99), to: String::new() }.into())
            .then_expect_error(ProjectRefusal::StateMissing);
    }
}
