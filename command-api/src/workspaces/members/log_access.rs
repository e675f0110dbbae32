//! `POST` and `DELETE workspaces/{slug}/members/{member}/log-access/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::{GrantLogAccess, RevokeLogAccess, Workspace};
use domain::{UserId, WorkspaceId};
use event_store::Scope;
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use super::AtMember;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Lets a member read the whole log of the workspace: what happened in every project, and what was deleted since. Owners
/// may, also for themselves, and the log says so.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/members/{member}/log-access/",
    operation_id = "grant_log_access",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("member" = Uuid, Path, description = "The user's id"),
    ),
    responses((status = 204)),
)]
pub async fn grant(
    State(app): State<App>,
    path: AtMember,
    request: CommandRequest,
) -> Result<Response, Problem> {
    change(&app, path, &request, true).await
}

/// Takes the right to read the whole log from a member.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/members/{member}/log-access/",
    operation_id = "revoke_log_access",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("member" = Uuid, Path, description = "The user's id"),
    ),
    responses((status = 204)),
)]
pub async fn revoke(
    State(app): State<App>,
    path: AtMember,
    request: CommandRequest,
) -> Result<Response, Problem> {
    change(&app, path, &request, false).await
}

/// Gives or takes the right.
async fn change(
    app: &App,
    path: AtMember,
    request: &CommandRequest,
    given: bool,
) -> Result<Response, Problem> {
    let Path((slug, PathId(user))) = path;
    let command = app.command(request, &slug).await?;
    let (workspace, if_match) = (command.workspace(), request.if_match());
    command.carry_out(&Change { workspace, user, given, if_match }).await
}

/// The command.
struct Change {
    workspace: WorkspaceId,
    user: UserId,
    /// Whether the right is given, else taken.
    given: bool,
    if_match: IfMatch,
}

impl Operation for Change {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let (access, workspace) = unit.enter_workspace().await?;
        access.may_dispose_of_workspace()?;
        self.if_match.check(workspace.version)?;
        let (user, by) = (self.user, unit.actor());
        let command = if self.given {
            GrantLogAccess { user, by }.into()
        } else {
            RevokeLogAccess { user, by }.into()
        };
        unit.change::<Workspace>(self.workspace, Scope::default(), [command]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
