//! `PATCH workspaces/{slug}/members/{member}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::workspace::{ChangeWorkspaceMemberRole, WorkspaceRefusal};
use domain::{Role, WorkspaceId};
use service::Problem;
use service::accounts::Profile;
use service::http::{IfMatch, Path};
use wire::shapes::Member;
use wire::{Fields, Sent};

use super::{MemberPath, person, render, role};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

bodies! {
    /// What a member of a workspace is from now on.
    MemberChanges: schema_of_changes(read), { "role": 20 };
}

/// Gives a member of the workspace another role: `role` by number, or `role_slug` by name.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/members/{member}/",
    operation_id = "update_workspace_member",
    params(MemberPath),
    request_body = MemberChanges,
    responses((status = 200, body = Member)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<MemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let role = read(request.changes())?;
    let person = person::by_id(&app, path.member).await?;
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let (workspace, if_match) = (call.workspace(), request.if_match());
    call.carry_out(&ChangeRole { path, workspace, person, role, if_match }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Sent<Role>, Problem> {
    let role = role(&mut fields);
    fields.finish()?;
    Ok(role)
}

struct ChangeRole {
    path: MemberPath,
    workspace: WorkspaceId,
    person: Option<Profile>,
    role: Sent<Role>,
    if_match: IfMatch,
}

impl Operation<InWorkspace> for ChangeRole {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let (workspace, user) = (&entered.workspace, self.path.member);
        let from = workspace.state.role_of(user).filter(|_| self.person.is_some());
        let from = from.ok_or(WorkspaceRefusal::MemberMissing)?;
        self.if_match.check(workspace.version)?;
        if let Some(to) = self.role.value() {
            entered.access.may_manage_role(from)?;
            entered.access.may_manage_role(to)?;
            unit.change_workspace([ChangeWorkspaceMemberRole { user, to }.into()]).await?;
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.workspace, self.person.as_ref())
    }
}
