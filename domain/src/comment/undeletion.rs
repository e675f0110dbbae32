//! The return of a comment: of one that was deleted, or that was hidden with its issue, which came back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Comment, CommentCreated, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::{CommentId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::values::ExternalRef;

/// Brings a comment back; the edge has made sure that it is not to be seen, and that its issue is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndeleteComment {
    /// The project that its issue is in by now.
    pub project: ProjectId,
    /// The comment that it answers, if that is still there.
    pub parent: Option<CommentId>,
    /// What it is called in another system, if nothing else has got that name.
    pub external: ExternalRef,
}

/// A comment came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentUndeleted {
    /// What it is like now, as if it were made like that; always with its author and the time of its making.
    #[serde(flatten)]
    pub comment: CommentCreated,
    /// Who really wrote it.
    pub maker: UserId,
    /// When its words were last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<DateTime<Utc>>,
}

impl Decide<UndeleteComment> for Comment {
    fn decide(&self, command: UndeleteComment) -> Result<Vec<CommentEvent>, CommentRefusal> {
        if self.lifecycle == Lifecycle::Unborn {
            return Err(CommentRefusal::Missing);
        }
        let comment = CommentCreated {
            id: self.id,
            project: command.project,
            issue: self.issue,
            parent: command.parent,
            html: self.html.clone(),
            access: self.access,
            external: command.external,
            created_at: Some(self.audit.created_at),
            created_by: Some(self.author),
        };
        let (maker, edited_at) = (self.audit.maker, self.edited_at);
        Ok(vec![CommentUndeleted { comment, maker, edited_at }.into()])
    }
}

impl Evolve<CommentUndeleted> for Comment {
    fn evolve(&mut self, event: CommentUndeleted, stamp: Stamp) {
        self.evolve(event.comment, stamp);
        self.edited_at = event.edited_at;
        self.audit.maker = event.maker;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::examples::{AUTHOR, WRITER, after, at, created, given};
    use crate::comment::{CommentDeleted, CommentEdited};
    use crate::html::RichText;

    /// Nothing of what it names is gone.
    fn undelete() -> UndeleteComment {
        let CommentCreated { project, parent, external, .. } = created();
        UndeleteComment { project, parent, external }
    }

    /// The event of its return.
    fn undeleted() -> CommentUndeleted {
        let (created_at, created_by) = (Some(Stamp::UNKNOWN.at), Some(AUTHOR));
        let comment = CommentCreated { created_at, created_by, ..created() };
        CommentUndeleted { comment, maker: WRITER, edited_at: None }
    }

    #[test]
    fn a_deleted_comment_comes_back_as_it_was() {
        given(vec![CommentDeleted { with: None }.into()])
            .when(undelete().into())
            .then_expect_events(vec![undeleted().into()]);
    }

    #[test]
    fn a_comment_that_was_hidden_with_its_issue_comes_back() {
        given(vec![]).when(undelete().into()).then_expect_events(vec![undeleted().into()]);
    }

    #[test]
    fn a_comment_never_made_does_not_come_back() {
        assert_eq!(Comment::default().decide(undelete()), Err(CommentRefusal::Missing));
    }

    #[test]
    fn its_words_its_author_and_its_maker_stay() {
        let edited = CommentEdited { to: RichText::parse("<p>Yes</p>").unwrap() };
        let mut comment = after(vec![edited.into()], at(2));
        let before = comment.clone();
        comment.evolve(CommentDeleted { with: None }, at(3));
        let back = comment.decide(undelete()).unwrap().remove(0);
        Evolve::<CommentEvent>::evolve(&mut comment, back, at(4));
        let shown = |comment: &Comment| {
            let Comment { html, author, edited_at, audit, .. } = comment.clone();
            (html, author, edited_at, audit.maker, audit.created_at)
        };
        assert!(comment.is_live());
        assert_eq!(shown(&comment), shown(&before));
        assert_eq!(comment.audit.updated_at, at(4).at);
    }
}
