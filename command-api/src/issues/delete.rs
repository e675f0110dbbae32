//! `DELETE …/work-items/{issue}/`

use axum::extract::State;
use axum::response::Response;
use domain::issue::{DeleteIssue, Issue};
use domain::{IssueId, ProjectId};
use event_store::NoneSince;
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use super::facts;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims::{self, Scope};
use crate::request::{CommandRequest, InIssue};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// How many work items are deleted at once, sub-items included.
const MOST: usize = 1000;

/// Deletes a work item with all work items below it, and with what hangs on them.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/",
    operation_id = "delete_work_item",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InIssue,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let if_match = request.if_match();
    command.carry_out(&DeleteWorkItem { app: &app, id, project, if_match }).await
}

/// The command.
struct DeleteWorkItem<'a> {
    app: &'a App,
    id: IssueId,
    project: ProjectId,
    if_match: IfMatch,
}

impl Operation for DeleteWorkItem<'_> {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let issue = facts::existing(unit, self.project, self.id).await?;
        entered.access.may_delete_issue(issue.state.audit.maker)?;
        self.if_match.check(issue.version)?;
        entered.project.state.editable()?;
        let family = self.family(unit).await?;
        self.release_names_of_comments(unit, &family).await?;
        let by_admin = entered.access.is_project_admin();
        for id in family {
            self.delete(unit, id, by_admin).await?;
        }
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}

impl DeleteWorkItem<'_> {
    /// The issue and all issues below it; the append makes sure that none has come or gone since.
    async fn family(&self, unit: &mut Unit<'_>) -> Result<Vec<IssueId>, Stop> {
        let below = self.app.read_model().descendants(unit.workspace(), self.id).await?;
        let family: Vec<_> = [self.id].into_iter().chain(below.found).collect();
        let since = |names, mentions| NoneSince {
            position: below.position,
            project: Some(self.project),
            kind: Some("issue"),
            names,
            mentions,
        };
        if family.len() > MOST {
            // Whatever makes the family smaller does not mention all of it.
            unit.none_since(since(&["IssueDeleted", "IssueParentChanged"], Vec::new()));
            return Err(too_many(family.len() - 1));
        }
        let ids = family.iter().map(|id| id.uuid()).collect();
        unit.none_since(since(&["IssueCreated", "IssueParentChanged"], ids));
        Ok(family)
    }

    /// Gives up the external references of all comments on the issues, which end without events of their own.
    async fn release_names_of_comments(
        &self,
        unit: &mut Unit<'_>,
        family: &[IssueId],
    ) -> Result<(), Stop> {
        let scope = Scope::CommentExternal(self.project).stored();
        let (log, workspace) = (self.app.store().reads(), unit.workspace());
        let held = event_store::claims::held_by_comments(log, workspace, &scope, family).await?;
        held.claims.into_iter().for_each(|claim| unit.release(claim));
        let since = |names, mentions| NoneSince {
            position: held.position,
            project: Some(self.project),
            kind: Some("comment"),
            names,
            mentions,
        };
        let issues = family.iter().map(|id| id.uuid()).collect();
        unit.none_since(since(&["CommentCreated"], issues));
        // This event does not mention the issue, so any one of the project counts; they are rare.
        unit.none_since(since(&["CommentExternalReferenceChanged"], Vec::new()));
        Ok(())
    }

    /// Deletes one issue of the family.
    async fn delete(&self, unit: &mut Unit<'_>, id: IssueId, by_admin: bool) -> Result<(), Stop> {
        let issue = unit.read::<Issue>(id).await?;
        // The read tables may still show what somebody has just deleted.
        if !issue.state.is_live() {
            return Ok(());
        }
        if let Some(claim) = claims::issue_external(self.project, &issue.state.external, id) {
            unit.release(claim);
        }
        let with = (id != self.id).then_some(self.id);
        let delete = DeleteIssue { by: unit.actor(), by_admin, with };
        unit.change::<Issue>(id, facts::scope(self.project, id), [delete.into()]).await?;
        Ok(())
    }
}

/// The refusal of a deletion that is too large for one append.
fn too_many(below: usize) -> Stop {
    let text = format!(
        "A work item with more than {} sub-items cannot be deleted at once; this one has {below}. \
         Delete some of them first.",
        MOST - 1
    );
    Problem::rule("issue/too-many-sub-items", text).into()
}
