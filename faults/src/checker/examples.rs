//! A small good run, for tests to spoil.
#![cfg(test)]

use domain::WorkspaceId;
use end_to_end::compare::{Log, Received};
use event_store::RecordedEvent;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Evidence, Finding, Kind};
use crate::history::{Answer, Exchange, Request, What};

/// The workspace.
const ACME: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0001);
const PROJECT: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0002);
/// Who made the project.
pub const OWNER: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0003);
/// A member, and their membership.
pub const MEMBER: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0004);
/// A state.
pub const STATE: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0005);
/// A label.
pub const LABEL: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0006);
const ISSUE: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0007);
/// Another project.
const OTHER: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0008);
const OTHER_STATE: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_0009);
/// A cycle.
pub const CYCLE: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_000a);
/// A module.
pub const MODULE: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_000b);
const PAGE: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_000c);
const LINK: Uuid = Uuid::from_u128(0xaaaa_0000_0000_4000_8000_0000_0000_000d);
/// The issue that stays where it is when the one below it moves.
pub const STAYING: Uuid = nth(3);

/// Events of a workspace in the making.
#[derive(Default)]
struct Making {
    events: Vec<RecordedEvent>,
}

impl Making {
    /// Adds an event that came of a request.
    fn add(&mut self, kind: &str, entity: Uuid, actor: Uuid, attempt: &str, payload: &Value) {
        let position = self.events.len() as u64 + 1;
        let of_entity = |event: &&RecordedEvent| event.entity == entity;
        let version = self.events.iter().filter(of_entity).count() as u64 + 1;
        let name = payload["type"].as_str().unwrap().to_owned();
        let type_version = "1".to_owned();
        let command_id = Uuid::new_v5(&ACME, attempt.as_bytes());
        let metadata = json!({
            "actor": actor, "at": "2026-11-23T04:18:08Z", "command_id": command_id,
            "correlation_id": attempt,
        });
        self.events.push(RecordedEvent {
            workspace: WorkspaceId(ACME),
            position,
            kind: kind.to_owned(),
            entity,
            version,
            name,
            type_version,
            payload: payload.to_string(),
            metadata: metadata.to_string(),
            event_id: Uuid::from_u128(position.into()),
            command_id,
            actor,
            project: (kind != "workspace").then_some(PROJECT),
            issue: (kind == "issue").then_some(entity),
            recorded_at: std::time::UNIX_EPOCH.into(),
            hash: [u8::try_from(position).unwrap(); 32],
        });
    }

    /// Adds an event that is written for a project.
    fn add_in(
        &mut self,
        project: Uuid,
        kind: &str,
        entity: Uuid,
        actor: Uuid,
        attempt: &str,
        payload: &Value,
    ) {
        self.add(kind, entity, actor, attempt, payload);
        self.events.last_mut().unwrap().project = Some(project);
    }

    /// Adds the things that exist before the clients start.
    fn begin(&mut self) {
        let workspace = json!({
            "type": "WorkspaceCreated", "id": ACME, "name": "Acme", "slug": "acme", "owner": OWNER,
            "time_zone": "UTC",
        });
        self.add("workspace", ACME, OWNER, "begin", &workspace);
        let project = json!({
            "type": "ProjectCreated", "id": PROJECT, "workspace": ACME, "name": "Engine",
            "identifier": "ENG", "logo": { "icon": "home", "colour": "#95999f" }, "time_zone": "UTC",
        });
        self.add("project", PROJECT, OWNER, "project", &project);
        let state = json!({
            "type": "StateCreated", "id": STATE, "name": "Todo", "colour": "#60646C",
            "group": "unstarted", "sequence": 1.0, "is_default": true,
        });
        self.add("project", PROJECT, OWNER, "project", &state);
        for (user, role, attempt) in [(OWNER, "admin", "project"), (MEMBER, "member", "add")] {
            let member = json!({
                "type": "ProjectMemberAdded", "id": user, "user": user, "role": role,
                "sort_order": 1.0,
            });
            if user == MEMBER {
                let joined = json!({ "type": "WorkspaceMemberAdded", "user": user, "role": role });
                self.add("workspace", ACME, OWNER, "join", &joined);
            }
            self.add("project", PROJECT, OWNER, attempt, &member);
        }
        let label = json!({
            "type": "LabelCreated", "id": LABEL, "name": "bug", "colour": "red", "sort_order": 1.0,
        });
        self.add("project", PROJECT, OWNER, "label", &label);
    }

