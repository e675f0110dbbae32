//! An invitation as the tables have it.

use chrono::{DateTime, Utc};
use domain::workspace::InvitedProject;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;
use wire::shapes::{Invitation, ProjectRole};
use wire::{Zone, role_number, role_slug};

use crate::rows::role::StoredRole;

/// An invitation, and whom it is for.
pub(super) struct Row {
    id: Uuid,
    email: String,
    role: StoredRole,
    projects: Json<Vec<InvitedProject>>,
    expires_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    created_by: Uuid,
    responded_at: Option<DateTime<Utc>>,
    accepted: bool,
    version: i64,
}

impl Row {
    /// The version of its last change.
    pub(super) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }

    /// As clients see it.
    pub(super) fn shape(self, zone: Zone) -> Invitation {
        Invitation {
            id: self.id,
            email: self.email,
            role: role_number(self.role.0),
            role_slug: role_slug(self.role.0),
            projects: self.projects.0.iter().map(ProjectRole::from).collect(),
            expires_at: zone.at(self.expires_at),
            created_at: zone.at(self.created_at),
            updated_at: zone.at(self.updated_at),
            created_by: self.created_by,
            responded_at: self.responded_at.map(|at| zone.at(at)),
            accepted: self.accepted,
        }
    }
}

/// The invitations of a workspace, newest first, or the one with this id; without those whose address was forgotten.
pub(super) async fn fetch(
    db: &mut PgConnection,
    workspace: Uuid,
    id: Option<Uuid>,
) -> Result<Vec<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            i.id, a.email, i.role AS "role: StoredRole", i.projects AS "projects: Json<Vec<InvitedProject>>",
            i.expires_at, i.created_at, i.updated_at, i.created_by, i.responded_at, i.accepted, i.version
        FROM workspace_invitation i
        JOIN invitation a ON a.id = i.id AND a.workspace_id = i.workspace_id
        WHERE i.workspace_id = $1
          AND ($2::uuid IS NULL OR i.id = $2)
        ORDER BY i.created_at DESC, i.id DESC
        "#,
        workspace,
        id,
    )
    .fetch_all(db)
    .await
}
