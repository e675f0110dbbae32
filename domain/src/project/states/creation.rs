//! How states come into being.

use serde::{Deserialize, Serialize};

use super::State;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::StateGroup;
use crate::ids::StateId;
use crate::project::{Decision, Project, ProjectRefusal, StateDefaultDropped, finite};
use crate::values::{Colour, ExternalRef, StateName, slugify};

/// The states that every project begins with: name, colour, sequence and group; the first is default.
pub const DEFAULT_STATES: [(&str, &str, f64, StateGroup); 6] = [
    ("Backlog", "#60646C", 15_000.0, StateGroup::Backlog),
    ("Todo", "#60646C", 25_000.0, StateGroup::Unstarted),
    ("In Progress", "#F59E0B", 35_000.0, StateGroup::Started),
    ("Done", "#46A758", 45_000.0, StateGroup::Completed),
    ("Cancelled", "#9AA4BC", 55_000.0, StateGroup::Cancelled),
    ("Triage", "#4E5355", 65_000.0, StateGroup::Triage),
];

/// How far behind the last state a new one is put.
const SEQUENCE_STEP: f64 = 15_000.0;

/// Where the first state of a project without any is put.
const FIRST_SEQUENCE: f64 = 65_535.0;

/// Adds a state, at the end of the workflow unless it says where.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateState {
    /// The new state.
    pub id: StateId,
    /// What it is called.
    pub name: StateName,
    /// Its colour.
    pub colour: Colour,
    /// What it means.
    pub description: String,
    /// The part of the workflow that it belongs to.
    pub group: StateGroup,
    /// Its place in the workflow, ascending; behind the last state if not given.
    pub sequence: Option<f64>,
    /// Whether new issues shall begin in it.
    pub is_default: bool,
    /// What it is called in another system.
    pub external: ExternalRef,
}

/// Adds the hidden state that issues in the intake are in, if it is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTriageState {
    /// The new state.
    pub id: StateId,
}

/// A state was added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StateCreated {
    /// The new state.
    pub id: StateId,
    /// What it is called.
    pub name: StateName,
    /// Its name for addresses.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub slug: String,
    /// Its colour.
    pub colour: Colour,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The part of the workflow that it belongs to.
    pub group: StateGroup,
    /// Its place in the workflow, ascending.
    pub sequence: f64,
    /// Whether new issues begin in it; no other state is default then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_default: bool,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
}

impl Decide<CreateState> for Project {
    fn decide(&self, command: CreateState) -> Decision {
        self.editable()?;
        if self.states.contains_key(&command.id) {
            return Ok(vec![]);
        }
        if command.group == StateGroup::Triage {
            return Err(ProjectRefusal::TriageReserved);
        }
        command.sequence.map(finite).transpose()?;
        self.state_reference_free(&command.external)?;
        self.state_name_free(&command.name)?;
        let mut events = vec![];
        if command.is_default {
            events.extend(self.drop_default_state().map(StateDefaultDropped::into));
        }
        events.push(self.state_created(command).into());
        Ok(events)
    }
}

impl Decide<CreateTriageState> for Project {
    fn decide(&self, CreateTriageState { id }: CreateTriageState) -> Decision {
        self.editable()?;
        if self.triage_state().is_some() {
            return Ok(vec![]);
        }
        let hidden = DEFAULT_STATES.into_iter().find(|(.., group)| *group == StateGroup::Triage);
        let Some(hidden) = hidden else { return Ok(vec![]) };
        let created = default_state_created((id, hidden));
        self.state_name_free(&created.name)?;
        Ok(vec![created.into()])
    }
}

impl Project {
    /// The event that the command comes to.
    fn state_created(&self, command: CreateState) -> StateCreated {
        let sequence = self.next_sequence(command.sequence);
        let CreateState { id, name, colour, description, group, is_default, external, .. } =
            command;
        let slug = slugify(name.as_str());
        StateCreated { id, name, slug, colour, description, group, sequence, is_default, external }
    }

    /// The place of a new state.
    fn next_sequence(&self, wish: Option<f64>) -> f64 {
        let last = self.states().last().map(|state| state.sequence);
        let behind = last.map_or(FIRST_SEQUENCE, |last| last + SEQUENCE_STEP);
        wish.unwrap_or(behind)
    }
}

/// The event that creates one of the [`DEFAULT_STATES`].
pub fn default_state_created(
    (id, (name, colour, sequence, group)): (StateId, (&'static str, &'static str, f64, StateGroup)),
) -> StateCreated {
    StateCreated {
        id,
        name: StateName::known(name),
        slug: String::new(),
        colour: Colour::known(colour),
        description: String::new(),
        group,
        sequence,
        is_default: group == StateGroup::Backlog,
        external: ExternalRef::default(),
    }
}