    /// Adds the other project, with a state and members.
    fn begin_other(&mut self, members: &[Uuid]) {
        let project = json!({
            "type": "ProjectCreated", "id": OTHER, "workspace": ACME, "name": "Operations",
            "identifier": "OPS", "logo": { "icon": "home", "colour": "#95999f" }, "time_zone": "UTC",
        });
        let state = json!({
            "type": "StateCreated", "id": OTHER_STATE, "name": "Todo", "colour": "#60646C",
            "group": "unstarted", "sequence": 1.0, "is_default": true,
        });
        let member = |user: &Uuid| {
            json!({
                "type": "ProjectMemberAdded", "id": user, "user": user, "sort_order": 1.0,
                "role": if *user == OWNER { "admin" } else { "member" },
            })
        };
        for event in [project, state].into_iter().chain(members.iter().map(member)) {
            self.add_in(OTHER, "project", OTHER, OWNER, "other", &event);
        }
    }

    /// Adds a cycle, a module and a page of the project.
    fn plan(&mut self) {
        let cycle = json!({
            "type": "CycleCreated", "id": CYCLE, "project": PROJECT, "name": "Week 1",
            "owner": OWNER, "sort_order": 1.0,
        });
        self.add("cycle", CYCLE, OWNER, "cycle", &cycle);
        let module = json!({
            "type": "ModuleCreated", "id": MODULE, "project": PROJECT, "name": "Hull",
            "status": "planned", "sort_order": 1.0,
        });
        self.add("module", MODULE, OWNER, "module", &module);
        let page = json!({
            "type": "PageCreated", "id": PAGE, "project": PROJECT, "name": "Plan",
            "access": "PUBLIC", "owner": OWNER, "sort_order": 1.0,
        });
        self.add("page", PAGE, OWNER, "page", &page);
    }

    /// Adds an issue and another name for it.
    fn work(&mut self) {
        let created = json!({
            "type": "IssueCreated", "id": ISSUE, "project": PROJECT, "number": 1, "key": "ENG-1",
            "name": "The pump leaks", "state": { "id": STATE, "name": "Todo", "group": "unstarted" },
            "labels": [{ "id": LABEL, "name": "bug" }], "sort_order": 1.0,
        });
        self.add("issue", ISSUE, MEMBER, "w-create", &created);
        let renamed =
            json!({ "type": "IssueRenamed", "from": "The pump leaks", "to": "The pump drips" });
        self.add("issue", ISSUE, MEMBER, "w-rename", &renamed);
    }
}

/// A request and its answer; `time` is when it was sent.
pub fn exchange(attempt: &str, time: u64, what: What, answer: Answer) -> Exchange {
    let path = match what {
        What::Creates => in_project(PROJECT, ""),
        _ => in_project(PROJECT, &format!("{ISSUE}/")),
    };
    let request = Request {
        what,
        workspace: ACME,
        user: MEMBER,
        is_owner: what.is_read(),
        method: "POST".to_owned(),
        path,
        body: Value::Null,
        key: (what == What::Creates).then(|| "key".to_owned()),
        if_match: matches!(what, What::Changes { .. }).then_some(1),
        wait_for: what.is_read().then_some(8),
        epoch: None,
        at_once: false,
    };
    let client = attempt.split('-').next().unwrap().to_owned();
    let attempt = attempt.to_owned();
    let (done, answer) = (time + 5, Some(answer));
    Exchange { client, attempt, sent: time, done, request, answer, hung_up: None }
}

