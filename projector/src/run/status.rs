//! How far the read tables are behind the log, for readiness and for operators.

use chrono::{DateTime, Utc};
use domain::WorkspaceId;
use event_store::{Commit, LogError};
use sqlx::PgPool;

/// No more workspaces than this are named; the worst come first.
const MOST_NAMED: i64 = 100;

/// How the read tables are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// How many positions all workspaces together are behind.
    pub positions_behind: u64,
    /// Workspaces that are behind, the farthest first; at most 100.
    pub behind: Vec<Behind>,
    /// Workspaces whose next event cannot be applied, the longest first; at most 100.
    pub stopped: Vec<Stopped>,
}

/// A workspace whose read tables do not show all of its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Whose log.
    pub workspace: WorkspaceId,
    /// The last position applied.
    pub applied: u64,
    /// The last position of the log.
    pub head: u64,
}

/// A workspace whose next event cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// Whose log.
    pub workspace: WorkspaceId,
    /// The last position applied.
    pub applied: u64,
    /// Since when, by the database's clock.
    pub since: DateTime<Utc>,
    /// What is wrong with the next event.
    pub reason: String,
}

/// How the read tables of the pool's `search_path` are.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn status(pool: &PgPool) -> Result<Status, LogError> {
    let behind = lag(pool).await?;
    let positions_behind = behind.first().map_or(0, |(_, total)| *total);
    let behind = behind.into_iter().map(|(behind, _)| behind).collect();
    Ok(Status { positions_behind, behind, stopped: stopped(pool).await? })
}

/// The workspaces that are farthest behind, each with the sum over all.
async fn lag(pool: &PgPool) -> Result<Vec<(Behind, u64)>, LogError> {
    let rows = sqlx::query!(
        r#"
        SELECT
            log.workspace_id,
            log.position AS head,
            COALESCE(checkpoint.position, 0) AS "applied!",
            (sum(log.position - COALESCE(checkpoint.position, 0)) OVER ())::bigint AS "total!"
        FROM event_log.log_head AS log
        LEFT JOIN checkpoint ON checkpoint.workspace_id = log.workspace_id
        WHERE log.position > COALESCE(checkpoint.position, 0)
        ORDER BY log.position - COALESCE(checkpoint.position, 0) DESC, log.workspace_id
        LIMIT $1
        "#,
        MOST_NAMED,
    )
    .fetch_all(pool)
    .await?;
    let read = |(workspace, head, applied): (_, i64, i64)| Behind {
        workspace: WorkspaceId(workspace),
        applied: applied.cast_unsigned(),
        head: head.cast_unsigned(),
    };
    Ok(rows
        .iter()
        .map(|row| (read((row.workspace_id, row.head, row.applied)), row.total.cast_unsigned()))
        .collect())
}

/// The workspaces that have been stopped for the longest time.
async fn stopped(pool: &PgPool) -> Result<Vec<Stopped>, LogError> {
    let rows = sqlx::query!(
        r#"
        SELECT workspace_id, position, stopped_at AS "since!", stopped_reason AS "reason!"
        FROM checkpoint
        WHERE stopped_at IS NOT NULL
          AND stopped_reason IS NOT NULL
        ORDER BY stopped_at, workspace_id
        LIMIT $1
        "#,
        MOST_NAMED,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Stopped {
            workspace: WorkspaceId(row.workspace_id),
            applied: row.position.cast_unsigned(),
            since: row.since,
            reason: row.reason,
        })
        .collect())
}

/// The logs that have more than was applied, each with its end.
pub(crate) async fn behind(pool: &PgPool) -> Result<Vec<Commit>, LogError> {
    let rows = sqlx::query!(
        r#"
        SELECT log.workspace_id, log.position
        FROM event_log.log_head AS log
        LEFT JOIN checkpoint ON checkpoint.workspace_id = log.workspace_id
        WHERE log.position > COALESCE(checkpoint.position, 0)
        "#,
    )
    .fetch_all(pool)
    .await?;
    let commit = |workspace, position: i64| Commit {
        workspace: WorkspaceId(workspace),
        position: position.cast_unsigned(),
    };
    Ok(rows.iter().map(|row| commit(row.workspace_id, row.position)).collect())
}
