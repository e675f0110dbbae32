//! Work items by their ids, for those who refer to them.

use std::collections::HashMap;

use sqlx::{FromRow, PgConnection};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{IssueLite, WorkItem};

use super::row::{AROUND, COLUMNS, Row, sequence_id};
use crate::expansion::Expansion;

/// The work items with these ids, whole; the caller has checked who may see their project.
pub(crate) async fn by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    zone: Zone,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, WorkItem>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let statement = format!(
        "SELECT {AROUND}, {COLUMNS}, i.description_html \
         FROM work_item i \
         JOIN workspace w ON w.workspace_id = i.workspace_id \
         JOIN checkpoint c ON c.workspace_id = i.workspace_id \
         WHERE i.workspace_id = $1 AND i.id = ANY ($2)"
    );
    let rows = sqlx::query(&statement).bind(workspace).bind(ids).fetch_all(db).await?;
    let none = Expansion::default();
    let shape = |row: Row| (row.id, row.shape(zone, &none));
    rows.iter().map(|row| Row::from_row(row).map(shape)).collect()
}

/// The work items with these ids, in brief.
pub(crate) async fn lite_by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, IssueLite>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        "SELECT id, number, project_id FROM work_item WHERE workspace_id = $1 AND id = ANY ($2)",
        workspace,
        ids,
    )
    .fetch_all(db)
    .await?;
    let lite =
        |id, number, project_id| IssueLite { id, sequence_id: sequence_id(number), project_id };
    Ok(rows.iter().map(|row| (row.id, lite(row.id, row.number, row.project_id))).collect())
}
