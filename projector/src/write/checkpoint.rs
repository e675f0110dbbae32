//! How far the read tables show each workspace's log: one row per workspace, written first in every batch.

use std::collections::HashMap;

use domain::WorkspaceId;
use sqlx::{Error, PgConnection, PgExecutor};
use uuid::Uuid;

/// Where one workspace's read tables are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    /// The last position applied.
    pub(crate) position: u64,
    /// Why the next event cannot be applied, if it cannot.
    pub(crate) stopped_reason: Option<String>,
}

/// A checkpoint on its way from one position to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    /// Whose log.
    pub(crate) workspace: WorkspaceId,
    /// The last position applied before.
    pub(crate) from: u64,
    /// The last position applied then.
    pub(crate) to: u64,
}

/// The last positions applied of workspaces; one that is missing has none yet.
pub(crate) async fn read(
    db: impl PgExecutor<'_>,
    workspaces: &[WorkspaceId],
) -> Result<HashMap<WorkspaceId, u64>, Error> {
    let ids: Vec<Uuid> = workspaces.iter().map(|workspace| workspace.uuid()).collect();
    let rows = sqlx::query!(
        "SELECT workspace_id, position FROM checkpoint WHERE workspace_id = ANY ($1)",
        &ids,
    )
    .fetch_all(db)
    .await?;
    let position = |row: i64| row.cast_unsigned();
    Ok(rows.iter().map(|row| (WorkspaceId(row.workspace_id), position(row.position))).collect())
}

/// Every workspace's checkpoint.
pub(crate) async fn read_all(
    db: impl PgExecutor<'_>,
) -> Result<HashMap<WorkspaceId, Checkpoint>, Error> {
    let rows = sqlx::query!("SELECT workspace_id, position, stopped_reason FROM checkpoint")
        .fetch_all(db)
        .await?;
    let checkpoints = rows.into_iter().map(|row| {
        let (workspace, position) = (WorkspaceId(row.workspace_id), row.position.cast_unsigned());
        (workspace, Checkpoint { position, stopped_reason: row.stopped_reason })
    });
    Ok(checkpoints.collect())
}

/// Moves checkpoints on; false if one was not where its step begins, so somebody else has moved it.
pub(crate) async fn advance(db: &mut PgConnection, steps: &[Step]) -> Result<bool, Error> {
    let (workspaces, from, to) = columns(steps);
    let moved = sqlx::query!(
        r#"
        UPDATE checkpoint
        SET position = step.to,
            stopped_at = NULL,
            stopped_reason = NULL
        FROM unnest($1::uuid[], $2::int8[], $3::int8[]) AS step ("workspace", "from", "to")
        WHERE checkpoint.workspace_id = step.workspace
          AND checkpoint.position = step.from
        "#,
        &workspaces,
        &from,
        &to,
    )
    .execute(&mut *db)
    .await?;
    let moved = usize::try_from(moved.rows_affected()).unwrap_or_default();
    if moved == steps.len() {
        return Ok(true);
    }
    let new: Vec<Step> = steps.iter().copied().filter(|step| step.from == 0).collect();
    Ok(moved + begin(db, &new).await? == steps.len())
}

/// Makes the checkpoints of new workspaces that no other projector has made; gives their number.
async fn begin(db: &mut PgConnection, steps: &[Step]) -> Result<usize, Error> {
    let (workspaces, _, to) = columns(steps);
    let made = sqlx::query!(
        r#"
        INSERT INTO checkpoint (workspace_id, position)
        SELECT * FROM unnest($1::uuid[], $2::int8[])
        ON CONFLICT DO NOTHING
        "#,
        &workspaces,
        &to,
    )
    .execute(db)
    .await?;
    Ok(usize::try_from(made.rows_affected()).unwrap_or_default())
}

/// Steps as the columns of a small table.
fn columns(steps: &[Step]) -> (Vec<Uuid>, Vec<i64>, Vec<i64>) {
    let row = |step: &Step| (step.workspace.uuid(), step.from.cast_signed(), step.to.cast_signed());
    steps.iter().map(row).collect()
}

/// Notes why the event after `position` cannot be applied; the time is that of the first failure.
pub(crate) async fn stop(
    db: &mut PgConnection,
    workspace: WorkspaceId,
    position: u64,
    reason: &str,
) -> Result<(), Error> {
    sqlx::query!(
        r#"
        INSERT INTO checkpoint (workspace_id, position, stopped_at, stopped_reason)
        VALUES ($1, $2, now(), $3)
        ON CONFLICT (workspace_id) DO UPDATE
        SET stopped_at = COALESCE(checkpoint.stopped_at, EXCLUDED.stopped_at),
            stopped_reason = EXCLUDED.stopped_reason
        WHERE checkpoint.position = EXCLUDED.position
        "#,
        workspace.uuid(),
        position.cast_signed(),
        reason,
    )
    .execute(db)
    .await?;
    Ok(())
}
