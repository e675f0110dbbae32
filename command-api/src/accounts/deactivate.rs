//! `DELETE /api/v1/users/me/`

use axum::extract::State;
use axum::response::Response;
use domain::user::{DeactivateUser, User};
use domain::{UserId, WorkspaceId};
use event_store::Scope;
use service::Problem;

use super::{once, session};
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Shuts the caller out, at their own wish: keys and sessions end, everything they made stays.
///
/// The doors are closed before the deactivation is in the log, so that dying in between leaves no key working, and
/// again after it, for a session that was begun meanwhile.
#[utoipa::path(
    delete,
    path = "/api/v1/users/me/",
    tag = "Accounts",
    responses((status = 204)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    let user = request.user();
    once::is_free(&app, request.keyed().as_ref()).await?;
    // The version that clients know is the profile's: most of what they see of a user is not in the log.
    request.if_match().check(session::profile(&app, user).await?.version)?;
    if let Some(slug) = app.read_model().owned_alone(user).await? {
        let text = format!(
            "You are the last owner of the workspace {slug}: hand it over or delete it first."
        );
        return Err(Problem::conflict("user/last-owner", text));
    }
    let command = app.command_of(&request, WorkspaceId::INSTANCE);
    app.accounts().revoke_all(user, app.clock().now()).await?;
    let response = command.carry_out(&Deactivation { user }).await?;
    app.accounts().revoke_all(user, app.clock().now()).await?;
    Ok(response)
}

/// The command.
struct Deactivation {
    user: UserId,
}

impl Operation for Deactivation {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        unit.change::<User>(self.user, Scope::default(), [DeactivateUser {}.into()]).await?;
        Ok(())
    }

    fn answer(&self, _after: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
