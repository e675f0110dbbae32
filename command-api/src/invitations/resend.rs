//! `POST workspaces/{slug}/invitations/{invitation}/resend/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::workspace::{RenewWorkspaceInvitation, WorkspaceRefusal};
use service::Problem;
use service::accounts::Invited;
use service::http::{IfMatch, Path};
use wire::{Zone, shapes};

use super::InvitationPath;
use super::link::NewLink;
use super::render::Shown;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

/// Makes another link of an invitation, which lasts as long as that of a new one; the old one ends. Whoever makes it
/// answers for the invitation from then on.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/invitations/{invitation}/resend/",
    operation_id = "resend_invitation",
    params(InvitationPath),
    responses((status = 200, body = shapes::NewInvitation)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<InvitationPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let id = call.permitted(path.id()).await?;
    let invited = app.accounts().invited(call.workspace(), id).await?;
    let link = NewLink::new(&app, call.new_id(0));
    let (if_match, zone) = (request.if_match(), request.zone());
    let renew = Renew { invited: invited.as_ref(), link: &link, if_match, zone };
    let response = call.carry_out(&renew).await?;
    link.show(&app, renew.invited()?, response).await
}

struct Renew<'a> {
    invited: Option<&'a Invited>,
    link: &'a NewLink,
    if_match: IfMatch,
    zone: Zone,
}

impl Renew<'_> {
    /// Whom the invitation is for; of one whose address was forgotten there is no link.
    fn invited(&self) -> Result<&Invited> {
        Ok(self.invited.ok_or(WorkspaceRefusal::InvitationMissing)?)
    }
}

impl Operation<InWorkspace> for Renew<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let (id, expires_at) = (self.invited()?.id, self.link.expires_at);
        let invitation = entered.workspace.state.invitation(id)?;
        self.if_match.check(invitation.audit.version)?;
        let renew = RenewWorkspaceInvitation { invitation: id, expires_at };
        unit.change_workspace([renew.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let Invited { id, workspace, email } = self.invited()?;
        let shown = Shown { workspace: *workspace, id: *id, email, zone: self.zone };
        shown.with_link(StatusCode::OK, after, self.link)
    }
}
