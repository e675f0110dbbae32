//! The live feed of a workspace's log.

use std::time::Duration;

use axum::body::BodyDataStream;
use domain::UserId;
use embedded::testing::hang_up;
use futures::StreamExt;
use query_api::LiveTerms;
use serde_json::{Value, json};
use tokio::time::timeout;
use uuid::Uuid;

use crate::client::{Call, Reply};
use crate::fixture::{Fixture, Stream, terms};
use crate::guests::{join, show_all};
use crate::intake;
use crate::people::{ADMIN, ALL, COLLEAGUE, FORMER, GUEST, MEMBER, OUTSIDER, OWNER, VISITOR};
use crate::relations::{BARE_ITEM, FULL_ITEM, OTHER_ITEM, relate};
use crate::seed::{
    ARCHIVED_PROJECT, BARE, COMMENT, FULL, OTHER_PROJECT, PROJECT, WORKSPACE, of_comment, of_issue,
    of_project, of_workspace,
};

/// The feed.
const EVENTS: &str = "/api/v1/workspaces/acme/events/";
/// Longer than any message is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A client that follows the log.
pub struct Follower {
    body: BodyDataStream,
    text: String,
    /// The last position that it was told of, and the epoch.
    id: String,
    pub to: Option<u64>,
}

/// A message.
#[derive(Debug)]
pub struct Message {
    pub name: String,
    pub data: Value,
}

impl Message {
    /// The types of its events.
    pub fn types(&self) -> Vec<&str> {
        let events = self.data["events"].as_array().into_iter().flatten();
        events.map(|event| event["type"].as_str().unwrap()).collect()
    }
}

/// A question for a stream.
pub fn call(fixture: &Fixture, user: UserId, query: &str) -> Call {
    let call = fixture.call("GET", &format!("{EVENTS}{query}"));
    call.by(user).header("accept", "text/event-stream, application/problem+json")
}

impl Follower {
    /// Follows the log.
    pub async fn of(fixture: &Fixture, user: UserId, query: &str) -> Self {
        Self::opened(call(fixture, user, query)).await
    }

    /// Follows what a question asks for.
    async fn opened(call: Call) -> Self {
        let response = call.open().await;
        assert_eq!(response.status(), 200);
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "text/event-stream");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("x-accel-buffering"), "no");
        assert!(!response.headers().contains_key("content-encoding"));
        let body = response.into_body().into_data_stream();
        Self { body, text: String::new(), id: String::new(), to: None }
    }

    /// The next message, none at the end; every position is told of once.
    pub async fn next(&mut self) -> Option<Message> {
        loop {
            if let Some((message, rest)) = self.text.split_once("\n\n") {
                let (message, rest) = (message.to_owned(), rest.to_owned());
                self.text = rest;
                if message == "retry: 1000" {
                    continue;
                }
                return Some(self.read(&message));
            }
            let bytes = timeout(PATIENCE, self.body.next()).await.expect("a message comes")?;
            self.text.push_str(std::str::from_utf8(&bytes.unwrap()).unwrap());
        }
    }

    /// Reads a message.
    fn read(&mut self, message: &str) -> Message {
        let mut lines = message.lines();
        let mut line = |name: &str| lines.next().unwrap().strip_prefix(name).unwrap().to_owned();
        let (id, name) = (line("id: "), line("event: "));
        let data: Value = serde_json::from_str(&line("data: ")).unwrap();
        if name != "end" {
            let (from, to) = (data["from"].as_u64().unwrap(), data["to"].as_u64().unwrap());
            assert!(self.to.is_none_or(|told| from == told + 1 && to >= told), "{message}");
            assert!(id.ends_with(&format!(":{to}")));
            self.to = Some(to);
        }
        self.id = id;
        Message { name, data }
    }

    /// The next message of this name.
    pub async fn expect(&mut self, name: &str) -> Message {
        loop {
            let message = self.next().await.unwrap();
            if message.name == name {
                return message;
            }
            assert_ne!(message.name, "end", "{message:?}");
        }
    }

    /// All events up to a position.
    pub async fn events_to(&mut self, position: u64) -> Vec<Value> {
        let mut events = Vec::new();
        while self.to.is_none_or(|to| to < position) {
            let message = self.next().await.unwrap();
            events.extend(message.data["events"].as_array().into_iter().flatten().cloned());
        }
        events
    }

    /// The reason for which the stream ends, which it does then.
    async fn end(&mut self) -> String {
        loop {
            let message = self.next().await.unwrap();
            if message.name == "end" {
                assert!(self.next().await.is_none());
                return message.data["reason"].as_str().unwrap().to_owned();
            }
        }
    }
}

