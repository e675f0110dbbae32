//! The last use of keys and sessions: recorded in memory, written in batches.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{AccountError, Accounts};

/// How often recorded uses are written.
const EVERY: Duration = Duration::from_secs(5);

/// The uses of keys and sessions that have not been written yet. Cheap to clone.
#[derive(Debug, Clone)]
pub struct LastUse(Option<Noted>);

/// When each key was used last.
type Noted = Arc<Mutex<HashMap<Uuid, DateTime<Utc>>>>;

impl Default for LastUse {
    /// No key has been used yet.
    fn default() -> Self {
        Self(Some(Noted::default()))
    }
}

impl LastUse {
    /// Notes nothing, for a database that takes no notes.
    #[must_use]
    pub const fn unnoted() -> Self {
        Self(None)
    }

    /// Notes that a key or session was used.
    pub fn note(&self, key: Uuid, at: DateTime<Utc>) {
        if let Some(noted) = &self.0 {
            noted.lock().unwrap_or_else(PoisonError::into_inner).insert(key, at);
        }
    }

    /// Takes the uses that were recorded since the last time.
    fn take(&self) -> HashMap<Uuid, DateTime<Utc>> {
        let take = |noted: &Noted| {
            std::mem::take(&mut *noted.lock().unwrap_or_else(PoisonError::into_inner))
        };
        self.0.as_ref().map(take).unwrap_or_default()
    }

    /// Writes recorded uses every few seconds, and once more when the process stops.
    pub async fn write_all(self, accounts: Accounts, stop: CancellationToken) {
        loop {
            let stopped = tokio::select! {
                () = stop.cancelled() => true,
                () = tokio::time::sleep(EVERY) => false,
            };
            if let Err(error) = self.write(&accounts).await {
                tracing::warn!(error = %error, "the use of keys was not written");
            }
            if stopped {
                return;
            }
        }
    }

    /// Writes recorded uses now; those that cannot be written are dropped, and the next use is recorded again.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write(&self, accounts: &Accounts) -> Result<(), AccountError> {
        let noted = self.take();
        if noted.is_empty() {
            return Ok(());
        }
        // Always in the same order, so that two services cannot wait for each other.
        let mut noted: Vec<(Uuid, DateTime<Utc>)> = noted.into_iter().collect();
        noted.sort_unstable();
        let (keys, times): (Vec<Uuid>, Vec<DateTime<Utc>>) = noted.into_iter().unzip();
        sqlx::query!(
            "INSERT INTO key_use (key_id, last_used_at)
            SELECT * FROM unnest($1::uuid[], $2::timestamptz[])
            ON CONFLICT (key_id) DO UPDATE
            SET last_used_at = greatest(key_use.last_used_at, excluded.last_used_at)",
            &keys,
            &times,
        )
        .execute(&accounts.pool)
        .await?;
        Ok(())
    }
}
