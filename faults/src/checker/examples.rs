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
        What::Creates => "/work-items/".to_owned(),
        _ => format!("/work-items/{ISSUE}/"),
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

/// An answer that is nothing but a status.
pub fn says(status: u16) -> Answer {
    Answer { status, epoch: None, position: None, version: None, applied: true, body: Value::Null }
}

/// What a good run has shown.
pub fn evidence() -> Evidence {
    let mut making = Making::default();
    making.begin();
    making.work();
    let shows = |position, version, body| Answer {
        status: 200,
        epoch: None,
        position: Some(position),
        version: Some(version),
        applied: true,
        body,
    };
    let leaks = json!({ "id": ISSUE, "name": "The pump leaks" });
    let drips = json!({ "id": ISSUE, "name": "The pump drips" });
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

/// A log whose chain is whole.
fn log(events: Vec<RecordedEvent>) -> Log {
    Log { workspace: WorkspaceId(ACME), events, broken: None }
}

/// The same, received by all subscribers as it is.
fn received(mut evidence: Evidence) -> Evidence {
    let all: Vec<Received> =
        evidence.logs.iter().flat_map(|log| &log.events).map(Received::from).collect();
    (evidence.followed, evidence.stream) = (all.clone(), all);
    evidence
}

/// The same, with a request repeated at the end.
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

/// The same, with a decision of the owner about the project just before what came of a request.
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

/// A log in which an issue moves to another project from a number that may not be its own; the one below it along, or not.
pub fn moved(number: u64, is_along: bool) -> Log {
    let mut making = Making::default();
    making.begin();
    for n in 1..=2 {
        let mut created = json!({
            "type": "IssueCreated", "id": nth(n), "project": PROJECT, "number": n,
            "key": format!("ENG-{n}"), "name": "It leaks", "sort_order": 1.0,
            "state": { "id": STATE, "name": "Todo", "group": "unstarted" },
        });
        if n > 1 {
            created["parent"] = json!({ "id": nth(1), "key": "ENG-1" });
        }
        making.add("issue", nth(n), MEMBER, &format!("create-{n}"), &created);
    }
    let other = nth(100);
    let project = json!({
        "type": "ProjectCreated", "id": other, "workspace": ACME, "name": "Operations",
        "identifier": "OPS", "logo": { "icon": "home", "colour": "#95999f" }, "features": [],
        "time_zone": "UTC",
    });
    let member = json!({
        "type": "ProjectMemberAdded", "id": nth(101), "user": OWNER, "role": "admin",
        "sort_order": 1.0,
    });
    for event in [project, member] {
        making.add("project", other, OWNER, "other", &event);
    }
    let address =
        |project: Uuid, number: u64| json!({ "project": project, "number": number, "key": "X-1" });
    for (n, from) in [(1, number), (2, 2)].into_iter().take(if is_along { 2 } else { 1 }) {
        let to = address(other, n);
        let moved = json!({ "type": "IssueMoved", "from": address(PROJECT, from), "to": to });
        making.add("issue", nth(n.into()), OWNER, "move", &moved);
        making.events.last_mut().unwrap().project = Some(other);
    }
    log(making.events)
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
