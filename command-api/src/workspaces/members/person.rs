//! The users that members are made of.

use domain::user::User;
use domain::{UserId, WorkspaceId};
use service::Problem;
use service::accounts::Profile;

use crate::app::App;
use crate::stop::Stop;

/// The profile of an active user.
///
/// # Errors
/// The log or the accounts cannot be read.
pub async fn by_id(app: &App, user: UserId) -> Result<Option<Profile>, Problem> {
    let profiles = app.accounts().profiles(&[user]).await?;
    active(app, profiles.into_iter().next()).await
}

/// The profile of the active user with an e-mail address.
///
/// # Errors
/// The log or the accounts cannot be read.
pub async fn by_email(app: &App, email: &str) -> Result<Option<Profile>, Problem> {
    let profile = app.accounts().profile_by_email(email).await?;
    active(app, profile).await
}

/// The profile, if its user is active.
async fn active(app: &App, profile: Option<Profile>) -> Result<Option<Profile>, Problem> {
    let Some(profile) = profile else { return Ok(None) };
    let user = app.store().get_fresh::<User>(WorkspaceId::INSTANCE, profile.user).await;
    let user = user.map_err(Stop::from)?;
    Ok(Some(profile).filter(|_| user.state.is_active))
}
