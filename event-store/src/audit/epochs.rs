//! The lives of the log are numbered without a gap.

use sqlx::PgConnection;

use super::Finding;
use crate::LogError;

/// Lives that are missing, by their numbers or because the relay has published in them.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn epochs(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        SELECT 'epoch has no row with the number ' || number AS "what!"
        FROM generate_series(
            1, (SELECT last_value FROM pg_sequences
                WHERE schemaname = 'event_log' AND sequencename = 'epoch_number_seq')
        ) AS number
        WHERE NOT EXISTS (SELECT FROM event_log.epoch WHERE epoch.number = number.number)
        UNION ALL
        SELECT 'epoch is empty'
        WHERE NOT EXISTS (SELECT FROM event_log.epoch)
        UNION ALL
        SELECT DISTINCT 'epoch has no row for ' || epoch || ', in which the relay has published'
        FROM event_log.relay_progress
        WHERE epoch NOT IN (SELECT epoch FROM event_log.epoch)
        "#,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Finding::general).collect())
}