/// A path below the work items of a project.
fn in_project(project: Uuid, rest: &str) -> String {
    format!("/api/v1/workspaces/acme/projects/{project}/work-items/{rest}")
}

/// An answer that is nothing but a status.
pub fn says(status: u16) -> Answer {
    Answer { status, epoch: None, position: None, version: None, applied: true, body: Value::Null }
}

/// An answer at a position.
fn shows(position: u64, version: u64, body: Value) -> Answer {
    let (position, version) = (Some(position), Some(version));
    Answer { position, version, body, ..says(200) }
}

/// The issue in an answer: its name, its project, and its number there.
fn shown(name: &str, project: Uuid, number: u64) -> Value {
    json!({ "id": ISSUE, "name": name, "project": project, "number": number })
}

/// The answer that shows the second issue of [`hidden`].
pub fn other_shown() -> Answer {
    let body = json!({ "id": nth(2), "name": "It leaks", "project": PROJECT, "number": 2 });
    shows(13, 1, body)
}

/// What a good run has shown.
pub fn evidence() -> Evidence {
    let mut making = Making::default();
    making.begin();
    making.work();
    let leaks = shown("The pump leaks", PROJECT, 1);
    let drips = shown("The pump drips", PROJECT, 1);
    let list = json!({ "total": 1, "rows": [[ISSUE, "The pump drips"]] });
    let activity = json!({ "total": 2, "ids": [Uuid::from_u128(8), Uuid::from_u128(9)] });
    let exchanges = vec![
        exchange("w-create", 10, What::Creates, shows(8, 1, leaks)),
        exchange("w-rename", 20, What::Changes { issue: Some(ISSUE) }, shows(9, 2, drips.clone())),
        exchange("r-issue", 30, What::ReadsIssue(ISSUE), shows(9, 2, drips)),
        exchange("r-list", 40, What::Lists { project: PROJECT }, shows(9, 9, list)),
        exchange("r-activity", 50, What::ReadsActivity(ISSUE), shows(9, 9, activity)),
    ];
    received(Evidence { exchanges, logs: vec![log(making.events)], ..Evidence::default() })
}

/// A good run in which the issue then moves to another project, is read there and by its former key, and is not found any
/// more where it was.
pub fn of_a_move() -> Evidence {
    let mut making = Making::default();
    making.begin();
    making.work();
    making.begin_other(&[OWNER, MEMBER]);
    let label = without("IssueLabelRemoved", "label", &named(LABEL, "bug"));
    for event in [moved_to(OTHER, 1, 1), into_other_state(), label] {
        making.add_in(OTHER, "issue", ISSUE, MEMBER, "w-move", &event);
    }
    let (item, none) = (format!("{ISSUE}/"), json!({ "total": 0, "rows": [], "ids": [] }));
    let drips = shown("The pump drips", OTHER, 1);
    let list = json!({ "total": 1, "rows": [[ISSUE, "The pump drips"]] });
    let moves = What::Changes { issue: Some(ISSUE) };
    let (looks, lists) = (What::ReadsIssue(ISSUE), |project| What::Lists { project });
    let by_key = "/api/v1/workspaces/acme/work-items/ENG-1/".to_owned();
    let then = [
        (
            "w-move",
            moves,
            in_project(PROJECT, &format!("{item}move/")),
            shows(16, 5, drips.clone()),
        ),
        ("r-there", looks, in_project(OTHER, &item), shows(16, 5, drips.clone())),
        ("r-left", looks, in_project(PROJECT, &item), says(404)),
        ("r-key", looks, by_key, shows(16, 5, drips)),
        ("r-list-there", lists(OTHER), in_project(OTHER, ""), shows(16, 16, list)),
        ("r-list-left", lists(PROJECT), in_project(PROJECT, ""), shows(16, 16, none.clone())),
        (
            "r-activity-left",
            What::ReadsActivity(ISSUE),
            in_project(PROJECT, &format!("{item}activities/")),
            shows(16, 16, none),
        ),
    ];
    let mut evidence = evidence();
    evidence.exchanges.extend(then.into_iter().zip(6..).map(
        |((attempt, what, path, answer), number)| {
            let mut exchange = exchange(attempt, number * 10, what, answer);
            exchange.request.path = path;
            exchange.request.wait_for = what.is_read().then_some(16);
            if attempt == "w-move" {
                exchange.request.if_match = Some(2);
                exchange.request.body = json!({ "project_id": OTHER });
            }
            exchange
        },
    ));
    evidence.logs = vec![log(making.events)];
    received(evidence)
}

