//! `DELETE /api/v1/users/me/`

use axum::extract::State;
use axum::response::Response;
use domain::user::{DeactivateUser, User};
use domain::{UserId, WorkspaceId};
use event_store::Scope;
use service::Problem;
use service::http::IfMatch;

use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Shuts the caller out, at their own wish: keys and sessions end, everything they made stays.
///
/// If the service dies between the two steps, sending it again finds the user deactivated already and ends the rest;
/// until then the keys still open the door of somebody who may not sign in any more.
#[utoipa::path(
    delete,
    path = "/api/v1/users/me/",
    tag = "Accounts",
    responses((status = 204)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    let (user, if_match) = (request.user(), request.if_match());
    let command = app.command_of(&request, WorkspaceId::INSTANCE);
    let response = command.carry_out(&Deactivation { user, if_match }).await?;
    app.accounts().revoke_all(user, app.clock().now()).await?;
    Ok(response)
}

/// The command.
struct Deactivation {
    user: UserId,
    if_match: IfMatch,
}

impl Operation for Deactivation {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let user = unit.read::<User>(self.user).await?;
        self.if_match.check(user.version)?;
        unit.change::<User>(self.user, Scope::default(), [DeactivateUser {}.into()]).await?;
        Ok(())
    }

    fn answer(&self, _after: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
