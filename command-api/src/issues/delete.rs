//! `DELETE …/work-items/{issue}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{DeleteIssue, Issue};
use domain::{IssueId, IssueRef};
use service::Problem;
use service::http::{IfMatch, Path};

use super::{facts, family};
use crate::app::App;
use crate::claims;
use crate::error::{CommandError, Result};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Deletes a work item with all work items below it, and with what hangs on them.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/",
    operation_id = "delete_work_item",
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
    call.carry_out(&DeleteWorkItem { path, app: &app, if_match }).await
}

/// The deletion of a work item.
pub struct DeleteWorkItem<'a> {
    /// Which one.
    pub path: IssuePath,
    /// The parts of the service.
    pub app: &'a App,
    /// The versions that the client insists on.
    pub if_match: IfMatch,
}

impl Operation<InProject> for DeleteWorkItem<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        entered.access.may_delete_issue(issue.state.audit.maker)?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        let family = family::of(self.app, unit, self.path.issue).await?.map_err(too_many)?;
        // Comments end without events of their own.
        let names = family::names_of_comments(self.app, unit, &self.path, &family).await?;
        for claim in names {
            unit.release(claim);
        }
        unit.load::<Issue>(family.iter().copied()).await?;
        let top = facts::reference(&entered.project.state, self.path.issue, &issue.state)?;
        for id in family {
            self.delete(unit, id, &top).await?;
        }
        Ok(())
    }
}

impl DeleteWorkItem<'_> {
    /// Deletes one issue of the family below `top`.
    async fn delete(&self, unit: &mut Unit<'_>, id: IssueId, top: &IssueRef) -> Result<()> {
        let issue = unit.read::<Issue>(id).await?;
        // The read tables may still show what somebody has just deleted.
        if !issue.state.is_live() {
            return Ok(());
        }
        if let Some(claim) = claims::issue_external(self.path.project, &issue.state.external, id) {
            unit.release(claim);
        }
        let with = (id != top.id).then(|| top.clone());
        unit.change_issue((self.path.project, id), [DeleteIssue { with }.into()]).await?;
        Ok(())
    }
}

/// The refusal of a deletion that is too large for one append.
fn too_many(below: usize) -> CommandError {
    let text = format!(
        "A work item with more than {} sub-items cannot be deleted at once; this one has {below}. \
         Delete some of them first.",
        family::MOST - 1
    );
    Problem::rule("issue/too-many-sub-items", text).into()
}
