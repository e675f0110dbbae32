//! `PATCH workspaces/{slug}/members/{member}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::workspace::{ChangeWorkspaceMemberRole, Workspace, WorkspaceRefusal};
use domain::{Role, UserId, WorkspaceId};
use event_store::Scope;
use service::Problem;
use service::accounts::Profile;
use service::http::{IfMatch, Path, PathId};
use wire::shapes::Member;
use wire::{Fields, Sent};

use super::{AtMember, person, render, role};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// What a member of a workspace is from now on.
    MemberChanges: schema_of_changes(read), { "role": 20 };
}

/// Gives a member of the workspace another role: `role` by number, or `role_slug` by name.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/members/{member}/",
    operation_id = "update_workspace_member",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("member" = Uuid, Path, description = "The user's id"),
    ),
    request_body = MemberChanges,
    responses((status = 200, body = Member)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtMember,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(user))) = path;
    let role = read(request.changes())?;
    let person = person::by_id(&app, user).await?;
    let command = app.command(&request, &slug).await?;
    let (workspace, if_match) = (command.workspace(), request.if_match());
    command.carry_out(&ChangeRole { workspace, user, person, role, if_match }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Sent<Role>, Problem> {
    let role = role(&mut fields);
    fields.finish()?;
    Ok(role)
}

/// The command.
struct ChangeRole {
    workspace: WorkspaceId,
    user: UserId,
    person: Option<Profile>,
    role: Sent<Role>,
    if_match: IfMatch,
}

impl Operation for ChangeRole {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let (access, workspace) = unit.enter_workspace().await?;
        access.may_manage_workspace()?;
        if workspace.state.role_of(self.user).is_none() || self.person.is_none() {
            return Err(WorkspaceRefusal::MemberMissing.into());
        }
        self.if_match.check(workspace.version)?;
        let (user, by) = (self.user, unit.actor());
        let change = self.role.value().map(|to| ChangeWorkspaceMemberRole { user, to, by }.into());
        unit.change::<Workspace>(self.workspace, Scope::default(), change).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::OK, after, self.workspace, self.person.as_ref())
    }
}
