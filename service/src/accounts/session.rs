//! Sessions: sign-ins with a password.

use chrono::{DateTime, Utc};
use domain::UserId;
use uuid::Uuid;

use super::keyed_write::{self, used_or_failed};
use super::{AccountError, Accounts, KeyedWrite, Token};

/// A session to be made.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session's id.
    pub id: Uuid,
    /// Who signed in.
    pub user: UserId,
    /// The secret, of which only the hash is stored.
    pub token: Token,
    /// When it begins.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl Accounts {
    /// Begins a session, and forgets the user's sessions that are over.
    ///
    /// # Errors
    /// The database cannot be reached, or the user has no profile.
    pub async fn create_session(&self, session: &Session) -> Result<(), AccountError> {
        let hash = session.token.hash();
        sqlx::query!(
            "WITH over AS (
                DELETE FROM session
                WHERE user_id = $2
                  AND (expires_at <= $4 OR revoked_at IS NOT NULL)
            )
            INSERT INTO session (id, user_id, token_hash, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5)",
            session.id,
            session.user.uuid(),
            hash.bytes(),
            session.created_at,
            session.expires_at,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Ends a user's session; false if it had ended before. An idempotency key is noted with it.
    ///
    /// # Errors
    /// [`AccountError::KeyUsed`], or the database cannot be reached.
    pub async fn revoke_session(
        &self,
        user: UserId,
        id: Uuid,
        now: DateTime<Utc>,
        write: Option<&KeyedWrite>,
    ) -> Result<bool, AccountError> {
        let [key, fingerprint, answer] = keyed_write::columns(write);
        let done = sqlx::query!(
            r#"WITH revoked AS (
                UPDATE session
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
            SELECT EXISTS (SELECT FROM revoked) AS "revoked!""#,
            user.uuid(),
            id,
            now,
            key,
            fingerprint,
            answer,
        )
        .fetch_one(&self.pool)
        .await
        .map_err(used_or_failed)?;
        Ok(done.revoked)
    }

    /// Ends all of a user's sessions but one: after a change of password.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn revoke_other_sessions(
        &self,
        user: UserId,
        kept: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), AccountError> {
        sqlx::query!(
            "UPDATE session
            SET revoked_at = $3
            WHERE user_id = $1
              AND id <> $2
              AND revoked_at IS NULL",
            user.uuid(),
            kept,
            now,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Ends all of a user's sessions and keys: after a deactivation, or when they may have been stolen.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn revoke_all(&self, user: UserId, now: DateTime<Utc>) -> Result<(), AccountError> {
        sqlx::query!(
            "WITH sessions AS (
                UPDATE session SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL
            )
            UPDATE api_key SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL",
            user.uuid(),
            now,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}
