//! `DELETE …/work-items/{issue}/pages/{work_item_page}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{IssueRefusal, UnlinkIssuePage};
use domain::page::Page;
use service::Problem;
use service::http::{IfMatch, Path};

use super::PageLinkPath;
use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Removes the link between a work item and a page.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/pages/{work_item_page}/",
    operation_id = "delete_work_item_page",
    params(PageLinkPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<PageLinkPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&UnlinkPage { path, if_match }).await
}

struct UnlinkPage {
    path: PageLinkPath,
    if_match: IfMatch,
}

impl Operation<InProject> for UnlinkPage {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let at = (self.path.project, self.path.issue);
        let issue = facts::existing(unit, at).await?;
        let link = issue.state.page_link(self.path.work_item_page);
        let link = link.ok_or(IssueRefusal::PageLinkMissing)?;
        // Whoever may not see the page does not see the link; with the page it is gone.
        let page = unit.read::<Page>(link.page.id).await?;
        if !page.state.is_live() || entered.access.may_see_page(&page.state).is_err() {
            return Err(IssueRefusal::PageLinkMissing.into());
        }
        self.if_match.check(link.audit.version)?;
        entered.project.state.editable()?;
        unit.change_issue(at, [UnlinkIssuePage { id: link.id }.into()]).await?;
        Ok(())
    }
}
