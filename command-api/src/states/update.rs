//! `PATCH …/states/{state}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{
    ChangeStateExternalReference, DescribeState, DropStateDefault, MakeStateDefault,
    ProjectCommand, ProjectRefusal, RecolourState, RegroupState, RenameState, ReorderState,
};
use domain::{Access, ProjectId, StateId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use wire::{Zone, shapes};

use super::AtState;
use super::body::{Body, StateChanges};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::{AnyRefusal, Stop};
use crate::unit::{Operation, Snapshot, Unit};

/// Changes a state: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/{state}/",
    operation_id = "update_state",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("state" = Uuid, Path),
    ),
    request_body = StateChanges,
    responses((status = 200, body = shapes::State)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtState,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let read = Body::read(request.changes());
    let body = command.permitted(project, Access::may_change_content, read).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    command.carry_out(&Update { project, id, body, if_match, zone }).await
}

/// The command.
struct Update {
    project: ProjectId,
    id: StateId,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation for Update {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let project = &entered.project.state;
        let state = project.state(self.id).ok_or(ProjectRefusal::StateMissing)?;
        self.if_match.check(state.audit.version)?;
        project.editable()?;
        unit.change_project(self.project, self.commands()).await.map_err(name_taken)?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::OK, after, (self.project, self.id), self.zone)
    }
}

impl Update {
    /// One small command for each key that was sent, in the order in which the contract complains.
    fn commands(&self) -> Vec<ProjectCommand> {
        let (body, state) = (&self.body, self.id);
        let external = ChangeStateExternalReference { state, patch: body.external.clone() };
        let default = |is_default| {
            if is_default {
                MakeStateDefault { state }.into()
            } else {
                DropStateDefault { state }.into()
            }
        };
        let commands: [Option<ProjectCommand>; 7] = [
            body.group.value().map(|to| RegroupState { state, to }.into()),
            Some(external.into()),
            body.name.clone().value().map(|to| RenameState { state, to }.into()),
            body.colour.clone().value().map(|to| RecolourState { state, to }.into()),
            body.description.clone().value().map(|to| DescribeState { state, to }.into()),
            body.sequence.value().map(|to| ReorderState { state, to }.into()),
            body.is_default.value().map(default),
        ];
        commands.into_iter().flatten().collect()
    }
}

/// In a PATCH the contract has no words of its own for a name that is taken.
fn name_taken(stop: Stop) -> Stop {
    match stop {
        Stop::Refused(AnyRefusal::Project(ProjectRefusal::StateNameTaken { .. })) => {
            Problem::payload_not_valid().into()
        }
        other => other,
    }
}
