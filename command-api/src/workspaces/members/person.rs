//! The users that members are made of.

use domain::user::User;
use domain::{UserId, WorkspaceId};
use service::Problem;
use service::accounts::Profile;

use crate::app::App;
use crate::error::CommandError;

/// Somebody who is to become a member.
pub struct Candidate {
    /// Who it is.
    pub profile: Profile,
    /// Whether they are in a workspace whose members the caller may see.
    pub is_acquainted: bool,
}

/// The profile of an active user.
///
/// # Errors
/// The log or the accounts cannot be read.
pub async fn by_id(app: &App, user: UserId) -> Result<Option<Profile>, Problem> {
    let profile = app.accounts().profiles(&[user]).await?.into_iter().next();
    let is_active = is_active(app, user).await?;
    Ok(profile.filter(|_| is_active))
}

/// An active user, by id, whom somebody wants to add.
///
/// # Errors
/// The log, the accounts or the read tables cannot be read.
pub async fn candidate(app: &App, user: UserId, by: UserId) -> Result<Option<Candidate>, Problem> {
    let profile = by_id(app, user).await?;
    let is_acquainted = app.read_model().is_acquainted(by, user).await?;
    Ok(profile.map(|profile| Candidate { profile, is_acquainted }))
}

/// An active user, by e-mail address, whom somebody wants to add. An address that belongs to no user costs the same
/// queries, so that the time of the answer does not tell which addresses are known.
///
/// # Errors
/// As [`candidate`].
pub async fn candidate_by_email(
    app: &App,
    email: &str,
    by: UserId,
) -> Result<Option<Candidate>, Problem> {
    let profile = app.accounts().profile_by_email(email).await?;
    candidate(app, profile.map_or(UserId::SYSTEM, |profile| profile.user), by).await
}

/// Whether the log lets a user in.
async fn is_active(app: &App, user: UserId) -> Result<bool, Problem> {
    let user = app.store().get_fresh::<User>(WorkspaceId::INSTANCE, user).await;
    Ok(user.map_err(CommandError::from)?.state.is_active)
}
