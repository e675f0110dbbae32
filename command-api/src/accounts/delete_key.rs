//! `DELETE /api/v1/users/me/api-keys/{key}/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use service::Problem;
use service::http::{Path, PathId};
use uuid::Uuid;

use super::once::{Given, Keyed, once};
use crate::app::App;
use crate::request::CommandRequest;

/// Ends one of the caller's keys within a second; ending it twice is the same.
#[utoipa::path(
    delete,
    path = "/api/v1/users/me/api-keys/{key}/",
    operation_id = "delete_api_key",
    params(("key" = Uuid, Path, description = "The key's id")),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(PathId(key)): Path<PathId<Uuid>>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let keyed = request.keyed();
    once(&app, keyed.as_ref(), end(&app, request.user(), key, keyed.as_ref())).await
}

/// Ends a user's key.
async fn end(
    app: &App,
    user: UserId,
    key: Uuid,
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let is_known = app.accounts().keys(user).await?.iter().any(|known| known.id == key);
    if !is_known {
        return Err(Problem::not_found());
    }
    let given = Given::nothing();
    let write = keyed.map(|keyed| keyed.answered(&given)).transpose()?;
    app.accounts().revoke(user, key, app.clock().now(), write.as_ref()).await?;
    given.response(app)
}
