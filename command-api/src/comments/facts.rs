//! What a comment's commands have to know.

use std::sync::Arc;

use domain::comment::{Comment, CommentRefusal};
use domain::{CommentId, IssueId, ProjectId};
use event_store::Versioned;

use crate::error::Result;
use crate::issues;
use crate::unit::{EnteredProject, Unit};

/// A comment that is there and that the caller sees, on an issue that is there and that they see: guests of the project see
/// no internal comments and no answers to them, and perhaps only issues of their own.
///
/// # Errors
/// One of them is not there, not where it was said to be, or not for the caller; nobody can tell which.
pub async fn seen(
    unit: &mut Unit<'_>,
    entered: &EnteredProject,
    (project, issue, id): (ProjectId, IssueId, CommentId),
) -> Result<Arc<Versioned<Comment>>> {
    issues::facts::seen(unit, entered, (project, issue)).await?;
    let comment = unit.read::<Comment>(id).await?;
    if !comment.state.is_live() || comment.state.issue != issue {
        return Err(CommentRefusal::Missing.into());
    }
    // Who sees all comments need not know whether another one is internal.
    if entered.access.may_discuss_internally().is_err() {
        let above = match comment.state.parent {
            Some(above) => Some(unit.read::<Comment>(above).await?),
            None => None,
        };
        let above = above.as_ref().map(|above| &above.state);
        let seen = entered.access.may_see_comment(&comment.state, above);
        seen.map_err(|_| CommentRefusal::Missing)?;
    }
    Ok(comment)
}
