//! A label as the table has it, and as clients see it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{Label, Reference};

use crate::expansion::{Expansion, audit_row};

/// A label.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) project_id: Uuid,
    pub(super) parent_id: Option<Uuid>,
    pub(super) name: String,
    pub(super) colour: String,
    pub(super) description: String,
    /// How long that is.
    pub(super) bytes: i32,
    pub(super) sort_order: f64,
    pub(super) external_source: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) created_by: Uuid,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) updated_by: Option<Uuid>,
}

impl Row {
    /// As clients see it; `workspace` is an id, or the object.
    pub(super) fn shape(
        self,
        zone: Zone,
        workspace: Reference<wire::shapes::WorkspaceLite>,
        expansion: &Expansion,
    ) -> Label {
        Label {
            audit: expansion.audit(zone, audit_row!(self)),
            name: self.name,
            description: self.description,
            color: self.colour,
            sort_order: self.sort_order,
            external_source: self.external_source,
            external_id: self.external_id,
            workspace,
            project: expansion.project(self.project_id),
            parent: self.parent_id,
        }
    }
}

/// The labels with these ids, whole; the caller has checked who may see them.
pub(crate) async fn by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    zone: Zone,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Label>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT
            id, version, project_id, parent_id, name, colour, description, 0 AS "bytes!", sort_order,
            external_source, external_id, created_at, created_by, updated_at, updated_by
        FROM label
        WHERE workspace_id = $1
          AND id = ANY ($2)
        "#,
        workspace,
        ids,
    )
    .fetch_all(db)
    .await?;
    let none = Expansion::default();
    let shape = |row: Row| (row.id, row.shape(zone, workspace.into(), &none));
    Ok(rows.into_iter().map(shape).collect())
}
