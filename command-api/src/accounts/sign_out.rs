//! `POST /api/v1/auth/sign-out/`

use axum::extract::State;
use axum::http::StatusCode;
use service::{Caller, Credential, Problem};

use crate::app::App;

/// Ends the session that the request came with; ending it twice is the same.
#[utoipa::path(
    post,
    path = "/api/v1/auth/sign-out/",
    tag = "Accounts",
    responses((status = 204)),
)]
pub async fn handler(State(app): State<App>, caller: Caller) -> Result<StatusCode, Problem> {
    let Credential::Session { id } = caller.credential else {
        let text = "An API key has no session to end; delete the key instead.";
        return Err(Problem::rule("auth/no-session", text));
    };
    app.accounts().revoke_session(caller.user(), id, app.clock().now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
