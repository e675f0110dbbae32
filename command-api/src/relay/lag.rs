//! How far the stream is behind the log, by what its relay has noted.

use event_store::LogError;
use sqlx::PgPool;

/// How far the present stream is behind the log.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Lag {
    /// Positions that are not published, of all workspaces together.
    pub positions: u64,
    /// Positions that are not published, of the workspace that has most.
    pub worst: u64,
    /// How long ago the oldest event that is not published was recorded, in seconds.
    pub seconds: f64,
}

/// How far the stream of the log's present epoch is behind.
///
/// # Errors
/// The database cannot be asked.
pub async fn lag(pool: &PgPool) -> Result<Lag, LogError> {
    let row = sqlx::query!(
        r#"
        SELECT
            COALESCE(sum(h.position - COALESCE(p.position, 0)), 0)::bigint AS "positions!",
            COALESCE(max(h.position - COALESCE(p.position, 0)), 0)::bigint AS "worst!",
            COALESCE(max(extract(epoch FROM now() - next.recorded_at)), 0)::float8 AS "seconds!"
        FROM event_log.log_head AS h
        LEFT JOIN event_log.relay_progress AS p
            ON p.workspace_id = h.workspace_id
            AND p.epoch = (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1)
        JOIN event_log.event AS next
            ON next.workspace_id = h.workspace_id
            AND next.position = COALESCE(p.position, 0) + 1
        WHERE h.position > COALESCE(p.position, 0)
        "#,
    )
    .fetch_one(pool)
    .await?;
    Ok(Lag {
        positions: row.positions.cast_unsigned(),
        worst: row.worst.cast_unsigned(),
        seconds: row.seconds.max(0.0),
    })
}
