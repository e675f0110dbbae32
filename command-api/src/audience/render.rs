//! Reactions and votes as the answers to their commands show them.

use axum::http::StatusCode;
use domain::comment::{Comment, CommentRefusal};
use domain::issue::{Issue, IssueRefusal};
use domain::project::Project;
use domain::values::Reaction;
use domain::{CommentId, IssueId, ProjectId, UserId, reaction_id, vote_id};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows a reaction to a work item.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn reaction(
    status: StatusCode,
    after: &Snapshot,
    (project, id): (ProjectId, IssueId),
    (user, reaction): (UserId, &Reaction),
    zone: Zone,
) -> Result<Rendered> {
    let project = &after.get::<Project>(project)?.state;
    let issue = after.get::<Issue>(id)?;
    let found = issue.state.reactions.of(user, reaction).ok_or(IssueRefusal::ReactionMissing)?;
    let shown = shapes::WorkItemReaction {
        audit: audit(reaction_id(id.uuid(), user, reaction), &found.audit, zone),
        reaction: reaction.to_string(),
        actor: user.uuid().into(),
        issue: id.uuid().into(),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
    };
    Rendered::json(status, found.audit.version, &shown)
}

/// The answer that shows a reaction to a comment.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn comment_reaction(
    status: StatusCode,
    after: &Snapshot,
    (project, id): (ProjectId, CommentId),
    (user, reaction): (UserId, &Reaction),
    zone: Zone,
) -> Result<Rendered> {
    let project = &after.get::<Project>(project)?.state;
    let comment = after.get::<Comment>(id)?;
    let found = comment.state.reactions.of(user, reaction);
    let found = found.ok_or(CommentRefusal::ReactionMissing)?;
    let shown = shapes::CommentReaction {
        audit: audit(reaction_id(id.uuid(), user, reaction), &found.audit, zone),
        reaction: reaction.to_string(),
        actor: user.uuid().into(),
        comment: id.uuid(),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
    };
    Rendered::json(status, found.audit.version, &shown)
}

/// The answer that shows a vote.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn vote(
    status: StatusCode,
    after: &Snapshot,
    (project, id): (ProjectId, IssueId),
    user: UserId,
    zone: Zone,
) -> Result<Rendered> {
    let project = &after.get::<Project>(project)?.state;
    let issue = after.get::<Issue>(id)?;
    let voted = issue.state.vote_of(user).ok_or(IssueRefusal::Missing)?;
    let shown = shapes::WorkItemVote {
        audit: audit(vote_id(id.uuid(), user), &voted.audit, zone),
        vote: voted.vote.number(),
        actor: user.uuid().into(),
        issue: id.uuid().into(),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
    };
    Rendered::json(status, voted.audit.version, &shown)
}
