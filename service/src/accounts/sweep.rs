//! What is erased without a request: what has its time over, and what a process that died in between has left of a deleted
//! workspace, a deactivated account or a published draft.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::{UserId, WorkspaceId};
use tokio_util::sync::CancellationToken;

use super::{AccountError, Accounts};
use crate::Clock;

/// How often it is looked for.
const EVERY: Duration = Duration::from_hours(1);
/// How soon again after it could not be erased.
const AGAIN: Duration = Duration::from_mins(1);

impl Accounts {
    /// Erases all of it; doing it twice is the same.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn sweep(&self, now: DateTime<Utc>) -> Result<(), AccountError> {
        self.forget_past_invited(now).await?;
        self.forget_past_keys(now).await?;
        self.remove_published_drafts().await?;
        for workspace in self.deleted_workspaces().await? {
            self.forget_all_invited(workspace).await?;
            self.erase_own_in(workspace).await?;
        }
        for user in self.deactivated_users().await? {
            self.erase_own(user).await?;
        }
        Ok(())
    }

    /// Sweeps at once and every hour, a minute after a failure, until the process stops.
    pub async fn keep_sweeping(self, clock: Clock, stop: CancellationToken) {
        loop {
            let swept = self.sweep(clock.now()).await;
            let pause = if swept.is_ok() { EVERY } else { AGAIN };
            if let Err(error) = swept {
                tracing::warn!(error = %error, "what is to be erased is still there");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// The deleted workspaces of which some rows are still there.
    async fn deleted_workspaces(&self) -> Result<Vec<WorkspaceId>, AccountError> {
        let ids = sqlx::query_scalar!(
            "SELECT h.workspace_id
            FROM event_log.log_head h
            WHERE (
                EXISTS (SELECT FROM sticky o WHERE o.workspace_id = h.workspace_id)
                OR EXISTS (SELECT FROM draft o WHERE o.workspace_id = h.workspace_id)
                OR EXISTS (SELECT FROM favourite o WHERE o.workspace_id = h.workspace_id)
                OR EXISTS (SELECT FROM visit o WHERE o.workspace_id = h.workspace_id)
                OR EXISTS (SELECT FROM keyed_write o WHERE o.workspace_id = h.workspace_id)
                OR EXISTS (SELECT FROM invitation o WHERE o.workspace_id = h.workspace_id)
            )
              AND 'WorkspaceDeleted' = (
                  SELECT e.event_type
                  FROM event_log.event e
                  WHERE e.aggregate_type = 'workspace'
                    AND e.aggregate_id = h.workspace_id::text || '/' || h.workspace_id::text
                  ORDER BY e.sequence DESC
                  LIMIT 1
              )
            ORDER BY h.workspace_id"
        )
        .fetch_all(self.pool())
        .await?;
        Ok(ids.into_iter().map(WorkspaceId).collect())
    }

    /// The deactivated users of whom some rows are still there.
    async fn deactivated_users(&self) -> Result<Vec<UserId>, AccountError> {
        let ids = sqlx::query_scalar!(
            "SELECT p.user_id
            FROM profile p
            WHERE (
                EXISTS (SELECT FROM sticky o WHERE o.user_id = p.user_id)
                OR EXISTS (SELECT FROM draft o WHERE o.user_id = p.user_id)
                OR EXISTS (SELECT FROM favourite o WHERE o.user_id = p.user_id)
                OR EXISTS (SELECT FROM visit o WHERE o.user_id = p.user_id)
                OR EXISTS (SELECT FROM preferences o WHERE o.user_id = p.user_id)
                OR EXISTS (SELECT FROM keyed_write o WHERE o.user_id = p.user_id)
            )
              AND 'UserDeactivated' = (
                  SELECT e.event_type
                  FROM event_log.event e
                  WHERE e.aggregate_type = 'user'
                    AND e.aggregate_id = $1::uuid::text || '/' || p.user_id::text
                  ORDER BY e.sequence DESC
                  LIMIT 1
              )
            ORDER BY p.user_id",
            WorkspaceId::INSTANCE.uuid(),
        )
        .fetch_all(self.pool())
        .await?;
        Ok(ids.into_iter().map(UserId).collect())
    }
}
