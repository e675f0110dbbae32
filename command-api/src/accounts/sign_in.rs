//! `POST /api/v1/auth/sign-in/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::UserId;
use service::Problem;
use wire::Fields;
use wire::shapes::SignedIn;

use super::visitor::Visitor;
use super::{Email, password, session};
use crate::app::App;

/// Begins a session of the person with this address and password.
#[utoipa::path(
    post,
    path = "/api/v1/auth/sign-in/",
    tag = "Accounts",
    request_body(content_type = "application/json", content = serde_json::Value,
        description = "`email` and `password`"),
    responses((status = 200, body = SignedIn), (status = 401, description = "One of the two is wrong")),
    security(()),
)]
pub async fn handler(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let (email, password) = read(visitor.fields())?;
    app.attempts().begin(email.as_str(), visitor.from, app.clock().now())?;
    let user = check(&app, &email, password).await?.ok_or_else(Problem::wrong_credentials)?;
    app.attempts().succeeded(email.as_str(), visitor.from);
    let profile = session::profile(&app, user).await?;
    Ok(session::answer(StatusCode::OK, &session::begin(&app, &profile).await?))
}

/// Reads address and password; a text that is no address is nobody's.
fn read(mut fields: Fields) -> Result<(Email, String), Problem> {
    let email = fields.text("email").max(255).required().read().value();
    let password = password::given(&mut fields, "password");
    fields.finish()?;
    let (Some(email), Some(password)) = (email, password) else {
        return Err(Problem::internal("a required field was not read"));
    };
    Ok((email.parse().map_err(|_| Problem::wrong_credentials())?, password))
}

/// The user with this address and password. Asks the same questions and hashes as long for an address that nobody
/// has, so that nobody learns from the clock which addresses are known.
pub async fn check(app: &App, email: &Email, password: String) -> Result<Option<UserId>, Problem> {
    let user = app.user_with_email(email.as_str()).await?;
    let hash = app.accounts().password_hash(user.unwrap_or(UserId::SYSTEM)).await?;
    let is_right = app.passwords().verify(password, hash).await?;
    let Some(user) = user.filter(|_| is_right) else { return Ok(None) };
    // A crash right after the registration may have left the profile without its address.
    app.accounts().add_address(user, email.as_str()).await?;
    Ok(Some(user))
}
