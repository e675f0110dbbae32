//! How people cease to be members of a project.

use serde::{Deserialize, Serialize};

use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::{MembershipId, UserId};
use crate::project::{Decision, Project};
use crate::role::Role;

/// Ends a membership; the place is kept for the member's return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveProjectMember {
    /// The membership.
    pub id: MembershipId,
}

/// A membership ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectMemberRemoved {
    /// The membership.
    pub membership: MembershipId,
    /// Who was a member.
    pub user: UserId,
    /// The role they had.
    pub role: Role,
}

impl Decide<RemoveProjectMember> for Project {
    fn decide(&self, command: RemoveProjectMember) -> Decision {
        let member = self.editable_membership(command.id)?;
        if !member.is_active {
            return Ok(vec![]);
        }
        let (membership, user, role) = (member.id, member.user, member.role);
        Ok(vec![ProjectMemberRemoved { membership, user, role }.into()])
    }
}

impl Evolve<ProjectMemberRemoved> for Project {
    fn evolve(&mut self, event: ProjectMemberRemoved, stamp: Stamp) {
        self.change_member(event.user, stamp, |member| member.is_active = false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::{given, joined, membership, project, user};
    use crate::project::{ProjectArchived, ProjectEvent, ProjectRefusal};

    /// The event that user 3, a guest, was removed.
    fn removed() -> ProjectEvent {
        ProjectMemberRemoved { membership: membership(3), user: user(3), role: Role::Guest }.into()
    }

    /// The command to remove user 3.
    fn remove() -> RemoveProjectMember {
        RemoveProjectMember { id: membership(3) }
    }

    #[test]
    fn a_member_is_removed() {
        given(vec![joined(3, Role::Guest)])
            .when(remove().into())
            .then_expect_events(vec![removed()]);
    }

    #[test]
    fn nobody_is_removed_from_an_archived_project() {
        given(vec![joined(3, Role::Guest), ProjectArchived {}.into()])
            .when(remove().into())
            .then_expect_error(ProjectRefusal::Archived);
    }

    #[test]
    fn whoever_was_removed_is_not_removed_again() {
        given(vec![joined(3, Role::Guest), removed()])
            .when(remove().into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn whoever_was_removed_has_no_role_but_keeps_the_membership() {
        let project = project(vec![joined(3, Role::Guest), removed()]);
        assert_eq!(project.role_of(user(3), 0), None);
        assert_eq!(project.active_members().len(), 2);
        assert!(project.membership(membership(3)).is_some());
    }

    #[test]
    fn an_unknown_membership_cannot_end() {
        given(vec![]).when(remove().into()).then_expect_error(ProjectRefusal::MemberMissing);
    }
}
