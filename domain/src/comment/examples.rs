//! What the tests of the topic files start from.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use uuid::Uuid;

use super::{Comment, CommentCreated, CommentEvent};
use crate::aggregate::{Evolve, Stamp};
use crate::ids::{CommentId, IssueId, ProjectId, UserId};

/// Who really wrote the comment, the actor of bare events.
pub const WRITER: UserId = UserId::SYSTEM;
/// Whom an import named as its author.
pub const AUTHOR: UserId = UserId(Uuid::from_u128(3));
/// Somebody else.
pub const OTHER: UserId = UserId(Uuid::from_u128(4));

/// The comment was made.
pub fn created() -> CommentCreated {
    CommentCreated {
        id: CommentId(Uuid::from_u128(1)),
        project: ProjectId(Uuid::from_u128(2)),
        issue: IssueId(Uuid::from_u128(5)),
        parent: None,
        html: crate::html::RichText::default(),
        access: super::CommentAccess::Internal,
        external: crate::values::ExternalRef::default(),
        created_at: None,
        created_by: Some(AUTHOR),
    }
}

/// A live comment to which the events happened.
pub fn given(events: Vec<CommentEvent>) -> AggregateTestExecutor<Comment> {
    TestFramework::with(()).given(vec![created().into()]).and(events)
}

/// The state of a live comment to which the events happened, all with this stamp.
pub fn after(events: Vec<CommentEvent>, stamp: Stamp) -> Comment {
    let mut comment = Comment::default();
    for event in std::iter::once(created().into()).chain(events) {
        Evolve::<CommentEvent>::evolve(&mut comment, event, stamp);
    }
    comment
}

/// A stamp at this second.
pub fn at(second: i64) -> Stamp {
    let at = chrono::DateTime::from_timestamp(second, 0).unwrap();
    Stamp { actor: OTHER, at, version: 0 }
}
