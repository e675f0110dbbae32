//! `DELETE …/comments/{comment}/reactions/{reaction}/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use domain::comment::RemoveCommentReaction;
use domain::values::Reaction;
use service::Problem;
use service::http::Path;

use super::{CommentReactionPath, named};
use crate::app::App;
use crate::comments::facts;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes a reaction of the caller to a comment back.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/reactions/{reaction}/",
    operation_id = "delete_comment_reaction",
    params(CommentReactionPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CommentReactionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let reaction = call.permitted(named(&path.reaction)).await?;
    call.carry_out(&TakeBack { path, user: request.user(), reaction }).await
}

struct TakeBack {
    path: CommentReactionPath,
    user: UserId,
    reaction: Reaction,
}

impl Operation<InProject> for TakeBack {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let comment = (self.path.project, self.path.issue, self.path.comment);
        facts::seen(unit, entered, comment).await?;
        entered.project.state.editable()?;
        let remove = RemoveCommentReaction { user: self.user, reaction: self.reaction.clone() };
        unit.change_comment(comment, [remove.into()]).await?;
        Ok(())
    }
}
