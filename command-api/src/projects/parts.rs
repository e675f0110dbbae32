//! What is in a project, as commands that make the same in a copy of it.

use std::collections::{BTreeMap, VecDeque};

use domain::project::{
    AddEstimatePoint, AddProjectMember, ChangeClosingState, ChangeDefaultAssignee,
    ChangeProjectEstimate, ChangeProjectLead, CreateEstimate, CreateLabel, CreateState,
    CreateTriageState, EstimatePoint, Label, Project, ProjectCommand, State,
};
use domain::values::ExternalRef;
use domain::workspace::Workspace;
use domain::{EstimateId, LabelId, Role, UserId};
use uuid::Uuid;

use crate::unit::Unit;

/// The first ordinal of their ids: those before are the copy's own.
const FIRST_ID: u32 = 3;

/// The parts of a project that are made in its copy.
pub struct Parts<'a, 'u> {
    source: &'a Project,
    unit: &'a Unit<'u>,
    next_id: u32,
    commands: Vec<ProjectCommand>,
    /// How long their descriptions are together, in bytes.
    text: usize,
}

impl<'a, 'u> Parts<'a, 'u> {
    /// None yet.
    pub const fn of(source: &'a Project, unit: &'a Unit<'u>) -> Self {
        Self { source, unit, next_id: FIRST_ID, commands: Vec::new(), text: 0 }
    }

    /// How long their descriptions are together, in bytes.
    pub const fn text(&self) -> usize {
        self.text
    }

    /// What makes them, in the order in which they were asked for.
    pub fn into_commands(self) -> Vec<ProjectCommand> {
        self.commands
    }

    /// The next id: the same in every try.
    fn new_id<Id: From<Uuid>>(&mut self) -> Id {
        let ordinal = self.next_id;
        self.next_id = ordinal.saturating_add(1);
        self.unit.new_id(ordinal)
    }

    /// Makes the states, the hidden one too, and chooses the one that idle work items are closed into.
    pub fn states(&mut self) {
        let mut closing = None;
        for state in self.source.states() {
            let create = CreateState { id: self.new_id(), ..copied_state(state) };
            self.text += create.description.len();
            if self.source.closing_state == Some(state.id) {
                closing = Some(create.id);
            }
            self.commands.push(create.into());
        }
        if self.source.triage_state().is_some() {
            let id = self.new_id();
            self.commands.push(CreateTriageState { id }.into());
        }
        if closing.is_some() {
            self.commands.push(ChangeClosingState { to: closing }.into());
        }
    }

    /// Makes the labels, each after the one that it is under.
    pub fn labels(&mut self) {
        let labels = self.source.labels();
        let mut under: BTreeMap<Option<LabelId>, Vec<&Label>> = BTreeMap::new();
        for label in labels {
            let parent = label.parent.filter(|parent| self.source.label(*parent).is_some());
            under.entry(parent).or_default().push(label);
        }
        let mut next = VecDeque::from([(None, None)]);
        while let Some((of, copy)) = next.pop_front() {
            for label in under.remove(&of).unwrap_or_default() {
                let id: LabelId = self.new_id();
                let create = CreateLabel { id, parent: copy, ..copied_label(label) };
                self.text += create.description.len();
                self.commands.push(create.into());
                next.push_back((Some(label.id), Some(id)));
            }
        }
    }

    /// Makes the estimate with its points, and uses it if it is used.
    pub fn estimate(&mut self) {
        let Some(estimate) = self.source.estimate() else { return };
        let id: EstimateId = self.new_id();
        let create = CreateEstimate {
            id,
            name: estimate.name.clone(),
            description: estimate.description.clone(),
            kind: estimate.kind,
        };
        self.text += estimate.description.len();
        self.commands.push(create.into());
        let mut points: Vec<&EstimatePoint> = estimate.points().collect();
        points.sort_by_key(|point| (point.key, point.id));
        for point in points {
            let add = AddEstimatePoint {
                id: self.new_id(),
                estimate: id,
                key: point.key,
                value: point.value.clone(),
                description: point.description.clone(),
            };
            self.text += point.description.len();
            self.commands.push(add.into());
        }
        if self.source.used_estimate().is_some() {
            self.commands.push(ChangeProjectEstimate { to: Some(id) }.into());
        }
    }

    /// Adds everybody who is a member now, with their role; the caller is there already.
    pub fn members(&mut self, workspace: &Workspace) {
        for member in self.source.active_members() {
            let (user, stay) = (member.user, workspace.stay_of(member.user));
            let roles = workspace.role_of(user).zip(self.source.role_of(user, stay));
            if let Some((most, role)) = roles.filter(|_| user != self.unit.actor()) {
                let (id, role) = (self.new_id(), role.capped_by(most.most_in_projects()));
                self.commands.push(AddProjectMember { id, user, role, stay }.into());
            }
        }
    }

    /// Names the lead and the default assignee, if they are in the copy and no guests of the workspace.
    pub fn people(&mut self, workspace: &Workspace, with_members: bool) {
        let is_copied = |user: &UserId| {
            let is_guest = workspace.role_of(*user).is_none_or(|role| !role.includes(Role::Member));
            let is_member = self.source.role_of(*user, workspace.stay_of(*user)).is_some();
            !is_guest && (*user == self.unit.actor() || with_members && is_member)
        };
        let lead = self.source.lead(workspace).filter(is_copied);
        let assignee = self.source.default_assignee(workspace).filter(is_copied);
        let lead = lead.map(|user| ChangeProjectLead { to: Some(user) }.into());
        let assignee = assignee.map(|user| ChangeDefaultAssignee { to: Some(user) }.into());
        self.commands.extend(lead.into_iter().chain(assignee));
    }
}

/// A state as it is made again, but for its id.
fn copied_state(state: &State) -> CreateState {
    CreateState {
        id: state.id,
        name: state.name.clone(),
        colour: state.colour.clone(),
        description: state.description.clone(),
        group: state.group,
        sequence: Some(state.sequence),
        is_default: state.is_default,
        external: ExternalRef::default(),
    }
}

/// A label as it is made again, but for its id and the label that it is under.
fn copied_label(label: &Label) -> CreateLabel {
    CreateLabel {
        id: label.id,
        name: label.name.clone(),
        colour: label.colour.clone(),
        description: label.description.clone(),
        parent: None,
        sort_order: Some(label.sort_order),
        external: ExternalRef::default(),
    }
}
