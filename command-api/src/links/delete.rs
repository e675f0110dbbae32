//! `DELETE …/work-items/{issue}/links/{link}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{Issue, IssueRefusal, RemoveIssueLink};
use domain::{IssueId, LinkId, ProjectId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use crate::answer::Rendered;
use crate::app::App;
use crate::issues::facts;
use crate::request::{CommandRequest, InLink};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Removes a link from its work item.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/{link}/",
    operation_id = "delete_work_item_link",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
        ("link" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InLink,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(issue), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let if_match = request.if_match();
    command.carry_out(&DeleteLink { id, project, issue, if_match }).await
}

/// The command.
struct DeleteLink {
    id: LinkId,
    project: ProjectId,
    issue: IssueId,
    if_match: IfMatch,
}

impl Operation for DeleteLink {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let issue = facts::existing(unit, self.project, self.issue).await?;
        let link = issue.state.link(self.id).ok_or(IssueRefusal::LinkMissing)?;
        self.if_match.check(link.audit.version)?;
        entered.project.state.editable()?;
        let remove = RemoveIssueLink { id: self.id };
        let scope = facts::scope(self.project, self.issue);
        unit.change::<Issue>(self.issue, scope, [remove.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
