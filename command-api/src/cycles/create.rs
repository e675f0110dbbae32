//! `POST …/cycles/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::CycleId;
use domain::cycle::{CreateCycle, Cycle, place_before};
use domain::project::ProjectFeature;
use domain::values::ExternalRef;
use event_store::Scope;
use service::Problem;
use service::http::Path;
use wire::{Sent, Zone, shapes};

use super::body::{Body, NewCycle};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Creates a cycle where cycles are switched on, with both dates or none.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/",
    operation_id = "create_cycle",
    params(ProjectPath),
    request_body = NewCycle,
    responses((status = 201, body = shapes::Cycle)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.fields())).await?;
    let (id, zone, read_model) = (call.new_id(0), request.zone(), app.read_model());
    call.carry_out(&Create { path, id, body, zone, read_model }).await
}

struct Create<'a> {
    path: ProjectPath,
    id: CycleId,
    body: Body,
    zone: Zone,
    read_model: &'a ReadModel,
}

impl Operation<InProject> for Create<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let (body, project) = (&self.body, &entered.project.state);
        let details = project.editable()?;
        if let Sent::Value(named) = body.project
            && named != self.path.project.uuid()
        {
            return Err(Problem::non_field("Project not found").into());
        }
        body.check_owner(&entered.workspace.state, project)?;
        let [start, end] = body.times(project, self.zone, unit.at())?;
        let external = body.external.applied_to(&ExternalRef::default());
        if let Some(claim) = claims::cycle_external(self.path.project, &external, self.id) {
            unit.take(claim);
        }
        let create = CreateCycle {
            id: self.id,
            project: self.path.project,
            is_switched_on: details.features.contains(&ProjectFeature::Cycles),
            name: body.name.clone().required()?,
            description: body.description.clone().unwrap_or_default(),
            start: start.flatten(),
            end: end.flatten(),
            owner: body.owner.value().unwrap_or_else(|| unit.actor()),
            time_zone: body.time_zone.clone().value().unwrap_or_else(|| details.time_zone.clone()),
            sort_order: self.place(unit).await?,
            external,
        };
        let scope = Scope { project: Some(self.path.project), issue: None };
        unit.begin::<Cycle>(self.id, scope, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, self.id, &[], self.zone)
    }
}

impl Create<'_> {
    /// The place that was sent, else before the first cycle that the read tables show: two that are made at the same time may
    /// get the same place, which does no harm.
    async fn place(&self, unit: &Unit<'_>) -> Result<f64> {
        if let Some(place) = self.body.sort_order.value() {
            return Ok(place);
        }
        let first = self.read_model.first_cycle(unit.workspace(), self.path.project).await?;
        Ok(place_before(first))
    }
}
