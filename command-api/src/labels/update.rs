//! `PATCH …/labels/{label}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{
    ChangeLabelExternalReference, DescribeLabel, MoveLabel, ProjectCommand, ProjectRefusal,
    RecolourLabel, RenameLabel, ReorderLabel,
};
use domain::{Access, LabelId, ProjectId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use wire::Zone;
use wire::shapes::Label;

use super::AtLabel;
use super::body::{Body, LabelChanges};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::{AnyRefusal, Stop};
use crate::unit::{Operation, Snapshot, Unit};

/// Changes a label: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/{label}/",
    operation_id = "update_label",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("label" = Uuid, Path),
    ),
    request_body = LabelChanges,
    responses((status = 200, body = Label)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtLabel,
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
    id: LabelId,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation for Update {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let project = &entered.project.state;
        let label = project.label(self.id).ok_or(ProjectRefusal::LabelMissing)?;
        self.if_match.check(label.audit.version)?;
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
        let (body, label) = (&self.body, self.id);
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

/// In a PATCH the contract has no words of its own for a name that is taken.
fn name_taken(stop: Stop) -> Stop {
    match stop {
        Stop::Refused(AnyRefusal::Project(ProjectRefusal::LabelNameTaken { .. })) => {
            Problem::payload_not_valid().into()
        }
        other => other,
    }
}
