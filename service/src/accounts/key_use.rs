//! When keys were last used: noted in memory, written in batches.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{AccountError, Accounts};

/// How often what was noted is written.
const EVERY: Duration = Duration::from_secs(5);

/// The uses of keys that have not been written yet. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct LastUse(Arc<Mutex<HashMap<Uuid, DateTime<Utc>>>>);

impl LastUse {
    /// Notes that a key was used.
    pub fn note(&self, key: Uuid, at: DateTime<Utc>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, at);
    }

    /// Writes what is noted every few seconds, and once more when told to stop.
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

    /// Writes what is noted now; what cannot be written is forgotten, the next use will tell.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write(&self, accounts: &Accounts) -> Result<(), AccountError> {
        let noted = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
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
