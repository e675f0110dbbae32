//! What the log keeps of issues and comments: every event as stored, old forms, and replay.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use cqrs_es::{Aggregate, DomainEvent};
use domain::comment::*;
use domain::html::RichText;
use domain::issue::*;
use domain::values::{ExternalRef, ExternalRefPatch};
use domain::{
    CommentId, Event, IssueId, IssueRef, LabelId, LabelRef, LinkId, ProjectId, Root, Stamp,
    StateGroup, StateId, StateRef, UserId, decide_all,
};
use proptest::prelude::*;
use serde_json::{Map, json};
use uuid::Uuid;

/// An id of any kind.
fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

/// A value object of any kind.
fn value<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// A time.
fn time(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap()
}

/// A day of January 2026.
fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

/// A state of the group.
fn state(group: StateGroup) -> StateRef {
    StateRef { id: id(group as u128), name: group.name().to_owned(), group }
}

/// A label.
fn label(number: u128) -> LabelRef {
    LabelRef { id: id::<LabelId>(number), name: format!("label {number}") }
}

/// Another issue.
fn issue(number: u128) -> IssueRef {
    IssueRef { id: id::<IssueId>(number), key: format!("ENG-{number}") }
}

/// A reference to another system.
fn external(number: u128) -> ExternalRef {
    ExternalRef { source: Some(value("github")), id: Some(value(&number.to_string())) }
}

/// The event as the log keeps it: its stored version and its payload, which reads back as the same event.
fn stored<A: Root<Event: PartialEq + std::fmt::Debug>>(event: impl Into<A::Event>) -> String {
    let event = event.into();
    let payload = serde_json::to_value(&event).unwrap();
    assert_eq!(payload["type"], event.event_type());
    assert_eq!(serde_json::from_value::<A::Event>(payload).unwrap(), event);
    format!("{} {}", event.event_version(), serde_json::to_string_pretty(&event).unwrap())
}

/// An issue's event as stored.
fn stored_issue(event: impl Into<IssueEvent>) -> String {
    stored::<Issue>(event)
}

/// A comment's event as stored.
fn stored_comment(event: impl Into<CommentEvent>) -> String {
    stored::<Comment>(event)
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
        state: StateRef { id: id::<StateId>(3), ..state(StateGroup::Backlog) },
        assignees: vec![],
        labels: vec![],
        parent: None,
        start_date: None,
        target_date: None,
        point: None,
        sort_order: 65_535.0,
        external: ExternalRef::default(),
        created_at: None,
        created_by: None,
    }
}

/// An issue with everything.
fn full() -> IssueCreated {
    IssueCreated {
        description: RichText::parse("<p>It fails</p>").unwrap(),
        priority: Priority::High,
        assignees: vec![id(4)],
        labels: vec![label(5)],
        parent: Some(issue(6)),
        start_date: Some(day(1)),
        target_date: Some(day(2)),
        point: Point::try_from(3).ok(),
        external: external(7),
        created_at: Some(time(0)),
        created_by: Some(id::<UserId>(8)),
        ..bare()
    }
}

