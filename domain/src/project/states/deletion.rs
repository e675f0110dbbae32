//! The end of a state; that no issue is in it is a condition of the append.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateRef;
use crate::ids::StateId;
use crate::project::{Decision, Project, ProjectRefusal};

/// Deletes a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteState {
    /// The state.
    pub state: StateId,
}

/// A state was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateDeleted {
    /// The state.
    pub state: StateRef,
}

impl Decide<DeleteState> for Project {
    fn decide(&self, command: DeleteState) -> Decision {
        let state = self.editable_state(command.state)?;
        if state.is_default {
            return Err(ProjectRefusal::StateIsDefault);
        }
        Ok(vec![StateDeleted { state: state.reference() }.into()])
    }
}

impl Evolve<StateDeleted> for Project {
    fn evolve(&mut self, event: StateDeleted, _: Stamp) {
        let id = event.state.id;
        self.states.remove(&id);
        self.closing_state = self.closing_state.filter(|closing| *closing != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, project, state};

    /// The event that "Todo" was deleted.
    fn deleted() -> StateDeleted {
        StateDeleted { state: project(vec![]).state_ref(state(2)).unwrap() }
    }

    #[test]
    fn a_state_is_deleted() {
        given(vec![])
            .when(DeleteState { state: state(2) }.into())
            .then_expect_events(vec![deleted().into()]);
    }

    #[test]
    fn a_deleted_state_is_gone() {
        given(vec![deleted().into()])
            .when(DeleteState { state: state(2) }.into())
            .then_expect_error(ProjectRefusal::StateMissing);
    }

    #[test]
    fn the_default_state_cannot_be_deleted() {
        given(vec![])
            .when(DeleteState { state: state(1) }.into())
            .then_expect_error(ProjectRefusal::StateIsDefault);
    }

    #[test]
    fn the_hidden_state_cannot_be_deleted() {
        given(vec![])
            .when(DeleteState { state: state(6) }.into())
            .then_expect_error(ProjectRefusal::StateMissing);
    }
}
