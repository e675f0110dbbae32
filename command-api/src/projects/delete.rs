//! `DELETE …/projects/{project}/`

use axum::extract::State;
use axum::response::Response;
use domain::project::DeleteProject;
use service::Problem;
use service::accounts::EntityKind;
use service::http::{IfMatch, Path};

use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::favourites;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Deletes a project with everything in it; its name and identifier are free again.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/",
    operation_id = "delete_project",
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
    let response = call.carry_out(&Delete { path, if_match: request.if_match() }).await?;
    favourites::forget(&app, call.workspace(), (EntityKind::Project, project)).await;
    Ok(response)
}

struct Delete {
    path: ProjectPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.if_match.check(entered.project.version)?;
        unit.change_project(self.path.project, [DeleteProject {}.into()]).await?;
        let details = entered.project.state.details()?;
        unit.release(claims::project_name(details.name.as_str(), self.path.project));
        unit.release(claims::project_identifier(details.identifier.as_str(), self.path.project));
        Ok(())
    }
}
