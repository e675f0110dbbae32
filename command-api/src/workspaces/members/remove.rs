//! `DELETE workspaces/{slug}/members/{member}/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use domain::workspace::{RemoveWorkspaceMember, Workspace};
use event_store::Scope;
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use super::AtMember;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Puts a member out of the workspace and so out of all its projects.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/members/{member}/",
    operation_id = "remove_workspace_member",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("member" = Uuid, Path, description = "The user's id"),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtMember,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(user))) = path;
    let command = app.command(&request, &slug).await?;
    command.carry_out(&Remove { user, if_match: request.if_match() }).await
}

/// The command.
struct Remove {
    user: UserId,
    if_match: IfMatch,
}

impl Operation for Remove {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let (access, workspace) = unit.enter_workspace().await?;
        access.may_manage_workspace()?;
        self.if_match.check(workspace.version)?;
        let remove = RemoveWorkspaceMember { user: self.user, by: unit.actor() };
        unit.change::<Workspace>(unit.workspace(), Scope::default(), [remove.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
