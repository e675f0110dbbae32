//! `DELETE /api/v1/users/me/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;

use super::departure::{Departure, Step};
use super::{once, session};
use crate::app::App;
use crate::request::CommandRequest;

/// Shuts the caller out, at their own wish: they leave their workspaces, keys and sessions end, everything they made
/// for others stays, and what belongs to them alone is erased.
///
/// The doors are closed before the deactivation is in the log, and stay so for a minute, so that dying in between
/// leaves nothing working; and again after it, in case that took longer.
#[utoipa::path(
    delete,
    path = "/api/v1/users/me/",
    operation_id = "delete_current_user",
    responses((status = 204)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    // A task of the process: a client that hangs up leaves nobody half gone.
    let leaving = app.tasks().spawn(leave(app.clone(), request));
    leaving.await.map_err(Problem::internal)?
}

/// Leaves every workspace, closes the doors, and is shut out.
async fn leave(app: App, request: CommandRequest) -> Result<Response, Problem> {
    let user = request.user();
    once::is_free(&app, request.keyed().as_ref()).await?;
    // The version that clients know is the profile's: most of what they see of a user is not in the log.
    request.if_match().check(session::profile(&app, user).await?.version)?;
    Departure::of(&app, &request).leave_all().await?;
    let call = app.call_of(&request, WorkspaceId::INSTANCE).without_credential();
    request.standing().confirm().await?;
    app.accounts().close(user, app.clock().now()).await?;
    let response = call.carry_out(&Step::End(user)).await?;
    app.accounts().close(user, app.clock().now()).await?;
    app.accounts().erase_own(user).await?;
    Ok(request.signed_out(response))
}
