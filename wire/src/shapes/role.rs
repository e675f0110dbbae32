//! Roles in the projects of a workspace.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

// Contract §8.4.
/// Who is what in the projects of a workspace that are not archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoleDistribution {
    /// All memberships.
    pub total_memberships: usize,
    /// The people who have them.
    pub total_distinct_members: usize,
    /// The memberships by role.
    pub roles: Vec<RoleShare>,
}

// Contract §8.4.
/// The memberships of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoleShare {
    /// Always null: roles have no ids.
    pub role_id: Option<Uuid>,
    /// Its name.
    pub name: &'static str,
    /// Its short name.
    #[schema(value_type = super::RoleName)]
    pub slug: &'static str,
    /// Always true: there are no roles of one's own.
    pub is_system: bool,
    /// Its number.
    #[schema(value_type = super::RoleNumber)]
    pub level: u8,
    /// How many memberships have it.
    pub membership_count: usize,
    /// How many people do.
    pub distinct_member_count: usize,
}
