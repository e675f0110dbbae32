//! Running numbers of issues, reserved before the decision: gaps after refusals, but never the same number twice.

use domain::{ProjectId, WorkspaceId};
use sqlx::PgPool;

use crate::LogError;

/// Reserves running numbers.
///
/// Its connections do not wait for the disk: the reservation lies before the append in Postgres' own log, so a
/// durable append makes the number it uses durable, and a number that no append uses may be given out again.
#[derive(Debug, Clone)]
pub(crate) struct Numbers {
    pool: PgPool,
}

impl Numbers {
    /// Reserves through `pool`, whose connections have `synchronous_commit = off`.
    pub(crate) const fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// The next running number of a project.
    pub(crate) async fn reserve(
        &self,
        workspace: WorkspaceId,
        project: ProjectId,
    ) -> Result<u64, LogError> {
        let row = sqlx::query!(
            r#"SELECT event_log.reserve_numbers($1, $2, 1) AS "last_number!""#,
            workspace.uuid(),
            project.uuid(),
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(row.last_number.cast_unsigned())
    }
}
