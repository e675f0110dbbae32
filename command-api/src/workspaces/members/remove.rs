//! `DELETE workspaces/{slug}/members/{member}/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::{RemoveWorkspaceMember, WorkspaceRefusal};
use service::Problem;
use service::http::{IfMatch, Path};

use super::MemberPath;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Unit};

/// Puts a member out of the workspace and so out of all its projects.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/members/{member}/",
    operation_id = "remove_workspace_member",
    params(MemberPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<MemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    call.carry_out(&Remove { path, if_match: request.if_match() }).await
}

struct Remove {
    path: MemberPath,
    if_match: IfMatch,
}

impl Operation<InWorkspace> for Remove {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let (workspace, user) = (&entered.workspace, self.path.member);
        self.if_match.check(workspace.version)?;
        let member = workspace.state.member(user).ok_or(WorkspaceRefusal::MemberMissing)?;
        entered.access.may_manage_role(member.role)?;
        unit.change_workspace([RemoveWorkspaceMember { user }.into()]).await?;
        Ok(())
    }
}
