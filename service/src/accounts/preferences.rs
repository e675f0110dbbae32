//! Preferences: how the application looks and acts for a user, wherever they sign in.

use domain::UserId;
use serde_json::{Map, Value};
use sqlx::PgExecutor;
use wire::shapes;

use super::{AccountError, Own};

/// What a user has chosen, by its key; what they have not has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The values that were chosen, by their keys.
    pub chosen: Map<String, Value>,
    /// Goes up with every change; 0 before the first.
    pub version: u64,
}

impl Preferences {
    /// A user's.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn of(db: impl PgExecutor<'_>, user: UserId) -> Result<Self, sqlx::Error> {
        let row = sqlx::query!(
            "SELECT chosen, version FROM preferences WHERE user_id = $1",
            user.uuid(),
        )
        .fetch_optional(db)
        .await?;
        let row = row.map(|row| (row.chosen, row.version.cast_unsigned()));
        Ok(match row {
            Some((Value::Object(chosen), version)) => Self { chosen, version },
            Some((_, version)) => Self { chosen: Map::new(), version },
            None => Self::default(),
        })
    }

    /// As their user sees them, defaults included.
    #[must_use]
    pub fn shape(&self) -> shapes::Preferences {
        let text = |key: &str, otherwise: &str| {
            self.chosen.get(key).and_then(Value::as_str).unwrap_or(otherwise).to_owned()
        };
        let flag = |key: &str| self.chosen.get(key).and_then(Value::as_bool).unwrap_or(true);
        let day = self.chosen.get("start_of_week").and_then(Value::as_u64);
        let keys = self.chosen.get("keys").and_then(Value::as_object).cloned();
        shapes::Preferences {
            theme: text("theme", "system"),
            density: text("density", "roomy"),
            language: text("language", "en"),
            start_of_week: day.and_then(|day| u8::try_from(day).ok()).unwrap_or(1),
            character_keys: flag("character_keys"),
            keys: Value::Object(keys.unwrap_or_default()),
        }
    }
}

impl Own {
    /// The user's preferences.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn preferences(&mut self) -> Result<Preferences, AccountError> {
        let user = self.user();
        Ok(Preferences::of(self.db(), user).await?)
    }

    /// Replaces the user's preferences.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write_preferences(
        &mut self,
        preferences: &Preferences,
    ) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!(
            "INSERT INTO preferences (user_id, chosen, version)
            VALUES ($1, $2, $3)
            ON CONFLICT (user_id) DO UPDATE SET chosen = $2, version = $3",
            user,
            Value::Object(preferences.chosen.clone()),
            preferences.version.cast_signed(),
        )
        .execute(self.db())
        .await?;
        Ok(())
    }
}
