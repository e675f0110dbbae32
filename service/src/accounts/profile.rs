//! Profiles: names, address and zone of people and bots.

use chrono::{DateTime, Utc};
use domain::UserId;
use sqlx::PgExecutor;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::UserLite;

use super::keyed_write::{self, used_or_failed};
use super::{AccountError, Accounts, KeyedWrite};

/// The personal data and settings of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The user.
    pub user: UserId,
    /// Lower-case; none for bots and for erased users.
    pub email: Option<String>,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The name others see.
    pub display_name: String,
    /// Address of a picture, or empty.
    pub avatar: String,
    /// The zone that times are shown in.
    pub zone: Zone,
    /// Whether it is a bot, which has no address.
    pub is_bot: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Goes up with every change.
    pub version: u64,
}

/// A profile to be made.
#[derive(Debug, Clone)]
pub struct NewProfile {
    /// The user.
    pub user: UserId,
    /// The address, none for bots.
    pub email: Option<String>,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The name others see; empty means the address's local part.
    pub display_name: String,
    /// The zone that times are shown in.
    pub zone: Zone,
    /// The password's hash, from [`Passwords`](super::Passwords).
    pub password_hash: Option<String>,
    /// Whether it is a bot.
    pub is_bot: bool,
    /// When it is made.
    pub created_at: DateTime<Utc>,
}

/// A profile's columns, all but the password.
pub(super) struct Row {
    pub(super) user_id: Uuid,
    pub(super) email: Option<String>,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) display_name: String,
    pub(super) avatar: String,
    pub(super) user_timezone: String,
    pub(super) is_bot: bool,
    pub(super) created_at: DateTime<Utc>,
    pub(super) version: i64,
}

impl From<Row> for Profile {
    fn from(row: Row) -> Self {
        Self {
            user: UserId(row.user_id),
            email: row.email,
            first_name: row.first_name,
            last_name: row.last_name,
            display_name: row.display_name,
            avatar: row.avatar,
            // A zone that this version does not know shows as UTC.
            zone: row.user_timezone.parse().unwrap_or(Zone::UTC),
            is_bot: row.is_bot,
            created_at: row.created_at,
            version: row.version.cast_unsigned(),
        }
    }
}

impl NewProfile {
    /// The name others see: the chosen one, or the part of the address before the `@`.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        match self.display_name.as_str() {
            "" => {
                self.email.as_deref().and_then(|email| email.trim().split('@').next()).unwrap_or("")
            }
            name => name,
        }
    }
}

impl Profile {
    /// The profile as the wire shows it.
    #[must_use]
    pub fn lite(&self) -> UserLite {
        UserLite {
            id: self.user.uuid(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email: self.email.clone().unwrap_or_default(),
            avatar: self.avatar.clone(),
            avatar_url: Some(self.avatar.clone()).filter(|avatar| !avatar.is_empty()),
            display_name: self.display_name.clone(),
        }
    }
}

impl Accounts {
    /// Makes a profile; making the same user's again changes nothing.
    ///
    /// # Errors
    /// [`AccountError::EmailTaken`], or the database cannot be reached.
    pub async fn create_profile(&self, new: &NewProfile) -> Result<(), AccountError> {
        create_profile(&self.pool, new).await
    }

    /// The profile with an e-mail address.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn profile_by_email(&self, email: &str) -> Result<Option<Profile>, AccountError> {
        let row = sqlx::query_as!(
            Row,
            "SELECT user_id, email, first_name, last_name, display_name, avatar, user_timezone, is_bot,
                created_at, version
            FROM profile
            WHERE email = $1",
            normal_email(email),
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(Profile::from))
    }

    /// The profiles of some users, in no particular order; users without one are left out.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn profiles(&self, users: &[UserId]) -> Result<Vec<Profile>, AccountError> {
        let ids: Vec<Uuid> = users.iter().map(|user| user.uuid()).collect();
        let rows = sqlx::query_as!(
            Row,
            "SELECT user_id, email, first_name, last_name, display_name, avatar, user_timezone, is_bot,
                created_at, version
            FROM profile
            WHERE user_id = ANY($1)",
            &ids,
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(Profile::from).collect())
    }

    /// Replaces names, picture and zone of a profile that is still as it was read: its new version, the next one, or
    /// none when another change came first; together with the row of an idempotency key.
    ///
    /// # Errors
    /// [`AccountError::KeyUsed`], or the database cannot be reached.
    pub async fn update_profile(
        &self,
        profile: &Profile,
        write: Option<&KeyedWrite>,
    ) -> Result<Option<u64>, AccountError> {
        let [key, fingerprint, answer] = keyed_write::columns(write);
        let row = sqlx::query!(
            "WITH changed AS (
                UPDATE profile
                SET first_name = $2, last_name = $3, display_name = $4, avatar = $5, user_timezone = $6,
                    version = version + 1
                WHERE user_id = $1
                  AND version = $7
                RETURNING user_id, version
            ),
            noted AS (
                INSERT INTO keyed_write (user_id, key, fingerprint, answer)
                SELECT user_id, $8, $9, $10
                FROM changed
                WHERE $8::text IS NOT NULL
            )
            SELECT version
            FROM changed",
            profile.user.uuid(),
            profile.first_name,
            profile.last_name,
            profile.display_name,
            profile.avatar,
            profile.zone.name(),
            profile.version.cast_signed(),
            key,
            fingerprint,
            answer,
        )
        .fetch_optional(&self.pool)
        .await
        .map_err(used_or_failed)?;
        Ok(row.map(|row| row.version.cast_unsigned()))
    }

    /// The hash of a user's password; none without a password, or without the user.
    ///
    /// # Errors
    /// The database cannot be reached, or this service may not see passwords.
    pub async fn password_hash(&self, user: UserId) -> Result<Option<String>, AccountError> {
        let row = sqlx::query!("SELECT password_hash FROM profile WHERE user_id = $1", user.uuid())
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.and_then(|row| row.password_hash))
    }
}

async fn create_profile(db: impl PgExecutor<'_>, new: &NewProfile) -> Result<(), AccountError> {
    let email = new.email.as_deref().map(normal_email);
    sqlx::query!(
        "INSERT INTO profile (user_id, email, first_name, last_name, display_name, user_timezone,
            password_hash, is_bot, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (user_id) DO NOTHING",
        new.user.uuid(),
        email,
        new.first_name,
        new.last_name,
        new.shown_name(),
        new.zone.name(),
        new.password_hash,
        new.is_bot,
        new.created_at,
    )
    .execute(db)
    .await
    .map_err(taken_or_failed)?;
    Ok(())
}

/// Why a profile could not be written.
pub(super) fn taken_or_failed(error: sqlx::Error) -> AccountError {
    match error.as_database_error().and_then(|error| error.constraint()) {
        Some("profile_email_key") => AccountError::EmailTaken,
        _ => AccountError::Database(error),
    }
}

/// An address as it is stored: trimmed and lower-case.
fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}
