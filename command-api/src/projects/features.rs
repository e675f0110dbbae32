//! `PATCH …/projects/{project}/features/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{Project, ProjectCommand, ProjectFeature, SwitchProjectFeature};
use domain::{Access, ProjectId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use wire::Fields;
use wire::shapes::Features;

use super::body::switches;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::request::{CommandRequest, InProject};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// What of a project is switched on and off.
    FeatureChanges: schema_of_changes(read), { "cycles": true, "modules": false };
}

/// The features by their names here (contract §8.1).
const SWITCHES: [(&str, ProjectFeature); 10] = [
    ("modules", ProjectFeature::Modules),
    ("cycles", ProjectFeature::Cycles),
    ("views", ProjectFeature::Views),
    ("pages", ProjectFeature::Pages),
    ("intakes", ProjectFeature::Intake),
    ("work_item_types", ProjectFeature::WorkItemTypes),
    ("epics", ProjectFeature::Epics),
    ("workflows", ProjectFeature::Workflows),
    ("parallel_cycles", ProjectFeature::ParallelCycles),
    ("project_updates", ProjectFeature::ProjectUpdates),
];

/// Switches features of a project on and off.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/features/",
    operation_id = "update_project_features",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
    ),
    request_body = FeatureChanges,
    responses((status = 200, body = Features)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InProject,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let read = read(request.changes());
    let switches = command.permitted(id, Access::may_manage_project, read).await?;
    command.carry_out(&Switch { id, switches, if_match: request.if_match() }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Vec<SwitchProjectFeature>, Problem> {
    let switches = switches(&mut fields, &SWITCHES);
    fields.finish()?;
    Ok(switches)
}

/// The command.
struct Switch {
    id: ProjectId,
    switches: Vec<SwitchProjectFeature>,
    if_match: IfMatch,
}

impl Operation for Switch {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.id).await?;
        entered.access.may_manage_project()?;
        self.if_match.check(entered.project.version)?;
        entered.project.state.editable()?;
        let commands = self.switches.iter().cloned().map(ProjectCommand::from);
        unit.change_project(self.id, commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        let project = after.get::<Project>(self.id)?;
        Rendered::json(StatusCode::OK, project.version, &features(&project.state))
    }
}

/// The project's switches.
fn features(project: &Project) -> Features {
    let is_on = |feature| project.details.features.contains(&feature);
    Features {
        modules: is_on(ProjectFeature::Modules),
        cycles: is_on(ProjectFeature::Cycles),
        views: is_on(ProjectFeature::Views),
        pages: is_on(ProjectFeature::Pages),
        intakes: is_on(ProjectFeature::Intake),
        work_item_types: is_on(ProjectFeature::WorkItemTypes),
        epics: is_on(ProjectFeature::Epics),
        workflows: is_on(ProjectFeature::Workflows),
        parallel_cycles: is_on(ProjectFeature::ParallelCycles),
        project_updates: is_on(ProjectFeature::ProjectUpdates),
    }
}
