//! `DELETE …/work-items/{issue}/`

use axum::extract::State;
use axum::response::Response;
use cqrs_es::Aggregate;
use domain::comment::{Comment, CommentCreated, CommentExternalReferenceChanged};
use domain::issue::{DeleteIssue, Issue, IssueCreated, IssueDeleted, IssueParentChanged};
use domain::{IssueId, IssueRef, Named};
use event_store::NoneSince;
use service::Problem;
use service::http::{IfMatch, Path};

use super::facts;
use crate::app::App;
use crate::claims::{self, Scope};
use crate::error::{CommandError, Result};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// How many work items are deleted at once, sub-items included.
const MOST: usize = 1000;

/// The events by which an issue comes below another.
const ENTERING: &[&str] = &[IssueCreated::NAME, IssueParentChanged::NAME];
/// The events by which an issue is no longer below another.
const LEAVING: &[&str] = &[IssueDeleted::NAME, IssueParentChanged::NAME];
/// The events by which a comment comes to be, perhaps with an external reference.
const WRITING: &[&str] = &[CommentCreated::NAME];
/// The events by which a comment gets another external reference.
const NAMING: &[&str] = &[CommentExternalReferenceChanged::NAME];

/// Deletes a work item with all work items below it, and with what hangs on them.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/",
    operation_id = "delete_work_item",
    params(IssuePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&DeleteWorkItem { path, app: &app, if_match }).await
}

struct DeleteWorkItem<'a> {
    path: IssuePath,
    app: &'a App,
    if_match: IfMatch,
}

impl Operation<InProject> for DeleteWorkItem<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        entered.access.may_delete_issue(issue.state.audit.maker)?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        let family = self.family(unit).await?;
        self.release_names_of_comments(unit, &family).await?;
        let top = facts::reference(&entered.project.state, self.path.issue, &issue.state)?;
        for id in family {
            self.delete(unit, id, &top).await?;
        }
        Ok(())
    }
}

impl DeleteWorkItem<'_> {
    /// The issue and all issues below it; the append makes sure that none has come or gone since.
    async fn family(&self, unit: &mut Unit<'_>) -> Result<Vec<IssueId>> {
        let below = self.app.read_model().descendants(unit.workspace(), self.path.issue).await?;
        let family: Vec<_> = [self.path.issue].into_iter().chain(below.found).collect();
        let since = |names, mentions| NoneSince {
            position: below.position,
            project: Some(self.path.project),
            kind: Some(Issue::TYPE),
            names,
            mentions,
        };
        if family.len() > MOST {
            // Whatever makes the family smaller does not mention all of it.
            unit.none_since(since(LEAVING, Vec::new()));
            return Err(too_many(family.len() - 1));
        }
        let ids = family.iter().map(|id| id.uuid()).collect();
        unit.none_since(since(ENTERING, ids));
        Ok(family)
    }

    /// Gives up the external references of all comments on the issues, which end without events of their own.
    async fn release_names_of_comments(
        &self,
        unit: &mut Unit<'_>,
        family: &[IssueId],
    ) -> Result<()> {
        let scope = Scope::CommentExternal(self.path.project).stored();
        let (log, workspace) = (self.app.store().reads(), unit.workspace());
        let held = event_store::claims::held_by_comments(log, workspace, &scope, family).await?;
        held.claims.into_iter().for_each(|claim| unit.release(claim));
        let since = |names, mentions| NoneSince {
            position: held.position,
            project: Some(self.path.project),
            kind: Some(Comment::TYPE),
            names,
            mentions,
        };
        let issues = family.iter().map(|id| id.uuid()).collect();
        unit.none_since(since(WRITING, issues));
        // This event does not mention the issue, so any one of the project counts; they are rare.
        unit.none_since(since(NAMING, Vec::new()));
        Ok(())
    }

    /// Deletes one issue of the family below `top`.
    async fn delete(&self, unit: &mut Unit<'_>, id: IssueId, top: &IssueRef) -> Result<()> {
        let issue = unit.read::<Issue>(id).await?;
        // The read tables may still show what somebody has just deleted.
        if !issue.state.is_live() {
            return Ok(());
        }
        if let Some(claim) = claims::issue_external(self.path.project, &issue.state.external, id) {
            unit.release(claim);
        }
        let with = (id != top.id).then(|| top.clone());
        unit.change_issue((self.path.project, id), [DeleteIssue { with }.into()]).await?;
        Ok(())
    }
}

/// The refusal of a deletion that is too large for one append.
fn too_many(below: usize) -> CommandError {
    let text = format!(
        "A work item with more than {} sub-items cannot be deleted at once; this one has {below}. \
         Delete some of them first.",
        MOST - 1
    );
    Problem::rule("issue/too-many-sub-items", text).into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::testing::changing;

    /// What an issue is below, while there is the issue.
    fn parent(issue: &Issue) -> Option<IssueId> {
        issue.is_live().then(|| issue.parent.as_ref().map(|parent| parent.id)).flatten()
    }

    /// What a comment is called in another system, while there is the comment.
    fn external(comment: &Comment) -> Option<String> {
        let id = comment.external.id.as_ref().map(ToString::to_string);
        comment.is_live().then_some(id).flatten()
    }

    #[test]
    fn whatever_brings_issues_below_another_or_away_is_known() {
        let (into, out) = changing(parent);
        assert_eq!(into, ENTERING.iter().copied().collect());
        assert_eq!(out, LEAVING.iter().copied().collect());
    }

    #[test]
    fn whatever_gives_a_comment_an_external_reference_is_known() {
        let (into, _) = changing(external);
        assert_eq!(into, [WRITING, NAMING].concat().into_iter().collect::<BTreeSet<_>>());
    }
}
