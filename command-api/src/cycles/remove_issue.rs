//! `DELETE …/cycles/{cycle}/cycle-issues/{issue}/`

use axum::extract::State;
use axum::response::Response;
use domain::cycle::CycleRefusal;
use service::Problem;
use service::http::{IfMatch, Path};

use super::{CycleIssuePath, facts};
use crate::app::App;
use crate::error::Result;
use crate::issues;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes a work item out of a cycle; the version that `If-Match` names is the work item's.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/{issue}/",
    operation_id = "remove_cycle_work_item",
    params(CycleIssuePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CycleIssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&RemoveIssue { path, if_match }).await
}

/// That a work item leaves a cycle.
pub struct RemoveIssue {
    /// Which one, and which cycle.
    pub path: CycleIssuePath,
    /// The versions of the work item that the client insists on.
    pub if_match: IfMatch,
}

impl Operation<InProject> for RemoveIssue {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let CycleIssuePath { project, cycle, issue, .. } = self.path;
        facts::existing(unit, (project, cycle)).await?;
        let item = issues::facts::existing(unit, (project, issue)).await?;
        self.if_match.check(item.state.audit.version)?;
        if item.state.cycle.as_ref().is_none_or(|present| present.id != cycle) {
            return Err(CycleRefusal::Missing.into());
        }
        entered.project.state.editable()?;
        facts::put(unit, (project, issue), None).await
    }
}
