//! `POST …/labels/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::LabelId;
use domain::project::CreateLabel;
use domain::values::ExternalRef;
use service::Problem;
use service::http::Path;
use wire::Zone;
use wire::shapes::Label;

use super::body::{Body, NewLabel};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Adds a label, behind the others unless `sort_order` says where.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/",
    operation_id = "create_label",
    params(ProjectPath),
    request_body = NewLabel,
    responses((status = 201, body = Label)),
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
    id: LabelId,
    body: Body,
    zone: Zone,
}

impl Operation<InProject> for Create {
    async fn decide(&self, unit: &mut Unit<'_>, _: &EnteredProject) -> Result<()> {
        let body = &self.body;
        let create = CreateLabel {
            id: self.id,
            name: body.name.clone().required()?,
            colour: body.colour.clone().unwrap_or_default(),
            description: body.description.clone().unwrap_or_default(),
            parent: body.parent.value(),
            sort_order: body.sort_order.value(),
            external: body.external.applied_to(&ExternalRef::default()),
        };
        unit.change_project(self.path.project, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.path.project, self.id), self.zone)
    }
}
