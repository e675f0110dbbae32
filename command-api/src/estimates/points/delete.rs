//! `DELETE …/estimate-points/{point}/`

use axum::extract::State;
use axum::response::Response;
use domain::project::RemoveEstimatePoint;
use service::Problem;
use service::http::{IfMatch, Path};

use super::PointPath;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Removes a point from its estimate; work items lose it.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/{estimate}/estimate-points/{point}/",
    operation_id = "delete_estimate_point",
    params(PointPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<PointPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    call.carry_out(&Delete { path, if_match: request.if_match() }).await
}

struct Delete {
    path: PointPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let point = super::point(&entered.project.state, &self.path)?;
        self.if_match.check(point.audit.version)?;
        let remove = RemoveEstimatePoint { point: point.id };
        unit.change_project(self.path.project, [remove.into()]).await?;
        Ok(())
    }
}
