//! The end of a comment. A comment on a deleted issue stays in its stream, and is hidden with the issue.

use serde::{Deserialize, Serialize};

use super::{Comment, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::issue::Lifecycle;

/// Deletes a comment for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteComment {
    /// Who wants it.
    pub by: UserId,
    /// Whether that is an admin of the project.
    pub by_admin: bool,
}

/// A comment was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentDeleted {}

impl Decide<DeleteComment> for Comment {
    fn decide(&self, command: DeleteComment) -> Result<Vec<CommentEvent>, CommentRefusal> {
        self.must_be_open_to(command.by, command.by_admin)?;
        Ok(vec![CommentDeleted {}.into()])
    }
}

impl Evolve<CommentDeleted> for Comment {
    fn evolve(&mut self, _: CommentDeleted, stamp: Stamp) {
        self.lifecycle = Lifecycle::Deleted;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::examples::{OTHER, WRITER, given};

    #[test]
    fn the_author_and_admins_delete_a_comment() {
        for (by, by_admin) in [(WRITER, false), (OTHER, true)] {
            given(vec![])
                .when(DeleteComment { by, by_admin }.into())
                .then_expect_events(vec![CommentDeleted {}.into()]);
        }
    }

    #[test]
    fn nobody_deletes_what_somebody_else_said() {
        given(vec![])
            .when(DeleteComment { by: OTHER, by_admin: false }.into())
            .then_expect_error_message("You do not have permission to perform this action.");
    }

    #[test]
    fn a_deleted_comment_refuses_everything() {
        given(vec![CommentDeleted {}.into()])
            .when(DeleteComment { by: WRITER, by_admin: true }.into())
            .then_expect_error(CommentRefusal::Missing);
    }
}
