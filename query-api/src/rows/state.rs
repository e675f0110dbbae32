//! Workflow states of projects.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{State, StateLite};

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

row! {
    /// A state as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        name: String,
        slug: String,
        colour: String,
        description: String,
        state_group: String,
        sequence: f64,
        is_default: bool,
        external_source: Option<String>,
        external_id: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

listed! {
    Row of Project in "state",
    long: "description" or "''",
    only: "it.state_group <> 'triage'",
    order: "it.sequence, it.created_at, it.id",
}

impl Shown for Row {
    type Shape = State;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> State {
        State {
            audit: expansion.audit(zone, audit_row!(self)),
            name: self.name,
            description: self.description,
            color: self.colour,
            slug: self.slug,
            sequence: self.sequence,
            group: self.state_group.into(),
            is_triage: false,
            default: self.is_default,
            external_source: self.external_source,
            external_id: self.external_id,
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
        }
    }
}

/// The states with these ids, in brief; the caller has checked who may see them.
pub(crate) async fn lite_by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, StateLite>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        r#"
        SELECT id, name, colour, state_group
        FROM state
        WHERE workspace_id = $1
          AND id = ANY ($2)
        "#,
        workspace,
        ids,
    )
    .fetch_all(db)
    .await?;
    let lite = rows.into_iter().map(|row| StateLite {
        id: row.id,
        name: row.name,
        color: row.colour,
        group: row.state_group.into(),
    });
    Ok(lite.map(|state| (state.id, state)).collect())
}
