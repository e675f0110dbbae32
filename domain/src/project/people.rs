//! Who leads a project and who gets issues that name nobody; the edge checks that they are members.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

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

/// Gives issues that name nobody to another user, or to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeDefaultAssignee {
    /// Who gets them.
    pub to: Option<UserId>,
}

/// Issues that name nobody go to another user, or to nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectDefaultAssigneeChanged {
    /// Who got them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UserId>,
    /// Who gets them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<UserId>,
}

impl Decide<ChangeProjectLead> for Project {
    fn decide(&self, command: ChangeProjectLead) -> Decision {
        self.editable()?;
        let from = self.details.lead;
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectLeadChanged { from, to: command.to }.into()])
    }
}

impl Decide<ChangeDefaultAssignee> for Project {
    fn decide(&self, command: ChangeDefaultAssignee) -> Decision {
        self.editable()?;
        let from = self.details.default_assignee;
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectDefaultAssigneeChanged { from, to: command.to }.into()])
    }
}

impl Evolve<ProjectLeadChanged> for Project {
    fn evolve(&mut self, event: ProjectLeadChanged, stamp: Stamp) {
        self.details.lead = event.to;
        self.audit.touch(stamp);
    }
}

impl Evolve<ProjectDefaultAssigneeChanged> for Project {
    fn evolve(&mut self, event: ProjectDefaultAssigneeChanged, stamp: Stamp) {
        self.details.default_assignee = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, user};

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
