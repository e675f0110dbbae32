//! `POST …/labels/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::CreateLabel;
use domain::values::ExternalRef;
use domain::{Access, LabelId, ProjectId};
use service::Problem;
use service::http::{Path, PathId};
use wire::Zone;
use wire::shapes::Label;

use super::body::{Body, NewLabel};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::{CommandRequest, InProject};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Adds a label, behind the others unless `sort_order` says where.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/",
    operation_id = "create_label",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
    ),
    request_body = NewLabel,
    responses((status = 201, body = Label)),
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
    id: LabelId,
    body: Body,
    zone: Zone,
}

impl Operation for Create {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let body = &self.body;
        let create = CreateLabel {
            id: self.id,
            name: body.name.clone().unwrap_or_default(),
            colour: body.colour.clone().unwrap_or_default(),
            description: body.description.clone().unwrap_or_default(),
            parent: body.parent.value(),
            sort_order: body.sort_order.value(),
            external: body.external.applied_to(&ExternalRef::default()),
        };
        unit.change_project(self.project, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::CREATED, after, (self.project, self.id), self.zone)
    }
}
