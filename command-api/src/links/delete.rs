//! `DELETE …/work-items/{issue}/links/{link}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{IssueRefusal, RemoveIssueLink};
use service::Problem;
use service::http::{IfMatch, Path};

use super::LinkPath;
use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Removes a link from its work item.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/{link}/",
    operation_id = "delete_work_item_link",
    params(LinkPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&DeleteLink { path, if_match }).await
}

struct DeleteLink {
    path: LinkPath,
    if_match: IfMatch,
}

impl Operation<InProject> for DeleteLink {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        let link = issue.state.link(self.path.link).ok_or(IssueRefusal::LinkMissing)?;
        self.if_match.check(link.audit.version)?;
        entered.project.state.editable()?;
        let remove = RemoveIssueLink { id: self.path.link };
        unit.change_issue(self.path.issue(), [remove.into()]).await?;
        Ok(())
    }
}
