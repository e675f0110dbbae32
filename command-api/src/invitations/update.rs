//! `PATCH workspaces/{slug}/invitations/{invitation}/`

use axum::extract::State;
use axum::response::Response;
use domain::Role;
use domain::workspace::{ChangeWorkspaceInvitationRole, WorkspaceRefusal};
use service::Problem;
use service::accounts::Invited;
use service::http::{IfMatch, Path};
use wire::{Sent, Zone, shapes};

use super::InvitationPath;
use super::body::{InvitationChanges, read_changes};
use super::render::Shown;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

/// Invites to another role; whoever changes it answers for the invitation from then on.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/invitations/{invitation}/",
    operation_id = "update_invitation",
    params(InvitationPath),
    request_body = InvitationChanges,
    responses((status = 200, body = shapes::Invitation)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<InvitationPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let id = call.permitted(path.id()).await?;
    let role = call.permitted(read_changes(request.changes())).await?;
    let invited = app.accounts().invited(call.workspace(), id).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&ChangeRole { invited, role, if_match, zone }).await
}

struct ChangeRole {
    invited: Option<Invited>,
    role: Sent<Role>,
    if_match: IfMatch,
    zone: Zone,
}

impl ChangeRole {
    /// Whom the invitation is for; refused as missing where the address was forgotten.
    fn invited(&self) -> Result<&Invited> {
        Ok(self.invited.as_ref().ok_or(WorkspaceRefusal::InvitationMissing)?)
    }
}

impl Operation<InWorkspace> for ChangeRole {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let id = self.invited()?.id;
        let invitation = entered.workspace.state.invitation(id)?;
        self.if_match.check(invitation.audit.version)?;
        if let Some(to) = self.role.value() {
            entered.access.may_manage_role(to)?;
            let change = ChangeWorkspaceInvitationRole { invitation: id, to };
            unit.change_workspace([change.into()]).await?;
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let Invited { id, workspace, email } = self.invited()?;
        Shown { workspace: *workspace, id: *id, email, zone: self.zone }.plain(after)
    }
}
