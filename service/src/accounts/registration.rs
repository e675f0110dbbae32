//! Profiles on their way: written before the user is registered in the log, completed afterwards.
//!
//! The log knows no personal data, and the log and this schema cannot be written as one: so a profile is written
//! first, without its address, under an id that is not in use yet. Once the log has registered the user and the
//! address's claim, the address is added. A crash in between leaves a profile that cannot be found, or a user whose
//! address is added at the next sign-in.

use domain::UserId;

use super::{AccountError, Accounts, NewProfile};

impl Accounts {
    /// Writes a profile without its address; writing the same user's again changes nothing.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn stage_profile(&self, new: &NewProfile) -> Result<(), AccountError> {
        let display_name = new.shown_name().to_owned();
        self.create_profile(&NewProfile { email: None, display_name, ..new.clone() }).await
    }

    /// Adds the address to a staged profile, or writes the profile if it is not there.
    ///
    /// # Errors
    /// [`AccountError::EmailTaken`], or the database cannot be reached.
    pub async fn complete_profile(&self, new: &NewProfile) -> Result<(), AccountError> {
        let Some(email) = &new.email else { return Ok(()) };
        self.stage_profile(new).await?;
        self.add_address(new.user, email).await
    }

    /// Adds the address to a profile that has none yet.
    ///
    /// # Errors
    /// [`AccountError::EmailTaken`], or the database cannot be reached.
    pub async fn add_address(&self, user: UserId, email: &str) -> Result<(), AccountError> {
        sqlx::query!(
            "UPDATE profile SET email = lower($2) WHERE user_id = $1 AND email IS NULL",
            user.uuid(),
            email,
        )
        .execute(self.pool())
        .await
        .map_err(super::profile::taken_or_failed)?;
        Ok(())
    }

    /// Removes a staged profile whose user was not registered.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn drop_staged_profile(&self, user: UserId) -> Result<(), AccountError> {
        sqlx::query!("DELETE FROM profile WHERE user_id = $1 AND email IS NULL", user.uuid())
            .execute(self.pool())
            .await?;
        Ok(())
    }
}
