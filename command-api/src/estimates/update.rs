//! `PATCH …/estimates/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{DescribeEstimate, ProjectCommand, ProjectRefusal, RenameEstimate};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::Zone;
use wire::shapes::Estimate;

use super::body::{Changes, EstimateChanges};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Changes the estimate of a project: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/",
    operation_id = "update_estimate",
    params(ProjectPath),
    request_body = EstimateChanges,
    responses((status = 200, body = Estimate)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let changes = call.permitted(Changes::read(request.changes())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&Update { path, changes, if_match, zone }).await
}

struct Update {
    path: ProjectPath,
    changes: Changes,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        let stored = project.estimate().ok_or(ProjectRefusal::EstimateMissing)?;
        self.if_match.check(stored.audit.version)?;
        project.editable()?;
        let (estimate, changes) = (stored.id, &self.changes);
        let commands: [Option<ProjectCommand>; 2] = [
            changes.name.clone().value().map(|to| RenameEstimate { estimate, to }.into()),
            changes.description.clone().value().map(|to| DescribeEstimate { estimate, to }.into()),
        ];
        unit.change_project(self.path.project, commands.into_iter().flatten()).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.path.project, self.zone)
    }
}
