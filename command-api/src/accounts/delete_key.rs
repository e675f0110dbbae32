//! `DELETE /api/v1/users/me/api-keys/{key}/`

use axum::extract::State;
use axum::http::StatusCode;
use service::http::{Path, PathId};
use service::{Caller, Problem};
use uuid::Uuid;

use crate::app::App;

/// Ends one of the caller's keys within a second; ending it twice is the same.
#[utoipa::path(
    delete,
    path = "/api/v1/users/me/api-keys/{key}/",
    tag = "Accounts",
    params(("key" = Uuid, Path, description = "The key's id")),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(PathId(key)): Path<PathId<Uuid>>,
    caller: Caller,
) -> Result<StatusCode, Problem> {
    let (user, now) = (caller.user(), app.clock().now());
    let is_known = app.accounts().keys(user).await?.iter().any(|known| known.id == key);
    if !is_known {
        return Err(Problem::not_found());
    }
    app.accounts().revoke_key(user, key, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
