//! The return of a deleted issue: as it was, as far as what it had is still there. One event holds all that a creation holds;
//! its links, relations, places and what people did to it come back by the events of those, in the same append.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::hierarchy::checked_parent;
use super::workflow::check_state;
use super::{Issue, IssueCreated, IssueEvent, IssueRefusal, Lifecycle, ParentFact};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::{EstimatePointRef, LabelRef, StateGroup, StateRef};
use crate::ids::UserId;
use crate::values::ExternalRef;

/// Brings a deleted issue back; the edge has looked up what of the things that it had is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndeleteIssue {
    /// The project's identifier, the `ENG` of `ENG-42`.
    pub identifier: String,
    /// Its state, or the one that issues begin in if that is gone.
    pub state: StateRef,
    /// When it was completed, if not now.
    pub completed_at: Option<DateTime<Utc>>,
    /// The assignees of the issue who may still be given work.
    pub assignees: Vec<UserId>,
    /// The labels of the issue that are still there.
    pub labels: Vec<LabelRef>,
    /// The issue that it is a part of, if that is still there.
    pub parent: Option<ParentFact>,
    /// Its point of the estimate, if that is still there.
    pub estimate_point: Option<EstimatePointRef>,
    /// What it is called in another system, if nothing else has got that name.
    pub external: ExternalRef,
}

/// A deleted issue came back. It is listed in the intake no more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IssueUndeleted {
    /// What it is like now, as if it were created like that; always with the maker and the time of its creation.
    pub issue: IssueCreated,
}

impl Decide<UndeleteIssue> for Issue {
    fn decide(&self, command: UndeleteIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        match self.lifecycle {
            Lifecycle::Unborn => return Err(IssueRefusal::Missing),
            Lifecycle::Live => return Ok(vec![]),
            Lifecycle::Deleted => {}
        }
        if self.state.group == StateGroup::Triage {
            return Err(IssueRefusal::InTriage);
        }
        check_state(&command.state)?;
        let parent = checked_parent(self.id, self.project, command.parent)?;
        let issue = IssueCreated {
            id: self.id,
            project: self.project,
            number: self.number,
            key: format!("{}-{}", command.identifier, self.number),
            name: self.name()?.clone(),
            description: self.description.clone(),
            priority: self.priority,
            state: command.state,
            completed_at: command.completed_at,
            assignees: command.assignees,
            labels: command.labels,
            parent,
            start_date: self.start_date,
            target_date: self.target_date,
            point: self.point,
            estimate_point: command.estimate_point,
            sort_order: self.sort_order,
            external: command.external,
            created_at: Some(self.audit.created_at),
            created_by: Some(self.audit.created_by),
        };
        Ok(vec![IssueUndeleted { issue }.into()])
    }
}

impl Evolve<IssueUndeleted> for Issue {
    fn evolve(&mut self, event: IssueUndeleted, stamp: Stamp) {
        let audit = self.audit;
        self.evolve(event.issue, stamp);
        self.audit = audit;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::IssueDeleted;
    use crate::issue::examples::{CREATOR, at, created, given, label, state, user};

    /// Everything of the example is still there.
    fn undelete() -> UndeleteIssue {
        let IssueCreated { state, assignees, labels, estimate_point, external, .. } = created();
        let (identifier, completed_at, parent) = ("ENG".to_owned(), None, None);
        UndeleteIssue {
            identifier,
            state,
            completed_at,
            assignees,
            labels,
            parent,
            estimate_point,
            external,
        }
    }

    /// The event of its return.
    fn undeleted(change: impl FnOnce(&mut IssueCreated)) -> IssueUndeleted {
        let mut issue = IssueCreated { parent: None, ..created() };
        issue.created_at.get_or_insert(Stamp::UNKNOWN.at);
        issue.created_by.get_or_insert(Stamp::UNKNOWN.actor);
        change(&mut issue);
        IssueUndeleted { issue }
    }

    /// It was deleted.
    fn deleted() -> IssueEvent {
        IssueDeleted { with: None }.into()
    }

    #[test]
    fn a_deleted_issue_comes_back_as_it_was() {
        given(vec![deleted()])
            .when(undelete().into())
            .then_expect_events(vec![undeleted(|_| ()).into()]);
    }

    #[test]
    fn what_is_gone_does_not_come_back() {
        let command = UndeleteIssue {
            state: state(StateGroup::Backlog),
            assignees: vec![user(3)],
            labels: vec![label(4)],
            estimate_point: None,
            external: ExternalRef::default(),
            ..undelete()
        };
        let event = undeleted(|issue| {
            issue.state = state(StateGroup::Backlog);
            issue.assignees = vec![user(3)];
            issue.labels = vec![label(4)];
            issue.estimate_point = None;
            issue.external = ExternalRef::default();
        });
        given(vec![deleted()]).when(command.into()).then_expect_events(vec![event.into()]);
    }

    #[test]
    fn an_issue_that_is_there_does_not_come_back() {
        given(vec![]).when(undelete().into()).then_expect_events(vec![]);
        given(vec![deleted(), undeleted(|_| ()).into()])
            .when(undelete().into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn what_waits_in_the_intake_does_not_come_back() {
        let mut issue = Issue::default();
        issue.evolve(IssueCreated { state: state(StateGroup::Triage), ..created() }, at(1));
        issue.evolve(IssueDeleted { with: None }, at(2));
        assert_eq!(issue.decide(undelete()), Err(IssueRefusal::InTriage));
        assert_eq!(Issue::default().decide(undelete()), Err(IssueRefusal::Missing));
    }

    #[test]
    fn its_maker_stays_and_its_version_goes_on() {
        let mut issue = Issue::default();
        let stamp = |version| Stamp { version, ..at(5) };
        issue.evolve(created(), Stamp { version: 1, ..at(1) });
        let maker = issue.audit.maker;
        issue.evolve(IssueDeleted { with: None }, stamp(2));
        issue.evolve(undeleted(|issue| issue.created_by = Some(CREATOR)), stamp(3));
        assert_eq!((issue.audit.maker, issue.audit.version), (maker, 3));
        assert!(issue.is_live());
        assert_eq!((issue.links.len(), issue.audit.updated_at), (0, at(5).at));
    }
}
