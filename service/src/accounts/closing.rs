//! What ends sessions and keys together: another password, and the end of an account.

use chrono::{DateTime, TimeDelta, Utc};
use domain::UserId;
use uuid::Uuid;

use super::{AccountError, Accounts, endings};

/// So long after an account was closed nothing begins in it: until then the log says that its user is gone, or the
/// user may sign in and try again.
const CLOSED_FOR: TimeDelta = TimeDelta::minutes(1);

/// What a change of password rests on.
#[derive(Debug, Clone, Copy)]
pub struct Verified<'a> {
    /// The hash that the present password was compared with.
    pub hash: &'a str,
    /// The key or session that asks; a session that asks goes on.
    pub credential: Uuid,
}

/// What became of a change of password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordChange {
    /// It was made.
    Made,
    /// The password is no longer the one that was verified, or there is no such user.
    Moved,
    /// The key or session that asked has ended.
    Ended,
}

impl Accounts {
    /// Gives a user another password and ends all of their other sessions. The operator verifies nothing.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn change_password(
        &self,
        user: UserId,
        verified: Option<Verified<'_>>,
        hash: &str,
        now: DateTime<Utc>,
    ) -> Result<PasswordChange, AccountError> {
        let made = sqlx::query_scalar!(
            r#"SELECT change_password($1, $2, $3, $4, $5) AS "made!""#,
            user.uuid(),
            verified.map(|verified| verified.hash),
            hash,
            verified.map(|verified| verified.credential),
            now,
        )
        .fetch_one(&self.pool)
        .await?;
        endings::note(user);
        Ok(match made.as_str() {
            "changed" => PasswordChange::Made,
            "moved" => PasswordChange::Moved,
            _ => PasswordChange::Ended,
        })
    }

    /// Ends all of a user's sessions and keys, and lets none begin for a minute: before and after a deactivation.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn close(&self, user: UserId, now: DateTime<Utc>) -> Result<(), AccountError> {
        sqlx::query!("SELECT close_account($1, $2, $3)", user.uuid(), now + CLOSED_FOR, now)
            .execute(&self.pool)
            .await?;
        endings::note(user);
        Ok(())
    }
}
