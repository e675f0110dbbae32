//! `POST …/work-items/{issue}/archive/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use domain::issue::{ArchiveFinishedIssue, Issue};
use serde::Serialize;
use service::Problem;
use service::http::{IfMatch, Path};
use utoipa::ToSchema;

use super::facts;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Archives a work item whose state is completed or cancelled.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/archive/",
    operation_id = "archive_work_item",
    params(IssuePath),
    responses((status = 200, body = Archived)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&ArchiveWorkItem { path, if_match }).await
}

/// The archiving of a work item.
pub struct ArchiveWorkItem {
    /// Which one.
    pub path: IssuePath,
    /// The versions that the client insists on.
    pub if_match: IfMatch,
}

/// The answer.
#[derive(Serialize, ToSchema)]
struct Archived {
    /// The day on which it was archived.
    archived_at: Option<NaiveDate>,
}

impl Operation<InProject> for ArchiveWorkItem {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        self.if_match.check(issue.state.audit.version)?;
        let project = &entered.project.state;
        project.editable()?;
        // A state that was deleted since had no issues in it; until then the project knows its group best.
        let group = project.state(issue.state.state.id).map(|state| state.group);
        let group = group.unwrap_or(issue.state.state.group);
        let archive = ArchiveFinishedIssue { on: unit.at().date_naive(), group };
        unit.change_issue(self.path.issue(), [archive.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let issue = after.get::<Issue>(self.path.issue)?;
        let archived = Archived { archived_at: issue.state.archived_at };
        Rendered::json(StatusCode::OK, issue.state.audit.version, &archived)
    }
}
