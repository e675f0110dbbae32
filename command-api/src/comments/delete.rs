//! `DELETE …/work-items/{issue}/comments/{comment}/`

use axum::extract::State;
use axum::response::Response;
use cqrs_es::Aggregate;
use domain::comment::{Comment, CommentCreated, CommentDeleted, CommentUndeleted, DeleteComment};
use domain::{CommentId, IssueId, Named, ProjectId};
use event_store::{NoneSince, read};
use service::Problem;
use service::http::{IfMatch, Path};

use super::{CommentPath, facts};
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// How many answers are deleted with a comment.
const MOST: usize = 1000;

/// The events by which a comment comes to answer another.
const ANSWERING: &[&str] = &[CommentCreated::NAME, CommentUndeleted::NAME];
/// The events by which a comment no longer answers another.
const ENDING: &[&str] = &[CommentDeleted::NAME];

/// Deletes a comment with its answers: its author may, and the admins of its project.
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
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&Delete { path, app: &app, if_match }).await
}

struct Delete<'a> {
    path: CommentPath,
    app: &'a App,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let comment = facts::seen(unit, entered, self.path.comment()).await?;
        entered.access.may_change_comment(comment.state.audit.maker)?;
        self.if_match.check(comment.state.audit.version)?;
        entered.project.state.editable()?;
        self.delete(unit, self.path.comment, None).await?;
        // What answers another one is not answered itself.
        if comment.state.parent.is_none() {
            for answer in answers(self.app, unit, self.path.comment()).await? {
                self.delete(unit, answer, Some(self.path.comment)).await?;
            }
        }
        Ok(())
    }
}

impl Delete<'_> {
    /// Deletes it, or an answer `with` it, and gives up what it is called elsewhere.
    async fn delete(
        &self,
        unit: &mut Unit<'_>,
        id: CommentId,
        with: Option<CommentId>,
    ) -> Result<()> {
        let comment = unit.read::<Comment>(id).await?;
        // Somebody may just have deleted it.
        if !comment.state.is_live() {
            return Ok(());
        }
        let external = &comment.state.external;
        if let Some(claim) = claims::comment_external(self.path.project, external, id) {
            unit.release(claim);
        }
        let (project, issue, _) = self.path.comment();
        unit.change_comment((project, issue, id), [DeleteComment { with }.into()]).await?;
        Ok(())
    }
}

/// The answers to a comment; the append makes sure that none has come since.
///
/// # Errors
/// There are too many, or the log cannot be asked.
pub async fn answers(
    app: &App,
    unit: &mut Unit<'_>,
    (project, issue, comment): (ProjectId, IssueId, CommentId),
) -> Result<Vec<CommentId>> {
    let log = app.store().reads();
    let (found, position) = read::answers(log, unit.workspace(), issue, comment).await?;
    let since = |names, mentions| NoneSince {
        position,
        project: Some(project),
        kind: Some(Comment::TYPE),
        names,
        mentions,
    };
    if found.len() > MOST {
        unit.none_since(since(ENDING, Vec::new()));
        let text = format!("A comment with more than {MOST} answers cannot be deleted at once.");
        return Err(Problem::rule("comment/too-many-answers", text).into());
    }
    unit.none_since(since(ANSWERING, vec![comment.uuid()]));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::changing;

    #[test]
    fn whatever_makes_a_comment_an_answer_or_ends_it_is_known() {
        let (into, out) =
            changing(|comment: &Comment| comment.is_live().then_some(comment.parent).flatten());
        assert_eq!(into, ANSWERING.iter().copied().collect());
        assert_eq!(out, ENDING.iter().copied().collect());
    }
}
