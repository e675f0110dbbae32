//! `DELETE workspaces/{slug}/invitations/{invitation}/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::{RevokeWorkspaceInvitation, WorkspaceRefusal};
use domain::{InvitationId, Refusal};
use service::Problem;
use service::http::{IfMatch, Path};

use super::InvitationPath;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Unit};

/// Revokes an invitation that was not answered; its link ends, and its address is forgotten.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/invitations/{invitation}/",
    operation_id = "delete_invitation",
    params(InvitationPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<InvitationPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let id = call.permitted(path.id()).await?;
    let workspace = call.workspace();
    let answer = call.carry_out(&Revoke { id, if_match: request.if_match() }).await;
    // Also when an earlier try was cut off after the log had it.
    let is_gone = match &answer {
        Ok(_) => true,
        Err(problem) => problem.code() == WorkspaceRefusal::InvitationMissing.code(),
    };
    if is_gone {
        app.accounts().forget_invited(workspace, id).await?;
    }
    answer
}

struct Revoke {
    id: InvitationId,
    if_match: IfMatch,
}

impl Operation<InWorkspace> for Revoke {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let invitation = entered.workspace.state.invitation(self.id)?;
        self.if_match.check(invitation.audit.version)?;
        let revoke = RevokeWorkspaceInvitation { invitation: self.id };
        unit.change_workspace([revoke.into()]).await?;
        Ok(())
    }
}
