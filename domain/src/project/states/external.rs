//! What states are called in another system.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateRef;
use crate::ids::StateId;
use crate::project::{Decision, Project, ProjectRefusal, State};
use crate::values::{ExternalRef, ExternalRefPatch};

/// Changes what a state is called in another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeStateExternalReference {
    /// The state.
    pub state: StateId,
    /// The parts to change.
    pub patch: ExternalRefPatch,
}

/// What a state is called in another system changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateExternalReferenceChanged {
    /// The state.
    pub state: StateRef,
    /// The old reference.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub from: ExternalRef,
    /// The new reference.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub to: ExternalRef,
}

impl Decide<ChangeStateExternalReference> for Project {
    fn decide(&self, command: ChangeStateExternalReference) -> Decision {
        let ChangeStateExternalReference { state: id, patch } = command;
        let state = self.editable_state(id)?;
        let to = patch.applied_to(&state.external);
        if to == state.external {
            return Ok(vec![]);
        }
        if patch.moves_id_of(&state.external) && self.state_called(&to).is_some() {
            return Err(ProjectRefusal::StateExternalReferenceTaken { id });
        }
        let (state, from) = (state.reference(), state.external.clone());
        Ok(vec![StateExternalReferenceChanged { state, from, to }.into()])
    }
}

impl Evolve<StateExternalReferenceChanged> for Project {
    fn evolve(&mut self, event: StateExternalReferenceChanged, stamp: Stamp) {
        self.change_state(event.state.id, stamp, |state| state.external = event.to);
    }
}

impl Project {
    /// Refuses a complete reference that a state of the project has.
    pub(super) fn state_reference_free(&self, wanted: &ExternalRef) -> Result<(), ProjectRefusal> {
        match self.state_called(wanted).filter(|_| wanted.is_complete()) {
            Some(taken) => Err(ProjectRefusal::StateExternalReferenceTaken { id: taken.id }),
            None => Ok(()),
        }
    }

    /// The state that has exactly this reference.
    fn state_called(&self, external: &ExternalRef) -> Option<&State> {
        self.states.values().find(|state| state.external == *external)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::StateCreated;
    use crate::project::examples::{given, state, state_created};
    use crate::values::ShortText;

    /// A text of a test.
    fn text(text: &str) -> ShortText {
        text.parse().unwrap()
    }

    /// The event that state `n` was created and is called `jira` 1 elsewhere.
    fn referenced(n: u128) -> StateCreated {
        let external = ExternalRef { source: Some(text("jira")), id: Some(text("1")) };
        StateCreated { external, ..state_created(n) }
    }

    /// The command to give state 8 another id, and source if given.
    fn change(source: Option<&str>, id: &str) -> ChangeStateExternalReference {
        let patch =
            ExternalRefPatch { source: source.map(text).map(Some), id: Some(Some(text(id))) };
        ChangeStateExternalReference { state: state(8), patch }
    }

    #[test]
    fn a_state_is_called_something_in_another_system() {
        let changed = StateExternalReferenceChanged {
            state: StateRef { id: state(8), name: "S8".to_owned(), group: state_created(8).group },
            from: ExternalRef::default(),
            to: ExternalRef { source: Some(text("jira")), id: Some(text("2")) },
        };
        given(vec![referenced(7).into(), state_created(8).into()])
            .when(change(Some("jira"), "2").into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn a_taken_reference_is_reported_with_the_state_being_edited() {
        given(vec![referenced(7).into(), state_created(8).into()])
            .when(change(Some("jira"), "1").into())
            .then_expect_error(ProjectRefusal::StateExternalReferenceTaken { id: state(8) });
    }

    #[test]
    fn the_same_reference_is_no_change() {
        given(vec![referenced(8).into()]).when(change(None, "1").into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_new_id_is_checked_with_the_stored_source() {
        let other = ExternalRef { source: Some(text("jira")), id: Some(text("2")) };
        let second = StateCreated { external: other, ..state_created(7) };
        given(vec![second.into(), referenced(8).into()])
            .when(change(None, "2").into())
            .then_expect_error(ProjectRefusal::StateExternalReferenceTaken { id: state(8) });
    }
}
