//! `PATCH …/projects/{project}/features/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{Project, ProjectCommand, SwitchProjectFeature};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::Fields;
use wire::shapes::Features;

use super::body::switches;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// What of a project is switched on and off.
    FeatureChanges: schema_of_changes(read), { "cycles": true, "modules": false };
}

/// Switches features of a project on and off.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/features/",
    operation_id = "update_project_features",
    params(ProjectPath),
    request_body = FeatureChanges,
    responses((status = 200, body = Features)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let switches = call.permitted(read(request.changes())).await?;
    call.carry_out(&Switch { path, switches, if_match: request.if_match() }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Vec<SwitchProjectFeature>, Problem> {
    let switches = switches(&mut fields, Features::NAMED);
    fields.finish()?;
    Ok(switches)
}

struct Switch {
    path: ProjectPath,
    switches: Vec<SwitchProjectFeature>,
    if_match: IfMatch,
}

impl Operation<InProject> for Switch {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.if_match.check(entered.project.version)?;
        entered.project.state.editable()?;
        let commands = self.switches.iter().cloned().map(ProjectCommand::from);
        unit.change_project(self.path.project, commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let project = after.get::<Project>(self.path.project)?;
        let on = &project.state.details()?.features;
        let shown = Features::of(|feature| on.contains(&feature));
        Rendered::json(StatusCode::OK, project.version, &shown)
    }
}
