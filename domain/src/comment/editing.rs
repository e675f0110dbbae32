//! Changing what a comment says.

use serde::{Deserialize, Serialize};

use super::{Comment, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::html::RichText;

/// Changes what a comment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditComment {
    /// What it says from now on.
    pub to: RichText,
}

/// A comment got another text; the text before is in the event before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentEdited {
    /// What it says after.
    pub to: RichText,
}

impl Decide<EditComment> for Comment {
    fn decide(&self, command: EditComment) -> Result<Vec<CommentEvent>, CommentRefusal> {
        self.must_be_live()?;
        let to = command.to;
        Ok(if self.html == to { vec![] } else { vec![CommentEdited { to }.into()] })
    }
}

impl Evolve<CommentEdited> for Comment {
    fn evolve(&mut self, event: CommentEdited, stamp: Stamp) {
        self.html = event.to;
        self.edited_at = Some(self.audit.moment(stamp));
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::examples::{OTHER, after, at, given};

    /// What the comment says after the edit.
    fn words() -> RichText {
        RichText::parse_fragment("<p>I see</p>").unwrap()
    }

    #[test]
    fn a_comment_is_edited() {
        given(vec![])
            .when(EditComment { to: words() }.into())
            .then_expect_events(vec![CommentEdited { to: words() }.into()]);
    }

    #[test]
    fn the_same_words_change_nothing() {
        given(vec![CommentEdited { to: words() }.into()])
            .when(EditComment { to: words() }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_edited_comment_knows_when() {
        assert_eq!(after(vec![], at(1)).edited_at, None);
        let edited = after(vec![CommentEdited { to: words() }.into()], at(2));
        assert_eq!((edited.edited_at, edited.audit.updated_by), (Some(at(2).at), Some(OTHER)));
    }
}
