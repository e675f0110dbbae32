//! How an issue comes into being: one event that holds everything, so that history begins with one row.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::assignment::distinct_users;
use super::hierarchy::checked_parent;
use super::labelling::distinct_labels;
use super::ordering::{default_sort_order, finite};
use super::planning::check_dates;
use super::workflow::{check_state, completion};
use super::{Issue, IssueEvent, IssueName, IssueRefusal, Lifecycle, ParentFact, Point, Priority};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::{EstimatePointRef, IssueRef, LabelRef, StateRef};
use crate::html::RichText;
use crate::ids::{IssueId, ProjectId, UserId};
use crate::reactions::Reactions;
use crate::values::ExternalRef;

/// Creates an issue; the edge has looked up state, labels, assignees, parent and estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateIssue {
    /// The new issue.
    pub id: IssueId,
    /// The project it goes into.
    pub project: ProjectId,
    /// Its running number in the project, from 1.
    pub number: u32,
    /// The project's identifier, the `ENG` of `ENG-42`.
    pub identifier: String,
    /// What it is called.
    pub name: IssueName,
    /// What it is about; `<p></p>` if not given.
    pub description: Option<RichText>,
    /// How urgent it is.
    pub priority: Priority,
    /// Where it starts in the workflow.
    pub state: StateRef,
    /// When it was completed, if not now.
    pub completed_at: Option<DateTime<Utc>>,
    /// Who works on it: only those who may, the project's default included.
    pub assignees: Vec<UserId>,
    /// Its labels, all of the project.
    pub labels: Vec<LabelRef>,
    /// The issue that it is a part of.
    pub parent: Option<ParentFact>,
    /// The day on which work begins.
    pub start_date: Option<NaiveDate>,
    /// The day on which it should be done.
    pub target_date: Option<NaiveDate>,
    /// How much work it is.
    pub point: Option<Point>,
    /// Its point of the estimate that the project uses.
    pub estimate_point: Option<EstimatePointRef>,
    /// Its place; follows from the number if not given.
    pub sort_order: Option<f64>,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// When it was made, if not now (imports).
    pub created_at: Option<DateTime<Utc>>,
    /// Who made it, if not the actor (imports).
    pub created_by: Option<UserId>,
}

/// An issue was created.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssueCreated {
    /// The new issue.
    pub id: IssueId,
    /// The project it went into.
    pub project: ProjectId,
    /// Its running number in the project.
    pub number: u32,
    /// What it was called at that moment, for example `ENG-42`.
    pub key: String,
    /// Its name.
    pub name: IssueName,
    /// What it is about.
    #[serde(default, skip_serializing_if = "RichText::is_default")]
    pub description: RichText,
    /// How urgent it is.
    #[serde(default)]
    pub priority: Priority,
    /// Where it starts in the workflow.
    pub state: StateRef,
    /// When it was completed, if not at the time of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<DateTime<Utc>>,
    /// Who works on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignees: Vec<UserId>,
    /// Its labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<LabelRef>,
    /// The issue that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<IssueRef>,
    /// The day on which work begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_date: Option<NaiveDate>,
    /// The day on which it should be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_date: Option<NaiveDate>,
    /// How much work it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Its point of the project's estimate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate_point: Option<EstimatePointRef>,
    /// Its place among other issues.
    pub sort_order: f64,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
    /// When it was made, if not at the time of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
    /// Who made it, if not the actor of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<UserId>,
}

impl Decide<CreateIssue> for Issue {
    fn decide(&self, new: CreateIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        if self.lifecycle == Lifecycle::Unborn {
            check_state(&new.state)?;
        }
        Ok(vec![self.created(new)?.into()])
    }
}

impl Issue {
    /// The event that creates it, in whatever state.
    pub(super) fn created(&self, new: CreateIssue) -> Result<IssueCreated, IssueRefusal> {
        if self.lifecycle != Lifecycle::Unborn {
            return Err(IssueRefusal::AlreadyExists);
        }
        check_dates(new.start_date, new.target_date)?;
        let parent = checked_parent(new.id, new.project, new.parent)?;
        let sort_order = finite(new.sort_order.unwrap_or(default_sort_order(new.number)))?;
        Ok(IssueCreated {
            id: new.id,
            project: new.project,
            number: new.number,
            key: format!("{}-{}", new.identifier, new.number),
            name: new.name,
            description: new.description.unwrap_or_default(),
            priority: new.priority,
            state: new.state,
            completed_at: new.completed_at,
            assignees: distinct_users(new.assignees),
            labels: distinct_labels(new.labels),
            parent,
            start_date: new.start_date,
            target_date: new.target_date,
            point: new.point,
            estimate_point: new.estimate_point,
            sort_order,
            external: new.external,
            created_at: new.created_at,
            created_by: new.created_by,
        })
    }
}

