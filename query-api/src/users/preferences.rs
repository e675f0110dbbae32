//! `GET users/me/preferences/`: how the application looks and acts for the caller, an addition of Tidemark's.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use service::accounts::Preferences;
use wire::shapes;

use crate::{App, ReadRequest};

/// Reads the caller's preferences, with the defaults of what they have not chosen.
#[utoipa::path(
    get,
    path = "/api/v1/users/me/preferences/",
    operation_id = "get_preferences",
    responses((status = 200, body = shapes::Preferences)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
) -> Result<Response, Problem> {
    app.wait_for_instance(&request).await?;
    let seen = app.instance().await?;
    let preferences = Preferences::of(&app.pool, request.caller.user()).await?;
    request.answer(seen, preferences.version, &preferences.shape())
}
