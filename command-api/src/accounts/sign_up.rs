//! `POST /api/v1/auth/sign-up/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use service::accounts::{Invited, NewProfile};
use service::{Problem, SessionCookie};
use wire::shapes::SignedUp;
use wire::{Fields, NotSent};

use super::session::{self, Proof};
use super::sign_in::{self, Checked};
use super::visitor::Visitor;
use super::{Email, NewPassword, Person, password, register};
use crate::app::App;
use crate::attempts::Asker;
use crate::described::bodies;
use crate::invitations;

bodies! {
    /// Who signs up.
    SignUp: schema(read), { "email": "ada@example.org", "password": "correct horse", "first_name": "Ada" };
}

const EMAIL: &str = "Their address, which nobody else has signed up with.";
const DISPLAY_NAME: &str = "The name others see; what the address begins with unless said.";

/// Registers a person and signs them in; with the token of an invitation of their address also where sign-up is closed,
/// and the invitation is accepted.
///
/// With an `Idempotency-Key` a repetition is known by address and password, and answers with the same user and
/// another session: no trace of either is kept in the log.
#[utoipa::path(
    post,
    path = "/api/v1/auth/sign-up/",
    operation_id = "sign_up",
    request_body = SignUp,
    responses((status = 201, body = SignedUp)),
    security(()),
)]
pub async fn handler(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let cookie = visitor.cookie()?;
    let invitation = invitations::token(&mut visitor.fields());
    if invitation.is_none() && !app.has_open_sign_up() {
        let text = "Signing up is closed; ask the operator for an account.";
        return Err(Problem::forbidden_because("auth/sign-up-closed", text));
    }
    let (email, password, person) = read(visitor.fields())?;
    let now = app.clock().now();
    app.attempts().begin(email.as_str(), Asker::Stranger(visitor.from), now)?;
    let invited = match invitation {
        Some(token) => Some(invitations::for_sign_up(&app, &visitor, &token, &email).await?),
        None => None,
    };
    let person = registered(&app, &visitor, &email, password, person).await?;
    app.attempts().signed_up(email.as_str(), visitor.from);
    answer(&app, &visitor, &cookie, &person, invited.as_ref()).await
}

/// Accepts the invitation, if there is one, and begins a session.
async fn answer(
    app: &App,
    visitor: &Visitor,
    cookie: &SessionCookie,
    person: &Checked,
    invited: Option<&Invited>,
) -> Result<Response, Problem> {
    let joined = match invited {
        Some(invited) => Some(invitations::by_new_user(app, visitor, invited, person.user).await?),
        None => None,
    };
    let profile = session::profile(app, person.user).await?;
    let proof = Proof::Password(&person.hash);
    let begun = session::begin(app, &profile, proof, visitor.place(None)).await?;
    let shown = SignedUp { signed_in: begun.clone(), joined };
    Ok(session::answer(StatusCode::CREATED, cookie, &begun, &shown))
}

/// Reads who signs up.
fn read(mut fields: Fields) -> Result<(Email, NewPassword, Person), Problem> {
    let person = person(&mut fields);
    invitations::token(&mut fields);
    fields.finish()?;
    Ok(person.ok_or(NotSent)?)
}

/// Reads a person who chooses a password; nothing where a field is wrong.
pub fn person(fields: &mut Fields) -> Option<(Email, NewPassword, Person)> {
    let email = fields.text("email").doc(EMAIL).max(255).required().read_as::<Email>().value();
    let mut name =
        |name, doc| fields.text(name).doc(doc).max(255).allow_blank().read().unwrap_or_default();
    let first_name = name("first_name", "Given name.");
    let last_name = name("last_name", "Family name.");
    let display_name = name("display_name", DISPLAY_NAME);
    let address = email.as_ref().map_or("", Email::as_str);
    let known = [address, &first_name, &last_name, &display_name];
    let password = password::chosen(fields, "password", &known).value();
    let (email, password) = email.zip(password)?;
    let person = Person {
        email: Some(email.clone()),
        password: Some(password.clone()),
        first_name,
        last_name,
        display_name,
    };
    Some((email, password, person))
}

/// Registers a person, unless the same request has done so before, or does so at this moment.
async fn registered(
    app: &App,
    visitor: &Visitor,
    email: &Email,
    password: NewPassword,
    person: Person,
) -> Result<Checked, Problem> {
    if let Some(user) = registered_before(app, visitor, email, password.clone()).await? {
        return Ok(user);
    }
    match register(app, person, Some(visitor.id.as_str().to_owned()), visitor.waits).await {
        Ok(NewProfile { user, password_hash: Some(hash), .. }) => Ok(Checked { user, hash }),
        Ok(_) => Err(Problem::internal("somebody signed up without a password")),
        Err(problem) => registered_before(app, visitor, email, password).await?.ok_or(problem),
    }
}

/// The user whom the same request has registered before.
async fn registered_before(
    app: &App,
    visitor: &Visitor,
    email: &Email,
    password: NewPassword,
) -> Result<Option<Checked>, Problem> {
    if !visitor.may_repeat() || app.user_with_email(email.as_str()).await?.is_none() {
        return Ok(None);
    }
    let known = sign_in::check(app, email, password.reveal()).await?;
    Ok(Some(known.ok_or_else(Problem::email_taken)?))
}
