//! `POST /api/v1/auth/link/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use service::Problem;
use service::accounts::{Token, TokenHash};
use wire::shapes::SignedIn;
use wire::{Fields, NotSent};

use super::session::{self, Proof};
use super::visitor::Visitor;
use crate::app::App;
use crate::described::bodies;

bodies! {
    /// A link that signs in.
    SignInLink: schema(read), { "token": "tm_link_0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0" };
}

const TOKEN: &str = "What comes after `#link=` in the link's address.";

/// Begins a session of the user whom the operator has made a link for. A link works once, for 15 minutes, until the user
/// has another password.
#[utoipa::path(
    post,
    path = "/api/v1/auth/link/",
    operation_id = "sign_in_with_link",
    request_body = SignInLink,
    responses((status = 200, body = SignedIn)),
    security(()),
)]
pub async fn handler(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let cookie = visitor.cookie()?;
    let link = read(visitor.fields())?;
    let user = app.accounts().user_of_link(&link, app.clock().now()).await?;
    let user = user.ok_or_else(session::invalid_link)?;
    let profile = session::profile(&app, user).await?;
    let begun = session::begin(&app, &profile, Proof::Link(&link), visitor.place(None)).await?;
    Ok(session::answer(StatusCode::OK, &cookie, &begun, &begun))
}

/// Reads the link's token; a text of another form is none that was ever made.
fn read(mut fields: Fields) -> Result<TokenHash, Problem> {
    let token = fields.text("token").doc(TOKEN).max(255).required().read().value();
    fields.finish()?;
    let token = Token::link_of(&token.ok_or(NotSent)?).ok_or_else(session::invalid_link)?;
    Ok(token.hash())
}
