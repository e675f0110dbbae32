//! `GET users/me/`: who the key belongs to.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use service::accounts::Accounts;

use crate::{App, ReadRequest};

/// Reads the caller's own profile; any key will do.
#[utoipa::path(
    get,
    path = "/api/v1/users/me/",
    operation_id = "get_current_user",
    responses((status = 200, body = wire::shapes::UserLite)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
) -> Result<Response, Problem> {
    app.wait_for_instance(&request).await?;
    let seen = app.instance().await?;
    // Not what the key was recognised by, which may be a second old: a change shows at once.
    let profiles = Accounts::new(app.pool.clone()).profiles(&[request.caller.user()]).await;
    let profile = profiles?.into_iter().next();
    let profile = profile.ok_or_else(Problem::invalid_key)?;
    request.answer(seen, profile.version, &profile.lite())
}
