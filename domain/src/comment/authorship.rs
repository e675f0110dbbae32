//! Who may change a comment: who wrote it, whomever an import names as its author, and the admins of its project.

use super::{Comment, CommentRefusal};
use crate::ids::UserId;
use crate::issue::Lifecycle;

impl Comment {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// Refuses a change of what is not there, or by somebody who neither wrote it nor is an admin.
    pub(super) fn must_be_open_to(&self, by: UserId, by_admin: bool) -> Result<(), CommentRefusal> {
        if !self.is_live() {
            return Err(CommentRefusal::Missing);
        }
        if by_admin || by == self.audit.maker { Ok(()) } else { Err(CommentRefusal::NotAuthor) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::Stamp;
    use crate::comment::examples::{AUTHOR, OTHER, WRITER, after};

    #[test]
    fn who_wrote_a_comment_and_admins_may_change_it_and_not_whom_an_import_names() {
        let comment = after(vec![], Stamp::UNKNOWN);
        assert_eq!(comment.author, AUTHOR);
        assert_eq!(comment.must_be_open_to(WRITER, false), Ok(()));
        assert_eq!(comment.must_be_open_to(OTHER, true), Ok(()));
        for by in [AUTHOR, OTHER] {
            assert_eq!(comment.must_be_open_to(by, false), Err(CommentRefusal::NotAuthor));
        }
    }

    #[test]
    fn a_comment_never_made_is_missing_even_to_admins() {
        let missing = Comment::default().must_be_open_to(AUTHOR, true);
        assert_eq!(missing, Err(CommentRefusal::Missing));
    }
}
