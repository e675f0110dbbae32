//! Who may change a comment: its author and the admins of its project.

use super::{Comment, CommentRefusal};
use crate::ids::UserId;
use crate::issue::Lifecycle;

impl Comment {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// Refuses a change of what is not there, or by somebody who is neither author nor admin.
    pub(super) fn must_be_open_to(&self, by: UserId, by_admin: bool) -> Result<(), CommentRefusal> {
        if !self.is_live() {
            return Err(CommentRefusal::Missing);
        }
        if by_admin || by == self.author { Ok(()) } else { Err(CommentRefusal::NotAuthor) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::examples::{AUTHOR, OTHER, after, at};

    #[test]
    fn the_author_and_admins_may_change_a_comment_and_nobody_else() {
        let comment = after(vec![], at(1));
        assert_eq!(comment.must_be_open_to(AUTHOR, false), Ok(()));
        assert_eq!(comment.must_be_open_to(OTHER, true), Ok(()));
        assert_eq!(comment.must_be_open_to(OTHER, false), Err(CommentRefusal::NotAuthor));
    }

    #[test]
    fn a_comment_never_made_is_missing_even_to_admins() {
        let missing = Comment::default().must_be_open_to(AUTHOR, true);
        assert_eq!(missing, Err(CommentRefusal::Missing));
    }
}
