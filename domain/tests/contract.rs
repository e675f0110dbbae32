//! Every old form of an event is read for ever; the present ones are in `docs/events.md`.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use std::str::FromStr;

use domain::html::RichText;
use domain::issue::*;
use domain::values::ExternalRef;
use domain::{Event, IssueId, ProjectId, StateGroup, StateId, StateRef};
use serde_json::json;
use uuid::Uuid;

/// An id of any kind.
fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

/// A value object of any kind.
fn value<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// An issue with nothing that can be left out.
fn bare() -> IssueCreated {
    IssueCreated {
        id: id(1),
        project: id::<ProjectId>(2),
        number: 1,
        key: "ENG-1".to_owned(),
        name: value("Fix the login"),
        description: RichText::default(),
        priority: Priority::None,
        state: StateRef { id: id(3), name: "backlog".to_owned(), group: StateGroup::Backlog },
        completed_at: None,
        assignees: vec![],
        labels: vec![],
        parent: None,
        start_date: None,
        target_date: None,
        point: None,
        estimate_point: None,
        sort_order: 65_535.0,
        external: ExternalRef::default(),
        created_at: None,
        created_by: None,
    }
}

#[test]
fn a_priority_change_of_version_1_is_still_read() {
    let payload = json!({"type": "IssuePriorityChanged", "old": "none", "new": "urgent"});
    let event = Event::decode("issue", "IssuePriorityChanged", "1", payload).unwrap();
    let (from, to) = (Priority::None, Priority::Urgent);
    assert_eq!(event, Event::Issue(IssuePriorityChanged { from, to }.into()));
}

#[test]
fn the_smallest_stored_issue_is_read_with_its_defaults() {
    let payload = json!({
        "type": "IssueCreated",
        "id": id::<IssueId>(1),
        "project": id::<ProjectId>(2),
        "number": 1,
        "key": "ENG-1",
        "name": "Fix the login",
        "state": {"id": id::<StateId>(3), "name": "backlog", "group": "backlog"},
        "sort_order": 65535
    });
    let event = Event::decode("issue", "IssueCreated", "1", payload).unwrap();
    assert_eq!(event, Event::Issue(bare().into()));
}
