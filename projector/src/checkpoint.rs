//! How far the read tables show each workspace's log: one row per workspace, written first in every batch.

use std::collections::HashMap;

use domain::WorkspaceId;
use sqlx::{Error, PgConnection, PgExecutor};

/// Where one workspace's read tables are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    /// The last position applied.
    pub(crate) position: u64,
    /// Why the next event cannot be applied, if it cannot.
    pub(crate) stopped_reason: Option<String>,
}

/// The last position applied of a workspace; 0 for a new one.
pub(crate) async fn read(db: impl PgExecutor<'_>, workspace: WorkspaceId) -> Result<u64, Error> {
    let row =
        sqlx::query!("SELECT position FROM checkpoint WHERE workspace_id = $1", workspace.uuid(),)
            .fetch_optional(db)
            .await?;
    Ok(row.map_or(0, |row| row.position.cast_unsigned()))
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

/// Moves a checkpoint on; false if it was not at `from`, so somebody else has moved it.
pub(crate) async fn advance(
    db: &mut PgConnection,
    workspace: WorkspaceId,
    from: u64,
    to: u64,
) -> Result<bool, Error> {
    let moved = sqlx::query!(
        r#"
        UPDATE checkpoint
        SET position = $3,
            stopped_at = NULL,
            stopped_reason = NULL
        WHERE workspace_id = $1
          AND position = $2
        "#,
        workspace.uuid(),
        from.cast_signed(),
        to.cast_signed(),
    )
    .execute(&mut *db)
    .await?;
    if moved.rows_affected() == 1 {
        return Ok(true);
    }
    if from == 0 { begin(db, workspace, to).await } else { Ok(false) }
}

/// Makes a new workspace's checkpoint; false if somebody else has.
async fn begin(
    db: &mut PgConnection,
    workspace: WorkspaceId,
    position: u64,
) -> Result<bool, Error> {
    let made = sqlx::query!(
        r#"
        INSERT INTO checkpoint (workspace_id, position)
        VALUES ($1, $2)
        ON CONFLICT DO NOTHING
        "#,
        workspace.uuid(),
        position.cast_signed(),
    )
    .execute(db)
    .await?;
    Ok(made.rows_affected() == 1)
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
