//! How a comment comes into being.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Comment, CommentAccess, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::html::RichText;
use crate::ids::{CommentId, IssueId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::reactions::Reactions;
use crate::values::ExternalRef;

/// What the edge has looked up of the comment to be answered; the append makes sure that it still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParentComment {
    /// The comment.
    pub id: CommentId,
    /// The issue it is about.
    pub issue: IssueId,
    /// Whether it answers another one itself.
    pub is_answer: bool,
}

/// Says something about an issue; the edge has made sure that the issue is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateComment {
    /// The new comment.
    pub id: CommentId,
    /// The project of the issue.
    pub project: ProjectId,
    /// The issue.
    pub issue: IssueId,
    /// The comment that it answers.
    pub parent: Option<ParentComment>,
    /// What is said.
    pub html: RichText,
    /// Who may read it.
    pub access: CommentAccess,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// When it was said, if not now (imports).
    pub created_at: Option<DateTime<Utc>>,
    /// Who said it, if not the actor (imports).
    pub created_by: Option<UserId>,
}

/// Somebody said something about an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentCreated {
    /// The new comment.
    pub id: CommentId,
    /// The project of the issue.
    pub project: ProjectId,
    /// The issue.
    pub issue: IssueId,
    /// The comment that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CommentId>,
    /// What was said.
    #[serde(default, skip_serializing_if = "RichText::is_default")]
    pub html: RichText,
    /// Who may read it.
    #[serde(default)]
    pub access: CommentAccess,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
    /// When it was said, if not at the time of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
    /// Who said it, if not the actor of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<UserId>,
}

/// The comment to be answered, if one about the issue can answer it.
fn checked_parent(
    issue: IssueId,
    parent: Option<ParentComment>,
) -> Result<Option<CommentId>, CommentRefusal> {
    match parent {
        Some(ParentComment { id, issue: other, .. }) if other != issue => {
            Err(CommentRefusal::ParentMissing { id })
        }
        Some(parent) if parent.is_answer => Err(CommentRefusal::ParentIsAnswer),
        parent => Ok(parent.map(|parent| parent.id)),
    }
}

impl Decide<CreateComment> for Comment {
    fn decide(&self, new: CreateComment) -> Result<Vec<CommentEvent>, CommentRefusal> {
        if self.lifecycle != Lifecycle::Unborn {
            return Err(CommentRefusal::AlreadyExists);
        }
        let created = CommentCreated {
            id: new.id,
            project: new.project,
            issue: new.issue,
            parent: checked_parent(new.issue, new.parent)?,
            html: new.html,
            access: new.access,
            external: new.external,
            created_at: new.created_at,
            created_by: new.created_by,
        };
        Ok(vec![created.into()])
    }
}

impl Evolve<CommentCreated> for Comment {
    fn evolve(&mut self, event: CommentCreated, stamp: Stamp) {
        let audit = Audit::created_as(stamp, event.created_at, event.created_by);
        *self = Self {
            lifecycle: Lifecycle::Live,
            id: event.id,
            project: event.project,
            issue: event.issue,
            parent: event.parent,
            author: audit.created_by,
            html: event.html,
            access: event.access,
            external: event.external,
            edited_at: None,
            reactions: Reactions::default(),
            audit,
        };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::comment::examples::{AUTHOR, OTHER, after, at, created, given};

    /// The command that comes to [`created`].
    fn create() -> CreateComment {
        let CommentCreated { id, project, issue, html, access, external, .. } = created();
        let (created_at, created_by) = (None, Some(AUTHOR));
        let parent = None;
        CreateComment { id, project, issue, parent, html, access, external, created_at, created_by }
    }

    /// A comment to be answered, about this issue.
    fn parent(issue: IssueId, is_answer: bool) -> ParentComment {
        ParentComment { id: CommentId(uuid::Uuid::from_u128(9)), issue, is_answer }
    }

    #[test]
    fn a_comment_answers_another_one_of_the_same_issue_that_is_no_answer() {
        let nothing = || TestFramework::<Comment>::with(()).given_no_previous_events();
        let answer = |parent| CreateComment { parent: Some(parent), ..create() };
        let good = parent(created().issue, false);
        nothing()
            .when(answer(good).into())
            .then_expect_events(vec![CommentCreated { parent: Some(good.id), ..created() }.into()]);
        nothing()
            .when(answer(parent(IssueId::default(), false)).into())
            .then_expect_error(CommentRefusal::ParentMissing { id: good.id });
        nothing()
            .when(answer(parent(created().issue, true)).into())
            .then_expect_error(CommentRefusal::ParentIsAnswer);
    }

    #[test]
    fn a_comment_is_made() {
        TestFramework::<Comment>::with(())
            .given_no_previous_events()
            .when(create().into())
            .then_expect_events(vec![created().into()]);
    }

    #[test]
    fn a_comment_is_made_only_once() {
        given(vec![]).when(create().into()).then_expect_error(CommentRefusal::AlreadyExists);
    }

    #[test]
    fn the_author_is_who_an_import_says_and_else_the_actor() {
        assert_eq!(after(vec![], at(1)).author, AUTHOR);
        let mut comment = Comment::default();
        comment.evolve(CommentCreated { created_by: None, ..created() }, at(1));
        assert_eq!(comment.author, OTHER);
    }
}
