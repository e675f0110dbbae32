//! What states are called.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateRef;
use crate::ids::StateId;
use crate::project::{Decision, Project, ProjectRefusal};
use crate::values::{StateName, slugify};

/// Gives a state another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameState {
    /// The state.
    pub state: StateId,
    /// The new name.
    pub to: StateName,
}

/// A state got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateRenamed {
    /// The state, by its old name.
    pub state: StateRef,
    /// The old name.
    pub from: StateName,
    /// The new name.
    pub to: StateName,
    /// The new name for addresses.
    pub slug: String,
}

impl Decide<RenameState> for Project {
    fn decide(&self, command: RenameState) -> Decision {
        let to = command.to;
        let stored = self.editable_state(command.state)?;
        let (state, from) = (stored.reference(), stored.name.clone());
        if to == from {
            return Ok(vec![]);
        }
        self.state_name_free(&to)?;
        let slug = slugify(to.as_str());
        Ok(vec![StateRenamed { state, from, to, slug }.into()])
    }
}

impl Evolve<StateRenamed> for Project {
    fn evolve(&mut self, event: StateRenamed, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| {
            state.name = event.to;
            state.slug = event.slug;
        });
    }
}

impl Project {
    /// Refuses a name that a state of the project has, the hidden one included.
    pub(super) fn state_name_free(&self, name: &StateName) -> Result<(), ProjectRefusal> {
        match self.states.values().find(|state| state.name == *name) {
            Some(taken) => Err(ProjectRefusal::StateNameTaken { id: taken.id }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, project, state};

    /// The command to rename a state.
    fn rename(n: u128, to: &str) -> RenameState {
        RenameState { state: state(n), to: to.parse().unwrap() }
    }

    #[test]
    fn a_state_is_renamed() {
        let renamed = StateRenamed {
            state: project(vec![]).state_ref(state(2)).unwrap(),
            from: "Todo".parse().unwrap(),
            to: "To Do".parse().unwrap(),
            slug: "to-do".to_owned(),
        };
        given(vec![]).when(rename(2, "To Do").into()).then_expect_events(vec![renamed.into()]);
    }

    #[test]
    fn the_same_name_is_no_change() {
        given(vec![]).when(rename(2, "Todo").into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_state_cannot_take_the_name_of_another() {
        given(vec![])
            .when(rename(2, "Triage").into())
            .then_expect_error(ProjectRefusal::StateNameTaken { id: state(6) });
    }

    #[test]
    fn the_hidden_state_cannot_be_renamed() {
        given(vec![])
            .when(rename(6, "Inbox").into())
            .then_expect_error(ProjectRefusal::StateMissing);
    }
}
