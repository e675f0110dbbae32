//! `PATCH …/work-items/{issue}/comments/{comment}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::comment::{
    ChangeCommentAccess, Comment, CommentCommand, EditComment, SetCommentExternalReference,
};
use domain::{Access, CommentId, IssueId, ProjectId};
use event_store::Claim;
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use wire::{Fields, Zone, shapes};

use super::body::Body;
use super::{facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::issues::facts::scope;
use crate::request::{CommandRequest, InComment};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// What of a comment is changed.
    CommentChanges: schema_of_changes(read), { "comment_html": "<p>It leaks no more.</p>" };
}

/// Changes a comment: its author may, and the admins of its project.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/",
    operation_id = "update_work_item_comment",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
        ("comment" = Uuid, Path),
    ),
    request_body = CommentChanges,
    responses((status = 200, body = shapes::Comment)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InComment,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(issue), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let fields = request.changes();
    let read = move || read(fields);
    let body = command.read_html(&request, project, Access::may_comment, read).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    command.carry_out(&Update { id, project, issue, body, if_match, zone }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Body, Problem> {
    let body = Body::read(&mut fields);
    fields.finish()?;
    Ok(body)
}

/// The command.
struct Update {
    id: CommentId,
    project: ProjectId,
    issue: IssueId,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation for Update {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_comment()?;
        let comment = facts::existing(unit, (self.project, self.issue), self.id).await?;
        entered.access.may_change_comment(comment.state.audit.maker)?;
        self.if_match.check(comment.version)?;
        entered.project.state.editable()?;
        let commands = self.commands(entered.access);
        let scope = scope(self.project, self.issue);
        let changed = unit.change::<Comment>(self.id, scope, commands).await?;
        let claim =
            |comment: &Comment| claims::comment_external(self.project, &comment.external, self.id);
        unit.exchange(claim(&comment.state), claim(&changed.state));
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::OK, after, self.id, self.zone)
    }

    fn claimed(&self, claim: Claim) -> Stop {
        // The contract names the comment that was to be changed, not the one that bears the reference.
        Stop::Claimed(Claim { owner: self.id.uuid(), ..claim })
    }
}

impl Update {
    /// One small command for each key that was sent.
    fn commands(&self, access: Access) -> impl Iterator<Item = CommentCommand> {
        let (by, by_admin) = (access.user, access.is_project_admin());
        let Body { html, access, external } = &self.body;
        let edit = html.clone().value().map(|to| EditComment { by, by_admin, to }.into());
        let change = access.value().map(|to| ChangeCommentAccess { by, by_admin, to }.into());
        let external = SetCommentExternalReference { by, by_admin, to: external.clone() };
        [edit, change, Some(external.into())].into_iter().flatten()
    }
}