/// A good run in which the member is a guest in the end, who sees only the first of two issues, and a third one is in triage.
pub fn hidden() -> Evidence {
    let mut making = Making::default();
    making.begin();
    making.work();
    let guest = json!({
        "type": "ProjectMemberRoleChanged", "membership": MEMBER, "user": MEMBER,
        "from": "member", "to": "guest",
    });
    making.add("project", PROJECT, OWNER, "guest", &guest);
    making.add("issue", nth(2), OWNER, "create", &created(nth(2), PROJECT, 2, "unstarted"));
    making.add("issue", nth(3), OWNER, "submit", &created(nth(3), PROJECT, 3, "triage"));
    let submitted = json!({ "type": "IssueSubmitted", "intake": nth(9) });
    making.add("issue", nth(3), OWNER, "submit", &submitted);
    let lists = What::Lists { project: PROJECT };
    let own = json!({ "total": 1, "rows": [[ISSUE, "The pump drips"]] });
    let all = json!({ "total": 2, "rows": [[ISSUE, "The pump drips"], [nth(2), "It leaks"]] });
    let by_guest = exchange("r-guest", 60, lists, shows(13, 13, own));
    let mut by_owner = exchange("r-owner", 70, lists, shows(13, 13, all));
    by_owner.request.user = OWNER;
    let mut unseen = exchange("r-unseen", 80, What::ReadsIssue(nth(2)), says(404));
    (unseen.request.is_owner, unseen.request.wait_for) = (false, Some(13));
    unseen.request.path = in_project(PROJECT, &format!("{}/", nth(2)));
    let mut evidence = evidence();
    evidence.exchanges.extend([by_guest, by_owner, unseen]);
    evidence.logs = vec![log(making.events)];
    received(evidence)
}

/// A log whose chain is whole.
fn log(events: Vec<RecordedEvent>) -> Log {
    Log { workspace: WorkspaceId(ACME), events, broken: None }
}

/// The evidence with its events received by all subscribers as they are.
fn received(mut evidence: Evidence) -> Evidence {
    let all: Vec<Received> =
        evidence.logs.iter().flat_map(|log| &log.events).map(Received::from).collect();
    (evidence.followed, evidence.stream) = (all.clone(), all);
    evidence
}

/// The evidence with a request repeated at the end.
pub fn again(
    mut evidence: Evidence,
    attempt: &str,
    change: impl FnOnce(&mut Exchange),
) -> Evidence {
    let first = evidence.exchanges.iter().find(|e| e.attempt == attempt).unwrap();
    let attempt = format!("{attempt}-again");
    let mut repeated = Exchange { attempt, sent: 100, done: 105, ..first.clone() };
    change(&mut repeated);
    evidence.exchanges.push(repeated);
    evidence
}

