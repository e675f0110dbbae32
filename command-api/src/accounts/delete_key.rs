//! `DELETE /api/v1/users/me/api-keys/{key}/`

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

/// The path of one of the caller's keys.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct KeyPath {
    /// The key's id
    #[serde(deserialize_with = "crate::paths::id")]
    key: Uuid,
}

/// Ends one of the caller's keys within a second; ending it twice is the same.
#[utoipa::path(
    delete,
    path = "/api/v1/users/me/api-keys/{key}/",
    operation_id = "delete_api_key",
    params(KeyPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<KeyPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let keyed = request.keyed();
    once(&app, keyed.as_ref(), end(&app, request.user(), path.key, keyed.as_ref())).await
}

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
