//! `DELETE …/work-items/{issue}/reactions/{reaction}/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use domain::issue::RemoveIssueReaction;
use domain::values::Reaction;
use service::Problem;
use service::http::Path;

use super::{ReactionPath, named};
use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes a reaction of the caller to a work item back.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/reactions/{reaction}/",
    operation_id = "delete_work_item_reaction",
    params(ReactionPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ReactionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let reaction = call.permitted(named(&path.reaction)).await?;
    call.carry_out(&TakeBack { path, user: request.user(), reaction }).await
}

struct TakeBack {
    path: ReactionPath,
    user: UserId,
    reaction: Reaction,
}

impl Operation<InProject> for TakeBack {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = (self.path.project, self.path.issue);
        facts::seen(unit, entered, issue).await?;
        entered.project.state.editable()?;
        let remove = RemoveIssueReaction { user: self.user, reaction: self.reaction.clone() };
        unit.change_issue(issue, [remove.into()]).await?;
        Ok(())
    }
}
