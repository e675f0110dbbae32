//! `POST workspaces/{slug}/transfer/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::workspace::TransferOwnership;
use domain::{UserId, WorkspaceId};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Fields, shapes};

use super::render::{self, Reader};
use crate::accounts::is_active;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

bodies! {
    /// To whom a workspace is handed: one of its members.
    NewOwner: schema(read), { "member": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f" };
}

/// Hands the caller's place as owner to another member: `member` is the user's id. The caller becomes an admin.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/transfer/",
    operation_id = "transfer_workspace",
    params(WorkspacePath),
    request_body = NewOwner,
    responses((status = 200, body = shapes::Workspace)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let to = read(request.fields())?;
    let (if_match, reader) = (request.if_match(), Reader::of(&request));
    let is_active = is_active(&app, to).await?;
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let id = call.workspace();
    call.carry_out(&Transfer { id, to, is_active, if_match, reader }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<UserId, Problem> {
    let to = fields.id("member").doc("The user's id.").required().read();
    fields.finish()?;
    Ok(UserId(to.required()?))
}

struct Transfer {
    id: WorkspaceId,
    to: UserId,
    /// Whether they can sign in; who is leaving this very moment leaves the workspace by a command of its own, and that
    /// comes either before this one or after it.
    is_active: bool,
    if_match: IfMatch,
    reader: Reader,
}

impl Operation<InWorkspace> for Transfer {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let workspace = &entered.workspace;
        self.if_match.check(workspace.version)?;
        if workspace.state.role_of(self.to).is_none() {
            return Err(Problem::field("member", "Member not found in workspace").into());
        }
        if !self.is_active {
            return Err(Problem::field("member", "This person's account is deactivated.").into());
        }
        let transfer = TransferOwnership { from: unit.actor(), to: self.to };
        unit.change_workspace([transfer.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.id, self.reader)
    }
}
