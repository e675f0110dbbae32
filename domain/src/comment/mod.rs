//! A comment on an issue; a stream of its own, so that commenting never stands in the way of editing the issue.

mod access;
mod creation;
mod deletion;
mod editing;
#[cfg(test)]
mod examples;
mod external;
mod history;
mod reactions;
mod refusal;
mod undeletion;

pub use access::{ChangeCommentAccess, CommentAccess, CommentAccessChanged};
pub use creation::{CommentCreated, CreateComment, ParentComment};
pub use deletion::{CommentDeleted, DeleteComment};
pub use editing::{CommentEdited, EditComment};
pub use external::{CommentExternalReferenceChanged, SetCommentExternalReference};
pub use reactions::{
    AddCommentReaction, CommentReactionAdded, CommentReactionRemoved, RemoveCommentReaction,
};
pub use refusal::CommentRefusal;
pub use undeletion::{CommentUndeleted, UndeleteComment};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::html::RichText;
use crate::ids::{CommentId, IssueId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::reactions::Reactions;
use crate::values::ExternalRef;

/// What decisions about a comment and the answers to its commands read.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Whether it exists, and still does.
    pub lifecycle: Lifecycle,
    /// The comment.
    pub id: CommentId,
    /// The project of the issue when it was written: that can be in another one by now.
    pub project: ProjectId,
    /// The issue it is about.
    pub issue: IssueId,
    /// The comment that it answers, for good.
    pub parent: Option<CommentId>,
    /// Who says it; on the wire both `actor` and `created_by`.
    pub author: UserId,
    /// What it says.
    pub html: RichText,
    /// Who may read it.
    pub access: CommentAccess,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// When its words were last changed.
    pub edited_at: Option<DateTime<Utc>>,
    /// The reactions to it.
    pub reactions: Reactions,
    /// Who made and last changed it; a reaction is no change. Its version is the one that clients know.
    pub audit: Audit,
}

commands! {
    /// Everything that can be asked of a comment.
    CommentCommand for Comment {
        CreateComment,
        EditComment,
        ChangeCommentAccess,
        SetCommentExternalReference,
        DeleteComment,
        UndeleteComment,
        AddCommentReaction,
        RemoveCommentReaction,
    }
}

events! {
    /// Everything that can have happened to a comment.
    CommentEvent for Comment {
        CommentCreated: "1",
        CommentEdited: "1",
        CommentAccessChanged: "1",
        CommentExternalReferenceChanged: "1",
        CommentDeleted: "1",
        CommentUndeleted: "1",
        CommentReactionAdded: "1",
        CommentReactionRemoved: "1",
    }
}

aggregate! { Comment: "comment", CommentCommand, CommentEvent, CommentRefusal, history::upcasters }

impl Comment {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// Refuses a change of what was never made, or was deleted.
    fn must_be_live(&self) -> Result<(), CommentRefusal> {
        if self.is_live() { Ok(()) } else { Err(CommentRefusal::Missing) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::Stamp;
    use crate::comment::examples::{AUTHOR, WRITER, after};

    #[test]
    fn whom_an_import_names_is_the_author_and_who_really_wrote_a_comment_its_maker() {
        let comment = after(vec![], Stamp::UNKNOWN);
        assert_eq!((comment.author, comment.audit.maker), (AUTHOR, WRITER));
    }

    #[test]
    fn a_comment_never_made_is_missing() {
        assert_eq!(Comment::default().must_be_live(), Err(CommentRefusal::Missing));
    }
}