impl Evolve<StateCreated> for Project {
    fn evolve(&mut self, event: StateCreated, stamp: Stamp) {
        let StateCreated { id, name, slug, colour, description, .. } = event;
        let StateCreated { group, sequence, is_default, external, .. } = event;
        let audit = Audit::created(stamp);
        let state = State {
            id,
            name,
            slug,
            colour,
            description,
            group,
            completed_since: None,
            sequence,
            is_default,
            external,
            audit,
        };
        self.states.insert(id, state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, project, state, state_created};
    use crate::project::{ProjectArchived, ProjectEvent, StateDeleted};

    /// The command that [`state_created`] answers, but for the place.
    fn create(n: u128) -> CreateState {
        let StateCreated { id, name, colour, description, group, is_default, external, .. } =
            state_created(n);
        let sequence = None;
        CreateState { id, name, colour, description, group, sequence, is_default, external }
    }

    /// The reference `jira` 1.
    fn external() -> ExternalRef {
        ExternalRef { source: Some("jira".parse().unwrap()), id: Some("1".parse().unwrap()) }
    }

    #[test]
    fn a_state_is_put_behind_the_last_one_that_users_see() {
        given(vec![]).when(create(7).into()).then_expect_events(vec![state_created(7).into()]);
    }

    #[test]
    fn a_state_is_put_where_the_client_wants() {
        let delete = |n| {
            let state = project(vec![]).state_ref(state(n)).unwrap();
            StateDeleted { state }.into()
        };
        let created = StateCreated { sequence: 1.0, ..state_created(7) };
        for events in [vec![], [1, 2, 3, 4, 5].map(delete).to_vec()] {
            given(events)
                .when(CreateState { sequence: Some(1.0), ..create(7) }.into())
                .then_expect_events(vec![created.clone().into()]);
        }
    }

    #[test]
    fn a_new_default_state_takes_the_place_of_the_old_one() {
        let dropped = StateDefaultDropped { state: project(vec![]).state_ref(state(1)).unwrap() };
        let created = StateCreated { is_default: true, ..state_created(7) };
        let events: Vec<ProjectEvent> = vec![dropped.into(), created.into()];
        given(vec![])
            .when(CreateState { is_default: true, ..create(7) }.into())
            .then_expect_events(events.clone());
        assert_eq!(project(events).default_state().map(|state| state.id), Some(state(7)));
    }

    #[test]
    fn a_state_is_created_only_once() {
        given(vec![state_created(7).into()]).when(create(7).into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_triage_state_cannot_be_created() {
        given(vec![])
            .when(CreateState { group: StateGroup::Triage, ..create(7) }.into())
            .then_expect_error(ProjectRefusal::TriageReserved);
    }

    #[test]
    fn the_hidden_state_is_made_where_it_is_missing() {
        given(vec![]).when(CreateTriageState { id: state(7) }.into()).then_expect_events(vec![]);
        let hidden = project(vec![]).triage_state().unwrap().clone();
        let gone = StateDeleted { state: hidden.reference() };
        let created = StateCreated {
            id: state(7),
            name: hidden.name,
            slug: hidden.slug,
            colour: hidden.colour,
            description: hidden.description,
            group: hidden.group,
            sequence: hidden.sequence,
            is_default: false,
            external: hidden.external,
        };
        given(vec![gone.into()])
            .when(CreateTriageState { id: state(7) }.into())
            .then_expect_events(vec![created.into()]);
    }

    #[test]
    fn the_name_of_a_state_is_unique_even_against_the_hidden_one() {
        for (name, id) in [("Done", state(4)), ("Triage", state(6))] {
            given(vec![])
                .when(CreateState { name: name.parse().unwrap(), ..create(7) }.into())
                .then_expect_error(ProjectRefusal::StateNameTaken { id });
        }
    }

    #[test]
    fn the_external_reference_of_a_state_is_unique() {
        let other = StateCreated { external: external(), ..state_created(7) };
        given(vec![other.into()])
            .when(CreateState { external: external(), ..create(8) }.into())
            .then_expect_error(ProjectRefusal::StateExternalReferenceTaken { id: state(7) });
    }

    #[test]
    fn an_archived_project_gets_no_state() {
        given(vec![ProjectArchived {}.into()])
            .when(create(7).into())
            .then_expect_error(ProjectRefusal::Archived);
    }
}
