//! The epochs of a log: one since it was created, one more after each restore.

use sqlx::PgPool;
use uuid::Uuid;

use crate::LogError;

/// Begins a new epoch of the log, as its owner; positions of the old one are recognised as such from then on.
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
