//! Who leads a project and who gets issues that name nobody; the edge checks that they are members.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::workspace::Workspace;

/// Gives a project another lead, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectLead {
    /// The new lead.
    pub to: Option<UserId>,
}

/// A project got another lead, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectLeadChanged {
    /// The old lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UserId>,
    /// The new lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<UserId>,
}

/// Changes who gets issues that name no assignee; none for no default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeDefaultAssignee {
    /// Who gets them.
    pub to: Option<UserId>,
}

/// Issues that name no assignee go to another user, or to no user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectDefaultAssigneeChanged {
    /// Who got them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UserId>,
    /// Who gets them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<UserId>,
}

impl Project {
    /// Who leads it, unless they have left the workspace or were put out of the project.
    #[must_use]
    pub fn lead(&self, workspace: &Workspace) -> Option<UserId> {
        let lead = self.details().ok()?.lead;
        lead.filter(|user| self.still_has(*user, workspace))
    }

    /// Who gets issues that name nobody, unless they have left the workspace or were put out of the project.
    #[must_use]
    pub fn default_assignee(&self, workspace: &Workspace) -> Option<UserId> {
        let user = self.details().ok()?.default_assignee;
        user.filter(|user| self.still_has(*user, workspace))
    }

    /// Whether somebody was a member once and is none now.
    #[must_use]
    pub fn has_lost(&self, user: UserId, workspace: &Workspace) -> bool {
        self.member(user).is_some() && self.role_of(user, workspace.stay_of(user)).is_none()
    }

    /// Whether somebody is in the workspace, and was not put out of the project.
    fn still_has(&self, user: UserId, workspace: &Workspace) -> bool {
        workspace.role_of(user).is_some() && !self.has_lost(user, workspace)
    }
}

impl Decide<ChangeProjectLead> for Project {
    fn decide(&self, command: ChangeProjectLead) -> Decision {
        let from = self.editable()?.lead;
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectLeadChanged { from, to: command.to }.into()])
    }
}

impl Decide<ChangeDefaultAssignee> for Project {
    fn decide(&self, command: ChangeDefaultAssignee) -> Decision {
        let from = self.editable()?.default_assignee;
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectDefaultAssigneeChanged { from, to: command.to }.into()])
    }
}

impl Evolve<ProjectLeadChanged> for Project {
    fn evolve(&mut self, event: ProjectLeadChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.lead = event.to);
    }
}

impl Evolve<ProjectDefaultAssigneeChanged> for Project {
    fn evolve(&mut self, event: ProjectDefaultAssigneeChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.default_assignee = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectMemberRemoved;
    use crate::project::examples::{given, joined, membership, project, user};
    use crate::role::Role;
    use crate::workspace::WorkspaceMemberRemoved;
    use crate::workspace::examples::{created, joined as joined_workspace};

    #[test]
    fn whoever_was_put_out_or_left_is_not_shown_as_lead() {
        let workspace = |has_left: bool| {
            let mut workspace = Workspace::default();
            workspace.evolve(created(), Stamp::UNKNOWN);
            workspace.evolve(joined_workspace(3, Role::Member), Stamp::UNKNOWN);
            if has_left {
                let removed = WorkspaceMemberRemoved { user: user(3), role: Role::Member };
                workspace.evolve(removed, Stamp::UNKNOWN);
            }
            workspace
        };
        let leads = ProjectLeadChanged { from: None, to: Some(user(3)) };
        let gone =
            ProjectMemberRemoved { membership: membership(3), user: user(3), role: Role::Member };
        let outside = project(vec![leads.clone().into()]);
        assert_eq!(outside.lead(&workspace(false)), Some(user(3)), "never a member of the project");
        assert_eq!(outside.lead(&workspace(true)), None);
        let inside = vec![joined(3, Role::Member), leads.into()];
        assert_eq!(project(inside.clone()).lead(&workspace(false)), Some(user(3)));
        let out = inside.into_iter().chain([gone.into()]).collect();
        assert_eq!(project(out).lead(&workspace(false)), None);
    }

    #[test]
    fn a_project_gets_another_lead() {
        let changed = ProjectLeadChanged { from: Some(user(2)), to: Some(user(3)) };
        given(vec![])
            .when(ChangeProjectLead { to: Some(user(3)) }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_lead_is_no_change() {
        given(vec![])
            .when(ChangeProjectLead { to: Some(user(2)) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn issues_that_name_nobody_go_to_somebody() {
        let changed = ProjectDefaultAssigneeChanged { from: None, to: Some(user(3)) };
        given(vec![])
            .when(ChangeDefaultAssignee { to: Some(user(3)) }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_default_assignee_is_no_change() {
        given(vec![]).when(ChangeDefaultAssignee { to: None }.into()).then_expect_events(vec![]);
    }
}
