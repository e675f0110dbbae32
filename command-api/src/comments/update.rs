//! `PATCH …/work-items/{issue}/comments/{comment}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::comment::{
    ChangeCommentAccess, Comment, CommentCommand, CommentRefusal, EditComment,
    SetCommentExternalReference,
};
use event_store::Claim;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Fields, Sent, Zone, shapes};

use super::body::Body;
use super::{CommentPath, facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::error::{CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// What of a comment is changed.
    CommentChanges: schema_of_changes(read), { "comment_html": "<p>It leaks no more.</p>" };
}

/// Changes a comment: its author may, and the admins of its project.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/",
    operation_id = "update_work_item_comment",
    params(CommentPath),
    request_body = CommentChanges,
    responses((status = 200, body = shapes::Comment)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CommentPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let fields = request.changes();
    let read = move || read(fields);
    let body = call.read_html(&request, read).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&Update { path, body, if_match, zone }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Body, Problem> {
    let body = Body::read(&mut fields);
    fields.finish()?;
    Ok(body)
}

struct Update {
    path: CommentPath,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let comment = facts::seen(unit, entered, self.path.comment()).await?;
        entered.access.may_change_comment(comment.state.audit.maker)?;
        self.if_match.check(comment.state.audit.version)?;
        entered.project.state.editable()?;
        let parent = self.body.parent;
        if parent != Sent::Absent && parent.value() != comment.state.parent {
            return Err(CommentRefusal::ParentIsFixed.into());
        }
        self.body.permitted_access(entered)?;
        let commands = self.commands();
        let changed = unit.change_comment(self.path.comment(), commands).await?;
        let claim = |comment: &Comment| {
            claims::comment_external(self.path.project, &comment.external, self.path.comment)
        };
        unit.exchange(claim(&comment.state), claim(&changed.state));
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let shown = (self.path.project, self.path.comment);
        render::rendered(StatusCode::OK, after, shown, self.zone)
    }

    fn claimed(&self, claim: Claim) -> CommandError {
        // The contract names the comment that was to be changed, not the one that bears the reference.
        CommandError::Claimed(Claim { owner: self.path.comment.uuid(), ..claim })
    }
}

impl Update {
    /// One small command for each key that was sent.
    fn commands(&self) -> impl Iterator<Item = CommentCommand> {
        let Body { html, access, external, .. } = &self.body;
        let edit = html.clone().value().map(|to| EditComment { to }.into());
        let change = access.value().map(|to| ChangeCommentAccess { to }.into());
        let external = SetCommentExternalReference { to: external.clone() };
        [edit, change, Some(external.into())].into_iter().flatten()
    }
}
