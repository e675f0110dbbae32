//! The workflow states of a project.

mod appearance;
mod creation;
mod default;
mod deletion;
mod external;
mod naming;
mod ordering;

pub use appearance::{DescribeState, RecolourState, StateDescribed, StateRecoloured};
pub(super) use creation::default_state_created;
pub use creation::{CreateState, CreateTriageState, DEFAULT_STATES, StateCreated};
pub use default::{DropStateDefault, MakeStateDefault, StateDefaultDropped, StateMadeDefault};
pub use deletion::{DeleteState, StateDeleted};
pub use external::{ChangeStateExternalReference, StateExternalReferenceChanged};
pub use naming::{RenameState, StateRenamed};
pub use ordering::{RegroupState, ReorderState, StateRegrouped, StateReordered};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Project, ProjectRefusal};
use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::facts::{StateGroup, StateRef};
use crate::ids::StateId;
use crate::values::{Colour, ExternalRef, StateName};

/// A step of a project's workflow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The state.
    pub id: StateId,
    /// What it is called.
    pub name: StateName,
    /// Its name for addresses; empty for the default states until they are renamed.
    pub slug: String,
    /// Its colour.
    pub colour: Colour,
    /// What it means.
    pub description: String,
    /// The part of the workflow that it belongs to.
    pub group: StateGroup,
    /// Since when its group is completed, if it once was another one.
    #[serde(default)]
    pub completed_since: Option<DateTime<Utc>>,
    /// Its place: states are shown by ascending sequence.
    pub sequence: f64,
    /// Whether new issues begin in it.
    pub is_default: bool,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// Who made and last changed it.
    pub audit: Audit,
}

impl State {
    /// The state as events name it.
    #[must_use]
    pub fn reference(&self) -> StateRef {
        StateRef { id: self.id, name: self.name.to_string(), group: self.group }
    }

    /// When an issue was completed that is in it since a time: when the state became a completed one, if that was later, else
    /// when it was completed before.
    #[must_use]
    pub fn completion(
        &self,
        since: DateTime<Utc>,
        before: Option<DateTime<Utc>>,
    ) -> Option<DateTime<Utc>> {
        if self.group != StateGroup::Completed {
            return None;
        }
        self.completed_later(since).or(before).or(self.completed_since)
    }

    /// Since when it is a completed one, if that is later than a time; commands that were taken at once are not decided in
    /// the order of their times.
    #[must_use]
    pub fn completed_later(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.completed_since.filter(|since| *since > now)
    }

    /// Whether users see it: not the one that intake works with.
    fn is_visible(&self) -> bool {
        self.group != StateGroup::Triage
    }
}

impl Project {
    /// A state that users see.
    #[must_use]
    pub fn state(&self, id: StateId) -> Option<&State> {
        self.states.get(&id).filter(|state| state.is_visible())
    }

    /// A state that users see, as events name it.
    #[must_use]
    pub fn state_ref(&self, id: StateId) -> Option<StateRef> {
        self.state(id).map(State::reference)
    }

    /// A state, the hidden one too.
    #[must_use]
    pub fn any_state(&self, id: StateId) -> Option<&State> {
        self.states.get(&id)
    }

    /// The hidden state that issues in the intake are in, if it is there.
    #[must_use]
    pub fn triage_state(&self) -> Option<&State> {
        self.states.values().find(|state| !state.is_visible())
    }

    /// The states that users see, by sequence.
    #[must_use]
    pub fn states(&self) -> Vec<&State> {
        let mut states: Vec<_> = self.states.values().filter(|state| state.is_visible()).collect();
        states.sort_by(|a, b| a.sequence.total_cmp(&b.sequence));
        states
    }

    /// The state that new issues begin in: the default one, else the first.
    #[must_use]
    pub fn default_state(&self) -> Option<&State> {
        let states = self.states();
        states.iter().find(|state| state.is_default).or(states.first()).copied()
    }

    /// A state that users see, of a project that can be edited.
    fn editable_state(&self, id: StateId) -> Result<&State, ProjectRefusal> {
        self.editable()?;
        self.state(id).ok_or(ProjectRefusal::StateMissing)
    }

    /// Takes in a change of one state.
    fn change_state(&mut self, id: StateId, stamp: Stamp, change: impl FnOnce(&mut State)) {
        if let Some(state) = self.states.get_mut(&id) {
            change(state);
            state.audit.touch(stamp);
        }
    }
}
