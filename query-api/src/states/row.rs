//! A state as the table has it, and as clients see it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{State, StateLite};
use wire::{Expand, Zone};

use crate::expansion::{Expansion, Wanted, audit_row};
use crate::scope::InProject;

/// A state.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) colour: String,
    pub(super) description: String,
    /// How long that is.
    pub(super) bytes: i32,
    pub(super) state_group: String,
    pub(super) sequence: f64,
    pub(super) is_default: bool,
    pub(super) external_source: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) created_by: Uuid,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) updated_by: Option<Uuid>,
}

impl Row {
    /// As clients see it.
    fn shape(self, zone: Zone, scope: &InProject, expansion: &Expansion) -> State {
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
            project: expansion.project(scope.project),
            workspace: expansion.workspace(&scope.workspace),
        }
    }
}

/// Several as clients see them. Each is made when it is asked for, so that what they share is there once.
pub(super) async fn shape_all<'s>(
    scope: &'s mut InProject,
    rows: Vec<Row>,
    zone: Zone,
    expand: &Expand,
) -> Result<impl ExactSizeIterator<Item = State> + use<'s>, sqlx::Error> {
    let mut wanted = Wanted::new(expand, scope.caller);
    wanted.project(scope.project);
    for row in &rows {
        wanted.user("created_by", Some(row.created_by));
        wanted.user("updated_by", row.updated_by);
    }
    let workspace = scope.workspace.id;
    let expansion = wanted.load(scope.db(), workspace, zone).await?;
    let scope: &InProject = scope;
    Ok(rows.into_iter().map(move |row| row.shape(zone, scope, &expansion)))
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