/// Renames an issue.
pub async fn rename(fixture: &mut Fixture, issue: Uuid) -> u64 {
    let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
    let position = fixture.happen(of_issue(issue), ADMIN, &[renamed]).await;
    fixture.catch_up(WORKSPACE).await;
    position
}

/// Lets something happen to the workspace or to a project.
async fn tell(fixture: &mut Fixture, project: Option<Uuid>, event: Value) -> u64 {
    let stream = project.map_or(of_workspace(), of_project);
    let position = fixture.happen(stream, OWNER, &[event]).await;
    fixture.catch_up(WORKSPACE).await;
    position
}

/// The page of everything that a user may read.
async fn page(fixture: &Fixture, user: UserId) -> Reply {
    fixture.call("GET", &format!("{EVENTS}?limit=1000")).by(user).send().await.expect(200)
}

#[tokio::test]
async fn everybody_follows_what_they_may_read() {
    let mut fixture = Fixture::new().await;
    for (user, name) in ALL {
        if [FORMER, OUTSIDER].contains(&user) {
            assert_eq!(call(&fixture, user, "").open().await.status(), 403);
            continue;
        }
        let page = page(&fixture, user).await;
        let mut follower = Follower::of(&fixture, user, "?after=0").await;
        let events = follower.events_to(page.body["next"].as_u64().unwrap()).await;
        assert_eq!(json!(events), page.body["results"], "{name}");
    }
    // Whoever names no position is told of what comes.
    let mut followers = Vec::new();
    for user in [MEMBER, GUEST, COLLEAGUE] {
        let mut follower = Follower::of(&fixture, user, "").await;
        assert_eq!(follower.next().await.unwrap().name, "heartbeat");
        assert_eq!(follower.next().await.unwrap().name, "access");
        followers.push(follower);
    }
    let position = rename(&mut fixture, BARE).await;
    for follower in &mut followers[..2] {
        let message = follower.next().await.unwrap();
        assert_eq!(message.types(), ["IssueRenamed"]);
        assert_eq!(message.data["to"], position);
    }
    let renamed = json!({"type": "WorkspaceRenamed", "from": "Acme", "to": "Ace"});
    tell(&mut fixture, None, renamed).await;
    for follower in &mut followers {
        let message = follower.next().await.unwrap();
        assert_eq!(message.types(), ["WorkspaceRenamed"]);
    }
}

#[tokio::test]
async fn a_relation_is_told_to_those_who_see_both_projects() {
    let mut fixture = Fixture::new().await;
    let before = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    let mut followers = Vec::new();
    for user in [ADMIN, MEMBER] {
        let mut follower = Follower::of(&fixture, user, "").await;
        assert_eq!(follower.next().await.unwrap().name, "heartbeat");
        followers.push((user, follower));
    }
    relate(&mut fixture, FULL_ITEM, ("blocking", "blocked_by"), OTHER_ITEM).await;
    relate(&mut fixture, BARE_ITEM, ("duplicate", "duplicate"), FULL_ITEM).await;
    for (user, mut follower) in followers {
        let told = follower.events_to(before + 4).await;
        let relations: Vec<&Value> = told.iter().map(|event| &event["data"]["relation"]).collect();
        let seen = if user == ADMIN {
            &["blocking", "blocked_by", "duplicate", "duplicate"][..]
        } else {
            &["duplicate", "duplicate"]
        };
        assert_eq!(json!(relations), json!(seen));
        let mut again = Follower::of(&fixture, user, &format!("?after={before}")).await;
        assert_eq!(again.events_to(before + 4).await, told);
    }
}

