//! `PATCH …/labels/{label}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{
    ChangeLabelExternalReference, DescribeLabel, MoveLabel, ProjectCommand, ProjectRefusal,
    RecolourLabel, RenameLabel, ReorderLabel,
};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::Zone;
use wire::shapes::Label;

use super::body::{Body, LabelChanges};
use super::{LabelPath, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::{CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Changes a label: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/{label}/",
    operation_id = "update_label",
    params(LabelPath),
    request_body = LabelChanges,
    responses((status = 200, body = Label)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<LabelPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&Update { path, body, if_match, zone }).await
}

struct Update {
    path: LabelPath,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        let label = project.label(self.path.label).ok_or(ProjectRefusal::LabelMissing)?;
        self.if_match.check(label.audit.version)?;
        project.editable()?;
        unit.change_project(self.path.project, self.commands())
            .await
            .map_err(CommandError::in_patch)?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.path.project, self.path.label), self.zone)
    }
}

impl Update {
    /// One small command for each key that was sent, in the order in which the contract complains.
    fn commands(&self) -> Vec<ProjectCommand> {
        let (body, label) = (&self.body, self.path.label);
        let external = ChangeLabelExternalReference { label, patch: body.external.clone() };
        let commands: [Option<ProjectCommand>; 6] = [
            body.parent.change().map(|to| MoveLabel { label, to }.into()),
            Some(external.into()),
            body.name.clone().value().map(|to| RenameLabel { label, to }.into()),
            body.colour.clone().value().map(|to| RecolourLabel { label, to }.into()),
            body.description.clone().value().map(|to| DescribeLabel { label, to }.into()),
            body.sort_order.value().map(|to| ReorderLabel { label, to }.into()),
        ];
        commands.into_iter().flatten().collect()
    }
}
