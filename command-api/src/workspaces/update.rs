//! `PATCH workspaces/{slug}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::WorkspaceId;
use domain::workspace::{ChangeWorkspaceTimeZone, RenameWorkspace, WorkspaceCommand};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes;

use super::body::{Body, WorkspaceChanges};
use super::render::{self, Reader};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

/// Changes a workspace's name and time zone; its slug is fixed.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/",
    operation_id = "update_workspace",
    params(WorkspacePath),
    request_body = WorkspaceChanges,
    responses((status = 200, body = shapes::Workspace)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, reader) = (request.if_match(), Reader::of(&request));
    let id = call.workspace();
    call.carry_out(&Update { id, body, if_match, reader }).await
}

struct Update {
    id: WorkspaceId,
    body: Body,
    if_match: IfMatch,
    reader: Reader,
}

impl Operation<InWorkspace> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let workspace = &entered.workspace;
        self.if_match.check(workspace.version)?;
        let slug = workspace.state.slug()?;
        if self.body.slug.clone().value().is_some_and(|sent| sent != *slug) {
            return Err(Problem::field("slug", "The slug of a workspace cannot be changed.").into());
        }
        let commands: [Option<WorkspaceCommand>; 2] = [
            self.body.name.clone().value().map(|to| RenameWorkspace { to }.into()),
            self.body.time_zone.clone().value().map(|to| ChangeWorkspaceTimeZone { to }.into()),
        ];
        let commands = commands.into_iter().flatten();
        unit.change_workspace(commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.id, self.reader)
    }
}
