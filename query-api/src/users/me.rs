//! `GET users/me/`: who the key belongs to.

use axum::extract::State;
use axum::response::Response;
use service::Problem;

use crate::{App, Reader, documented};

/// Reads the caller's own profile; any key will do.
#[utoipa::path(
    get,
    path = "/api/v1/users/me/",
    operation_id = "get_current_user",
    tag = documented::USERS,
    responses((status = 200, body = wire::shapes::UserLite), documented::Problems),
)]
pub(crate) async fn handler(State(app): State<App>, reader: Reader) -> Result<Response, Problem> {
    app.wait_for_instance(&reader).await?;
    let seen = app.instance().await?;
    reader.answer_all(seen, &reader.caller.profile.lite())
}
