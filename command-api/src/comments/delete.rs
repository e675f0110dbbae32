//! `DELETE …/work-items/{issue}/comments/{comment}/`

use axum::extract::State;
use axum::response::Response;
use domain::comment::{Comment, DeleteComment};
use domain::{CommentId, IssueId, ProjectId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use super::facts;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::issues::facts::scope;
use crate::request::{CommandRequest, InComment};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Deletes a comment: its author may, and the admins of its project.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/",
    operation_id = "delete_work_item_comment",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
        ("comment" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InComment,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(issue), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let if_match = request.if_match();
    command.carry_out(&Delete { id, project, issue, if_match }).await
}

/// The command.
struct Delete {
    id: CommentId,
    project: ProjectId,
    issue: IssueId,
    if_match: IfMatch,
}

impl Operation for Delete {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_comment()?;
        let comment = facts::existing(unit, (self.project, self.issue), self.id).await?;
        entered.access.may_change_comment(comment.state.audit.maker)?;
        self.if_match.check(comment.version)?;
        entered.project.state.editable()?;
        let external = &comment.state.external;
        if let Some(claim) = claims::comment_external(self.project, external, self.id) {
            unit.release(claim);
        }
        let by_admin = entered.access.is_project_admin();
        let delete = DeleteComment { by: unit.actor(), by_admin };
        let scope = scope(self.project, self.issue);
        unit.change::<Comment>(self.id, scope, [delete.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
