//! What the tests of the topic files start from.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use uuid::Uuid;

use super::{CreateIssue, Issue, IssueCreated, IssueEvent};
use crate::aggregate::{Evolve, Stamp};
use crate::facts::{
    CycleRef, EstimateKind, EstimatePointRef, IssueRef, LabelRef, ModuleRef, StateGroup, StateRef,
};
use crate::html::RichText;
use crate::ids::{
    CycleId, EstimatePointId, IssueId, LabelId, ModuleId, ProjectId, StateId, UserId,
};
use crate::values::ExternalRef;

/// The issue of the tests.
pub const ISSUE: IssueId = IssueId(Uuid::from_u128(1));
/// The project it is in.
pub const PROJECT: ProjectId = ProjectId(Uuid::from_u128(2));
/// Whom an import named as its creator.
pub const CREATOR: UserId = UserId(Uuid::from_u128(3));

/// A user.
pub const fn user(number: u128) -> UserId {
    UserId(Uuid::from_u128(number))
}

/// A state of the group, called like it.
pub fn state(group: StateGroup) -> StateRef {
    StateRef { id: StateId(Uuid::from_u128(group as u128)), name: group.name().to_owned(), group }
}

/// A label.
pub fn label(number: u128) -> LabelRef {
    LabelRef { id: LabelId(Uuid::from_u128(number)), name: format!("label {number}") }
}

/// A point of an estimate, worth its number.
pub fn point(number: u128) -> EstimatePointRef {
    let (id, kind) = (EstimatePointId(Uuid::from_u128(number)), EstimateKind::Points);
    EstimatePointRef { id, value: number.to_string(), kind }
}

/// A cycle.
pub fn cycle(number: u128) -> CycleRef {
    CycleRef { id: CycleId(Uuid::from_u128(number)), name: format!("Sprint {number}") }
}

/// A module.
pub fn module(number: u128) -> ModuleRef {
    ModuleRef { id: ModuleId(Uuid::from_u128(number)), name: format!("module {number}") }
}

/// Another issue.
pub fn issue(number: u128) -> IssueRef {
    IssueRef { id: IssueId(Uuid::from_u128(number)), key: format!("ENG-{number}") }
}

/// The command that creates [`ISSUE`], with nothing that can be left out.
pub fn create() -> CreateIssue {
    CreateIssue {
        id: ISSUE,
        project: PROJECT,
        number: 42,
        identifier: "ENG".to_owned(),
        name: "Fix the login".parse().unwrap(),
        description: None,
        priority: super::Priority::None,
        state: state(StateGroup::Backlog),
        completed_at: None,
        assignees: vec![],
        labels: vec![],
        parent: None,
        start_date: None,
        target_date: None,
        point: None,
        estimate_point: None,
        sort_order: None,
        external: ExternalRef::default(),
        created_at: None,
        created_by: Some(CREATOR),
    }
}

/// The event that [`create`] comes to.
pub fn created() -> IssueCreated {
    IssueCreated {
        id: ISSUE,
        project: PROJECT,
        number: 42,
        key: "ENG-42".to_owned(),
        name: "Fix the login".parse().unwrap(),
        description: RichText::default(),
        priority: super::Priority::None,
        state: state(StateGroup::Backlog),
        completed_at: None,
        assignees: vec![],
        labels: vec![],
        parent: None,
        start_date: None,
        target_date: None,
        point: None,
        estimate_point: None,
        sort_order: 475_535.0,
        external: ExternalRef::default(),
        created_at: None,
        created_by: Some(CREATOR),
    }
}

/// A live issue to which the events happened.
pub fn given(events: Vec<IssueEvent>) -> AggregateTestExecutor<Issue> {
    TestFramework::with(()).given(vec![created().into()]).and(events)
}

/// The state of a live issue to which the events happened, all with this stamp.
pub fn after(events: Vec<IssueEvent>, stamp: Stamp) -> Issue {
    let mut issue = Issue::default();
    for event in std::iter::once(created().into()).chain(events) {
        Evolve::<IssueEvent>::evolve(&mut issue, event, stamp);
    }
    issue
}

/// A stamp at this second.
pub fn at(second: i64) -> Stamp {
    let at = chrono::DateTime::from_timestamp(second, 0).unwrap();
    Stamp { actor: user(99), at, version: 0 }
}