#[test]
fn an_issue_as_stored_when_it_is_created() {
    insta::assert_snapshot!(stored_issue(bare()), @r#"
    1 {
      "type": "IssueCreated",
      "id": "00000000-0000-0000-0000-000000000001",
      "project": "00000000-0000-0000-0000-000000000002",
      "number": 1,
      "key": "ENG-1",
      "name": "Fix the login",
      "priority": "none",
      "state": {
        "id": "00000000-0000-0000-0000-000000000003",
        "name": "backlog",
        "group": "backlog"
      },
      "sort_order": 65535.0
    }
    "#);
    insta::assert_snapshot!(stored_issue(full()), @r#"
    1 {
      "type": "IssueCreated",
      "id": "00000000-0000-0000-0000-000000000001",
      "project": "00000000-0000-0000-0000-000000000002",
      "number": 1,
      "key": "ENG-1",
      "name": "Fix the login",
      "description": "<p>It fails</p>",
      "priority": "high",
      "state": {
        "id": "00000000-0000-0000-0000-000000000003",
        "name": "backlog",
        "group": "backlog"
      },
      "assignees": [
        "00000000-0000-0000-0000-000000000004"
      ],
      "labels": [
        {
          "id": "00000000-0000-0000-0000-000000000005",
          "name": "label 5"
        }
      ],
      "parent": {
        "id": "00000000-0000-0000-0000-000000000006",
        "key": "ENG-6"
      },
      "start_date": "2026-01-01",
      "target_date": "2026-01-02",
      "point": 3,
      "sort_order": 65535.0,
      "external": {
        "source": "github",
        "id": "7"
      },
      "created_at": "1970-01-01T00:00:00Z",
      "created_by": "00000000-0000-0000-0000-000000000008"
    }
    "#);
}

#[test]
fn events_of_an_issues_words_as_stored() {
    let (from, to) = (value("Fix the login"), value("Fix it"));
    insta::assert_snapshot!(stored_issue(IssueRenamed { from, to }), @r#"
    1 {
      "type": "IssueRenamed",
      "from": "Fix the login",
      "to": "Fix it"
    }
    "#);
    let to = RichText::parse("<p>It fails</p>").unwrap();
    insta::assert_snapshot!(stored_issue(IssueDescribed { to }), @r#"
    1 {
      "type": "IssueDescribed",
      "to": "<p>It fails</p>"
    }
    "#);
    let (from, to) = (ExternalRef::default(), external(7));
    insta::assert_snapshot!(stored_issue(IssueExternalReferenceChanged { from, to }), @r#"
    1 {
      "type": "IssueExternalReferenceChanged",
      "to": {
        "source": "github",
        "id": "7"
      }
    }
    "#);
}

#[test]
fn events_of_an_issues_progress_as_stored() {
    let (from, to) = (Priority::None, Priority::Urgent);
    insta::assert_snapshot!(stored_issue(IssuePriorityChanged { from, to }), @r#"
    2 {
      "type": "IssuePriorityChanged",
      "from": "none",
      "to": "urgent"
    }
    "#);
    let (from, to) = (state(StateGroup::Started), state(StateGroup::Completed));
    insta::assert_snapshot!(stored_issue(IssueStateChanged { from, to }), @r#"
    1 {
      "type": "IssueStateChanged",
      "from": {
        "id": "00000000-0000-0000-0000-000000000002",
        "name": "started",
        "group": "started"
      },
      "to": {
        "id": "00000000-0000-0000-0000-000000000003",
        "name": "completed",
        "group": "completed"
      }
    }
    "#);
    let (from, to) = (Some(day(1)), Some(day(2)));
    insta::assert_snapshot!(stored_issue(IssueStartDateChanged { from, to }), @r#"
    1 {
      "type": "IssueStartDateChanged",
      "from": "2026-01-01",
      "to": "2026-01-02"
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueTargetDateChanged { from: None, to }), @r#"
    1 {
      "type": "IssueTargetDateChanged",
      "to": "2026-01-02"
    }
    "#);
    let (from, to) = (Point::try_from(3).ok(), None);
    insta::assert_snapshot!(stored_issue(IssuePointChanged { from, to }), @r#"
    1 {
      "type": "IssuePointChanged",
      "from": 3
    }
    "#);
}

#[test]
fn events_of_an_issues_surroundings_as_stored() {
    insta::assert_snapshot!(stored_issue(IssueAssigneeAdded { user: id(4) }), @r#"
    1 {
      "type": "IssueAssigneeAdded",
      "user": "00000000-0000-0000-0000-000000000004"
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueAssigneeRemoved { user: id(4) }), @r#"
    1 {
      "type": "IssueAssigneeRemoved",
      "user": "00000000-0000-0000-0000-000000000004"
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueLabelAdded { label: label(5) }), @r#"
    1 {
      "type": "IssueLabelAdded",
      "label": {
        "id": "00000000-0000-0000-0000-000000000005",
        "name": "label 5"
      }
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueLabelRemoved { label: label(5) }), @r#"
    1 {
      "type": "IssueLabelRemoved",
      "label": {
        "id": "00000000-0000-0000-0000-000000000005",
        "name": "label 5"
      }
    }
    "#);
    let (from, to) = (Some(issue(6)), Some(issue(7)));
    insta::assert_snapshot!(stored_issue(IssueParentChanged { from, to }), @r#"
    1 {
      "type": "IssueParentChanged",
      "from": {
        "id": "00000000-0000-0000-0000-000000000006",
        "key": "ENG-6"
      },
      "to": {
        "id": "00000000-0000-0000-0000-000000000007",
        "key": "ENG-7"
      }
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueReordered { from: 65_535.0, to: 0.1 }), @r#"
    1 {
      "type": "IssueReordered",
      "from": 65535.0,
      "to": 0.1
    }
    "#);
}

#[test]
fn events_of_an_issues_end_as_stored() {
    insta::assert_snapshot!(stored_issue(IssueArchived { on: day(1) }), @r#"
    1 {
      "type": "IssueArchived",
      "on": "2026-01-01"
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueRestored {}), @r#"
    1 {
      "type": "IssueRestored"
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueDeleted { with: None }), @r#"
    1 {
      "type": "IssueDeleted"
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueDeleted { with: Some(id(6)) }), @r#"
    1 {
      "type": "IssueDeleted",
      "with": "00000000-0000-0000-0000-000000000006"
    }
    "#);
}

#[test]
fn events_of_an_issues_links_as_stored() {
    let link: LinkId = id(9);
    let (url, other): (LinkUrl, LinkUrl) = (value("https://a.test"), value("https://b.test"));
    let title = Some(value("Docs"));
    let added = IssueLinkAdded {
        link,
        url: url.clone(),
        title: title.clone(),
        metadata: json!({"a": 1}).as_object().cloned().unwrap(),
        created_at: Some(DateTime::UNIX_EPOCH),
        created_by: Some(id(8)),
    };
    insta::assert_snapshot!(stored_issue(added), @r#"
    1 {
      "type": "IssueLinkAdded",
      "link": "00000000-0000-0000-0000-000000000009",
      "url": "https://a.test",
      "title": "Docs",
      "metadata": {
        "a": 1
      },
      "created_at": "1970-01-01T00:00:00Z",
      "created_by": "00000000-0000-0000-0000-000000000008"
    }
    "#);
    let changed = IssueLinkUrlChanged { link, from: url.clone(), to: other };
    insta::assert_snapshot!(stored_issue(changed), @r#"
    1 {
      "type": "IssueLinkUrlChanged",
      "link": "00000000-0000-0000-0000-000000000009",
      "from": "https://a.test",
      "to": "https://b.test"
    }
    "#);
    let changed = IssueLinkTitleChanged { link, from: title, to: None };
    insta::assert_snapshot!(stored_issue(changed), @r#"
    1 {
      "type": "IssueLinkTitleChanged",
      "link": "00000000-0000-0000-0000-000000000009",
      "from": "Docs"
    }
    "#);
    let to = json!({"title": "Docs"}).as_object().cloned().unwrap();
    insta::assert_snapshot!(stored_issue(IssueLinkMetadataChanged { link, to }), @r#"
    1 {
      "type": "IssueLinkMetadataChanged",
      "link": "00000000-0000-0000-0000-000000000009",
      "to": {
        "title": "Docs"
      }
    }
    "#);
    insta::assert_snapshot!(stored_issue(IssueLinkRemoved { link, url }), @r#"
    1 {
      "type": "IssueLinkRemoved",
      "link": "00000000-0000-0000-0000-000000000009",
      "url": "https://a.test"
    }
    "#);
}

#[test]
fn events_of_a_comment_as_stored() {
    let created = CommentCreated {
        id: id::<CommentId>(10),
        project: id(2),
        issue: id(1),
        html: RichText::default(),
        access: CommentAccess::Internal,
        external: ExternalRef::default(),
        created_at: None,
        created_by: None,
    };
    insta::assert_snapshot!(stored_comment(created.clone()), @r#"
    1 {
      "type": "CommentCreated",
      "id": "00000000-0000-0000-0000-00000000000a",
      "project": "00000000-0000-0000-0000-000000000002",
      "issue": "00000000-0000-0000-0000-000000000001",
      "access": "INTERNAL"
    }
    "#);
    let imported = CommentCreated {
        html: RichText::parse_fragment("I see").unwrap(),
        access: CommentAccess::External,
        external: external(7),
        created_at: Some(time(0)),
        created_by: Some(id(8)),
        ..created
    };
    insta::assert_snapshot!(stored_comment(imported), @r#"
    1 {
      "type": "CommentCreated",
      "id": "00000000-0000-0000-0000-00000000000a",
      "project": "00000000-0000-0000-0000-000000000002",
      "issue": "00000000-0000-0000-0000-000000000001",
      "html": "I see",
      "access": "EXTERNAL",
      "external": {
        "source": "github",
        "id": "7"
      },
      "created_at": "1970-01-01T00:00:00Z",
      "created_by": "00000000-0000-0000-0000-000000000008"
    }
    "#);
    let to = RichText::parse_fragment("I see").unwrap();
    insta::assert_snapshot!(stored_comment(CommentEdited { to }), @r#"
    1 {
      "type": "CommentEdited",
      "to": "I see"
    }
    "#);
    let (from, to) = (CommentAccess::Internal, CommentAccess::External);
    insta::assert_snapshot!(stored_comment(CommentAccessChanged { from, to }), @r#"
    1 {
      "type": "CommentAccessChanged",
      "from": "INTERNAL",
      "to": "EXTERNAL"
    }
    "#);
    let (from, to) = (external(7), ExternalRef::default());
    insta::assert_snapshot!(stored_comment(CommentExternalReferenceChanged { from, to }), @r#"
    1 {
      "type": "CommentExternalReferenceChanged",
      "from": {
        "source": "github",
        "id": "7"
      }
    }
    "#);
    insta::assert_snapshot!(stored_comment(CommentDeleted {}), @r#"
    1 {
      "type": "CommentDeleted"
    }
    "#);
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

/// A stamp that tells one command from the next.
fn stamp(second: usize) -> Stamp {
    let at = time(i64::try_from(second).unwrap());
    Stamp { actor: id(u128::try_from(second % 3).unwrap()), at, version: 0 }
}

/// The state after the events, each read from what the log would keep of it.
fn replayed<A: Root>(events: &[(A::Event, Stamp)]) -> A {
    let mut aggregate = A::default();
    for (event, stamp) in events {
        let text = serde_json::to_string(event).unwrap();
        let event: A::Event = serde_json::from_str(&text).unwrap();
        aggregate.evolve(event, *stamp);
    }
    aggregate
}

/// Decides the commands one after the other; refusals change nothing; replay comes to the same state.
fn check_replay<A: Root + PartialEq + std::fmt::Debug>(commands: Vec<A::Command>) {
    let (mut aggregate, mut log) = (A::default(), Vec::new());
    for (second, command) in commands.into_iter().enumerate() {
        let Ok(decided) = decide_all(&aggregate, [command], stamp(second)) else { continue };
        let versions = (1..).map(|version| Stamp { version, ..stamp(second) });
        log.extend(decided.events.into_iter().zip(versions));
        aggregate = decided.state;
    }
    assert_eq!(replayed::<A>(&log), aggregate);
}

/// Any of a few dates, or none.
fn any_date() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of((1_u32..6).prop_map(day))
}

/// Any state that users see.
fn any_state() -> impl Strategy<Value = StateRef> {
    use StateGroup::{Backlog, Cancelled, Completed, Started, Unstarted};
    prop::sample::select(vec![Backlog, Unstarted, Started, Completed, Cancelled]).prop_map(state)
}

/// Any finite number, in all its digits.
fn any_number() -> impl Strategy<Value = f64> {
    prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO
}

/// Any of a few labels.
fn any_labels() -> impl Strategy<Value = Vec<LabelRef>> {
    prop::collection::vec((1_u128..6).prop_map(label), 0..4)
}

/// Any of a few users.
fn any_users() -> impl Strategy<Value = Vec<UserId>> {
    prop::collection::vec((0_u128..5).prop_map(id), 0..4)
}

/// Any parent, good or not.
fn any_parent() -> impl Strategy<Value = Option<ParentFact>> {
    let parent = (1_u128..6, 2_u128..4, prop::collection::vec((1_u128..9).prop_map(id), 0..2));
    prop::option::of(parent.prop_map(|(number, project, ancestors)| ParentFact {
        issue: issue(number),
        project: id(project),
        ancestors,
    }))
}

/// Any part of a patch of a reference.
fn any_external() -> impl Strategy<Value = ExternalRefPatch> {
    let part = || prop::option::of(prop::option::of("[a-c]".prop_map(|text| value(&text))));
    (part(), part()).prop_map(|(source, id)| ExternalRefPatch { source, id })
}

/// Any creation of the one issue.
fn any_creation() -> impl Strategy<Value = IssueCommand> {
    let facts = (any_state(), any_labels(), any_users(), any_parent());
    let rest = (any_date(), any_date(), prop::option::of(any_number()), any::<bool>());
    (facts, rest).prop_map(|(facts, rest)| {
        let (state, labels, assignees, parent) = facts;
        let (start_date, target_date, sort_order, imported) = rest;
        let (id_, project) = (id(1), id(2));
        CreateIssue {
            id: id_,
            project,
            number: 1,
            identifier: "ENG".to_owned(),
            name: value("Fix the login"),
            description: None,
            priority: Priority::None,
            state,
            assignees,
            labels,
            parent,
            start_date,
            target_date,
            point: None,
            sort_order,
            external: ExternalRef::default(),
            created_at: imported.then(|| time(0)),
            created_by: imported.then(|| id(8)),
        }
        .into()
    })
}

/// Any change of a link, there or not.
fn any_link_command() -> impl Strategy<Value = IssueCommand> {
    let link = || (1_u128..4).prop_map(id::<LinkId>);
    let url = || "https://[ab]\\.test".prop_map(|text| value::<LinkUrl>(&text));
    let title = || prop::option::of("[a-c]{1,3}".prop_map(|text| value(&text)));
    prop_oneof![
        3 => (link(), url(), title()).prop_map(|(id, url, title)| {
            let (metadata, created_at, created_by) = (Map::new(), None, None);
            AddIssueLink { id, url, title, metadata, created_at, created_by }.into()
        }),
        1 => (link(), url()).prop_map(|(id, to)| ChangeIssueLinkUrl { id, to }.into()),
        1 => (link(), title()).prop_map(|(id, to)| ChangeIssueLinkTitle { id, to }.into()),
        1 => (link(), any_number()).prop_map(|(id, number)| {
            let to = json!({"a": number}).as_object().cloned().unwrap();
            ChangeIssueLinkMetadata { id, to }.into()
        }),
        1 => link().prop_map(|id| RemoveIssueLink { id }.into()),
    ]
}

/// Any change of the issue's own fields.
fn any_change() -> impl Strategy<Value = IssueCommand> {
    let text = "[a-c<>&\"\u{e9}\u{1f980}]{1,9}";
    let dates = (prop::option::of(any_date()), prop::option::of(any_date()));
    prop_oneof![
        text.prop_map(|text| RenameIssue { to: value(&text) }.into()),
        text.prop_map(|text| DescribeIssue { to: RichText::parse(&text).unwrap() }.into()),
        prop::sample::select(&Priority::ALL).prop_map(|to| SetIssuePriority { to }.into()),
        any_state().prop_map(|to| SetIssueState { to }.into()),
        any_users().prop_map(|to| SetIssueAssignees { to }.into()),
        any_labels().prop_map(|to| SetIssueLabels { to }.into()),
        any_parent().prop_map(|to| SetIssueParent { to }.into()),
        dates.prop_map(|(start, target)| PlanIssue { start, target }.into()),
        (-1_i64..14).prop_map(|to| SetIssuePoint { to: Point::try_from(to).ok() }.into()),
        any_number().prop_map(|to| ReorderIssue { to }.into()),
        any_external().prop_map(|to| SetIssueExternalReference { to }.into()),
        (1_u32..6).prop_map(|on| ArchiveIssue { on: day(on) }.into()),
        any_state()
            .prop_map(|state| ArchiveFinishedIssue { on: day(1), group: state.group }.into()),
        Just(RestoreIssue {}.into()),
    ]
}

/// Anything that can be asked of the one issue; it is seldom deleted.
fn any_issue_command() -> impl Strategy<Value = IssueCommand> {
    prop_oneof![
        60 => any_change(),
        30 => any_link_command(),
        9 => any_creation(),
        1 => any::<bool>().prop_map(|by_admin| {
            DeleteIssue { by: id(0), by_admin, with: None }.into()
        }),
    ]
}

/// Anything that can be asked of the one comment.
fn any_comment_command() -> impl Strategy<Value = CommentCommand> {
    let by = || ((0_u128..3).prop_map(id::<UserId>), any::<bool>());
    let html = || "[a-c<>&]{0,5}".prop_map(|text| RichText::parse_fragment(&text).unwrap());
    let access = || prop::sample::select(vec![CommentAccess::Internal, CommentAccess::External]);
    prop_oneof![
        2 => (html(), access(), any::<bool>()).prop_map(|(html, access, imported)| {
            let (comment, project, issue) = (id(1), id(2), id(3));
            let created_by = imported.then(|| id(1));
            let (external, created_at) = (ExternalRef::default(), imported.then(|| time(0)));
            CreateComment {
                id: comment, project, issue, html, access, external, created_at, created_by,
            }.into()
        }),
        4 => (by(), html()).prop_map(|((by, by_admin), to)| {
            EditComment { by, by_admin, to }.into()
        }),
        3 => (by(), access()).prop_map(|((by, by_admin), to)| {
            ChangeCommentAccess { by, by_admin, to }.into()
        }),
        3 => (by(), any_external()).prop_map(|((by, by_admin), to)| {
            SetCommentExternalReference { by, by_admin, to }.into()
        }),
        1 => by().prop_map(|(by, by_admin)| DeleteComment { by, by_admin }.into()),
    ]
}

proptest! {
    /// What the log keeps of an issue is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_an_issue_replays_to_the_same_state(
        creation in any_creation(),
        commands in prop::collection::vec(any_issue_command(), 0..40),
    ) {
        check_replay::<Issue>(std::iter::once(creation).chain(commands).collect());
    }

    /// What the log keeps of a comment is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_a_comment_replays_to_the_same_state(
        commands in prop::collection::vec(any_comment_command(), 0..30),
    ) {
        check_replay::<Comment>(commands);
    }

    /// No sequence of changes leaves an issue with dates in the wrong order, doubles or a wrong completion.
    #[test]
    fn any_sequence_of_commands_leaves_an_issue_in_order(
        creation in any_creation(),
        commands in prop::collection::vec(any_issue_command(), 0..40),
    ) {
        let mut issue = Issue::default();
        for command in std::iter::once(creation).chain(commands) {
            if let Ok(decided) = decide_all(&issue, [command], stamp(1)) {
                issue = decided.state;
            }
        }
        prop_assert!(issue.start_date.zip(issue.target_date).is_none_or(|(start, end)| start <= end));
        prop_assert_eq!(issue.completed_at.is_some(), issue.state.group == StateGroup::Completed);
        let mut urls: Vec<_> = issue.links.iter().map(|link| link.url.as_str()).collect();
        urls.sort_unstable();
        urls.dedup();
        prop_assert_eq!(urls.len(), issue.links.len());
        prop_assert!(issue.parent.is_none_or(|parent| parent.id != issue.id));
    }
}

#[test]
fn the_stored_kinds_are_issue_and_comment() {
    assert_eq!((Issue::TYPE, Comment::TYPE), ("issue", "comment"));
}
