//! Members of workspaces and projects.

use domain::Role;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::UserLite;
use crate::{role_number, role_slug};

// Contract §2.2, §8.6.
/// A row of a member list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Member {
    /// The user.
    #[serde(flatten)]
    pub user: UserLite,
    /// 20 admin, 15 member, 5 guest.
    #[schema(value_type = super::RoleNumber)]
    pub role: u8,
    /// The role by name.
    #[schema(value_type = super::RoleName)]
    pub role_slug: &'static str,
    /// Whether the membership is active.
    pub is_active: bool,
    /// Whether it is a bot.
    pub is_bot: bool,
    /// Whether they may read the whole log of the workspace; absent if not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub log_access: bool,
    /// The id of the membership of a project, which will do for the user's in paths; absent for members of workspaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub membership_id: Option<Uuid>,
}

impl Member {
    /// A user in a role.
    #[must_use]
    pub fn new(user: UserLite, role: Role, is_active: bool, is_bot: bool) -> Self {
        let (role, role_slug) = (role_number(role), role_slug(role));
        let (log_access, membership_id) = (false, None);
        Self { user, role, role_slug, is_active, is_bot, log_access, membership_id }
    }

    /// The same, and whether they may read the whole log.
    #[must_use]
    pub fn reading_log(self, log_access: bool) -> Self {
        Self { log_access, ..self }
    }

    /// The same, by the id of a membership of a project.
    #[must_use]
    pub fn in_project(self, membership_id: Option<Uuid>) -> Self {
        Self { membership_id, ..self }
    }
}

// Contract §2.18.
/// The answer to adding or changing a project member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProjectMembership {
    /// The membership's id.
    pub id: Uuid,
    /// The user.
    pub member: Uuid,
    /// 20 admin, 15 member, 5 guest.
    #[schema(value_type = super::RoleNumber)]
    pub role: u8,
}
