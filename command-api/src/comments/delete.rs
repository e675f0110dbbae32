//! `DELETE …/work-items/{issue}/comments/{comment}/`

use axum::extract::State;
use axum::response::Response;
use domain::Access;
use domain::comment::DeleteComment;
use service::Problem;
use service::http::{IfMatch, Path};

use super::{CommentPath, facts};
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Deletes a comment: its author may, and the admins of its project.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/",
    operation_id = "delete_work_item_comment",
    params(CommentPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CommentPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project, Access::may_comment);
    let if_match = request.if_match();
    call.carry_out(&Delete { path, if_match }).await
}

struct Delete {
    path: CommentPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let comment = facts::existing(unit, self.path.comment()).await?;
        entered.access.may_change_comment(comment.state.audit.maker)?;
        self.if_match.check(comment.state.audit.version)?;
        entered.project.state.editable()?;
        let external = &comment.state.external;
        if let Some(claim) =
            claims::comment_external(self.path.project, external, self.path.comment)
        {
            unit.release(claim);
        }
        unit.change_comment(self.path.comment(), [DeleteComment {}.into()]).await?;
        Ok(())
    }
}
