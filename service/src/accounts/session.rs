//! Sessions: sign-ins with a password or a link.

use chrono::{DateTime, Utc};
use domain::UserId;
use uuid::Uuid;

use super::device::{DEVICE_LASTS, MOST_DEVICES, MOST_TRIES};
use super::{AccountError, Accounts, Token, TokenHash};

/// The most sessions of a user; another one ends the oldest.
pub(super) const MOST_SESSIONS: i64 = 100;
/// The most networks that are remembered of those that a user signed in from, the newest.
pub(super) const MOST_NETWORKS: i64 = 20;

/// A session to be made.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session's id.
    pub id: Uuid,
    /// The user who signed in.
    pub user: UserId,
    /// The secret; only its hash is stored.
    pub token: Token,
    /// The network that they signed in from.
    pub network: String,
    /// The token of the device that they signed in from; only its hash is stored.
    pub device: Token,
    /// What the client calls itself, at most 255 characters.
    pub user_agent: Option<String>,
    /// When it begins.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// A session that works, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// The session's id.
    pub id: Uuid,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, give or take seconds.
    pub last_used_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// What the client called itself when it began.
    pub user_agent: Option<String>,
}

impl Accounts {
    /// Begins a session of a user whose password's hash is still the one that was verified; false if it is not, or
    /// the account is being closed. Forgets the user's sessions that are over, and ends the oldest of too many; the
    /// device is remembered, and its wrong passwords are forgotten.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn begin_session(
        &self,
        session: &Session,
        verified: &str,
    ) -> Result<bool, AccountError> {
        let (hash, device) = (session.token.hash(), session.device.hash());
        let has_begun = sqlx::query_scalar!(
            r#"SELECT begin_session_of_agent(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
            ) AS "has_begun!""#,
            session.id,
            session.user.uuid(),
            verified,
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
        .fetch_one(&self.pool)
        .await?;
        Ok(has_begun)
    }

    /// A user's sessions that work, newest first.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn open_sessions(
        &self,
        user: UserId,
        now: DateTime<Utc>,
    ) -> Result<Vec<OpenSession>, AccountError> {
        let sessions = sqlx::query_as!(
            OpenSession,
            r#"SELECT id, created_at, expires_at, user_agent,
                COALESCE(last_used_at, created_at) AS "last_used_at!"
            FROM session
            LEFT JOIN key_use ON key_id = id
            WHERE user_id = $1
              AND revoked_at IS NULL
              AND expires_at > $2
            ORDER BY created_at DESC, id DESC"#,
            user.uuid(),
            now,
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(sessions)
    }

    /// The id of a user's session that a token opens now.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn session_of(
        &self,
        user: UserId,
        token: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Uuid>, AccountError> {
        let session = sqlx::query_scalar!(
            "SELECT id
            FROM session
            WHERE token_hash = $1
              AND user_id = $2
              AND revoked_at IS NULL
              AND expires_at > $3",
            token.bytes(),
            user.uuid(),
            now,
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(session)
    }

    /// Whether a user signed in from a network before.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn knows_network(&self, user: UserId, network: &str) -> Result<bool, AccountError> {
        let is_known = sqlx::query_scalar!(
            r#"SELECT EXISTS (
                SELECT FROM known_network WHERE user_id = $1 AND network = $2
            ) AS "is_known!""#,
            user.uuid(),
            network,
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(is_known)
    }
}
