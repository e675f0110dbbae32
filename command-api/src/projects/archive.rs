//! `POST …/projects/{project}/archive/`

use axum::extract::State;
use axum::response::Response;
use domain::ProjectId;
use domain::project::ArchiveProject;
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use crate::answer::Rendered;
use crate::app::App;
use crate::request::{CommandRequest, InProject};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Puts a project away: it can be read, restored and deleted, and nothing in it changes.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archive/",
    operation_id = "archive_project",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InProject,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    command.carry_out(&Archive { id, if_match: request.if_match() }).await
}

/// The command.
struct Archive {
    id: ProjectId,
    if_match: IfMatch,
}

impl Operation for Archive {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.id).await?;
        entered.access.may_manage_project()?;
        self.if_match.check(entered.project.version)?;
        unit.change_project(self.id, [ArchiveProject {}.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