#[tokio::test]
async fn a_limited_guest_is_told_of_their_own_work_items_and_that_they_come_and_go() {
    let mut fixture = Fixture::new().await;
    let mut guest = Follower::of(&fixture, GUEST, "").await;
    assert_eq!(guest.expect("access").await.data["projects"][0]["limited"], false);
    show_all(&mut fixture, false).await;
    assert_eq!(guest.next().await.unwrap().types(), ["ProjectFeatureSwitched"]);
    assert_eq!(guest.next().await.unwrap().data["projects"][0]["limited"], true);
    let assignee = |name: &str| json!({"type": name, "user": GUEST});
    let (added, removed) = (assignee("IssueAssigneeAdded"), assignee("IssueAssigneeRemoved"));
    let deleted = json!({"type": "IssueDeleted"});
    let before = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    rename(&mut fixture, BARE).await;
    fixture.happen(of_issue(BARE), ADMIN, &[added]).await;
    rename(&mut fixture, BARE).await;
    fixture.happen(of_issue(BARE), ADMIN, &[removed]).await;
    rename(&mut fixture, BARE).await;
    rename(&mut fixture, FULL).await;
    fixture.happen(of_issue(BARE), ADMIN, std::slice::from_ref(&deleted)).await;
    let last = fixture.happen(of_issue(FULL), ADMIN, &[deleted]).await;
    fixture.catch_up(WORKSPACE).await;
    let types = |events: &[Value]| -> Vec<String> {
        events.iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect()
    };
    let told = guest.events_to(last).await;
    // What came before they were assigned is read, and what came while they were may have been gone again.
    let told = types(&told);
    assert_eq!(told.last().unwrap(), "IssueDeleted");
    assert!(told.contains(&"IssueAssigneeRemoved".to_owned()), "{told:?}");
    assert_eq!(told.iter().filter(|name| *name == "IssueDeleted").count(), 1, "{told:?}");
    let mut again = Follower::of(&fixture, GUEST, &format!("?after={before}")).await;
    let events = again.events_to(last).await;
    assert_eq!(types(&events), ["IssueAssigneeRemoved", "IssueDeleted"]);
    let listed = page(&fixture, GUEST).await;
    let listed: Vec<Value> = listed.rows().iter().rev().take(2).rev().cloned().collect();
    assert_eq!(events, listed);
}

#[tokio::test]
async fn a_guest_of_the_workspace_is_told_no_address() {
    let mut fixture = Fixture::new().await;
    let before = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    let mut followers = Vec::new();
    for (user, email) in [(GUEST, Value::Null), (MEMBER, json!("ada@example.com"))] {
        let mut follower = Follower::of(&fixture, user, "").await;
        follower.expect("access").await;
        followers.push((user, email, follower));
    }
    intake::submitted(&mut fixture).await;
    let last = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    for (user, email, mut follower) in followers {
        let told = follower.events_to(last).await;
        assert_eq!(told.len(), 2);
        assert_eq!(told[1]["data"]["source_email"], email);
        assert_eq!(told[1]["data"]["extra"], json!({"form": 1}));
        let mut again = Follower::of(&fixture, user, &format!("?after={before}")).await;
        assert_eq!(again.events_to(last).await, told);
    }
}

#[tokio::test]
async fn an_original_is_told_to_those_who_see_it() {
    let mut fixture = Fixture::new().await;
    show_all(&mut fixture, false).await;
    intake::submitted(&mut fixture).await;
    let before = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    let mut followers = Vec::new();
    for (user, of) in [(GUEST, Value::Null), (MEMBER, json!(BARE))] {
        let mut follower = Follower::of(&fixture, user, "").await;
        follower.expect("access").await;
        followers.push((user, of, follower));
    }
    let of = json!({"id": BARE, "key": "ENG-2"});
    let marked = json!({"type": "IssueMarkedDuplicate", "from": "pending", "of": of});
    let last = fixture.happen(of_issue(intake::SUBMITTED), ADMIN, &[marked]).await;
    fixture.catch_up(WORKSPACE).await;
    for (user, of, mut follower) in followers {
        let told = follower.events_to(last).await;
        assert_eq!((told.len(), &told[0]["data"]["of"]["id"]), (1, &of));
        let mut again = Follower::of(&fixture, user, &format!("?after={before}")).await;
        assert_eq!(again.events_to(last).await, told);
    }
}

