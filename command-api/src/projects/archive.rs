//! `POST …/projects/{project}/archive/`

use axum::extract::State;
use axum::response::Response;
use domain::project::ArchiveProject;
use service::Problem;
use service::accounts::EntityKind;
use service::http::{IfMatch, Path};

use crate::app::App;
use crate::error::Result;
use crate::favourites;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Puts a project away: it can be read, restored and deleted, and nothing in it changes.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archive/",
    operation_id = "archive_project",
    params(ProjectPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let project = path.project.uuid();
    let response = call.carry_out(&Archive { path, if_match: request.if_match() }).await?;
    favourites::forget(&app, call.workspace(), (EntityKind::Project, project)).await;
    Ok(response)
}

struct Archive {
    path: ProjectPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Archive {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.if_match.check(entered.project.version)?;
        unit.change_project(self.path.project, [ArchiveProject {}.into()]).await?;
        Ok(())
    }
}
