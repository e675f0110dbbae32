//! How far the read tables are behind, in positions and in seconds, for metrics and operators.

use std::sync::LazyLock;

use event_store::LogError;
use sqlx::PgPool;
use telemetry::metrics::{Gauges, gauge_family};

use crate::tables::TABLES;

/// How far the read tables are behind.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Lag {
    /// Positions that are not applied, of all workspaces together.
    pub positions: u64,
    /// Positions that are not applied, of the workspace that has most.
    pub worst: u64,
    /// How long ago the oldest event that is not applied was recorded, in seconds.
    pub seconds: f64,
    /// Workspaces whose next event cannot be applied.
    pub stopped: u64,
}

/// How far the read tables of the pool's `search_path` are behind.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn lag(pool: &PgPool) -> Result<Lag, LogError> {
    let row = sqlx::query!(
        r#"
        SELECT
            COALESCE(sum(log.position - COALESCE(checkpoint.position, 0)), 0)::bigint AS "positions!",
            COALESCE(max(log.position - COALESCE(checkpoint.position, 0)), 0)::bigint AS "worst!",
            COALESCE(max(extract(epoch FROM now() - next.recorded_at)), 0)::float8 AS "seconds!",
            (SELECT count(*) FROM checkpoint WHERE stopped_at IS NOT NULL) AS "stopped!"
        FROM event_log.log_head AS log
        LEFT JOIN checkpoint ON checkpoint.workspace_id = log.workspace_id
        JOIN event_log.event AS next
            ON next.workspace_id = log.workspace_id
            AND next.position = COALESCE(checkpoint.position, 0) + 1
        WHERE log.position > COALESCE(checkpoint.position, 0)
        "#,
    )
    .fetch_one(pool)
    .await?;
    Ok(Lag {
        positions: row.positions.cast_unsigned(),
        worst: row.worst.cast_unsigned(),
        seconds: row.seconds.max(0.0),
        stopped: row.stopped.cast_unsigned(),
    })
}

/// Looks it up for the metrics.
pub async fn look(pool: PgPool) {
    match lag(&pool).await {
        Ok(lag) => show(lag),
        Err(error) => tracing::warn!(error = %error, "the read tables' lag is unknown"),
    }
}

/// Gauges of a name for all that can be behind.
struct Behind {
    shards: Gauges,
    tables: Gauges,
}

/// Lag in positions.
static POSITIONS: LazyLock<Behind> = LazyLock::new(|| Behind {
    shards: gauge_family(
        "tidemark_projector_lag_positions",
        "Positions that a shard's read tables do not show yet, of all workspaces together.",
        &["shard"],
    ),
    tables: gauge_family(
        "tidemark_table_lag_positions",
        "Positions that a read table does not show yet, of all workspaces together.",
        &["table"],
    ),
});
/// Lag in seconds.
static SECONDS: LazyLock<Behind> = LazyLock::new(|| Behind {
    shards: gauge_family(
        "tidemark_projector_lag_seconds",
        "How long ago the oldest event was recorded that a shard's read tables do not show yet.",
        &["shard"],
    ),
    tables: gauge_family(
        "tidemark_table_lag_seconds",
        "How long ago the oldest event was recorded that a read table does not show yet.",
        &["table"],
    ),
});
/// Lag of the workspace that is farthest behind.
static WORST: LazyLock<Gauges> = LazyLock::new(|| {
    gauge_family(
        "tidemark_projector_lag_worst_positions",
        "Positions that a shard's read tables do not show yet, of the workspace that has most.",
        &["shard"],
    )
});
/// Workspaces that are stopped.
static STOPPED: LazyLock<Gauges> = LazyLock::new(|| {
    gauge_family(
        "tidemark_stopped_workspaces",
        "Workspaces of a shard whose next event cannot be applied.",
        &["shard"],
    )
});

/// Shows it. There is one shard, and all its live tables share the checkpoints, so they are all as far.
#[expect(clippy::cast_precision_loss, reason = "a float counts far enough")]
fn show(lag: Lag) {
    let shard = ["0"];
    POSITIONS.shards.with_label_values(&shard).set(lag.positions as f64);
    SECONDS.shards.with_label_values(&shard).set(lag.seconds);
    WORST.with_label_values(&shard).set(lag.worst as f64);
    STOPPED.with_label_values(&shard).set(lag.stopped as f64);
    for table in TABLES {
        POSITIONS.tables.with_label_values(&[table.name()]).set(lag.positions as f64);
        SECONDS.tables.with_label_values(&[table.name()]).set(lag.seconds);
    }
}