#[tokio::test]
async fn a_limited_guest_is_told_that_their_own_work_item_left_the_project() {
    let mut fixture = Fixture::new().await;
    show_all(&mut fixture, false).await;
    join(&mut fixture, PROJECT, COLLEAGUE).await;
    let assignee = |name: &str| json!({"type": name, "user": GUEST});
    let (added, removed) = (assignee("IssueAssigneeAdded"), assignee("IssueAssigneeRemoved"));
    for issue in [BARE, FULL] {
        fixture.happen(of_issue(issue), ADMIN, std::slice::from_ref(&added)).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let before = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    let mut followers = Vec::new();
    for user in [GUEST, COLLEAGUE] {
        let mut follower = Follower::of(&fixture, user, "").await;
        follower.expect("access").await;
        followers.push((user, follower));
    }
    // On one of them they worked until it moved, on the other one until shortly before.
    fixture.happen(of_issue(FULL), ADMIN, std::slice::from_ref(&removed)).await;
    fixture.catch_up(WORKSPACE).await;
    let mut last = 0;
    for (issue, number, with) in [(BARE, 2, Some(removed)), (FULL, 3, None)] {
        let address = |project: Uuid| json!({"project": project, "number": number, "key": "X"});
        let (from, to) = (address(PROJECT), address(OTHER_PROJECT));
        let moved = json!({"type": "IssueMoved", "from": from, "to": to});
        let there =
            Stream { kind: "issue", id: issue, project: Some(OTHER_PROJECT), issue: Some(issue) };
        let events: Vec<Value> = [moved].into_iter().chain(with).collect();
        fixture.happen(there, ADMIN, &events).await;
        let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Secret"});
        last = fixture.happen(there, ADMIN, &[renamed]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let told = json!([["IssueAssigneeRemoved", FULL], ["IssueMoved", BARE]]);
    let short = |events: &[Value]| -> Value {
        events.iter().map(|event| json!([event["type"], event["entity_id"]])).collect()
    };
    for (user, mut follower) in followers {
        let expected = if user == GUEST { told.clone() } else { json!([]) };
        assert_eq!(short(&follower.events_to(last).await), expected);
        let mut again = Follower::of(&fixture, user, &format!("?after={before}")).await;
        assert_eq!(short(&again.events_to(last).await), expected);
        let path = format!("{EVENTS}?limit=1000&after={before}");
        let page = fixture.call("GET", &path).by(user).send().await.expect(200);
        assert_eq!(short(page.rows()), expected);
    }
    // Whatever becomes of it there.
    let there = Stream { kind: "issue", id: BARE, project: Some(OTHER_PROJECT), issue: Some(BARE) };
    fixture.happen(there, ADMIN, &[json!({"type": "IssueDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    let path = format!("{EVENTS}?limit=1000&after={before}");
    let page = fixture.call("GET", &path).by(GUEST).send().await.expect(200);
    assert_eq!(short(page.rows()), told);
}

#[tokio::test]
async fn a_guest_is_told_that_a_comment_is_hidden_and_that_it_is_shown() {
    let mut fixture = Fixture::new().await;
    let before = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    let changed =
        |from: &str, to: &str| json!({"type": "CommentAccessChanged", "from": from, "to": to});
    let (hidden, shown) = (changed("EXTERNAL", "INTERNAL"), changed("INTERNAL", "EXTERNAL"));
    let edited = json!({"type": "CommentEdited", "to": "<p>Hush</p>"});
    let of = of_comment(COMMENT, FULL);
    let mut last = fixture.happen(of, ADMIN, &[hidden.clone(), edited.clone()]).await;
    fixture.catch_up(WORKSPACE).await;
    let told = |follower: Follower, last: u64| async move {
        let mut follower = follower;
        let events = follower.events_to(last).await;
        events.iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let after = format!("?after={before}");
    let guest = Follower::of(&fixture, GUEST, &after).await;
    assert_eq!(told(guest, last).await, ["CommentAccessChanged"]);
    let member = Follower::of(&fixture, MEMBER, &after).await;
    assert_eq!(told(member, last).await, ["CommentAccessChanged", "CommentEdited"]);
    last = fixture.happen(of, ADMIN, &[shown, edited, hidden]).await;
    let deleted = json!({"type": "CommentDeleted"});
    last = last.max(fixture.happen(of, ADMIN, &[deleted]).await);
    fixture.catch_up(WORKSPACE).await;
    let guest = Follower::of(&fixture, GUEST, &after).await;
    assert_eq!(told(guest, last).await, ["CommentDeleted"]);
}

#[tokio::test]
async fn that_an_item_left_is_told_to_those_who_saw_it_and_nothing_that_follows() {
    let mut fixture = Fixture::new().await;
    let before = page(&fixture, ADMIN).await.body["next"].as_u64().unwrap();
    let mut followers = Vec::new();
    for user in [ADMIN, MEMBER] {
        let mut follower = Follower::of(&fixture, user, "").await;
        assert_eq!(follower.next().await.unwrap().name, "heartbeat");
        followers.push((user, follower));
    }
    rename(&mut fixture, FULL).await;
    for (_, follower) in &mut followers {
        assert_eq!(follower.events_to(before + 1).await.len(), 1);
    }
    let (id, project) = (FULL, Some(OTHER_PROJECT));
    let there = Stream { kind: "issue", id, project, issue: Some(id) };
    let address =
        |project: Uuid, number: u32| json!({"project": project, "number": number, "key": "X-1"});
    let (from, to) = (address(PROJECT, 1), address(OTHER_PROJECT, 2));
    let moved = json!({"type": "IssueMoved", "from": from, "to": to});
    let described = json!({"type": "IssueDescribed", "to": "<p>Secret</p>"});
    for event in [moved, described] {
        fixture.happen(there, ADMIN, &[event]).await;
        fixture.catch_up(WORKSPACE).await;
    }
    let types = |events: Vec<Value>| -> Vec<String> {
        events.iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect()
    };
    let all = ["IssueRenamed", "IssueMoved", "IssueDescribed"];
    for (user, mut follower) in followers {
        let seen = if user == ADMIN { &all[..] } else { &all[1..2] };
        let told = types(follower.events_to(before + 3).await);
        assert_eq!(told, seen.strip_prefix(&all[..1]).unwrap_or(seen));
        let mut again = Follower::of(&fixture, user, &format!("?after={before}")).await;
        assert_eq!(types(again.events_to(before + 3).await), seen, "what is kept goes with it");
    }
}

#[tokio::test]
async fn a_stream_is_for_those_who_ask_for_one() {
    let fixture = Fixture::new().await;
    let json = fixture.call("GET", EVENTS).header("accept", "*/*").send().await.expect(200);
    assert_eq!(json.header("content-type"), "application/json");
    fixture.call("GET", EVENTS).header("accept", "text/html").send().await.expect(406);
    let elsewhere = "/api/v1/workspaces/acme/projects/";
    fixture.call("GET", elsewhere).header("accept", "text/event-stream").send().await.expect(406);
    let refused = async |query: &str, id: &str| {
        let call = call(&fixture, MEMBER, query).header("last-event-id", id);
        Reply::read(call.open().await).await
    };
    let foreign = format!("{}:1", Uuid::from_u128(1));
    for (query, id, status, said) in [
        (format!("?after={foreign}"), "", 412, "another epoch"),
        ("?after=1".to_owned(), &*foreign, 412, "another epoch"),
        ("?after=1000000".to_owned(), "", 400, "The log ends at position"),
        ("?after=x".to_owned(), "", 400, "Invalid after parameter."),
        (String::new(), "7", 400, "Last-Event-ID must be"),
        ("?project=x".to_owned(), "", 400, "Invalid project parameter."),
    ] {
        let reply = refused(&query, id).await.expect(status);
        assert!(reply.to_string().contains(said), "{reply}");
        assert_eq!(reply.header("content-type"), "application/problem+json");
    }
    let path = format!("/api/v1/workspaces/{WORKSPACE}/events/");
    let by_id = fixture.call("GET", &path).header("accept", "text/event-stream");
    Follower::opened(by_id).await.expect("access").await;
}

#[tokio::test]
async fn a_client_goes_on_where_its_connection_broke() {
    let mut fixture = Fixture::new().await;
    let mut first = Follower::of(&fixture, MEMBER, "").await;
    first.expect("access").await;
    let id = first.id.clone();
    drop(first);
    let position = rename(&mut fixture, BARE).await;
    // The header counts more than the address.
    let again = call(&fixture, MEMBER, "?after=0").header("last-event-id", &id);
    let mut again = Follower::opened(again).await;
    // Rights may have changed meanwhile: they are told at once, with what is there already.
    let (mut types, mut is_told) = (Vec::new(), false);
    while !is_told || again.to < Some(position) {
        let message = again.next().await.unwrap();
        is_told |= message.name == "access";
        types.extend(message.types().into_iter().map(str::to_owned));
    }
    assert_eq!((types.as_slice(), again.to), (&["IssueRenamed".to_owned()][..], Some(position)));
    // Somebody who was told of a position that the tables do not show yet.
    let renamed = json!({"type": "IssueRenamed", "from": "Crash", "to": "Crash at start"});
    let next = fixture.happen(of_issue(BARE), ADMIN, &[renamed]).await;
    let mut early = Follower::of(&fixture, MEMBER, &format!("?after={next}")).await;
    early.expect("access").await;
    fixture.catch_up(WORKSPACE).await;
    let last = rename(&mut fixture, FULL).await;
    let message = early.next().await.unwrap();
    assert_eq!((&message.data["from"], &message.data["to"]), (&json!(next + 1), &json!(last)));
}

#[tokio::test]
async fn rights_that_come_and_go_are_told() {
    let mut fixture = Fixture::new().await;
    let (mut member, mut colleague) =
        (Follower::of(&fixture, MEMBER, "").await, Follower::of(&fixture, COLLEAGUE, "").await);
    let projects = json!([
        {"id": PROJECT, "role": "member", "archived": false, "limited": false},
        {"id": ARCHIVED_PROJECT, "role": "member", "archived": true, "limited": false},
    ]);
    let access = member.expect("access").await.data;
    assert_eq!((&access["role"], &access["projects"]), (&json!("member"), &projects));
    assert_eq!(colleague.expect("access").await.data["projects"], json!([]));

    let joined = json!({
        "type": "ProjectMemberAdded", "id": Uuid::from_u128(0x2ff), "user": COLLEAGUE,
        "role": "guest", "sort_order": 65535.0,
    });
    tell(&mut fixture, Some(PROJECT), joined).await;
    assert_eq!(colleague.next().await.unwrap().types(), ["ProjectMemberAdded"]);
    let access = colleague.next().await.unwrap();
    assert_eq!(access.data["projects"][0]["id"], json!(PROJECT));
    assert_eq!(access.data["projects"][0]["role"], "guest");
    rename(&mut fixture, BARE).await;
    assert_eq!(colleague.next().await.unwrap().types(), ["IssueRenamed"]);

    let put_out = json!({
        "type": "ProjectMemberRemoved", "membership": Uuid::from_u128(0x244), "user": MEMBER,
        "role": "member",
    });
    tell(&mut fixture, Some(PROJECT), put_out).await;
    let access = member.expect("access").await;
    assert_eq!(access.data["projects"].as_array().unwrap().len(), 1);
    let position = rename(&mut fixture, BARE).await;
    let renamed = json!({"type": "WorkspaceRenamed", "from": "Acme", "to": "Ace"});
    tell(&mut fixture, None, renamed).await;
    let message = member.expect("events").await;
    assert_eq!(message.types(), ["WorkspaceRenamed"], "the project is not theirs any more");
    assert!(message.data["from"].as_u64().unwrap() <= position);

    tell(&mut fixture, Some(PROJECT), json!({"type": "ProjectArchived"})).await;
    assert_eq!(colleague.expect("access").await.data["projects"][0]["archived"], true);
    rename(&mut fixture, BARE).await;
    tell(&mut fixture, Some(PROJECT), json!({"type": "ProjectRestored"})).await;
    // What happened meanwhile is shown again, as on the pages, if it was not passed yet.
    let message = colleague.expect("events").await;
    assert_eq!(message.types().pop(), Some("ProjectRestored"));
    assert_eq!(colleague.next().await.unwrap().data["projects"][0]["archived"], false);

    let demoted = json!({
        "type": "WorkspaceMemberRoleChanged", "user": COLLEAGUE, "from": "member", "to": "guest",
    });
    tell(&mut fixture, None, demoted).await;
    assert_eq!(colleague.expect("access").await.data["role"], "guest");
    let granted = json!({"type": "WorkspaceLogAccessGranted", "user": COLLEAGUE});
    tell(&mut fixture, None, granted).await;
    assert_eq!(colleague.expect("access").await.data["reads_log"], true);
}

#[tokio::test]
async fn who_is_put_out_is_told_nothing_more() {
    let mut fixture = Fixture::new().await;
    let mut followers = Vec::new();
    for user in [MEMBER, MEMBER, VISITOR] {
        let mut follower = Follower::of(&fixture, user, "").await;
        follower.expect("access").await;
        followers.push(follower);
    }
    let mut behind = Follower::of(&fixture, MEMBER, "?after=0").await;
    let removed = json!({"type": "WorkspaceMemberRemoved", "user": MEMBER, "role": "member"});
    tell(&mut fixture, None, removed).await;
    rename(&mut fixture, BARE).await;
    for follower in &mut followers[..2] {
        let message = follower.next().await.unwrap();
        assert_eq!((&*message.name, &message.data), ("end", &json!({"reason": "access"})));
        assert!(follower.next().await.is_none());
    }
    assert_eq!(behind.next().await.unwrap().name, "end", "also who is behind");
    assert_eq!(call(&fixture, MEMBER, "").open().await.status(), 403);
    tell(&mut fixture, None, json!({"type": "WorkspaceDeleted", "slug": "acme"})).await;
    assert_eq!(followers[2].end().await, "access");
}

#[tokio::test]
async fn a_stream_ends_with_the_credential_that_it_began_with() {
    let fixture = Fixture::new().await;
    let mut member = Follower::of(&fixture, MEMBER, "").await;
    let mut guest = Follower::of(&fixture, GUEST, "").await;
    guest.expect("access").await;
    fixture.revoke_keys(MEMBER).await;
    assert_eq!(member.end().await, "access");
    assert!(timeout(Duration::from_millis(200), guest.next()).await.is_err(), "it goes on");
}

#[tokio::test]
async fn a_stream_that_ends_while_a_page_is_read_gets_nothing_of_it() {
    let fixture = Fixture::new().await;
    let mut idle = Follower::of(&fixture, MEMBER, "").await;
    idle.expect("access").await;
    let mut behind = Follower::of(&fixture, MEMBER, "?after=0").await;
    let owner = fixture.owner();
    let mut held = owner.begin().await.unwrap();
    let lock = "LOCK TABLE read_model.checkpoint IN ACCESS EXCLUSIVE MODE";
    sqlx::raw_sql(lock).execute(&mut *held).await.unwrap();
    assert!(timeout(Duration::from_millis(300), behind.next()).await.is_err(), "it reads a page");
    fixture.revoke_keys(MEMBER).await;
    assert_eq!(idle.end().await, "access");
    held.rollback().await.unwrap();
    let message = behind.next().await.unwrap();
    assert_eq!((&*message.name, &message.data), ("end", &json!({"reason": "access"})));
    assert!(behind.next().await.is_none());
}

#[tokio::test]
async fn silence_is_told_at_least_so_often() {
    let heartbeat = Duration::from_secs(1);
    let mut fixture = Fixture::following(LiveTerms { heartbeat, ..terms() }).await;
    let mut visitor = Follower::of(&fixture, VISITOR, "").await;
    visitor.expect("access").await;
    for _ in 0..3 {
        let next = timeout(heartbeat + Duration::from_millis(500), visitor.next());
        let message = next.await.expect("in time").unwrap();
        assert_eq!(message.name, "heartbeat");
        assert!(message.data["from"] == json!(message.data["to"].as_u64().unwrap() + 1));
    }
    // What is not for them moves the position on.
    let position = rename(&mut fixture, BARE).await;
    while visitor.to != Some(position) {
        assert_eq!(visitor.next().await.unwrap().name, "heartbeat");
    }
}

#[tokio::test]
async fn a_slow_client_is_let_go_and_goes_on_where_it_was() {
    let mut fixture = Fixture::following(LiveTerms { buffer: 4096, ..terms() }).await;
    let mut slow = Follower::of(&fixture, MEMBER, "").await;
    let mut quick = Follower::of(&fixture, ADMIN, "").await;
    slow.expect("access").await;
    quick.expect("access").await;
    let mut last = 0;
    for _ in 0..10 {
        last = rename(&mut fixture, BARE).await;
        assert_eq!(quick.next().await.unwrap().types(), ["IssueRenamed"]);
    }
    let told = slow.id.clone();
    let message = slow.next().await.unwrap();
    assert_eq!((&*message.name, &message.data), ("end", &json!({"reason": "slow"})));
    assert_eq!(slow.id, told);
    let again = call(&fixture, MEMBER, "").header("last-event-id", &slow.id);
    let events = Follower::opened(again).await.events_to(last).await;
    assert_eq!(events.len(), 10);
}

#[tokio::test]
async fn streams_end_when_the_process_stops_and_when_the_epoch_does() {
    let fixture = Fixture::new().await;
    let mut follower = Follower::of(&fixture, MEMBER, "").await;
    follower.expect("access").await;
    fixture.begin_epoch().await;
    assert_eq!(follower.end().await, "epoch");
    let again = call(&fixture, MEMBER, "").header("last-event-id", &follower.id);
    assert_eq!(again.open().await.status(), 412);
    let mut follower = Follower::of(&fixture, MEMBER, "").await;
    follower.expect("access").await;
    fixture.stop();
    assert_eq!(follower.end().await, "stopping");
}

#[tokio::test]
async fn a_user_has_so_many_streams_and_no_more() {
    let fixture = Fixture::following(LiveTerms { streams_per_user: 2, ..terms() }).await;
    let first = Follower::of(&fixture, MEMBER, "").await;
    let _second = Follower::of(&fixture, MEMBER, "").await;
    let refused = Reply::read(call(&fixture, MEMBER, "").open().await).await.expect(429);
    assert_eq!(refused.body["code"], "live/too-many-streams");
    assert_eq!(refused.header("retry-after"), "10");
    let _other = Follower::of(&fixture, GUEST, "").await;
    drop(first);
    Follower::of(&fixture, MEMBER, "").await;
}

#[tokio::test]
async fn who_hangs_up_while_a_stream_begins_leaves_nothing_behind() {
    let fixture = Fixture::following(LiveTerms { streams_per_user: 1, ..terms() }).await;
    for waits in 1..100 {
        let opening = call(&fixture, MEMBER, "?after=0").open();
        if let Some(response) = hang_up(waits, opening).await {
            assert_eq!(response.status(), 200);
            return;
        }
        fixture.expect_rest().await;
    }
    panic!("it never begins");
}

#[tokio::test]
async fn long_texts_are_left_out_and_named() {
    let mut fixture = Fixture::new().await;
    let mut follower = Follower::of(&fixture, MEMBER, "").await;
    let text = |length| format!("<p>{}</p>", "x".repeat(length));
    for length in [4000, 5000] {
        let described = json!({"type": "IssueDescribed", "to": text(length)});
        fixture.happen(of_issue(BARE), ADMIN, &[described]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let mut events = Vec::new();
    while events.len() < 2 {
        let message = follower.expect("events").await;
        events.extend(message.data["events"].as_array().unwrap().clone());
    }
    assert_eq!(events[0]["data"]["to"], text(4000));
    assert!(events[0].get("omitted").is_none());
    assert_eq!((&events[1]["data"]["to"], &events[1]["omitted"]), (&Value::Null, &json!(["to"])));
}

#[tokio::test]
async fn a_long_log_is_read_in_order_while_it_grows() {
    let mut fixture = Fixture::following(LiveTerms { buffer: 4096, ..terms() }).await;
    for _ in 0..4 {
        let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
        fixture.happen(of_issue(BARE), ADMIN, &vec![renamed; 250]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let mut follower = Follower::of(&fixture, ADMIN, "?after=0").await;
    let mut events = Vec::new();
    for _ in 0..3 {
        let message = follower.expect("events").await;
        events.extend(message.data["events"].as_array().unwrap().clone());
    }
    let last = rename(&mut fixture, BARE).await;
    events.extend(follower.events_to(last).await);
    let pages = fixture.call("GET", &format!("{EVENTS}?limit=1000")).by(ADMIN).send().await;
    let more = fixture.call("GET", &format!("{EVENTS}?limit=1000&after=1000")).by(ADMIN).send();
    let more = more.await;
    let all = [pages.rows(), more.rows()].concat();
    assert_eq!(events.len(), all.len());
    assert_eq!(events, all);
    assert!(all.iter().any(|event| event["project"] == json!(OTHER_PROJECT)));
}
