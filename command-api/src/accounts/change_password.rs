//! `POST /api/v1/users/me/password/`

use axum::extract::State;
use axum::response::Response;
use service::accounts::{PasswordChange, Verified};
use service::{Caller, Problem, Standing};
use wire::{Fields, NotSent};

use super::asker::admit_caller;
use super::once::{Given, once};
use super::visitor::Visitor;
use super::{NewPassword, password};
use crate::app::App;
use crate::described::bodies;
use crate::keyed::Keyed;

bodies! {
    /// The password that the caller has, and the one that they want.
    ChangedPassword: schema(|fields| read(fields, &[])), {
        "current_password": "correct horse",
        "new_password": "battery staple"
    };
}

/// How often the password is verified again because it has changed meanwhile.
const MOST_TRIES: u32 = 3;

/// Changes the caller's password and ends their other sessions; keys stay.
///
/// Sent again after it was done, it is done already: the new password is the present one.
#[utoipa::path(
    post,
    path = "/api/v1/users/me/password/",
    operation_id = "change_password",
    request_body = ChangedPassword,
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    caller: Caller,
    standing: Standing,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let keyed = visitor.keyed(caller.user());
    let change = Change { app: &app, caller: &caller, standing: &standing, visitor: &visitor };
    once(&app, keyed.as_ref(), change.make(keyed.as_ref())).await
}

struct Change<'a> {
    app: &'a App,
    caller: &'a Caller,
    standing: &'a Standing,
    visitor: &'a Visitor,
}

impl Change<'_> {
    /// Makes it, and notes it under its key.
    async fn make(&self, keyed: Option<&Keyed>) -> Result<Response, Problem> {
        let Self { app, caller, visitor, .. } = *self;
        let person = &caller.profile;
        let address = person.email.as_deref().unwrap_or_default();
        let known = [address, &person.first_name, &person.last_name, &person.display_name];
        let (current, new) = read(visitor.fields(), &known)?;
        // Whoever stole a key must not find out the password with it.
        let asker = admit_caller(app, caller, visitor.from).await?;
        self.change(&current, &new.reveal(), keyed).await?;
        app.attempts().succeeded(&caller.user().to_string(), asker);
        Given::nothing().response(app)
    }

    /// Verifies and changes, again if the password is another one by then.
    async fn change(&self, current: &str, new: &str, keyed: Option<&Keyed>) -> Result<(), Problem> {
        let Self { app, caller, standing, .. } = *self;
        let (user, credential) = (caller.user(), caller.credential.id());
        for _ in 0..MOST_TRIES {
            standing.confirm().await?;
            let stored = app.accounts().password_hash(user).await?.unwrap_or_default();
            let hash = replacement(app, &stored, current, new).await?;
            let write = match keyed {
                Some(keyed) => Some(keyed.answered_secretly(app, &Given::nothing()).await?),
                None => None,
            };
            let (verified, now) = (Verified { hash: &stored, credential }, app.clock().now());
            let change =
                app.accounts().change_password(user, Some(verified), &hash, now, write.as_ref());
            match change.await? {
                PasswordChange::Made => return Ok(()),
                PasswordChange::Ended => return Err(Problem::invalid_key()),
                PasswordChange::Moved => {}
            }
        }
        let text = "The password keeps changing, please try again.";
        Err(Problem::unavailable("auth/password-contended", text, 1))
    }
}

/// The hash of the new password: the stored one, if it is the present one already.
async fn replacement(app: &App, stored: &str, current: &str, new: &str) -> Result<String, Problem> {
    let fits = async |password: &str| {
        app.passwords().verify(password.to_owned(), Some(stored.to_owned())).await
    };
    if fits(new).await? {
        return Ok(stored.to_owned());
    }
    if !fits(current).await? {
        let text = "The current password is wrong.";
        return Err(Problem::field("current_password", text).with_code("auth/wrong-password"));
    }
    Ok(app.passwords().hash(new.to_owned()).await?)
}

/// Reads both passwords; the new one must not be what is known of the person.
fn read(mut fields: Fields, known: &[&str]) -> Result<(String, NewPassword), Problem> {
    let current = password::given(&mut fields, "current_password");
    let new = password::chosen(&mut fields, "new_password", known).value();
    fields.finish()?;
    Ok(current.zip(new).ok_or(NotSent)?)
}
