//! The end of a comment. Its answers go with it, each by an event of its own in the same append; a comment on a deleted issue stays in its stream, and is hidden with the issue.

use serde::{Deserialize, Serialize};

use super::{Comment, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::CommentId;
use crate::issue::Lifecycle;

/// Deletes a comment, which undoing can bring back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteComment {
    /// For an answer: the comment whose deletion takes it along.
    pub with: Option<CommentId>,
}

/// A comment was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentDeleted {
    /// The comment whose deletion took it along, which it answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<CommentId>,
}

impl Decide<DeleteComment> for Comment {
    fn decide(&self, command: DeleteComment) -> Result<Vec<CommentEvent>, CommentRefusal> {
        self.must_be_live()?;
        Ok(vec![CommentDeleted { with: command.with }.into()])
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
            .when(DeleteComment { with: None }.into())
            .then_expect_events(vec![CommentDeleted { with: None }.into()]);
        let with = Some(CommentId::default());
        given(vec![])
            .when(DeleteComment { with }.into())
            .then_expect_events(vec![CommentDeleted { with }.into()]);
    }

    #[test]
    fn a_deleted_comment_refuses_everything() {
        given(vec![CommentDeleted { with: None }.into()])
            .when(DeleteComment { with: None }.into())
            .then_expect_error(CommentRefusal::Missing);
    }
}
