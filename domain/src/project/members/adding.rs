//! How people become members of a project; the edge checks that they are members of the workspace.

use serde::{Deserialize, Serialize};

use super::{ProjectMembership, project_role};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{MembershipId, UserId};
use crate::project::{Decision, Project, ProjectRefusal};
use crate::role::Role;

/// Makes a user a member; one who went before comes back to their old place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddProjectMember {
    /// The id of the membership, if it is a new one.
    pub id: MembershipId,
    /// The user to add.
    pub user: UserId,
    /// What they shall be allowed to do.
    pub role: Role,
    /// Their present stay in the workspace.
    pub stay: u32,
}

/// A user became a member for the first time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectMemberAdded {
    /// The membership.
    pub id: MembershipId,
    /// The new member.
    pub user: UserId,
    /// What they may do.
    pub role: Role,
    /// The project's place in the member's own list.
    pub sort_order: f64,
    /// How often they had come back to the workspace.
    #[serde(default, skip_serializing_if = "is_first")]
    pub stay: u32,
}

/// A user who had gone became a member again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectMemberReactivated {
    /// The membership, the same as before.
    pub membership: MembershipId,
    /// The member.
    pub user: UserId,
    /// What they may do now.
    pub role: Role,
    /// How often they had come back to the workspace.
    #[serde(default, skip_serializing_if = "is_first")]
    pub stay: u32,
}

/// Whether it is the stay that began when somebody first joined the workspace.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
const fn is_first(stay: &u32) -> bool {
    *stay == 0
}

impl Decide<AddProjectMember> for Project {
    fn decide(&self, command: AddProjectMember) -> Decision {
        self.editable()?;
        let AddProjectMember { id, user, role, stay } = command;
        let role = project_role(role)?;
        let sort_order = ProjectMembership::SORT_ORDER;
        match self.member(user) {
            None => Ok(vec![ProjectMemberAdded { id, user, role, sort_order, stay }.into()]),
            Some(member) if member.is_active && member.stay == stay => {
                Err(ProjectRefusal::AlreadyMember)
            }
            Some(member) => {
                let membership = member.id;
                Ok(vec![ProjectMemberReactivated { membership, user, role, stay }.into()])
            }
        }
    }
}

impl Evolve<ProjectMemberAdded> for Project {
    fn evolve(&mut self, event: ProjectMemberAdded, stamp: Stamp) {
        let ProjectMemberAdded { id, user, role, sort_order, stay } = event;
        let audit = Audit::created(stamp);
        let is_active = true;
        let member = ProjectMembership { id, user, role, is_active, stay, sort_order, audit };
        self.members.insert(user, member);
    }
}

impl Evolve<ProjectMemberReactivated> for Project {
    fn evolve(&mut self, event: ProjectMemberReactivated, stamp: Stamp) {
        self.change_member(event.user, stamp, |member| {
            (member.role, member.stay, member.is_active) = (event.role, event.stay, true);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, joined, membership, project, user};
    use crate::project::{ProjectArchived, ProjectMemberRemoved};

    /// The command to add user 3.
    fn add(id: u128, role: Role) -> AddProjectMember {
        AddProjectMember { id: membership(id), user: user(3), role, stay: 0 }
    }

    #[test]
    fn a_user_becomes_a_member() {
        given(vec![])
            .when(add(3, Role::Guest).into())
            .then_expect_events(vec![joined(3, Role::Guest)]);
    }

    #[test]
    fn nobody_joins_an_archived_project() {
        given(vec![ProjectArchived {}.into()])
            .when(add(3, Role::Guest).into())
            .then_expect_error(ProjectRefusal::Archived);
    }

    #[test]
    fn whoever_went_comes_back_to_the_old_membership() {
        let (membership, user) = (membership(3), user(3));
        let removed = ProjectMemberRemoved { membership, user, role: Role::Guest };
        let back = ProjectMemberReactivated { membership, user, role: Role::Member, stay: 0 };
        given(vec![joined(3, Role::Guest), removed.into()])
            .when(add(4, Role::Member).into())
            .then_expect_events(vec![back.into()]);
    }

    #[test]
    fn whoever_came_back_to_the_workspace_comes_back_to_the_old_membership() {
        let (membership, role) = (membership(3), Role::Member);
        let back = ProjectMemberReactivated { membership, user: user(3), role, stay: 1 };
        let again = AddProjectMember { stay: 1, ..add(4, role) };
        given(vec![joined(3, Role::Admin)])
            .when(again.into())
            .then_expect_events(vec![back.clone().into()]);
        let project = project(vec![joined(3, Role::Admin), back.into()]);
        assert_eq!(project.role_of(user(3), 0), None);
        assert_eq!(project.role_of(user(3), 1), Some(role));
    }

    #[test]
    fn a_member_is_not_added_again() {
        given(vec![joined(3, Role::Guest)])
            .when(add(4, Role::Guest).into())
            .then_expect_error(ProjectRefusal::AlreadyMember);
    }

    #[test]
    fn a_project_has_no_owners() {
        given(vec![])
            .when(add(3, Role::Owner).into())
            .then_expect_error(ProjectRefusal::NoOwnersHere);
    }
}
