//! `DELETE …/work-items/{issue}/dependencies/{other}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::Relation;
use service::Problem;
use service::http::{IfMatch, Path};

use super::DependencyPath;
use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::relations;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Ends the dependency of a work item and another one, in both directions.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/dependencies/{other}/",
    operation_id = "delete_work_item_dependency",
    params(DependencyPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<DependencyPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&DeleteDependency { path, if_match }).await
}

struct DeleteDependency {
    path: DependencyPath,
    if_match: IfMatch,
}

impl Operation<InProject> for DeleteDependency {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let own = (self.path.project, self.path.issue);
        let issue = facts::existing(unit, own).await?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        relations::end(unit, entered, own, self.path.other, Relation::is_dependency).await
    }
}
