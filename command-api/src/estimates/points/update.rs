//! `PATCH …/estimate-points/{point}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{
    DescribeEstimatePoint, ProjectCommand, RenameEstimatePoint, ReorderEstimatePoint,
};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::Zone;
use wire::shapes::EstimatePoint;

use super::body::{Body, EstimatePointChanges};
use super::{PointPath, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Changes a point, and with it all work items that have it: each key that was sent is a fact of its own, all of them or
/// none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/{estimate}/estimate-points/{point}/",
    operation_id = "update_estimate_point",
    params(PointPath),
    request_body = EstimatePointChanges,
    responses((status = 200, body = EstimatePoint)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<PointPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&Update { path, body, if_match, zone }).await
}

struct Update {
    path: PointPath,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        self.if_match.check(super::point(project, &self.path)?.audit.version)?;
        project.editable()?;
        unit.change_project(self.path.project, self.commands()).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::one(StatusCode::OK, after, (self.path.project, self.path.point), self.zone)
    }
}

impl Update {
    /// One small command for each key that was sent.
    fn commands(&self) -> Vec<ProjectCommand> {
        let (body, point) = (&self.body, self.path.point);
        let commands: [Option<ProjectCommand>; 3] = [
            body.key.value().map(|to| ReorderEstimatePoint { point, to }.into()),
            body.value.clone().value().map(|to| RenameEstimatePoint { point, to }.into()),
            body.description.clone().value().map(|to| DescribeEstimatePoint { point, to }.into()),
        ];
        commands.into_iter().flatten().collect()
    }
}
