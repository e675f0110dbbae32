//! `DELETE …/labels/{label}/`

use axum::extract::State;
use axum::response::Response;
use domain::project::{DeleteLabel, ProjectRefusal};
use domain::{LabelId, ProjectId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use super::AtLabel;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Deletes a label and all below it; work items lose them.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/{label}/",
    operation_id = "delete_label",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("label" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtLabel,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    command.carry_out(&Delete { project, id, if_match: request.if_match() }).await
}

/// The command.
struct Delete {
    project: ProjectId,
    id: LabelId,
    if_match: IfMatch,
}

impl Operation for Delete {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let project = &entered.project.state;
        let label = project.label(self.id).ok_or(ProjectRefusal::LabelMissing)?;
        self.if_match.check(label.audit.version)?;
        unit.change_project(self.project, [DeleteLabel { label: self.id }.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
