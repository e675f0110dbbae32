//! Devices that people signed in from, known by a token that each keeps.
//!
//! A device's token gives no access. It only decides how wrong passwords are counted, as OWASP's device cookies do:
//! tries of other clients for the same address do not delay its owner. It outlives a change of password, because it
//! names the device and not the user.

use chrono::{DateTime, TimeDelta, Utc};
use domain::UserId;

use super::{AccountError, Accounts, TokenHash};

/// The most devices of a user that are remembered, those seen last.
pub(super) const MOST_DEVICES: i64 = 100;
/// After so many wrong passwords in a row a device's token is invalid.
pub(super) const MOST_TRIES: i32 = 50;
/// How long after the last sign-in a device is forgotten.
pub const DEVICE_LASTS: TimeDelta = TimeDelta::days(365);

impl Accounts {
    /// Whether a token is that of a device of the user that is still remembered.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn knows_device(
        &self,
        user: UserId,
        device: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<bool, AccountError> {
        let is_known = sqlx::query_scalar!(
            r#"SELECT EXISTS (
                SELECT FROM device
                WHERE token_hash = $1
                  AND user_id = $2
                  AND seen_at >= $3
                  AND tries < $4
            ) AS "is_known!""#,
            device.bytes(),
            user.uuid(),
            now - DEVICE_LASTS,
            MOST_TRIES,
        )
        .fetch_one(self.pool())
        .await?;
        Ok(is_known)
    }

    /// Counts a password that is tried with a device's token as a wrong one, until a session begins on it; false if
    /// there were too many.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn count_try(&self, device: &TokenHash) -> Result<bool, AccountError> {
        let counted = sqlx::query!(
            "UPDATE device SET tries = tries + 1 WHERE token_hash = $1 AND tries < $2",
            device.bytes(),
            MOST_TRIES,
        )
        .execute(self.pool())
        .await?;
        Ok(counted.rows_affected() > 0)
    }
}
