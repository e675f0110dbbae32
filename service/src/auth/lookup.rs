//! Looks a token up.

use chrono::{DateTime, Utc};
use domain::UserId;
use uuid::Uuid;
use wire::Zone;

use super::{Caller, Credential, Identity};
use crate::accounts::{Accounts, KEY_PREFIX, KeyScope, Profile, SESSION_PREFIX, TokenHash};

/// What a token claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Key,
    Session,
}

impl TokenKind {
    /// The kind of token that a text looks like; none for a text that is no token of ours.
    pub(super) fn of(token: &str) -> Option<Self> {
        if token.starts_with(KEY_PREFIX) {
            Some(Self::Key)
        } else if token.starts_with(SESSION_PREFIX) {
            Some(Self::Session)
        } else {
            None
        }
    }
}

/// A credential and its user.
struct Row {
    id: Uuid,
    is_service: bool,
    scope: String,
    expires_at: Option<DateTime<Utc>>,
    user_id: Uuid,
    email: Option<String>,
    first_name: String,
    last_name: String,
    display_name: String,
    avatar: String,
    user_timezone: String,
    is_bot: bool,
    created_at: DateTime<Utc>,
    version: i64,
}

/// The user of a token, unless it has been revoked.
pub(super) async fn find(
    accounts: &Accounts,
    kind: TokenKind,
    hash: &TokenHash,
) -> Result<Option<Caller>, sqlx::Error> {
    let row = match kind {
        TokenKind::Key => find_key(accounts, hash).await?,
        TokenKind::Session => find_session(accounts, hash).await?,
    };
    Ok(row.map(|row| Caller::from(row.identity(kind))))
}

/// A key that has not been revoked.
async fn find_key(accounts: &Accounts, hash: &TokenHash) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        "SELECT api_key.id, api_key.is_service, api_key.scope, api_key.expires_at, profile.user_id, profile.email,
            profile.first_name, profile.last_name, profile.display_name, profile.avatar,
            profile.user_timezone, profile.is_bot, profile.created_at,
            profile.version
        FROM api_key
        JOIN profile ON profile.user_id = api_key.user_id
        WHERE api_key.token_hash = $1
          AND api_key.revoked_at IS NULL",
        hash.bytes(),
    )
    .fetch_optional(accounts.pool())
    .await
}

/// A session that has not been revoked.
async fn find_session(accounts: &Accounts, hash: &TokenHash) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"SELECT session.id, false AS "is_service!", 'admin' AS "scope!", session.expires_at AS "expires_at?", profile.user_id,
            profile.email, profile.first_name, profile.last_name, profile.display_name, profile.avatar,
            profile.user_timezone, profile.is_bot, profile.created_at,
            profile.version
        FROM session
        JOIN profile ON profile.user_id = session.user_id
        WHERE session.token_hash = $1
          AND session.revoked_at IS NULL"#,
        hash.bytes(),
    )
    .fetch_optional(accounts.pool())
    .await
}

impl Row {
    /// The caller.
    fn identity(self, kind: TokenKind) -> Identity {
        let credential = match kind {
            TokenKind::Key => Credential::Key {
                id: self.id,
                is_service: self.is_service,
                scope: KeyScope::kept(&self.scope),
            },
            TokenKind::Session => Credential::Session { id: self.id },
        };
        let profile = Profile {
            user: UserId(self.user_id),
            email: self.email,
            first_name: self.first_name,
            last_name: self.last_name,
            display_name: self.display_name,
            avatar: self.avatar,
            zone: self.user_timezone.parse().unwrap_or(Zone::UTC),
            is_bot: self.is_bot,
            created_at: self.created_at,
            version: self.version.cast_unsigned(),
        };
        Identity { profile, credential, expires_at: self.expires_at }
    }
}
