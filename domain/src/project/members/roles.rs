//! What members of a project may do.

use serde::{Deserialize, Serialize};

use super::project_role;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::{MembershipId, UserId};
use crate::project::{Decision, Project};
use crate::role::Role;

/// Gives a member or a former member of the project another role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectMemberRole {
    /// The membership.
    pub id: MembershipId,
    /// The new role.
    pub to: Role,
}

/// A member got another role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectMemberRoleChanged {
    /// The membership.
    pub membership: MembershipId,
    /// The member.
    pub user: UserId,
    /// The old role.
    pub from: Role,
    /// The new role.
    pub to: Role,
}

impl Decide<ChangeProjectMemberRole> for Project {
    fn decide(&self, command: ChangeProjectMemberRole) -> Decision {
        let member = self.editable_membership(command.id)?;
        let (membership, user) = (member.id, member.user);
        let (from, to) = (member.role, project_role(command.to)?);
        if to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectMemberRoleChanged { membership, user, from, to }.into()])
    }
}

impl Evolve<ProjectMemberRoleChanged> for Project {
    fn evolve(&mut self, event: ProjectMemberRoleChanged, stamp: Stamp) {
        self.change_member(event.user, stamp, |member| member.role = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, joined, membership, user};
    use crate::project::{ProjectArchived, ProjectRefusal};

    /// The command to change the role of membership 3.
    fn change(to: Role) -> ChangeProjectMemberRole {
        ChangeProjectMemberRole { id: membership(3), to }
    }

    #[test]
    fn a_member_gets_another_role() {
        let (from, to) = (Role::Guest, Role::Admin);
        let (membership, user) = (membership(3), user(3));
        let changed = ProjectMemberRoleChanged { membership, user, from, to };
        given(vec![joined(3, from)])
            .when(change(to).into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn nobody_gets_another_role_in_an_archived_project() {
        given(vec![joined(3, Role::Guest), ProjectArchived {}.into()])
            .when(change(Role::Admin).into())
            .then_expect_error(ProjectRefusal::Archived);
    }

    #[test]
    fn the_same_role_is_no_change() {
        given(vec![joined(3, Role::Guest)])
            .when(change(Role::Guest).into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn nobody_becomes_an_owner() {
        given(vec![joined(3, Role::Guest)])
            .when(change(Role::Owner).into())
            .then_expect_error(ProjectRefusal::NoOwnersHere);
    }

    #[test]
    fn an_unknown_membership_has_no_role_to_change() {
        given(vec![])
            .when(change(Role::Guest).into())
            .then_expect_error(ProjectRefusal::MemberMissing);
    }
}
