//! Links that sign a user in once, without a password: the operator makes them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::UserId;

use super::device::{DEVICE_LASTS, MOST_DEVICES, MOST_TRIES};
use super::session::{MOST_NETWORKS, MOST_SESSIONS};
use super::{AccountError, Accounts, Session, TokenHash};

/// How long a link can be used.
pub const LINK_LASTS: TimeDelta = TimeDelta::minutes(15);

impl Accounts {
    /// Makes a link of a user, and forgets all that can no longer be used.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn create_link(
        &self,
        user: UserId,
        link: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<(), AccountError> {
        sqlx::query!(
            "WITH gone AS (
                DELETE FROM sign_in_link WHERE expires_at <= $3
            )
            INSERT INTO sign_in_link (token_hash, user_id, expires_at) VALUES ($1, $2, $4)",
            link.bytes(),
            user.uuid(),
            now,
            now + LINK_LASTS,
        )
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// The user of a link that can be used now.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn user_of_link(
        &self,
        link: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Option<UserId>, AccountError> {
        let user = sqlx::query_scalar!(
            "SELECT user_id FROM sign_in_link WHERE token_hash = $1 AND expires_at > $2",
            link.bytes(),
            now,
        )
        .fetch_optional(self.pool())
        .await?;
        Ok(user.map(UserId))
    }

    /// Uses a link of the session's user up and begins the session; false if it was used or has expired, or the account
    /// is being closed.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn begin_session_by_link(
        &self,
        session: &Session,
        link: &TokenHash,
    ) -> Result<bool, AccountError> {
        let (hash, device) = (session.token.hash(), session.device.hash());
        let has_begun = sqlx::query_scalar!(
            r#"SELECT begin_session_by_link(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
            ) AS "has_begun!""#,
            link.bytes(),
            session.id,
            session.user.uuid(),
            hash.bytes(),
            session.network,
            session.created_at,
            session.expires_at,
            MOST_SESSIONS,
            MOST_NETWORKS,
            device.bytes(),
            session.created_at - DEVICE_LASTS,
            MOST_TRIES,
            MOST_DEVICES,
            session.user_agent,
        )
        .fetch_one(self.pool())
        .await?;
        Ok(has_begun)
    }
}
