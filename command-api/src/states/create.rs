//! `POST …/states/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::StateId;
use domain::project::CreateState;
use domain::values::ExternalRef;
use service::Problem;
use service::http::Path;
use wire::{Zone, shapes};

use super::body::{Body, NewState};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Adds a state, at the end of the workflow unless `sequence` says where; the contract answers 200, not 201.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/",
    operation_id = "create_state",
    params(ProjectPath),
    request_body = NewState,
    responses((status = 200, body = shapes::State)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.fields())).await?;
    let (id, zone) = (call.new_id(0), request.zone());
    call.carry_out(&Create { path, id, body, zone }).await
}

struct Create {
    path: ProjectPath,
    id: StateId,
    body: Body,
    zone: Zone,
}

impl Operation<InProject> for Create {
    async fn decide(&self, unit: &mut Unit<'_>, _: &EnteredProject) -> Result<()> {
        let body = &self.body;
        let create = CreateState {
            id: self.id,
            name: body.name.clone().required()?,
            colour: body.colour.clone().required()?,
            description: body.description.clone().unwrap_or_default(),
            group: body.group.unwrap_or_default(),
            sequence: body.sequence.value(),
            is_default: body.is_default.unwrap_or_default(),
            external: body.external.applied_to(&ExternalRef::default()),
        };
        unit.change_project(self.path.project, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.path.project, self.id), self.zone)
    }
}
