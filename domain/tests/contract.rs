//! What the log keeps of users, workspaces and projects: every event as stored, and every old form.
//!
//! A changed line below is a changed stored form: it needs a new version and an upcaster, not a new snapshot.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use std::collections::BTreeSet;
use std::str::FromStr;

use cqrs_es::DomainEvent;
use domain::project::*;
use domain::user::*;
use domain::values::{Colour, ExternalRef, Logo, Months, TimeZone};
use domain::workspace::*;
use domain::{Event, LabelId, LabelRef, Role, Root, StateGroup, StateId, StateRef, UserId};
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

/// An id of any kind.
fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

/// A value object of any kind.
fn value<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// A user.
fn user(number: u128) -> UserId {
    id(number)
}

/// A state.
fn state() -> StateRef {
    StateRef { id: id::<StateId>(4), name: "Todo".to_owned(), group: StateGroup::Unstarted }
}

/// A label.
fn label(number: u128) -> LabelRef {
    LabelRef { id: id::<LabelId>(number), name: "bug".to_owned() }
}

/// A reference to another system.
fn external() -> ExternalRef {
    ExternalRef { source: Some(value("github")), id: Some(value("7")) }
}

/// The events as the log keeps them, one a line: version and payload; ids are shortened.
///
/// Each is checked to be read back as the same event.
fn stored<A: Root>(events: &[A::Event]) -> String
where
    A::Event: Clone + PartialEq,
    Event: From<A::Event>,
{
    let line = |event: &A::Event| {
        let payload = serde_json::to_string(event).unwrap();
        let (name, version) = (event.event_type(), event.event_version());
        let value: Value = serde_json::from_str(&payload).unwrap();
        let read = Event::decode(A::TYPE, &name, &version, value).unwrap();
        assert_eq!(read, Event::from(event.clone()));
        format!("{version} {}", payload.replace("00000000-0000-0000-0000-00000000000", "#"))
    };
    events.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Checks that the examples show every event of the list, in the present version.
fn assert_complete(all: &[(&str, &str)], shown: &[&str]) {
    let shown: BTreeSet<String> =
        shown.iter().flat_map(|lines| lines.lines()).map(name_and_version).collect();
    let all: BTreeSet<String> =
        all.iter().map(|(name, version)| format!("{name} {version}")).collect();
    assert_eq!(shown, all);
}

/// Name and version of the event on a line of [`stored`].
fn name_and_version(line: &str) -> String {
    let (version, payload) = line.split_once(' ').unwrap();
    let payload: Value = serde_json::from_str(payload).unwrap();
    format!("{} {version}", payload["type"].as_str().unwrap())
}

#[test]
fn events_of_a_user() {
    let all = stored::<User>(&[
        UserRegistered { id: user(1), is_bot: false }.into(),
        UserRegistered { id: user(1), is_bot: true }.into(),
        UserDeactivationBegun {}.into(),
        UserDeactivationCalledOff {}.into(),
        UserDeactivated {}.into(),
        UserReactivated {}.into(),
    ]);
    assert_complete(UserEvent::STORED, &[&all]);
    assert_snapshot!(all, @r##"
    1 {"type":"UserRegistered","id":"#1"}
    1 {"type":"UserRegistered","id":"#1","is_bot":true}
    1 {"type":"UserDeactivationBegun"}
    1 {"type":"UserDeactivationCalledOff"}
    1 {"type":"UserDeactivated"}
    1 {"type":"UserReactivated"}
    "##);
}

#[test]
fn events_of_a_workspace() {
    let (from, to) = (user(1), user(2));
    let all = stored::<Workspace>(&[
        WorkspaceCreated {
            id: id(1),
            name: value("Acme"),
            slug: value("acme"),
            owner: user(1),
            time_zone: TimeZone::utc(),
        }
        .into(),
        WorkspaceRenamed { from: value("Acme"), to: value("Acme Inc.") }.into(),
        WorkspaceTimeZoneChanged { from: TimeZone::utc(), to: value("Asia/Tokyo") }.into(),
        WorkspaceFeatureSwitched { feature: WorkspaceFeature::Wiki, on: true }.into(),
        WorkspaceOwnershipTransferred { from, to }.into(),
        WorkspaceDeleted { slug: value("acme") }.into(),
        WorkspaceMemberAdded { user: to, role: Role::Owner }.into(),
        WorkspaceMemberReactivated { user: to, role: Role::Guest, stay: None }.into(),
        WorkspaceMemberReactivated { user: to, role: Role::Guest, stay: Some(2) }.into(),
        WorkspaceMemberRoleChanged { user: to, from: Role::Guest, to: Role::Admin }.into(),
        WorkspaceMemberRemoved { user: to, role: Role::Admin }.into(),
        WorkspaceMemberLeft { user: to, role: Role::Admin }.into(),
        WorkspaceLogAccessGranted { user: to }.into(),
        WorkspaceLogAccessRevoked { user: to }.into(),
    ]);
    assert_complete(WorkspaceEvent::STORED, &[&all]);
    assert_snapshot!(all, @r##"
    1 {"type":"WorkspaceCreated","id":"#1","name":"Acme","slug":"acme","owner":"#1","time_zone":"UTC"}
    1 {"type":"WorkspaceRenamed","from":"Acme","to":"Acme Inc."}
    1 {"type":"WorkspaceTimeZoneChanged","from":"UTC","to":"Asia/Tokyo"}
    1 {"type":"WorkspaceFeatureSwitched","feature":"wiki","on":true}
    1 {"type":"WorkspaceOwnershipTransferred","from":"#1","to":"#2"}
    1 {"type":"WorkspaceDeleted","slug":"acme"}
    1 {"type":"WorkspaceMemberAdded","user":"#2","role":"owner"}
    1 {"type":"WorkspaceMemberReactivated","user":"#2","role":"guest"}
    1 {"type":"WorkspaceMemberReactivated","user":"#2","role":"guest","stay":2}
    1 {"type":"WorkspaceMemberRoleChanged","user":"#2","from":"guest","to":"admin"}
    1 {"type":"WorkspaceMemberRemoved","user":"#2","role":"admin"}
    1 {"type":"WorkspaceMemberLeft","user":"#2","role":"admin"}
    1 {"type":"WorkspaceLogAccessGranted","user":"#2"}
    1 {"type":"WorkspaceLogAccessRevoked","user":"#2"}
    "##);
}

/// A project about which the client said as little as possible.
fn bare_project() -> ProjectDetails {
    ProjectDetails {
        name: value("Engine"),
        identifier: value("ENG"),
        logo: Logo::drawn(0),
        features: ProjectFeature::initial(),
        time_zone: TimeZone::utc(),
        ..ProjectDetails::default()
    }
}

/// A project about which the client said everything.
fn full_project() -> ProjectDetails {
    ProjectDetails {
        description: "Steam".to_owned(),
        lead: Some(user(2)),
        default_assignee: Some(user(3)),
        emoji: Some(value("128640")),
        icon_prop: Some(json!({"name": "rocket"})),
        cover_image: Some("https://example.org/a.png".to_owned()),
        features: BTreeSet::from(ProjectFeature::ALL),
        archive_in: Months::try_from(1).unwrap(),
        close_in: Months::try_from(12).unwrap(),
        external: external(),
        ..bare_project()
    }
}

/// The events of a project itself.
fn project_itself() -> String {
    let months = Months::try_from(3).unwrap();
    stored::<Project>(&[
        ProjectCreated { id: id(1), workspace: id(1), details: bare_project() }.into(),
        ProjectCreated { id: id(1), workspace: id(1), details: full_project() }.into(),
        ProjectRenamed { from: value("Engine"), to: value("Motor") }.into(),
        ProjectIdentifierChanged { from: value("ENG"), to: value("MOT") }.into(),
        ProjectDescribed { to: "Steam".to_owned() }.into(),
        ProjectLeadChanged { from: Some(user(1)), to: None }.into(),
        ProjectDefaultAssigneeChanged { from: None, to: Some(user(1)) }.into(),
        ProjectEmojiChanged { from: None, to: Some(value("128640")) }.into(),
        ProjectIconChanged { to: Some(json!({"name": "rocket"})) }.into(),
        ProjectCoverChanged { to: None }.into(),
        ProjectFeatureSwitched { feature: ProjectFeature::GuestsSeeAll, on: true }.into(),
        ProjectArchivingScheduled { from: Months::default(), to: months }.into(),
        ProjectClosingScheduled { from: months, to: Months::default() }.into(),
        ProjectClosingStateChanged { from: None, to: Some(state()) }.into(),
        ProjectTimeZoneChanged { from: TimeZone::utc(), to: value("Asia/Tokyo") }.into(),
        ProjectExternalReferenceChanged { from: ExternalRef::default(), to: external() }.into(),
        ProjectArchived {}.into(),
        ProjectRestored {}.into(),
        ProjectDeleted { name: value("Engine"), identifier: value("ENG") }.into(),
    ])
}

/// The events of a project's states.
fn states() -> String {
    let created = StateCreated {
        id: id(4),
        name: value("Todo"),
        slug: String::new(),
        colour: value("#60646C"),
        description: String::new(),
        group: StateGroup::Unstarted,
        sequence: 25_000.0,
        is_default: false,
        external: ExternalRef::default(),
    };
    let full = StateCreated {
        slug: "todo".to_owned(),
        description: "Next week".to_owned(),
        is_default: true,
        external: external(),
        ..created.clone()
    };
    let (from, to) = (StateGroup::Unstarted, StateGroup::Started);
    stored::<Project>(&[
        created.into(),
        full.into(),
        StateRenamed {
            state: id(4),
            from: value("Todo"),
            to: value("To Do"),
            slug: "to-do".to_owned(),
        }
        .into(),
        StateRecoloured { state: state(), from: value("#60646C"), to: value("red") }.into(),
        StateDescribed { state: state(), to: "Next week".to_owned() }.into(),
        StateRegrouped { state: id(4), name: value("Todo"), from, to }.into(),
        StateReordered { state: state(), from: 25_000.0, to: 12_500.5 }.into(),
        StateMadeDefault { state: state() }.into(),
        StateDefaultDropped { state: state() }.into(),
        StateExternalReferenceChanged {
            state: state(),
            from: external(),
            to: ExternalRef::default(),
        }
        .into(),
        StateDeleted { state: state() }.into(),
    ])
}

/// The events of a project's labels.
fn labels() -> String {
    let created = LabelCreated {
        id: id(5),
        name: value("bug"),
        colour: Colour::default(),
        description: String::new(),
        parent: None,
        sort_order: 65_535.0,
        external: ExternalRef::default(),
    };
    let full = LabelCreated {
        colour: value("red"),
        description: "Broken".to_owned(),
        parent: Some(label(6)),
        external: external(),
        ..created.clone()
    };
    stored::<Project>(&[
        created.into(),
        full.into(),
        LabelRenamed { label: id(5), from: value("bug"), to: value("defect") }.into(),
        LabelRecoloured { label: label(5), from: Colour::default(), to: value("red") }.into(),
        LabelDescribed { label: label(5), to: "Broken".to_owned() }.into(),
        LabelMoved { label: label(5), from: None, to: Some(label(6)) }.into(),
        LabelReordered { label: label(5), from: 65_535.0, to: 1.0 }.into(),
        LabelExternalReferenceChanged {
            label: label(5),
            from: ExternalRef::default(),
            to: external(),
        }
        .into(),
        LabelDeleted { label: label(5), with: vec![] }.into(),
        LabelDeleted { label: label(5), with: vec![id(6), id(7)] }.into(),
    ])
}

/// The events of a project's members.
fn members() -> String {
    let (id, user, role) = (id(8), user(2), Role::Member);
    let sort_order = ProjectMembership::SORT_ORDER;
    stored::<Project>(&[
        ProjectMemberAdded { id, user, role, sort_order, stay: 0 }.into(),
        ProjectMemberAdded { id, user, role, sort_order, stay: 2 }.into(),
        ProjectMemberReactivated { id, user, role, stay: 0 }.into(),
        ProjectMemberReactivated { id, user, role, stay: 1 }.into(),
        ProjectMemberRoleChanged { id, user, from: role, to: Role::Guest }.into(),
        ProjectMemberRemoved { id, user, role }.into(),
    ])
}

#[test]
fn every_event_of_a_project_is_shown() {
    let shown = [project_itself(), states(), labels(), members()];
    assert_complete(ProjectEvent::STORED, &shown.each_ref().map(String::as_str));
}

#[test]
fn events_of_a_project_itself() {
    assert_snapshot!(project_itself(), @r##"
    2 {"type":"ProjectCreated","id":"#1","workspace":"#1","name":"Engine","identifier":"ENG","logo":{"icon":"home","colour":"#95999f"},"features":["pages"],"time_zone":"UTC"}
    2 {"type":"ProjectCreated","id":"#1","workspace":"#1","name":"Engine","identifier":"ENG","description":"Steam","lead":"#2","default_assignee":"#3","emoji":"128640","icon_prop":{"name":"rocket"},"cover_image":"https://example.org/a.png","logo":{"icon":"home","colour":"#95999f"},"features":["modules","cycles","views","pages","intake","guests_see_all","time_tracking","work_item_types","epics","workflows","parallel_cycles","project_updates"],"archive_in":1,"close_in":12,"time_zone":"UTC","external":{"source":"github","id":"7"}}
    1 {"type":"ProjectRenamed","from":"Engine","to":"Motor"}
    1 {"type":"ProjectIdentifierChanged","from":"ENG","to":"MOT"}
    1 {"type":"ProjectDescribed","to":"Steam"}
    1 {"type":"ProjectLeadChanged","from":"#1"}
    1 {"type":"ProjectDefaultAssigneeChanged","to":"#1"}
    1 {"type":"ProjectEmojiChanged","to":"128640"}
    1 {"type":"ProjectIconChanged","to":{"name":"rocket"}}
    1 {"type":"ProjectCoverChanged"}
    1 {"type":"ProjectFeatureSwitched","feature":"guests_see_all","on":true}
    1 {"type":"ProjectArchivingScheduled","from":0,"to":3}
    1 {"type":"ProjectClosingScheduled","from":3,"to":0}
    1 {"type":"ProjectClosingStateChanged","to":{"id":"#4","name":"Todo","group":"unstarted"}}
    1 {"type":"ProjectTimeZoneChanged","from":"UTC","to":"Asia/Tokyo"}
    1 {"type":"ProjectExternalReferenceChanged","from":{},"to":{"source":"github","id":"7"}}
    1 {"type":"ProjectArchived"}
    1 {"type":"ProjectRestored"}
    1 {"type":"ProjectDeleted","name":"Engine","identifier":"ENG"}
    "##);
}

#[test]
fn events_of_states() {
    assert_snapshot!(states(), @r##"
    1 {"type":"StateCreated","id":"#4","name":"Todo","colour":"#60646C","group":"unstarted","sequence":25000.0}
    1 {"type":"StateCreated","id":"#4","name":"Todo","slug":"todo","colour":"#60646C","description":"Next week","group":"unstarted","sequence":25000.0,"is_default":true,"external":{"source":"github","id":"7"}}
    1 {"type":"StateRenamed","state":"#4","from":"Todo","to":"To Do","slug":"to-do"}
    1 {"type":"StateRecoloured","state":{"id":"#4","name":"Todo","group":"unstarted"},"from":"#60646C","to":"red"}
    1 {"type":"StateDescribed","state":{"id":"#4","name":"Todo","group":"unstarted"},"to":"Next week"}
    1 {"type":"StateRegrouped","state":"#4","name":"Todo","from":"unstarted","to":"started"}
    1 {"type":"StateReordered","state":{"id":"#4","name":"Todo","group":"unstarted"},"from":25000.0,"to":12500.5}
    1 {"type":"StateMadeDefault","state":{"id":"#4","name":"Todo","group":"unstarted"}}
    1 {"type":"StateDefaultDropped","state":{"id":"#4","name":"Todo","group":"unstarted"}}
    1 {"type":"StateExternalReferenceChanged","state":{"id":"#4","name":"Todo","group":"unstarted"},"from":{"source":"github","id":"7"},"to":{}}
    1 {"type":"StateDeleted","state":{"id":"#4","name":"Todo","group":"unstarted"}}
    "##);
}

#[test]
fn events_of_labels() {
    assert_snapshot!(labels(), @r##"
    1 {"type":"LabelCreated","id":"#5","name":"bug","sort_order":65535.0}
    1 {"type":"LabelCreated","id":"#5","name":"bug","colour":"red","description":"Broken","parent":{"id":"#6","name":"bug"},"sort_order":65535.0,"external":{"source":"github","id":"7"}}
    1 {"type":"LabelRenamed","label":"#5","from":"bug","to":"defect"}
    1 {"type":"LabelRecoloured","label":{"id":"#5","name":"bug"},"from":"","to":"red"}
    1 {"type":"LabelDescribed","label":{"id":"#5","name":"bug"},"to":"Broken"}
    1 {"type":"LabelMoved","label":{"id":"#5","name":"bug"},"to":{"id":"#6","name":"bug"}}
    1 {"type":"LabelReordered","label":{"id":"#5","name":"bug"},"from":65535.0,"to":1.0}
    1 {"type":"LabelExternalReferenceChanged","label":{"id":"#5","name":"bug"},"from":{},"to":{"source":"github","id":"7"}}
    1 {"type":"LabelDeleted","label":{"id":"#5","name":"bug"}}
    1 {"type":"LabelDeleted","label":{"id":"#5","name":"bug"},"with":["#6","#7"]}
    "##);
}

#[test]
fn events_of_members() {
    assert_snapshot!(members(), @r##"
    1 {"type":"ProjectMemberAdded","id":"#8","user":"#2","role":"member","sort_order":65535.0}
    1 {"type":"ProjectMemberAdded","id":"#8","user":"#2","role":"member","sort_order":65535.0,"stay":2}
    1 {"type":"ProjectMemberReactivated","id":"#8","user":"#2","role":"member"}
    1 {"type":"ProjectMemberReactivated","id":"#8","user":"#2","role":"member","stay":1}
    1 {"type":"ProjectMemberRoleChanged","id":"#8","user":"#2","from":"member","to":"guest"}
    1 {"type":"ProjectMemberRemoved","id":"#8","user":"#2","role":"member"}
    "##);
}

#[test]
fn project_created_1_had_a_title() {
    let old = json!({
        "type": "ProjectCreated",
        "id": "00000000-0000-0000-0000-000000000001",
        "workspace": "00000000-0000-0000-0000-000000000001",
        "title": "Engine",
        "identifier": "ENG",
        "logo": {"icon": "home", "colour": "#95999f"},
        "features": ["pages"],
        "time_zone": "UTC",
    });
    let new = ProjectCreated { id: id(1), workspace: id(1), details: bare_project() };
    let read = Event::decode("project", "ProjectCreated", "1", old).unwrap();
    assert_eq!(read, Event::Project(new.into()));
}
