//! `DELETE …/projects/{project}/`

use axum::extract::State;
use axum::response::Response;
use domain::ProjectId;
use domain::project::DeleteProject;
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::request::{CommandRequest, InProject};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Deletes a project with everything in it; its name and identifier are free again.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/",
    operation_id = "delete_project",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InProject,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    command.carry_out(&Delete { id, if_match: request.if_match() }).await
}

/// The command.
struct Delete {
    id: ProjectId,
    if_match: IfMatch,
}

impl Operation for Delete {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.id).await?;
        entered.access.may_manage_project()?;
        self.if_match.check(entered.project.version)?;
        unit.change_project(self.id, [DeleteProject {}.into()]).await?;
        let details = &entered.project.state.details;
        unit.release(claims::project_name(details.name.as_str(), self.id));
        unit.release(claims::project_identifier(details.identifier.as_str(), self.id));
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
