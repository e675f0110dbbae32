//! `PATCH …/states/{state}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{
    ChangeStateExternalReference, DescribeState, DropStateDefault, MakeStateDefault,
    ProjectCommand, ProjectRefusal, RecolourState, RegroupState, RenameState, ReorderState,
};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Zone, shapes};

use super::body::{Body, StateChanges};
use super::{StatePath, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::{CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Changes a state: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/{state}/",
    operation_id = "update_state",
    params(StatePath),
    request_body = StateChanges,
    responses((status = 200, body = shapes::State)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<StatePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&Update { path, body, if_match, zone }).await
}

struct Update {
    path: StatePath,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        let state = project.state(self.path.state).ok_or(ProjectRefusal::StateMissing)?;
        self.if_match.check(state.audit.version)?;
        project.editable()?;
        unit.change_project(self.path.project, self.commands())
            .await
            .map_err(CommandError::in_patch)?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.path.project, self.path.state), self.zone)
    }
}

impl Update {
    /// One small command for each key that was sent, in the order in which the contract complains.
    fn commands(&self) -> Vec<ProjectCommand> {
        let (body, state) = (&self.body, self.path.state);
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
