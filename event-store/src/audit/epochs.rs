//! The lives of the log: their numbers tell nothing, because a crash or a failover leaves gaps between them.

use sqlx::PgConnection;

use super::Finding;
use crate::LogError;

/// Lives that are missing although the relay has published in them, or all of them.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn epochs(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        SELECT 'epoch is empty' AS "what!"
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
