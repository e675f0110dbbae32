//! `DELETE …/work-items/{issue}/unarchive/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{Issue, RestoreIssue};
use domain::{IssueId, ProjectId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use super::facts;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::{CommandRequest, InIssue};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Takes a work item out of the archive.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/unarchive/",
    operation_id = "unarchive_work_item",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InIssue,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let if_match = request.if_match();
    command.carry_out(&UnarchiveWorkItem { id, project, if_match }).await
}

/// The command.
struct UnarchiveWorkItem {
    id: IssueId,
    project: ProjectId,
    if_match: IfMatch,
}

impl Operation for UnarchiveWorkItem {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let issue = facts::existing(unit, self.project, self.id).await?;
        self.if_match.check(issue.version)?;
        entered.project.state.editable()?;
        let scope = facts::scope(self.project, self.id);
        unit.change::<Issue>(self.id, scope, [RestoreIssue {}.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
