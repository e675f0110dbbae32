//! `POST /api/v1/auth/sign-in/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::UserId;
use service::Problem;
use wire::shapes::SignedIn;
use wire::{Fields, NotSent};

use super::asker::admit;
use super::session::Proof;
use super::visitor::Visitor;
use super::{Email, password, session};
use crate::app::App;
use crate::described::bodies;

bodies! {
    /// Who signs in.
    SignIn: schema(read), { "email": "ada@example.org", "password": "correct horse" };
}

/// Begins a session of the person with this address and password; browsers keep it in a cookie.
///
/// Who shows the device token of an earlier answer (header `Tidemark-Device`, or the cookie) is not held back by what
/// others try.
#[utoipa::path(
    post,
    path = "/api/v1/auth/sign-in/",
    operation_id = "sign_in",
    request_body = SignIn,
    responses((status = 200, body = SignedIn), (status = 401, description = "One of the two is wrong")),
    security(()),
)]
pub async fn handler(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let cookie = visitor.cookie()?;
    let (email, password) = read(visitor.fields())?;
    let admitted = admit(&app, &visitor, &email).await?;
    let person = check(&app, &email, password).await?.ok_or_else(Problem::wrong_credentials)?;
    app.attempts().succeeded(email.as_str(), admitted.asker);
    let profile = session::profile(&app, person.user).await?;
    let proof = Proof::Password(&person.hash);
    let begun = session::begin(&app, &profile, proof, visitor.place(admitted.device)).await?;
    Ok(session::answer(StatusCode::OK, &cookie, &begun, &begun))
}

/// Reads address and password; a text that is no address is nobody's.
fn read(mut fields: Fields) -> Result<(Email, String), Problem> {
    let email = fields.text("email").doc("Their address.").max(255).required().read().value();
    let password = password::given(&mut fields, "password");
    fields.finish()?;
    let (Some(email), Some(password)) = (email, password) else {
        return Err(NotSent.into());
    };
    Ok((email.parse().map_err(|_| Problem::wrong_credentials())?, password))
}

/// Somebody whose password is right.
pub struct Checked {
    pub user: UserId,
    /// The hash that the password was compared with.
    pub hash: String,
}

/// The user with this address and password. An address that belongs to no user costs the same queries and as much hashing,
/// so that the time of the answer does not tell which addresses are known.
pub async fn check(app: &App, email: &Email, password: String) -> Result<Option<Checked>, Problem> {
    let user = app.user_with_email(email.as_str()).await?;
    let hash = app.accounts().password_hash(user.unwrap_or(UserId::SYSTEM)).await?;
    let is_right = app.passwords().verify(password, hash.clone()).await?;
    let Some((user, hash)) = user.zip(hash).filter(|_| is_right) else { return Ok(None) };
    // A crash right after the registration may have left the profile without its address.
    app.accounts().add_address(user, email.as_str()).await?;
    Ok(Some(Checked { user, hash }))
}
