//! A comment as the answer to its command shows it.

use axum::http::StatusCode;
use domain::comment::Comment;
use domain::project::Project;
use domain::{CommentId, ProjectId};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one comment.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (project, id): (ProjectId, CommentId),
    zone: Zone,
) -> Result<Rendered> {
    let comment = after.get::<Comment>(id)?;
    let project = after.get::<Project>(project)?;
    Rendered::json(
        status,
        comment.state.audit.version,
        &shape(&comment.state, &project.state, zone),
    )
}

/// The comment; its text is no row of its own here, so it goes by the comment's id.
fn shape(comment: &Comment, project: &Project, zone: Zone) -> shapes::Comment {
    shapes::Comment {
        audit: audit(comment.id, &comment.audit, zone),
        comment_html: comment.html.as_str().to_owned(),
        attachments: [],
        access: comment.access.name().into(),
        external_source: comment.external.source.as_ref().map(ToString::to_string),
        external_id: comment.external.id.as_ref().map(ToString::to_string),
        edited_at: comment.edited_at.map(|at| zone.at(at)),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
        description: comment.id.uuid(),
        issue: comment.issue.uuid().into(),
        actor: Some(comment.author.uuid().into()),
        parent: comment.parent.map(CommentId::uuid),
        is_member: None,
    }
}
