//! How a project comes into being.

use serde::{Deserialize, Serialize};

use super::states::default_state_created;
use super::{
    DEFAULT_STATES, Decision, Project, ProjectDetails, ProjectEvent, ProjectMemberAdded,
    ProjectMembership, ProjectRefusal,
};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{MembershipId, ProjectId, StateId, UserId, WorkspaceId};
use crate::role::Role;

/// Creates a project; that its name and identifier are free are claims of the append.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateProject {
    /// The new project.
    pub id: ProjectId,
    /// The workspace that it belongs to.
    pub workspace: WorkspaceId,
    /// How it is set up.
    pub details: ProjectDetails,
    /// Who becomes its first admin.
    pub creator: UserId,
    /// The creator's present stay in the workspace.
    pub creator_stay: u32,
    /// The id of the creator's membership.
    pub creator_membership: MembershipId,
    /// The id of the lead's membership, used when the lead is somebody else.
    pub lead_membership: MembershipId,
    /// The lead's present stay in the workspace.
    pub lead_stay: u32,
    /// The ids of the default states, in the order of [`DEFAULT_STATES`]; none where other states are made in their place.
    pub states: Option<[StateId; DEFAULT_STATES.len()]>,
}

/// A project was created; its first members and states follow as events of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectCreated {
    /// The new project.
    pub id: ProjectId,
    /// The workspace that it belongs to.
    pub workspace: WorkspaceId,
    /// How it is set up.
    #[serde(flatten)]
    pub details: ProjectDetails,
}

impl Decide<CreateProject> for Project {
    fn decide(&self, command: CreateProject) -> Decision {
        if !self.id.0.is_nil() {
            return Err(ProjectRefusal::AlreadyExists);
        }
        let members = first_members(&command);
        let CreateProject { id, workspace, mut details, states, .. } = command;
        details.icon_prop = details.icon_prop.filter(|icon| !icon.is_null());
        let states = states.into_iter().flatten().zip(DEFAULT_STATES).map(default_state_created);
        let mut events = vec![ProjectCreated { id, workspace, details }.into()];
        events.extend(members);
        events.extend(states.map(ProjectEvent::from));
        Ok(events)
    }
}

/// The creator and the lead as admins; once, if they are the same.
fn first_members(command: &CreateProject) -> Vec<ProjectEvent> {
    let lead = command.details.lead.filter(|lead| *lead != command.creator);
    let lead = lead.map(|lead| (command.lead_membership, lead, command.lead_stay));
    let creator = (command.creator_membership, command.creator, command.creator_stay);
    let added = |(id, user, stay)| {
        let sort_order = ProjectMembership::SORT_ORDER;
        ProjectMemberAdded { id, user, role: Role::Admin, sort_order, stay }.into()
    };
    [creator].into_iter().chain(lead).map(added).collect()
}

impl Evolve<ProjectCreated> for Project {
    fn evolve(&mut self, event: ProjectCreated, stamp: Stamp) {
        let ProjectCreated { id, workspace, details } = event;
        let (details, audit) = (Some(details), Audit::created(stamp));
        *self = Self { id, workspace, details, audit, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{CREATOR, create, details, given, joined, project, user};

    #[test]
    fn a_project_is_created_with_its_members_and_states_at_once() {
        let CreateProject { id, workspace, details, .. } = create();
        let events = Project::default().decide(create()).unwrap();
        assert_eq!(events[0], ProjectCreated { id, workspace, details }.into());
        assert_eq!(events[1..3], [joined(1, Role::Admin), joined(2, Role::Admin)]);
        assert_eq!(events.len(), 3 + DEFAULT_STATES.len());
    }

    #[test]
    fn the_creator_and_the_lead_are_admins() {
        let project = project(vec![]);
        assert_eq!(project.role_of(CREATOR, 0), Some(Role::Admin));
        assert_eq!(project.role_of(user(2), 0), Some(Role::Admin));
    }

    #[test]
    fn a_creator_who_leads_becomes_a_member_once() {
        let details = ProjectDetails { lead: Some(CREATOR), ..details() };
        let events = Project::default().decide(CreateProject { details, ..create() }).unwrap();
        assert_eq!(events.len(), 2 + DEFAULT_STATES.len());
    }

    #[test]
    fn a_project_can_be_created_without_states() {
        let events = Project::default().decide(CreateProject { states: None, ..create() }).unwrap();
        assert_eq!(events.len(), 3);
    }

    #[test]
    fn issues_of_a_new_project_begin_in_the_backlog() {
        let project = project(vec![]);
        let default = project.default_state().unwrap();
        assert_eq!((default.name.as_str(), default.slug.as_str()), ("Backlog", ""));
    }

    #[test]
    fn a_project_is_created_only_once() {
        given(vec![]).when(create().into()).then_expect_error(ProjectRefusal::AlreadyExists);
    }
}
