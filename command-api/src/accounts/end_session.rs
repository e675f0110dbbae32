//! `DELETE /api/v1/users/me/sessions/{session}/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use serde::Deserialize;
use service::Problem;
use service::http::Path;
use utoipa::IntoParams;
use uuid::Uuid;

use super::once::{Given, once};
use crate::app::App;
use crate::keyed::Keyed;
use crate::request::CommandRequest;

/// The path of one of the caller's sessions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct SessionPath {
    /// The session's id
    #[serde(deserialize_with = "crate::paths::id")]
    session: Uuid,
}

/// Ends one of the caller's sessions within a second.
#[utoipa::path(
    delete,
    path = "/api/v1/users/me/sessions/{session}/",
    operation_id = "end_session",
    params(SessionPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<SessionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let (id, keyed) = (path.session, request.keyed());
    let ended = once(&app, keyed.as_ref(), end(&app, request.user(), id, keyed.as_ref())).await?;
    let is_own = request.caller().credential.id() == id;
    Ok(if is_own { request.signed_out(ended) } else { ended })
}

async fn end(
    app: &App,
    user: UserId,
    session: Uuid,
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let now = app.clock().now();
    let open = app.accounts().open_sessions(user, now).await?;
    if !open.iter().any(|known| known.id == session) {
        return Err(Problem::not_found());
    }
    let given = Given::nothing();
    let write = keyed.map(|keyed| keyed.answered(&given)).transpose()?;
    app.accounts().revoke(user, session, now, write.as_ref()).await?;
    given.response(app)
}
