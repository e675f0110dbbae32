//! That a work item is in a module.

use axum::extract::State;
use axum::response::Response;
use domain::issue::InModule;
use domain::{IssueId, ModuleId};
use service::Problem;
use wire::shapes::ModuleIssue;

use crate::access::InProject;
use crate::paths::path_in_project;
use crate::rows::listed::Module;
use crate::rows::module_issue::Row;
use crate::{App, ReadRequest, Segments, answers, documented};

path_in_project! {
    /// The path of a work item in a module.
    ModuleIssuePath { module, issue }
}

/// Reads since when a work item is in a module.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/module-issues/{issue}/",
    operation_id = "get_work_item_of_module",
    params(ModuleIssuePath, documented::Shape),
    responses((status = 200, body = ModuleIssue)),
)]
pub(super) async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ModuleIssuePath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let id = InModule::id_of(ModuleId(path.module.0), IssueId(path.issue.0));
    answers::one::<Row>(&request, project.within(), Module(path.module.0), id).await
}
