//! What is left of drafts that were published.

use crate::accounts::{AccountError, Accounts};

impl Accounts {
    /// Removes all drafts that were published by processes that died before they removed them.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn remove_published_drafts(&self) -> Result<(), AccountError> {
        sqlx::query!(
            "DELETE FROM draft d
            WHERE EXISTS (
                SELECT
                FROM event_log.event e
                WHERE e.aggregate_type = 'issue'
                  AND e.aggregate_id = d.workspace_id::text || '/' || d.issue_id::text
            )"
        )
        .execute(self.pool())
        .await?;
        Ok(())
    }
}