impl Evolve<IssueCreated> for Issue {
    fn evolve(&mut self, event: IssueCreated, stamp: Stamp) {
        *self = Self {
            lifecycle: Lifecycle::Live,
            id: event.id,
            project: event.project,
            number: event.number,
            name: Some(event.name),
            description: event.description,
            priority: event.priority,
            completed_at: completion(event.completed_at, &event.state, stamp),
            state: event.state,
            state_since: stamp.at,
            assignees: event.assignees,
            labels: event.labels,
            modules: Vec::new(),
            parent: event.parent,
            cycle: None,
            cycle_since: None,
            start_date: event.start_date,
            target_date: event.target_date,
            point: event.point,
            estimate_point: event.estimate_point,
            sort_order: event.sort_order,
            external: event.external,
            archived_at: None,
            intake: None,
            links: Vec::new(),
            relations: Vec::new(),
            pages: Vec::new(),
            subscribers: BTreeSet::new(),
            reactions: Reactions::default(),
            votes: Vec::new(),
            audit: Audit::created_as(stamp, event.created_at, event.created_by),
        };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::{AggregateTestExecutor, TestFramework};

    use super::*;
    use crate::facts::StateGroup;
    use crate::issue::examples::{CREATOR, at, create, created, given, issue, label, state, user};

    /// Nothing yet.
    fn nothing() -> AggregateTestExecutor<Issue> {
        TestFramework::with(()).given_no_previous_events()
    }

    #[test]
    fn an_issue_is_created_with_one_event() {
        nothing().when(create().into()).then_expect_events(vec![created().into()]);
    }

    #[test]
    fn an_issue_is_created_only_once() {
        given(vec![]).when(create().into()).then_expect_error(IssueRefusal::AlreadyExists);
    }

    #[test]
    fn the_default_place_follows_from_the_number() {
        for (number, sort_order) in [(1, 65_535.0), (2, 75_535.0), (42, 475_535.0)] {
            assert!((default_sort_order(number) - sort_order).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn repeated_labels_and_assignees_count_once() {
        let mut command = create();
        command.labels = vec![label(1), label(2), label(1)];
        command.assignees = vec![user(1), user(1)];
        let mut event = created();
        event.labels = vec![label(1), label(2)];
        event.assignees = vec![user(1)];
        nothing().when(command.into()).then_expect_events(vec![event.into()]);
    }

    #[test]
    fn work_cannot_begin_after_it_should_be_done() {
        let mut command = create();
        command.start_date = NaiveDate::from_ymd_opt(2026, 1, 2);
        command.target_date = NaiveDate::from_ymd_opt(2026, 1, 1);
        nothing().when(command.into()).then_expect_error(IssueRefusal::StartAfterTarget);
    }

    #[test]
    fn a_parent_is_of_the_same_project() {
        let mut command = create();
        let project = ProjectId::default();
        command.parent = Some(ParentFact { issue: issue(7), project, ancestors: vec![] });
        nothing().when(command.into()).then_expect_error(IssueRefusal::ParentNotInProject);
    }

    #[test]
    fn an_issue_can_be_created_completed() {
        let event = IssueCreated { state: state(StateGroup::Completed), ..created() };
        let mut issue = Issue::default();
        issue.evolve(event, at(5));
        assert_eq!(issue.completed_at, Some(at(5).at));
    }

    #[test]
    fn an_import_may_say_who_made_it_and_when() {
        let event = IssueCreated { created_at: Some(at(1).at), ..created() };
        let mut issue = Issue::default();
        issue.evolve(event, at(5));
        let Audit { created_at, created_by, updated_at, updated_by, .. } = issue.audit;
        assert_eq!((created_at, created_by), (at(1).at, CREATOR));
        assert_eq!((updated_at, updated_by), (at(5).at, None));
    }
}
