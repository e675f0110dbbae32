//! `DELETE …/modules/{module}/module-issues/{issue}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{IssueRefusal, RemoveIssueFromModule};
use service::Problem;
use service::http::{IfMatch, Path};

use super::super::facts;
use super::ModuleIssuePath;
use crate::app::App;
use crate::error::Result;
use crate::issues;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Removes a work item from a module.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/module-issues/{issue}/",
    operation_id = "remove_work_item_from_module",
    params(ModuleIssuePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ModuleIssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&Remove { path, if_match }).await
}

/// That a work item leaves a module.
pub struct Remove {
    /// Which one, and which module.
    pub path: ModuleIssuePath,
    /// The versions of its membership that the client insists on.
    pub if_match: IfMatch,
}

impl Operation<InProject> for Remove {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let ModuleIssuePath { project, module: id, issue, .. } = self.path;
        let module = facts::existing(unit, (project, id)).await?;
        let found = issues::facts::existing(unit, (project, issue)).await?;
        let inside = found.state.in_module(id).ok_or(IssueRefusal::NotInModule)?;
        self.if_match.check(inside.audit.version)?;
        entered.project.state.editable()?;
        module.state.must_be_editable()?;
        let remove = RemoveIssueFromModule { module: module.state.reference()? };
        unit.change_issue((project, issue), [remove.into()]).await?;
        Ok(())
    }
}
