//! `POST …/estimate-points/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::EstimatePointId;
use domain::project::{AddEstimatePoint, ProjectCommand};
use service::Problem;
use service::http::Path;
use wire::shapes::EstimatePoint;
use wire::{NotSent, Zone};

use super::body::{self, Body, NewEstimatePoints};
use super::{EstimatePath, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Adds points to an estimate, all of them or none.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/{estimate}/estimate-points/",
    operation_id = "create_estimate_points",
    params(EstimatePath),
    request_body = NewEstimatePoints,
    responses((status = 201, body = Vec<EstimatePoint>)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<EstimatePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let points = call.permitted(body::read(request.fields())).await?;
    let points = (0..).zip(points).map(|(ordinal, body)| (call.new_id(ordinal), body)).collect();
    call.carry_out(&Create { path, points, zone: request.zone() }).await
}

struct Create {
    path: EstimatePath,
    points: Vec<(EstimatePointId, Body)>,
    zone: Zone,
}

impl Operation<InProject> for Create {
    async fn decide(&self, unit: &mut Unit<'_>, _: &EnteredProject) -> Result<()> {
        let commands = self.points.iter().map(|(id, body)| self.addition(*id, body));
        let commands = commands.collect::<Result<Vec<_>, _>>()?;
        unit.change_project(self.path.project, commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let ids = self.points.iter().map(|(id, _)| *id);
        render::all(StatusCode::CREATED, after, self.path.project, ids, self.zone)
    }
}

impl Create {
    /// The command that adds one point.
    fn addition(&self, id: EstimatePointId, body: &Body) -> Result<ProjectCommand, NotSent> {
        let add = AddEstimatePoint {
            id,
            estimate: self.path.estimate,
            key: body.key.unwrap_or_default(),
            value: body.value.clone().required()?,
            description: body.description.clone().unwrap_or_default(),
        };
        Ok(add.into())
    }
}
