//! `DELETE …/projects/{project}/archive/`

use axum::extract::State;
use axum::response::Response;
use domain::project::RestoreProject;
use service::Problem;
use service::http::{IfMatch, Path};

use crate::app::App;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes an archived project out again.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archive/",
    operation_id = "unarchive_project",
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
    call.carry_out(&Unarchive { path, if_match: request.if_match() }).await
}

struct Unarchive {
    path: ProjectPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Unarchive {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.if_match.check(entered.project.version)?;
        unit.change_project(self.path.project, [RestoreProject {}.into()]).await?;
        Ok(())
    }
}
