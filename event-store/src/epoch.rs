//! The lives of a log: one since it was created, one more each time it was restored.

use sqlx::PgPool;
use uuid::Uuid;

use crate::LogError;

/// Begins a new life of the log, as its owner: whoever holds a position of the old one can tell.
///
/// # Errors
/// [`LogError`] when the database cannot be asked, or refuses.
pub async fn begin_epoch(pool: &PgPool, reason: &str) -> Result<Uuid, LogError> {
    let row = sqlx::query!(
        r#"
        INSERT INTO event_log.epoch (epoch, began_at, reason)
        VALUES (gen_random_uuid(), now(), $1)
        RETURNING epoch
        "#,
        reason,
    )
    .fetch_one(pool)
    .await?;
    Ok(row.epoch)
}
