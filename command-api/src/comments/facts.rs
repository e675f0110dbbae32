//! What a comment's commands have to know.

use std::sync::Arc;

use domain::comment::{Comment, CommentRefusal};
use domain::{CommentId, IssueId, ProjectId};
use event_store::Versioned;

use crate::error::Result;
use crate::issues;
use crate::unit::Unit;

/// A comment that is there, on an issue that is there.
///
/// # Errors
/// One of them is not there, or not where it was said to be.
pub async fn existing(
    unit: &mut Unit<'_>,
    (project, issue, id): (ProjectId, IssueId, CommentId),
) -> Result<Arc<Versioned<Comment>>> {
    issues::facts::existing(unit, (project, issue)).await?;
    let comment = unit.read::<Comment>(id).await?;
    if !comment.state.is_live() || comment.state.issue != issue {
        return Err(CommentRefusal::Missing.into());
    }
    Ok(comment)
}
