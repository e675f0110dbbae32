//! The end of a comment. A comment on a deleted issue stays in its stream, and is hidden with the issue.

use serde::{Deserialize, Serialize};

use super::{Comment, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::issue::Lifecycle;

/// Deletes a comment for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteComment {}

/// A comment was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentDeleted {}

impl Decide<DeleteComment> for Comment {
    fn decide(&self, _: DeleteComment) -> Result<Vec<CommentEvent>, CommentRefusal> {
        self.must_be_live()?;
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
    use crate::comment::examples::given;

    #[test]
    fn a_comment_is_deleted() {
        given(vec![])
            .when(DeleteComment {}.into())
            .then_expect_events(vec![CommentDeleted {}.into()]);
    }

    #[test]
    fn a_deleted_comment_refuses_everything() {
        given(vec![CommentDeleted {}.into()])
            .when(DeleteComment {}.into())
            .then_expect_error(CommentRefusal::Missing);
    }
}
