//! How a person comes into being: a profile beside the log, and a user with the claim of an address in it.

use chrono::{DateTime, Utc};
use domain::user::{RegisterUser, User};
use domain::{UserId, WorkspaceId};
use event_store::{Identity, Scope};
use service::Problem;
use service::accounts::NewProfile;
use wire::Zone;

use super::once::Given;
use super::visitor::Visitor;
use super::{Email, NewPassword, first};
use crate::app::App;
use crate::claims;
use crate::error::{CommandError, Result};
use crate::unit::{Execution, Operation, Unit};

/// Somebody to be registered.
#[derive(Clone)]
pub struct Person {
    /// The address; none for bots.
    pub email: Option<Email>,
    /// The password; without one they cannot sign in.
    pub password: Option<NewPassword>,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The name others see; empty means the address's local part.
    pub display_name: String,
}

/// Registers a person and answers with their profile, once everything is written.
///
/// # Errors
/// 400 when the address is somebody else's, or the log or the accounts cannot be reached.
pub async fn register(
    app: &App,
    person: Person,
    correlation_id: Option<String>,
    waits: bool,
) -> Result<NewProfile, Problem> {
    write(app, person, None, correlation_id, waits).await
}

/// Registers the first person of the instance, whose request is noted under its idempotency key, and answers with their
/// profile.
///
/// # Errors
/// 409 when there is one already, of several at once also; or as [`register`].
pub async fn register_first(
    app: &App,
    person: Person,
    visitor: &Visitor,
) -> Result<NewProfile, Problem> {
    let id = Some(visitor.id.as_str().to_owned());
    write(app, person, Some(visitor), id, visitor.waits).await
}

/// Registers a person.
///
/// The profile comes first, without its address (see `service::accounts`), then the log decides whose the address is.
/// A crash leaves a profile that nobody can find, or a registered user whose address is added at the next sign-in.
/// The idempotency key of the first person's request is noted with the profile, so that it is known of every user who is
/// in the log.
async fn write(
    app: &App,
    person: Person,
    first: Option<&Visitor>,
    correlation_id: Option<String>,
    waits: bool,
) -> Result<NewProfile, Problem> {
    let at = app.clock().now();
    let command = app.ids().next();
    // Nobody else is there yet who could be the actor.
    let user = UserId(Identity::new(command, UserId::SYSTEM).new_id(0));
    let profile = profile(app, user, person, at).await?;
    app.accounts().stage_profile(&profile).await?;
    if let Some(keyed) = first.and_then(|visitor| visitor.keyed(user)) {
        let write = keyed.answered_secretly(app, &Given::nothing()).await?;
        app.accounts().note_write(user, &write).await?;
    }
    let (email, is_bot) = (profile.email.clone(), profile.is_bot);
    let registration = Registration { app, user, email, is_bot, is_first: first.is_some() };
    let identity = Identity::new(command, user);
    let workspace = WorkspaceId::INSTANCE;
    let execution = Execution { workspace, identity, at, correlation_id, standing: None };
    if let Err(error) = app.execute(&execution, &registration, waits).await {
        if let CommandError::Claimed(_) | CommandError::Problem(_) = error {
            app.accounts().drop_staged_profile(user).await?;
        }
        return Err(error.into());
    }
    app.accounts().complete_profile(&profile).await?;
    Ok(profile)
}

/// Whether the log lets a user in: as it is now, whatever this process remembers.
///
/// To be asked after a key or session was made: then no deactivation meanwhile can miss it.
///
/// # Errors
/// The log cannot be asked.
pub async fn is_active(app: &App, user: UserId) -> Result<bool, Problem> {
    let user = app.store().get_fresh::<User>(WorkspaceId::INSTANCE, user).await;
    Ok(user.map_err(CommandError::from)?.state.is_active)
}

/// The profile of a person, with the hash of the password.
async fn profile(
    app: &App,
    user: UserId,
    person: Person,
    created_at: DateTime<Utc>,
) -> Result<NewProfile, Problem> {
    let password_hash = match person.password {
        Some(password) => Some(app.passwords().hash(password.reveal()).await?),
        None => None,
    };
    Ok(NewProfile {
        user,
        is_bot: person.email.is_none(),
        email: person.email.map(|email| email.to_string()),
        first_name: person.first_name,
        last_name: person.last_name,
        display_name: person.display_name,
        zone: Zone::UTC,
        password_hash,
        created_at,
    })
}

struct Registration<'a> {
    app: &'a App,
    user: UserId,
    email: Option<String>,
    is_bot: bool,
    /// Whether nobody may be there yet.
    is_first: bool,
}

impl Operation for Registration<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        if self.is_first {
            unit.none_since(first::nobody(self.app).await?);
        }
        if let Some(email) = &self.email {
            unit.take_in_instance(claims::user_email(email, self.user));
        }
        let register = RegisterUser { id: self.user, is_bot: self.is_bot };
        unit.change::<User>(self.user, Scope::default(), [register.into()]).await?;
        Ok(())
    }
}
