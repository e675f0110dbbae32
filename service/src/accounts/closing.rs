//! What ends sessions and keys: their owner, another password, and the end of an account.

use chrono::{DateTime, TimeDelta, Utc};
use domain::UserId;
use uuid::Uuid;

use super::keyed_write::{self, used_or_failed};
use super::{AccountError, Accounts, KeyedWrite, endings};

/// How long after an account was closed nothing begins in it: until then the log says that its user is gone, or the
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
    /// The new password is the user's now.
    Made,
    /// The password is no longer the one that was verified, or there is no such user.
    Moved,
    /// The key or session that asked has ended.
    Ended,
}

impl Accounts {
    /// Ends a session or a key of a user; false if they have no such one that still works. An idempotency key is noted
    /// with it.
    ///
    /// # Errors
    /// [`AccountError::KeyUsed`], or the database cannot be reached.
    pub async fn revoke(
        &self,
        user: UserId,
        credential: Uuid,
        now: DateTime<Utc>,
        write: Option<&KeyedWrite>,
    ) -> Result<bool, AccountError> {
        let [key, fingerprint, answer] = keyed_write::columns(write);
        let is_revoked = sqlx::query_scalar!(
            r#"WITH ended_session AS (
                UPDATE session
                SET revoked_at = $3
                WHERE id = $2
                  AND user_id = $1
                  AND revoked_at IS NULL
                RETURNING id
            ),
            ended_key AS (
                UPDATE api_key
                SET revoked_at = $3
                WHERE id = $2
                  AND user_id = $1
                  AND revoked_at IS NULL
                RETURNING id
            ),
            noted AS (
                INSERT INTO keyed_write (user_id, key, fingerprint, answer)
                SELECT $1, $4, $5, $6
                WHERE $4::text IS NOT NULL
            )
            SELECT EXISTS (
                SELECT id FROM ended_session
                UNION ALL
                SELECT id FROM ended_key
            ) AS "is_revoked!""#,
            user.uuid(),
            credential,
            now,
            key,
            fingerprint,
            answer,
        )
        .fetch_one(&self.pool)
        .await
        .map_err(used_or_failed)?;
        endings::note(user);
        Ok(is_revoked)
    }

    /// Gives a user another password and ends all of their other sessions. The operator verifies nothing. An
    /// idempotency key is noted with it.
    ///
    /// # Errors
    /// [`AccountError::KeyUsed`], or the database cannot be reached.
    pub async fn change_password(
        &self,
        user: UserId,
        verified: Option<Verified<'_>>,
        hash: &str,
        now: DateTime<Utc>,
        write: Option<&KeyedWrite>,
    ) -> Result<PasswordChange, AccountError> {
        let [key, fingerprint, answer] = keyed_write::columns(write);
        let made = sqlx::query_scalar!(
            r#"WITH changing AS MATERIALIZED (
                SELECT change_password($1, $2, $3, $4, $5) AS made
            ),
            noted AS (
                INSERT INTO keyed_write (user_id, key, fingerprint, answer)
                SELECT $1, $6, $7, $8
                FROM changing
                WHERE made = 'changed'
                  AND $6::text IS NOT NULL
            )
            SELECT made AS "made!"
            FROM changing"#,
            user.uuid(),
            verified.map(|verified| verified.hash),
            hash,
            verified.map(|verified| verified.credential),
            now,
            key,
            fingerprint,
            answer,
        )
        .fetch_one(&self.pool)
        .await
        .map_err(used_or_failed)?;
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
