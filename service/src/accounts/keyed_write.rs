//! Changes of accounts under an idempotency key, which is stored by the statement that makes the change.

use chrono::{DateTime, Utc};
use domain::UserId;

use super::{AccountError, Accounts};

/// A change under an idempotency key, and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedWrite {
    /// The client's key.
    pub key: String,
    /// Tells the same request from another one under the same key.
    pub fingerprint: String,
    /// The answer, without a secret.
    pub answer: String,
}

impl Accounts {
    /// What a user has done under a key.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn keyed_write(
        &self,
        user: UserId,
        key: &str,
    ) -> Result<Option<KeyedWrite>, AccountError> {
        let written = sqlx::query_as!(
            KeyedWrite,
            "SELECT key, fingerprint, answer FROM keyed_write WHERE user_id = $1 AND key = $2",
            user.uuid(),
            key,
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(written)
    }

    /// Notes what a user has done under a key, where doing it again would change nothing.
    ///
    /// # Errors
    /// [`AccountError::KeyUsed`], or the database cannot be reached.
    pub async fn note_write(&self, user: UserId, write: &KeyedWrite) -> Result<(), AccountError> {
        sqlx::query!(
            "INSERT INTO keyed_write (user_id, key, fingerprint, answer) VALUES ($1, $2, $3, $4)",
            user.uuid(),
            write.key,
            write.fingerprint,
            write.answer,
        )
        .execute(&self.pool)
        .await
        .map_err(used_or_failed)?;
        Ok(())
    }

    /// Forgets all keys whose time is over.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn forget_past_keys(&self, now: DateTime<Utc>) -> Result<(), AccountError> {
        sqlx::query!("DELETE FROM keyed_write WHERE kept_until <= $1", now)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

/// Why a change could not be written together with its key.
pub(super) fn used_or_failed(error: sqlx::Error) -> AccountError {
    match error.as_database_error().and_then(|error| error.constraint()) {
        Some("keyed_write_pkey") => AccountError::KeyUsed,
        _ => AccountError::Database(error),
    }
}

/// The columns of a change that may have no key.
pub(super) fn columns(write: Option<&KeyedWrite>) -> [Option<&str>; 3] {
    [
        write.map(|write| write.key.as_str()),
        write.map(|write| write.fingerprint.as_str()),
        write.map(|write| write.answer.as_str()),
    ]
}