/// The evidence with a decision of the owner about the project just before what came of a request.
///
/// Positions and versions follow; so do the positions that answers name.
pub fn insert(mut evidence: Evidence, attempt: &str, name: &str, payload: &str) -> Evidence {
    let events = std::mem::take(&mut evidence.logs[0].events);
    let mut making = Making::default();
    for event in events {
        let correlation = event.read_metadata().unwrap().correlation_id.unwrap();
        if correlation == attempt {
            let payload: Value = serde_json::from_str(payload).unwrap();
            assert_eq!(payload["type"], name);
            making.add("project", PROJECT, OWNER, "overtaking", &payload);
        }
        let payload = serde_json::from_str(&event.payload).unwrap();
        making.add(&event.kind, event.entity, event.actor, &correlation, &payload);
    }
    evidence.logs = vec![log(making.events)];
    for exchange in &mut evidence.exchanges {
        if let Some(answer) = &mut exchange.answer {
            answer.position = answer.position.map(|position| position + 1);
            answer.body["ids"] = json!([]);
        }
    }
    if attempt == "w-rename" {
        evidence.exchanges[0].answer.as_mut().unwrap().position = Some(8);
    }
    received(evidence)
}

/// The n-th of a few issues.
const fn nth(n: u128) -> Uuid {
    Uuid::from_u128(ISSUE.as_u128() + 0x100 + n)
}

/// A log with three issues, of which one after the other blocks another one, or is deleted if that is itself.
pub fn related(blocks: &[(u128, u128)]) -> Log {
    let mut making = Making::default();
    making.begin();
    for n in 1..=3 {
        let created = json!({
            "type": "IssueCreated", "id": nth(n), "project": PROJECT, "number": n,
            "key": format!("ENG-{n}"), "name": "It leaks", "sort_order": 1.0,
            "state": { "id": STATE, "name": "Todo", "group": "unstarted" },
        });
        making.add("issue", nth(n), MEMBER, &format!("create-{n}"), &created);
    }
    for (index, (one, other)) in blocks.iter().enumerate() {
        let attempt = format!("relate-{index}");
        if one == other {
            making.add("issue", nth(*one), OWNER, &attempt, &json!({ "type": "IssueDeleted" }));
            continue;
        }
        for (own, relation, with) in [(one, "blocking", other), (other, "blocked_by", one)] {
            let added = json!({
                "type": "IssueRelationAdded", "relation": relation, "project": PROJECT,
                "with": { "id": nth(*with), "key": format!("ENG-{with}") },
            });
            making.add("issue", nth(*own), MEMBER, &attempt, &added);
        }
    }
    log(making.events)
}

/// A log with an issue, and a command that makes others, each below the issue that is said and with a link.
pub fn copied(made: &[(u128, u128)]) -> Log {
    let mut making = Making::default();
    making.begin();
    let first = created(nth(1), PROJECT, 1, "unstarted");
    making.add("issue", nth(1), MEMBER, "create", &first);
    for (n, above) in made {
        let mut created = created(nth(*n), PROJECT, *n, "unstarted");
        created["parent"] = issue_ref(*above);
        making.add("issue", nth(*n), MEMBER, "copy", &created);
        let link = json!({ "type": "IssueLinkAdded", "id": LINK, "url": "https://example.com/" });
        making.add("issue", nth(*n), MEMBER, "copy", &link);
    }
    log(making.events)
}

/// What is wrong with a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoilt {
    /// Nothing.
    Not,
    /// It is said to have had another number.
    Number,
    /// It is called otherwise than others in its new project.
    Key,
    /// It is in that project already.
    Again,
    /// The one below it stays.
    SubItemStays,
    /// Another one moves along.
    TakesAnother,
    /// One of its events is written for the project that it left.
    WrittenForTheOld,
    /// The user who moves it is not in its new project.
    ByAnother,
    /// It keeps its state.
    KeepsState,
    /// It keeps its label.
    KeepsLabel,
    /// It stays in its cycle.
    KeepsCycle,
    /// It stays in its module.
    KeepsModule,
    /// It stays linked with a page.
    KeepsPage,
    /// It stays assigned to somebody who is not in its new project.
    KeepsAssignee,
    /// It stays below the one that it was below.
    KeepsParent,
}

/// A log in which an issue with everything that a project gives it moves to another one, and the one below it along; the
/// third, which it was below, stays.
pub fn moved(spoilt: Spoilt) -> Log {
    log(moving(spoilt).events)
}

