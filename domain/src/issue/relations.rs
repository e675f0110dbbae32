//! What an issue has to do with other issues of its workspace: it blocks them, repeats them, or comes before or after.
//!
//! A relation is in the streams of both issues, in each as seen from there; both events are of one append. Two issues have
//! at most one. It is no change of either issue, which those see who do not see the other one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::IssueRef;
use crate::ids::{IssueId, ProjectId, UserId};

/// What an issue is to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The other one cannot be done before it.
    Blocking,
    /// It cannot be done before the other one.
    BlockedBy,
    /// Both say the same.
    Duplicate,
    /// They have something to do with each other.
    RelatesTo,
    /// It starts after the other one.
    StartAfter,
    /// It starts before the other one.
    StartBefore,
    /// It is finished after the other one.
    FinishAfter,
    /// It is finished before the other one.
    FinishBefore,
}

impl Relation {
    /// Every relation, in the order of the contract.
    pub const ALL: [Self; 8] = [
        Self::Blocking,
        Self::BlockedBy,
        Self::Duplicate,
        Self::RelatesTo,
        Self::StartAfter,
        Self::StartBefore,
        Self::FinishAfter,
        Self::FinishBefore,
    ];

    /// The names of all of them.
    pub const NAMES: [&str; 8] = {
        let (mut names, mut place) = ([""; 8], 0);
        while place < names.len() {
            names[place] = Self::ALL[place].name();
            place += 1;
        }
        names
    };

    /// The relation with a stored and shown name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }

    /// The stored and shown name, for example `blocked_by`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::BlockedBy => "blocked_by",
            Self::Duplicate => "duplicate",
            Self::RelatesTo => "relates_to",
            Self::StartAfter => "start_after",
            Self::StartBefore => "start_before",
            Self::FinishAfter => "finish_after",
            Self::FinishBefore => "finish_before",
        }
    }

    /// What the other one is to it.
    #[must_use]
    pub const fn reverse(self) -> Self {
        match self {
            Self::Blocking => Self::BlockedBy,
            Self::BlockedBy => Self::Blocking,
            Self::Duplicate => Self::Duplicate,
            Self::RelatesTo => Self::RelatesTo,
            Self::StartAfter => Self::StartBefore,
            Self::StartBefore => Self::StartAfter,
            Self::FinishAfter => Self::FinishBefore,
            Self::FinishBefore => Self::FinishAfter,
        }
    }

    /// Whether one of the two waits for the other: all but those that only say that they belong together.
    #[must_use]
    pub const fn is_dependency(self) -> bool {
        !matches!(self, Self::Duplicate | Self::RelatesTo)
    }

    /// Whether one of the two blocks the other, so that it must not lead back.
    #[must_use]
    pub const fn is_blocking(self) -> bool {
        matches!(self, Self::Blocking | Self::BlockedBy)
    }
}

/// The relation of an issue to another one, which may have been deleted since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatedIssue {
    /// What the issue is to it.
    pub relation: Relation,
    /// The other one, as it was called then.
    pub with: IssueRef,
    /// The project of the other one.
    pub project: ProjectId,
    /// When they were related.
    pub since: DateTime<Utc>,
    /// Who said so.
    pub by: UserId,
}

/// Relates an issue to another one, which may be in another project; the edge has made sure that it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddIssueRelation {
    /// What the issue is to the other one.
    pub relation: Relation,
    /// The other one.
    pub with: IssueRef,
    /// The project of the other one.
    pub project: ProjectId,
    /// Whether the one that would be blocked blocks the other already, perhaps through others.
    pub leads_back: bool,
}

/// Ends the relation of two issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveIssueRelation {
    /// The other one.
    pub with: IssueId,
}

/// An issue was related to another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRelationAdded {
    /// What the issue is to the other one.
    pub relation: Relation,
    /// The other one.
    pub with: IssueRef,
    /// The project of the other one.
    pub project: ProjectId,
}

/// An issue is related to another one no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRelationRemoved {
    /// What the issue was to the other one.
    pub relation: Relation,
    /// The other one, as it was called when they were related.
    pub with: IssueRef,
    /// The project of the other one.
    pub project: ProjectId,
}

impl RelatedIssue {
    /// The event by which they are related no longer.
    fn removed(&self) -> IssueRelationRemoved {
        let Self { relation, with, project, .. } = self.clone();
        IssueRelationRemoved { relation, with, project }
    }
}

impl Issue {
    /// The most relations of an issue, those with deleted issues included.
    pub const MOST_RELATIONS: usize = 500;

    /// The relation of the issue to another one, if they are related.
    #[must_use]
    pub fn related(&self, other: IssueId) -> Option<&RelatedIssue> {
        self.relations.iter().find(|related| related.with.id == other)
    }
}

impl Decide<AddIssueRelation> for Issue {
    fn decide(&self, command: AddIssueRelation) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let AddIssueRelation { relation, with, project, leads_back } = command;
        if with.id == self.id {
            return Err(IssueRefusal::RelatedToItself);
        }
        let before = self.related(with.id);
        if before.is_some_and(|related| related.relation == relation) {
            return Ok(vec![]);
        }
        if relation.is_blocking() && leads_back {
            return Err(IssueRefusal::BlockingCircle);
        }
        if before.is_none() && self.relations.len() >= Self::MOST_RELATIONS {
            return Err(IssueRefusal::TooManyRelations);
        }
        let removed = before.map(|related| related.removed().into());
        let added = IssueRelationAdded { relation, with, project };
        Ok(removed.into_iter().chain([added.into()]).collect())
    }
}

