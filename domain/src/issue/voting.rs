//! Votes for and against an issue; no change of it.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::UserId;
use crate::values::ValueError;

/// The vote of a user for (1) or against (-1) an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Vote(i8);

impl Vote {
    /// A vote for an issue.
    pub const FOR: Self = Self(1);

    /// The bare number.
    #[must_use]
    pub const fn number(self) -> i8 {
        self.0
    }
}

impl TryFrom<i64> for Vote {
    type Error = ValueError;

    fn try_from(number: i64) -> Result<Self, ValueError> {
        match number {
            1 => Ok(Self::FOR),
            -1 => Ok(Self(-1)),
            other => Err(ValueError::NoChoice { given: other.to_string() }),
        }
    }
}

/// The vote of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voted {
    /// Who voted.
    pub user: UserId,
    /// What they voted last.
    pub vote: Vote,
    /// When they voted first, and when they last changed their vote.
    pub audit: Audit,
}

/// Votes, or takes the vote back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastIssueVote {
    /// Who votes.
    pub user: UserId,
    /// The vote, or none.
    pub to: Option<Vote>,
}

/// Somebody voted, or took their vote back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueVoteChanged {
    /// Who voted.
    pub user: UserId,
    /// The vote before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Vote>,
    /// The vote after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Vote>,
}

impl Issue {
    /// The vote of a person.
    #[must_use]
    pub fn vote_of(&self, user: UserId) -> Option<&Voted> {
        self.votes.iter().find(|voted| voted.user == user)
    }
}

impl Issue {
    /// All votes, in the order in which they were cast.
    pub fn votes(&self) -> impl Iterator<Item = &Voted> {
        self.votes.iter()
    }
}

impl Decide<CastIssueVote> for Issue {
    fn decide(&self, command: CastIssueVote) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let CastIssueVote { user, to } = command;
        let from = self.vote_of(user).map(|voted| voted.vote);
        Ok(if from == to { vec![] } else { vec![IssueVoteChanged { user, from, to }.into()] })
    }
}

impl Evolve<IssueVoteChanged> for Issue {
    fn evolve(&mut self, event: IssueVoteChanged, stamp: Stamp) {
        let IssueVoteChanged { user, to, .. } = event;
        let before = self.votes.iter().position(|voted| voted.user == user);
        match (before, to) {
            (Some(index), Some(vote)) => {
                self.votes[index].vote = vote;
                self.votes[index].audit.touch(stamp);
            }
            (Some(index), None) => drop(self.votes.remove(index)),
            (None, Some(vote)) => {
                self.votes.push(Voted { user, vote, audit: Audit::created(stamp) });
            }
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{after, at, given, user};

    /// The event that somebody's vote changed.
    fn changed(from: Option<i64>, to: Option<i64>) -> IssueVoteChanged {
        let vote = |number| Vote::try_from(number).unwrap();
        IssueVoteChanged { user: user(1), from: from.map(vote), to: to.map(vote) }
    }

    /// The command that votes.
    fn cast(to: Option<i64>) -> CastIssueVote {
        CastIssueVote { user: user(1), to: changed(None, to).to }
    }

    #[test]
    fn a_vote_is_for_or_against() {
        assert_eq!(Vote::try_from(-1).map(Vote::number), Ok(-1));
        assert!(Vote::try_from(0).is_err() && Vote::try_from(2).is_err());
    }

    #[test]
    fn everybody_has_one_vote() {
        given(vec![])
            .when(cast(Some(1)).into())
            .then_expect_events(vec![changed(None, Some(1)).into()]);
        let voted = vec![changed(None, Some(1)).into()];
        given(voted.clone()).when(cast(Some(1)).into()).then_expect_events(vec![]);
        given(voted.clone())
            .when(cast(Some(-1)).into())
            .then_expect_events(vec![changed(Some(1), Some(-1)).into()]);
        given(voted)
            .when(cast(None).into())
            .then_expect_events(vec![changed(Some(1), None).into()]);
        given(vec![]).when(cast(None).into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_vote_is_no_change() {
        let before = after(vec![], at(1));
        let after = after(vec![changed(None, Some(1)).into()], at(1));
        assert_eq!(after.audit, before.audit);
    }
}