/// The log of a move, with something that the owner does with the issue afterwards.
pub fn later_than_a_move(payload: &Value) -> Log {
    let mut making = moving(Spoilt::Not);
    making.add_in(OTHER, "issue", nth(1), OWNER, "later", payload);
    log(making.events)
}

/// What [`moved`] is made of.
fn moving(spoilt: Spoilt) -> Making {
    let mut making = Making::default();
    making.begin();
    making.begin_other(&[OWNER]);
    making.plan();
    for (n, above) in [(3, None), (1, Some(3)), (2, Some(1)), (4, None)] {
        let mut created = created(nth(n), PROJECT, n, "unstarted");
        if let Some(above) = above {
            created["parent"] = issue_ref(above);
        }
        if n == 1 {
            created["labels"] = json!([named(LABEL, "bug")]);
            created["assignees"] = json!([MEMBER]);
        }
        making.add("issue", nth(n), MEMBER, &format!("create-{n}"), &created);
    }
    let planned = [
        json!({ "type": "IssueCycleChanged", "to": named(CYCLE, "Week 1") }),
        json!({ "type": "IssueModuleAdded", "module": named(MODULE, "Hull") }),
        json!({ "type": "IssuePageLinked", "id": LINK, "page": named(PAGE, "Plan") }),
    ];
    for (event, attempt) in planned.iter().zip(["into-cycle", "into-module", "onto-page"]) {
        making.add("issue", nth(1), MEMBER, attempt, event);
    }
    let actor = if spoilt == Spoilt::ByAnother { MEMBER } else { OWNER };
    for (n, event) in moves(spoilt) {
        let is_astray = spoilt == Spoilt::WrittenForTheOld && event["type"] == "IssueLabelRemoved";
        let project = if is_astray || spoilt == Spoilt::Again { PROJECT } else { OTHER };
        making.add_in(project, "issue", nth(n), actor, "move", &event);
    }
    making
}

/// The events of the move of [`moved`], with the issues that they are of.
fn moves(spoilt: Spoilt) -> Vec<(u128, Value)> {
    if spoilt == Spoilt::Again {
        return vec![(1, moved_to(PROJECT, 1, 9))];
    }
    let mut first = moved_to(OTHER, if spoilt == Spoilt::Number { 7 } else { 1 }, 1);
    if spoilt == Spoilt::Key {
        first["to"]["key"] = json!("ENG-1");
    }
    let all = [
        (Spoilt::Not, 1, first),
        (Spoilt::KeepsParent, 1, json!({ "type": "IssueParentChanged", "from": issue_ref(3) })),
        (Spoilt::KeepsState, 1, into_other_state()),
        (Spoilt::KeepsLabel, 1, without("IssueLabelRemoved", "label", &named(LABEL, "bug"))),
        (Spoilt::KeepsCycle, 1, without("IssueCycleChanged", "from", &named(CYCLE, "Week 1"))),
        (Spoilt::KeepsModule, 1, without("IssueModuleRemoved", "module", &named(MODULE, "Hull"))),
        (Spoilt::KeepsAssignee, 1, without("IssueAssigneeRemoved", "user", &json!(MEMBER))),
        (
            Spoilt::KeepsPage,
            1,
            json!({ "type": "IssuePageUnlinked", "link": LINK, "page": named(PAGE, "Plan") }),
        ),
        (Spoilt::SubItemStays, 2, moved_to(OTHER, 2, 2)),
        (Spoilt::SubItemStays, 2, into_other_state()),
    ];
    let is_left_out = |what: Spoilt| what != Spoilt::Not && what == spoilt;
    let kept = all.into_iter().filter(|(what, ..)| !is_left_out(*what));
    let mut events: Vec<_> = kept.map(|(_, n, event)| (n, event)).collect();
    if spoilt == Spoilt::TakesAnother {
        events.extend([(4, moved_to(OTHER, 4, 3)), (4, into_other_state())]);
    }
    events
}

