//! Workspaces.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Timestamp;

/// A workspace, in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WorkspaceLite {
    /// The workspace's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its name in paths.
    pub slug: String,
}

/// A workspace as its members see it; an addition of Tidemark's.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Workspace {
    /// The workspace's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its name in paths.
    pub slug: String,
    /// The IANA name of the zone its projects start with.
    pub timezone: String,
    /// The owner.
    pub owner: Option<Uuid>,
    /// The caller's role: 20 admin, 15 member, 5 guest.
    #[schema(value_type = Option<super::RoleNumber>)]
    pub role: Option<u8>,
    /// The caller's role by name.
    #[schema(value_type = Option<super::RoleName>)]
    pub role_slug: Option<&'static str>,
    /// How many active members it has.
    pub total_members: u64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}
