//! `POST …/work-items/{issue}/archive/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use domain::issue::{ArchiveFinishedIssue, Issue};
use domain::{IssueId, ProjectId};
use serde::Serialize;
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use utoipa::ToSchema;

use super::facts;
use crate::answer::Rendered;
use crate::app::App;
use crate::request::{CommandRequest, InIssue};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Archives a work item whose state is completed or cancelled.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/archive/",
    operation_id = "archive_work_item",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
    ),
    responses((status = 200, body = Archived)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InIssue,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let if_match = request.if_match();
    command.carry_out(&ArchiveWorkItem { id, project, if_match }).await
}

/// The command.
struct ArchiveWorkItem {
    id: IssueId,
    project: ProjectId,
    if_match: IfMatch,
}

/// The answer.
#[derive(Serialize, ToSchema)]
struct Archived {
    /// The day on which it was archived.
    archived_at: Option<NaiveDate>,
}

impl Operation for ArchiveWorkItem {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let issue = facts::existing(unit, self.project, self.id).await?;
        self.if_match.check(issue.version)?;
        let project = &entered.project.state;
        project.editable()?;
        // A state that was deleted since had no issues in it; until then the project knows its group best.
        let group = project.state(issue.state.state.id).map(|state| state.group);
        let group = group.unwrap_or(issue.state.state.group);
        let archive = ArchiveFinishedIssue { on: unit.at().date_naive(), group };
        let scope = facts::scope(self.project, self.id);
        unit.change::<Issue>(self.id, scope, [archive.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        let issue = after.get::<Issue>(self.id)?;
        let archived = Archived { archived_at: issue.state.archived_at };
        Rendered::json(StatusCode::OK, issue.version, &archived)
    }
}
