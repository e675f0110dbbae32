//! `POST …/estimates/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::EstimateId;
use domain::project::CreateEstimate;
use service::Problem;
use service::http::Path;
use wire::Zone;
use wire::shapes::Estimate;

use super::body::{Body, NewEstimate};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Makes the estimate of a project, which has one at most; the project uses it once its `estimate` says so.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/",
    operation_id = "create_estimate",
    params(ProjectPath),
    request_body = NewEstimate,
    responses((status = 201, body = Estimate)),
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
    id: EstimateId,
    body: Body,
    zone: Zone,
}

impl Operation<InProject> for Create {
    async fn decide(&self, unit: &mut Unit<'_>, _: &EnteredProject) -> Result<()> {
        let Body { changes, kind } = &self.body;
        let create = CreateEstimate {
            id: self.id,
            name: changes.name.clone().required()?,
            description: changes.description.clone().unwrap_or_default(),
            kind: kind.unwrap_or_default(),
        };
        unit.change_project(self.path.project, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, self.path.project, self.zone)
    }
}
