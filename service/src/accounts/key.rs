//! API keys.

use chrono::{DateTime, Utc};
use domain::UserId;
use uuid::Uuid;

use super::keyed_write::{self, used_or_failed};
use super::{AccountError, Accounts, KeyScope, KeyedWrite, Token};

/// The most keys that work which a user may have.
pub const MOST_KEYS: i64 = 100;

/// A key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// The key's id.
    pub id: Uuid,
    /// The user that it acts as.
    pub user: UserId,
    /// What it is called.
    pub label: String,
    /// What it is for.
    pub description: String,
    /// The token's first characters.
    pub token_prefix: String,
    /// Whether it has the higher rate limit of services.
    pub is_service: bool,
    /// Which of its user's rights it has.
    pub scope: KeyScope,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it stops working.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was revoked; none while it was not.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was last used, give or take seconds.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A key to be made.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// The key's id.
    pub id: Uuid,
    /// The user that it acts as.
    pub user: UserId,
    /// What it is called.
    pub label: String,
    /// What it is for.
    pub description: String,
    /// The secret; only its hash is stored.
    pub token: Token,
    /// Whether it has the higher rate limit of services.
    pub is_service: bool,
    /// Which of its user's rights it has.
    pub scope: KeyScope,
    /// When it is made.
    pub created_at: DateTime<Utc>,
    /// When it stops working.
    pub expires_at: Option<DateTime<Utc>>,
}

/// What became of a key that was to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMaking {
    /// It was made now.
    Made,
    /// It had been made before.
    MadeBefore,
    /// The user has as many as a user may have.
    TooMany,
    /// The credential that asked has ended, or the account is being closed or not there.
    Ended,
}

struct Row {
    id: Uuid,
    user_id: Uuid,
    label: String,
    description: String,
    token_prefix: String,
    is_service: bool,
    scope: String,
    created_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
}

impl From<Row> for ApiKey {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            user: UserId(row.user_id),
            label: row.label,
            description: row.description,
            token_prefix: row.token_prefix,
            is_service: row.is_service,
            scope: KeyScope::kept(&row.scope),
            created_at: row.created_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
            last_used_at: row.last_used_at,
        }
    }
}

impl ApiKey {
    /// Whether it is valid at this time.
    #[must_use]
    pub fn is_active(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|expires| expires > now)
    }
}

impl Accounts {
    /// Makes a key for the operator; making the same key again changes nothing.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn create_key(&self, new: &NewKey) -> Result<KeyMaking, AccountError> {
        self.make_key(new, None, None, None).await
    }

    /// Makes a key for the user of another key or a session, together with the row of an idempotency key.
    ///
    /// # Errors
    /// [`AccountError::KeyUsed`], or the database cannot be reached.
    pub async fn create_own_key(
        &self,
        new: &NewKey,
        credential: Uuid,
        write: Option<&KeyedWrite>,
    ) -> Result<KeyMaking, AccountError> {
        self.make_key(new, Some(credential), Some(MOST_KEYS), write).await
    }

    /// Makes a key, if the credential that asks for it still works and the user has fewer than `most`.
    async fn make_key(
        &self,
        new: &NewKey,
        credential: Option<Uuid>,
        most: Option<i64>,
        write: Option<&KeyedWrite>,
    ) -> Result<KeyMaking, AccountError> {
        let hash = new.token.hash();
        let [key, fingerprint, answer] = keyed_write::columns(write);
        let made = sqlx::query_scalar!(
            r#"WITH making AS MATERIALIZED (
                SELECT create_key($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS made
            ),
            noted AS (
                INSERT INTO keyed_write (user_id, key, fingerprint, answer)
                SELECT $2, $13, $14, $15
                FROM making
                WHERE made = 'made'
                  AND $13::text IS NOT NULL
            )
            SELECT made AS "made!"
            FROM making"#,
            new.id,
            new.user.uuid(),
            new.label,
            new.description,
            hash.bytes(),
            new.token.prefix(),
            new.is_service,
            new.created_at,
            new.expires_at,
            credential,
            most,
            new.scope.name(),
            key,
            fingerprint,
            answer,
        )
        .fetch_one(&self.pool)
        .await
        .map_err(used_or_failed)?;
        Ok(match made.as_str() {
            "made" => KeyMaking::Made,
            "known" => KeyMaking::MadeBefore,
            "many" => KeyMaking::TooMany,
            _ => KeyMaking::Ended,
        })
    }

    /// A user's keys, newest first, revoked ones included.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn keys(&self, user: UserId) -> Result<Vec<ApiKey>, AccountError> {
        self.keys_of(&[user]).await
    }

    /// The keys of some users, newest first, revoked ones included.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn keys_of(&self, users: &[UserId]) -> Result<Vec<ApiKey>, AccountError> {
        let ids: Vec<Uuid> = users.iter().map(|user| user.uuid()).collect();
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT id, user_id, label, description, token_prefix, is_service, scope, created_at, expires_at,
                revoked_at, last_used_at AS "last_used_at?"
            FROM api_key
            LEFT JOIN key_use ON key_id = id
            WHERE user_id = ANY ($1)
            ORDER BY created_at DESC, id DESC"#,
            &ids,
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(ApiKey::from).collect())
    }
}
