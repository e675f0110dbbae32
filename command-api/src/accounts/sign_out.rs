//! `POST /api/v1/auth/sign-out/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use service::{Credential, Problem};
use uuid::Uuid;

use super::once::{Given, once};
use crate::app::App;
use crate::keyed::Keyed;
use crate::request::CommandRequest;

/// Ends the session that the request came with; ending it twice is the same.
#[utoipa::path(
    post,
    path = "/api/v1/auth/sign-out/",
    operation_id = "sign_out",
    responses((status = 204)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    let Credential::Session { id } = request.caller().credential else {
        let text = "An API key has no session to end; delete the key instead.";
        return Err(Problem::rule("auth/no-session", text));
    };
    let keyed = request.keyed().map(|keyed| keyed.with(id));
    let ended = once(&app, keyed.as_ref(), end(&app, request.user(), id, keyed.as_ref())).await?;
    Ok(request.signed_out(ended))
}

async fn end(
    app: &App,
    user: UserId,
    id: Uuid,
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let given = Given::nothing();
    let write = keyed.map(|keyed| keyed.answered(&given)).transpose()?;
    app.accounts().revoke(user, id, app.clock().now(), write.as_ref()).await?;
    given.response(app)
}
