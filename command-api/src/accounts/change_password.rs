//! `POST /api/v1/users/me/password/`

use axum::extract::State;
use axum::response::Response;
use service::accounts::Profile;
use service::{Caller, Problem};
use wire::Fields;

use super::once::{Given, Keyed, once};
use super::visitor::Visitor;
use super::{NewPassword, password};
use crate::app::App;

/// Changes the caller's password and ends their other sessions; keys stay.
///
/// Sent again after it was done, it is done already: the new password is the present one.
#[utoipa::path(
    post,
    path = "/api/v1/users/me/password/",
    tag = "Accounts",
    request_body(content_type = "application/json", content = serde_json::Value,
        description = "`current_password` and `new_password`"),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    caller: Caller,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let keyed = visitor.keyed(caller.user());
    once(&app, keyed.as_ref(), change(&app, &caller, &visitor, keyed.as_ref())).await
}

/// Makes the change.
async fn change(
    app: &App,
    caller: &Caller,
    visitor: &Visitor,
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let (current, new) = read(visitor.fields(), &caller.profile)?;
    let (user, now) = (caller.user(), app.clock().now());
    let name = caller.profile.email.clone().unwrap_or_else(|| user.to_string());
    // Whoever stole a key must not find out the password with it.
    app.attempts().begin(&name, visitor.from, now)?;
    let stored = app.accounts().password_hash(user).await?;
    let new = new.reveal();
    let is_done = app.passwords().verify(new.clone(), stored.clone()).await?;
    if !is_done && !app.passwords().verify(current, stored).await? {
        let text = "The current password is wrong.";
        return Err(Problem::field("current_password", text).with_code("auth/wrong-password"));
    }
    app.attempts().succeeded(&name, visitor.from);
    if !is_done {
        let hash = app.passwords().hash(new).await?;
        app.accounts().set_password(user, Some(&hash)).await?;
    }
    app.accounts().revoke_other_sessions(user, caller.credential.id(), now).await?;
    let given = Given::nothing();
    if let Some(keyed) = keyed {
        // Dying before this is harmless: a repetition finds the new password set.
        app.accounts().note_write(user, &keyed.answered_secretly(app, &given).await?).await?;
    }
    given.response(app)
}

/// Reads both passwords.
fn read(mut fields: Fields, person: &Profile) -> Result<(String, NewPassword), Problem> {
    let current = password::given(&mut fields, "current_password");
    let address = person.email.as_deref().unwrap_or_default();
    let known = [address, &person.first_name, &person.last_name, &person.display_name];
    let new = password::chosen(&mut fields, "new_password", &known).value();
    fields.finish()?;
    current.zip(new).ok_or_else(|| Problem::internal("a required field was not read"))
}
