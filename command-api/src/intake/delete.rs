//! `DELETE …/intake-issues/{issue}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{DeleteIssue, RemoveIssueIntake};
use service::Problem;
use service::http::{IfMatch, Path};

use super::facts;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes a work item out of the intake. One that was not accepted is deleted; one that was stays a work item.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/{issue}/",
    operation_id = "delete_intake_issue",
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
    call.carry_out(&Delete { path, if_match }).await
}

struct Delete {
    path: IssuePath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::listed(unit, entered, self.path.issue()).await?;
        entered.access.may_delete_submission(issue.state.audit.maker)?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        if !issue.state.is_in_triage() {
            unit.change_issue(self.path.issue(), [RemoveIssueIntake {}.into()]).await?;
            return Ok(());
        }
        // What is in triage has no parts and no comments, so nothing else goes with it.
        let external = &issue.state.external;
        if let Some(claim) = claims::issue_external(self.path.project, external, self.path.issue) {
            unit.release(claim);
        }
        unit.change_issue(self.path.issue(), [DeleteIssue { with: None }.into()]).await?;
        Ok(())
    }
}
