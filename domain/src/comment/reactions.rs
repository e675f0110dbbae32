//! How people react to a comment; no change of it.

use serde::{Deserialize, Serialize};

use super::{Comment, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::values::Reaction;

/// Adds a user's reaction to a comment, one of each kind and at most 20 of each user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCommentReaction {
    /// Who reacts.
    pub user: UserId,
    /// The reaction that is added.
    pub reaction: Reaction,
}

/// Somebody reacted to a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentReactionAdded {
    /// Who reacted.
    pub user: UserId,
    /// The reaction that was added.
    pub reaction: Reaction,
}

/// Takes a reaction back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveCommentReaction {
    /// The user whose reaction it is.
    pub user: UserId,
    /// The reaction that is taken back.
    pub reaction: Reaction,
}

/// Somebody took a reaction back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentReactionRemoved {
    /// The user whose reaction it was.
    pub user: UserId,
    /// The reaction that was taken back.
    pub reaction: Reaction,
}

impl Decide<AddCommentReaction> for Comment {
    fn decide(&self, command: AddCommentReaction) -> Result<Vec<CommentEvent>, CommentRefusal> {
        self.must_be_live()?;
        let AddCommentReaction { user, reaction } = command;
        if self.reactions.of(user, &reaction).is_some() {
            return Ok(vec![]);
        }
        if self.reactions.are_enough_of(user) {
            return Err(CommentRefusal::TooManyReactions);
        }
        Ok(vec![CommentReactionAdded { user, reaction }.into()])
    }
}

impl Decide<RemoveCommentReaction> for Comment {
    fn decide(&self, command: RemoveCommentReaction) -> Result<Vec<CommentEvent>, CommentRefusal> {
        self.must_be_live()?;
        let RemoveCommentReaction { user, reaction } = command;
        match self.reactions.of(user, &reaction) {
            Some(_) => Ok(vec![CommentReactionRemoved { user, reaction }.into()]),
            None => Err(CommentRefusal::ReactionMissing),
        }
    }
}

impl Evolve<CommentReactionAdded> for Comment {
    fn evolve(&mut self, event: CommentReactionAdded, stamp: Stamp) {
        self.reactions.add(event.user, event.reaction, stamp);
    }
}

impl Evolve<CommentReactionRemoved> for Comment {
    fn evolve(&mut self, event: CommentReactionRemoved, _: Stamp) {
        self.reactions.remove(event.user, &event.reaction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::examples::{after, at, given};

    /// A person.
    fn user(n: u128) -> UserId {
        UserId(uuid::Uuid::from_u128(n))
    }

    /// The event that the n-th person reacted.
    fn added(n: u128, reaction: &str) -> CommentReactionAdded {
        CommentReactionAdded { user: user(n), reaction: reaction.parse().unwrap() }
    }

    /// The command that it answers.
    fn add(n: u128, reaction: &str) -> AddCommentReaction {
        let CommentReactionAdded { user, reaction } = added(n, reaction);
        AddCommentReaction { user, reaction }
    }

    #[test]
    fn everybody_has_one_reaction_of_each_kind() {
        let before = vec![added(1, "tada").into()];
        for (n, reaction) in [(1, "heart"), (2, "tada")] {
            given(before.clone())
                .when(add(n, reaction).into())
                .then_expect_events(vec![added(n, reaction).into()]);
        }
        given(before).when(add(1, "tada").into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_reaction_is_taken_back_by_its_own_person() {
        let remove = |n| RemoveCommentReaction { user: user(n), reaction: "tada".parse().unwrap() };
        let CommentReactionAdded { user: of, reaction } = added(1, "tada");
        given(vec![added(1, "tada").into()])
            .when(remove(1).into())
            .then_expect_events(vec![CommentReactionRemoved { user: of, reaction }.into()]);
        given(vec![added(1, "tada").into()])
            .when(remove(2).into())
            .then_expect_error(CommentRefusal::ReactionMissing);
    }

    #[test]
    fn nobody_has_more_than_twenty() {
        let many = (0..20).map(|n| added(1, &n.to_string()).into()).collect();
        given(many).when(add(1, "tada").into()).then_expect_error(CommentRefusal::TooManyReactions);
    }

    #[test]
    fn a_reaction_is_no_change() {
        let before = after(vec![], at(1));
        let after = after(vec![added(1, "tada").into()], at(1));
        assert_eq!(after.audit, before.audit);
    }
}