impl Decide<RemoveIssueRelation> for Issue {
    fn decide(&self, command: RemoveIssueRelation) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let related = self.related(command.with).ok_or(IssueRefusal::RelationMissing)?;
        Ok(vec![related.removed().into()])
    }
}

impl Evolve<IssueRelationAdded> for Issue {
    fn evolve(&mut self, event: IssueRelationAdded, stamp: Stamp) {
        let IssueRelationAdded { relation, with, project } = event;
        self.relations.retain(|related| related.with.id != with.id);
        let (since, by) = (stamp.at, stamp.actor);
        self.relations.push(RelatedIssue { relation, with, project, since, by });
    }
}

impl Evolve<IssueRelationRemoved> for Issue {
    fn evolve(&mut self, event: IssueRelationRemoved, _: Stamp) {
        self.relations.retain(|related| related.with.id != event.with.id);
    }
}

#[cfg(test)]
mod tests {
    use super::Relation::{Blocking, Duplicate, StartAfter};
    use super::*;
    use crate::issue::IssueDeleted;
    use crate::issue::examples::{PROJECT, after, at, given, issue};

    /// The command to relate the issue to another one.
    fn add(relation: Relation, number: u128) -> AddIssueRelation {
        AddIssueRelation { relation, with: issue(number), project: PROJECT, leads_back: false }
    }

    /// They were related.
    fn added(relation: Relation, number: u128) -> IssueEvent {
        IssueRelationAdded { relation, with: issue(number), project: PROJECT }.into()
    }

    /// They are no longer.
    fn removed(relation: Relation, number: u128) -> IssueEvent {
        IssueRelationRemoved { relation, with: issue(number), project: PROJECT }.into()
    }

    #[test]
    fn a_relation_is_the_reverse_of_its_reverse_and_found_by_its_name() {
        for relation in Relation::ALL {
            assert_eq!(relation.reverse().reverse(), relation);
            assert_eq!(relation.reverse().is_dependency(), relation.is_dependency());
            assert_eq!(relation.reverse() == relation, !relation.is_dependency());
            assert_eq!(Relation::from_name(relation.name()), Some(relation));
            assert_eq!(serde_json::to_value(relation).unwrap(), relation.name());
        }
        assert_eq!(Relation::from_name("implemented_by"), None);
    }

    #[test]
    fn an_issue_is_related_to_another_one() {
        for relation in Relation::ALL {
            given(vec![])
                .when(add(relation, 7).into())
                .then_expect_events(vec![added(relation, 7)]);
        }
        let blocking = after(vec![added(Blocking, 7)], at(5));
        let related = blocking.related(issue(7).id).unwrap();
        assert_eq!(
            (related.relation, related.since, related.by),
            (Blocking, at(5).at, at(5).actor)
        );
    }

    #[test]
    fn the_same_relation_changes_nothing() {
        given(vec![added(Blocking, 7)]).when(add(Blocking, 7).into()).then_expect_events(vec![]);
        let leads_back = AddIssueRelation { leads_back: true, ..add(Blocking, 7) };
        given(vec![added(Blocking, 7)]).when(leads_back.into()).then_expect_events(vec![]);
    }

    #[test]
    fn another_relation_of_the_same_two_takes_the_place_of_the_first() {
        given(vec![added(Duplicate, 7), added(Blocking, 8)])
            .when(add(StartAfter, 7).into())
            .then_expect_events(vec![removed(Duplicate, 7), added(StartAfter, 7)]);
        let issue = after(vec![added(Duplicate, 7), added(StartAfter, 7)], at(5));
        assert_eq!(issue.relations.len(), 1);
    }

    #[test]
    fn an_issue_is_not_related_to_itself() {
        given(vec![])
            .when(add(Duplicate, 1).into())
            .then_expect_error(IssueRefusal::RelatedToItself);
    }

    #[test]
    fn what_blocks_does_not_lead_back_and_everything_else_may() {
        for relation in Relation::ALL {
            let command = AddIssueRelation { leads_back: true, ..add(relation, 7) };
            let given = given(vec![]).when(command.into());
            if relation.is_blocking() {
                given.then_expect_error(IssueRefusal::BlockingCircle);
            } else {
                given.then_expect_events(vec![added(relation, 7)]);
            }
        }
    }

    #[test]
    fn a_relation_is_removed_once() {
        let remove = || RemoveIssueRelation { with: issue(7).id };
        given(vec![added(Blocking, 7), added(Blocking, 8)])
            .when(remove().into())
            .then_expect_events(vec![removed(Blocking, 7)]);
        given(vec![added(Blocking, 7), removed(Blocking, 7)])
            .when(remove().into())
            .then_expect_error(IssueRefusal::RelationMissing);
    }

    #[test]
    fn an_issue_has_at_most_500_relations_which_can_still_become_others() {
        let many = || (10..510).map(|number| added(Duplicate, number)).collect();
        given(many())
            .when(add(Blocking, 7).into())
            .then_expect_error(IssueRefusal::TooManyRelations);
        given(many()).when(add(Duplicate, 10).into()).then_expect_events(vec![]);
        given(many())
            .when(add(Blocking, 10).into())
            .then_expect_events(vec![removed(Duplicate, 10), added(Blocking, 10)]);
    }

    #[test]
    fn a_relation_is_no_change() {
        let before = after(vec![], at(1));
        for events in [vec![added(Blocking, 7)], vec![added(Blocking, 7), removed(Blocking, 7)]] {
            assert_eq!(after(events, at(1)).audit, before.audit);
        }
    }

    #[test]
    fn a_deleted_issue_takes_no_relation() {
        let deleted: IssueEvent = IssueDeleted { with: None }.into();
        given(vec![deleted]).when(add(Blocking, 7).into()).then_expect_error(IssueRefusal::Missing);
    }
}
