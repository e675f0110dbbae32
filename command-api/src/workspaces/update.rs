//! `PATCH workspaces/{slug}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::workspace::{ChangeWorkspaceTimeZone, RenameWorkspace, Workspace, WorkspaceCommand};
use domain::{Access, WorkspaceId};
use event_store::Scope;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes;

use super::body::{Body, WorkspaceChanges};
use super::render::{self, Reader};
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Changes a workspace's name and time zone; its slug is fixed.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/",
    operation_id = "update_workspace",
    params(("slug" = String, Path, description = "The workspace's slug")),
    request_body = WorkspaceChanges,
    responses((status = 200, body = shapes::Workspace)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(slug): Path<String>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let command = app.command(&request, &slug).await?;
    let read = Body::read(request.changes());
    let body = command.permitted_here(Access::may_manage_workspace, read).await?;
    let (if_match, reader) = (request.if_match(), Reader::of(&request));
    let id = command.workspace();
    command.carry_out(&Update { id, body, if_match, reader }).await
}

/// The command.
struct Update {
    id: WorkspaceId,
    body: Body,
    if_match: IfMatch,
    reader: Reader,
}

impl Operation for Update {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let (access, workspace) = unit.enter_workspace().await?;
        access.may_manage_workspace()?;
        self.if_match.check(workspace.version)?;
        if self.body.slug.clone().value().is_some_and(|slug| slug != workspace.state.slug) {
            return Err(Problem::field("slug", "The slug of a workspace cannot be changed.").into());
        }
        let commands: [Option<WorkspaceCommand>; 2] = [
            self.body.name.clone().value().map(|to| RenameWorkspace { to }.into()),
            self.body.time_zone.clone().value().map(|to| ChangeWorkspaceTimeZone { to }.into()),
        ];
        let commands = commands.into_iter().flatten();
        unit.change::<Workspace>(self.id, Scope::default(), commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::OK, after, self.id, self.reader)
    }
}
