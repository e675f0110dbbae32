//! `DELETE …/estimates/`

use axum::extract::State;
use axum::response::Response;
use domain::project::{DeleteEstimate, ProjectRefusal};
use service::Problem;
use service::http::{IfMatch, Path};

use crate::app::App;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Deletes the estimate of a project with its points; the project and its work items lose them.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/",
    operation_id = "delete_estimate",
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
    call.carry_out(&Delete { path, if_match: request.if_match() }).await
}

struct Delete {
    path: ProjectPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let estimate = entered.project.state.estimate().ok_or(ProjectRefusal::EstimateMissing)?;
        self.if_match.check(estimate.audit.version)?;
        let delete = DeleteEstimate { estimate: estimate.id };
        unit.change_project(self.path.project, [delete.into()]).await?;
        Ok(())
    }
}