/// A log in which an issue leaves a project, in which there is another one, and comes back under a number.
pub fn number_again(number: u64) -> Log {
    let mut making = Making::default();
    making.begin();
    making.begin_other(&[OWNER]);
    for n in [1, 3] {
        let created = created(nth(n), PROJECT, n, "unstarted");
        making.add("issue", nth(n), OWNER, &format!("create-{n}"), &created);
    }
    making.add_in(OTHER, "issue", nth(1), OWNER, "away", &moved_to(OTHER, 1, 1));
    let mut back = moved_to(PROJECT, 1, number);
    back["from"]["project"] = json!(OTHER);
    making.add("issue", nth(1), OWNER, "back", &back);
    log(making.events)
}

/// The event of a new issue of a project, with a number, in a state of a group.
fn created(id: Uuid, project: Uuid, n: u128, group: &str) -> Value {
    json!({
        "type": "IssueCreated", "id": id, "project": project, "number": n,
        "key": format!("ENG-{n}"), "name": "It leaks", "sort_order": 1.0,
        "state": { "id": STATE, "name": "Todo", "group": group },
    })
}

/// The event of an issue that moves from the project with one number to a project with another one.
fn moved_to(project: Uuid, from: u64, number: u64) -> Value {
    let identifier = if project == OTHER { "OPS" } else { "ENG" };
    json!({
        "type": "IssueMoved",
        "from": { "project": PROJECT, "number": from, "key": format!("ENG-{from}") },
        "to": { "project": project, "number": number, "key": format!("{identifier}-{number}") },
    })
}

/// The event by which an issue gets the state of the other project.
fn into_other_state() -> Value {
    let state = |id| json!({ "id": id, "name": "Todo", "group": "unstarted" });
    json!({ "type": "IssueStateChanged", "from": state(STATE), "to": state(OTHER_STATE) })
}

/// An event by which an issue is without something.
fn without(name: &str, what: &str, thing: &Value) -> Value {
    json!({ "type": name, what: thing })
}

/// A thing as events name it.
fn named(id: Uuid, name: &str) -> Value {
    json!({ "id": id, "name": name })
}

/// The n-th issue as events name it.
fn issue_ref(n: u128) -> Value {
    json!({ "id": nth(n), "key": format!("ENG-{n}") })
}

/// A log with an issue, and another one in the intake that somebody says repeats the n-th.
pub fn repeating(actor: Uuid, n: u128) -> Log {
    let mut making = Making::default();
    making.begin();
    let created = |n: u128, group: &str| {
        json!({
            "type": "IssueCreated", "id": nth(n), "project": PROJECT, "number": n,
            "key": format!("ENG-{n}"), "name": "It leaks", "sort_order": 1.0,
            "state": { "id": STATE, "name": "Todo", "group": group },
        })
    };
    making.add("issue", nth(1), MEMBER, "create", &created(1, "unstarted"));
    let submitted = json!({ "type": "IssueSubmitted", "intake": nth(9) });
    making.add("issue", nth(2), MEMBER, "submit", &created(2, "triage"));
    making.add("issue", nth(2), MEMBER, "submit", &submitted);
    let marked = json!({
        "type": "IssueMarkedDuplicate", "from": "pending",
        "of": { "id": nth(n), "key": format!("ENG-{n}") },
    });
    making.add("issue", nth(2), actor, "mark", &marked);
    log(making.events)
}

/// The event that came of a request.
pub fn event_of<'a>(evidence: &'a mut Evidence, attempt: &str) -> &'a mut RecordedEvent {
    let events = &mut evidence.logs[0].events;
    events.iter_mut().find(|event| event.metadata.contains(&format!("\"{attempt}\""))).unwrap()
}

/// The kinds of findings, each once.
pub fn kinds(findings: &[Finding]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = findings.iter().map(|finding| finding.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
