//! `POST …/states/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::CreateState;
use domain::values::ExternalRef;
use domain::{Access, ProjectId, StateId};
use service::Problem;
use service::http::{Path, PathId};
use wire::{Zone, shapes};

use super::body::{Body, NewState};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::{CommandRequest, InProject};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Adds a state, at the end of the workflow unless `sequence` says where; the contract answers 200, not 201.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/",
    operation_id = "create_state",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
    ),
    request_body = NewState,
    responses((status = 200, body = shapes::State)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InProject,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project))) = path;
    let command = app.command(&request, &slug).await?;
    let read = Body::read(request.fields());
    let body = command.permitted(project, Access::may_change_content, read).await?;
    let (id, zone) = (command.new_id(0), request.zone());
    command.carry_out(&Create { project, id, body, zone }).await
}

/// The command.
struct Create {
    project: ProjectId,
    id: StateId,
    body: Body,
    zone: Zone,
}

impl Operation for Create {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let body = &self.body;
        let create = CreateState {
            id: self.id,
            name: body.name.clone().unwrap_or_default(),
            colour: body.colour.clone().unwrap_or_default(),
            description: body.description.clone().unwrap_or_default(),
            group: body.group.unwrap_or_default(),
            sequence: body.sequence.value(),
            is_default: body.is_default.unwrap_or_default(),
            external: body.external.applied_to(&ExternalRef::default()),
        };
        unit.change_project(self.project, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::OK, after, (self.project, self.id), self.zone)
    }
}
