//! `DELETE …/work-items/{issue}/unarchive/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::RestoreIssue;
use service::Problem;
use service::http::{IfMatch, Path};

use super::facts;
use crate::app::App;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes a work item out of the archive.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/unarchive/",
    operation_id = "unarchive_work_item",
    params(IssuePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&UnarchiveWorkItem { path, if_match }).await
}

/// The return of a work item from the archive.
pub struct UnarchiveWorkItem {
    /// Which one.
    pub path: IssuePath,
    /// The versions that the client insists on.
    pub if_match: IfMatch,
}

impl Operation<InProject> for UnarchiveWorkItem {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        unit.change_issue(self.path.issue(), [RestoreIssue {}.into()]).await?;
        Ok(())
    }
}
