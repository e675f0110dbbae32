//! How people react to an issue; no change of it.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::values::Reaction;

/// Adds a user's reaction to an issue, one of each kind and at most 20 of each user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddIssueReaction {
    /// Who reacts.
    pub user: UserId,
    /// The reaction that is added.
    pub reaction: Reaction,
}

/// Somebody reacted to an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueReactionAdded {
    /// Who reacted.
    pub user: UserId,
    /// The reaction that was added.
    pub reaction: Reaction,
}

/// Takes a user's own reaction back; refused if there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveIssueReaction {
    /// The user whose reaction it is.
    pub user: UserId,
    /// The reaction that is taken back.
    pub reaction: Reaction,
}

/// Somebody took a reaction back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueReactionRemoved {
    /// The user whose reaction it was.
    pub user: UserId,
    /// The reaction that was taken back.
    pub reaction: Reaction,
}

impl Decide<AddIssueReaction> for Issue {
    fn decide(&self, command: AddIssueReaction) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let AddIssueReaction { user, reaction } = command;
        if self.reactions.of(user, &reaction).is_some() {
            return Ok(vec![]);
        }
        if self.reactions.are_enough_of(user) {
            return Err(IssueRefusal::TooManyReactions);
        }
        Ok(vec![IssueReactionAdded { user, reaction }.into()])
    }
}

impl Decide<RemoveIssueReaction> for Issue {
    fn decide(&self, command: RemoveIssueReaction) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let RemoveIssueReaction { user, reaction } = command;
        match self.reactions.of(user, &reaction) {
            Some(_) => Ok(vec![IssueReactionRemoved { user, reaction }.into()]),
            None => Err(IssueRefusal::ReactionMissing),
        }
    }
}

impl Evolve<IssueReactionAdded> for Issue {
    fn evolve(&mut self, event: IssueReactionAdded, stamp: Stamp) {
        self.reactions.add(event.user, event.reaction, stamp);
    }
}

impl Evolve<IssueReactionRemoved> for Issue {
    fn evolve(&mut self, event: IssueReactionRemoved, _: Stamp) {
        self.reactions.remove(event.user, &event.reaction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{after, at, given};

    /// A person.
    fn user(n: u128) -> UserId {
        UserId(uuid::Uuid::from_u128(n))
    }

    /// The event that the n-th person reacted.
    fn added(n: u128, reaction: &str) -> IssueReactionAdded {
        IssueReactionAdded { user: user(n), reaction: reaction.parse().unwrap() }
    }

    /// The command that it answers.
    fn add(n: u128, reaction: &str) -> AddIssueReaction {
        let IssueReactionAdded { user, reaction } = added(n, reaction);
        AddIssueReaction { user, reaction }
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
        let remove = |n| RemoveIssueReaction { user: user(n), reaction: "tada".parse().unwrap() };
        let IssueReactionAdded { user: of, reaction } = added(1, "tada");
        given(vec![added(1, "tada").into()])
            .when(remove(1).into())
            .then_expect_events(vec![IssueReactionRemoved { user: of, reaction }.into()]);
        given(vec![added(1, "tada").into()])
            .when(remove(2).into())
            .then_expect_error(IssueRefusal::ReactionMissing);
    }

    #[test]
    fn nobody_has_more_than_twenty() {
        let many = (0..20).map(|n| added(1, &n.to_string()).into()).collect();
        given(many).when(add(1, "tada").into()).then_expect_error(IssueRefusal::TooManyReactions);
    }

    #[test]
    fn a_reaction_is_no_change() {
        let before = after(vec![], at(1));
        let after = after(vec![added(1, "tada").into()], at(1));
        assert_eq!(after.audit, before.audit);
    }
}
