//! The query language: every example of its page, what is wrong with queries, and what could come next.

use chrono::TimeDelta;
use domain::UserId;
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{Fixture, Stream};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER};
use crate::relations::{BARE_ITEM, FULL_ITEM, OTHER_ITEM, relate};
use crate::seed::{
    self, BARE, BUG, HULL, OTHER, OTHER_PROJECT, PROJECT, WORKSPACE, bare, came_into,
    cycle_changed, cycle_created, of_cycle, of_issue, state,
};

/// The page that describes the language.
const PAGE: &str = include_str!("../../../docs/pql.md");

/// The list of the workspace.
const EVERYWHERE: &str = "/api/v1/workspaces/acme/work-items/";

/// A workspace with some more work items, as many as the examples tell apart.
async fn fixture() -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::module(&mut fixture).await;
    let [cycle, ended, later] = [0xd00, 0xd01, 0xd02].map(Uuid::from_u128);
    for (id, name, start, end) in [
        (cycle, "Sprint 1", "2026-01-01T00:00:00Z", "2026-01-15T00:00:00Z"),
        (ended, "Sprint 0", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        (later, "Sprint 2", "2026-01-15T00:00:00Z", "2026-02-01T00:00:00Z"),
    ] {
        let created = cycle_created(id, name, Some((start, end)));
        fixture.happen(of_cycle(id), ADMIN, &[created]).await;
    }
    let id = |number: u32| Uuid::from_u128(0xe00 + u128::from(number));
    let label = |id: Uuid, name: &str| json!({"type": "IssueLabelAdded", "label": {"id": id, "name": name}});
    let changed = |from: usize, to: usize| json!({"type": "IssueStateChanged", "from": state(from), "to": state(to)});
    let mut started = bare(id(11), 11, "Paint the hull");
    started["priority"] = json!("high");
    started["target_date"] = json!("2026-01-01");
    started["created_by"] = json!(MEMBER);
    let events = [started, changed(0, 2), came_into(HULL, "Hull")];
    fixture.happen(of_issue(id(11)), ADMIN, &events).await;
    let mut crash = bare(id(12), 12, "It fails at night");
    crash["priority"] = json!("low");
    crash["target_date"] = json!("2026-03-05");
    let events = [crash, label(BUG, "bug"), label(Uuid::from_u128(0x221), "crash")];
    fixture.happen(of_issue(id(12)), ADMIN, &events).await;
    fixture.happen(of_issue(id(12)), MEMBER, &[changed(0, 2), changed(2, 1)]).await;
    fixture.happen(of_issue(id(12)), ADMIN, &[cycle_changed(None, Some(cycle))]).await;
    let mut mine = bare(id(13), 13, "Order the paint");
    mine["description"] = json!("<p>The old one fails</p>");
    mine["target_date"] = json!("2026-01-20");
    let joins = |user| json!({"type": "IssueAssigneeAdded", "user": user});
    let submitted = json!({"type": "IssueSubmitted", "intake": Uuid::from_u128(0xe1d)});
    let events = [mine, submitted, joins(MEMBER), changed(0, 2)];
    fixture.happen(of_issue(id(13)), MEMBER, &events).await;
    fixture.happen(of_issue(id(13)), ADMIN, &[cycle_changed(None, Some(later))]).await;
    fixture.happen(of_issue(BARE), ADMIN, &[cycle_changed(None, Some(ended))]).await;
    let item = |number: u32, key: &'static str| (id(number), PROJECT, key);
    let (eleven, twelve, thirteen) = (item(11, "ENG-11"), item(12, "ENG-12"), item(13, "ENG-13"));
    relate(&mut fixture, eleven, ("blocking", "blocked_by"), twelve).await;
    relate(&mut fixture, thirteen, ("duplicate", "duplicate"), BARE_ITEM).await;
    relate(&mut fixture, FULL_ITEM, ("relates_to", "relates_to"), eleven).await;
    fixture.catch_up(WORKSPACE).await;
    // All of it was this morning.
    fixture.advance(TimeDelta::hours(8));
    fixture
}

/// A query as a part of an address.
pub fn encoded(query: &str) -> String {
    let signs: Vec<String> = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
    signs.concat()
}

/// The keys that a query finds for the member, or what is wrong with it.
async fn found(fixture: &Fixture, query: &str) -> String {
    found_by(fixture, MEMBER, query).await
}

/// The same for anybody.
async fn found_by(fixture: &Fixture, user: UserId, query: &str) -> String {
    let path = format!("{EVERYWHERE}?fields=sequence_id&order_by=sequence_id&pql=");
    let path =
        if query.contains("ORDER BY") { path.replace("&order_by=sequence_id", "") } else { path };
    let path = format!("{path}{}", encoded(query));
    let reply = fixture.call("GET", &path).by(user).send().await;
    if reply.status != 200 {
        return format!("{} {}", reply.status, reply.body);
    }
    let rows = reply.body["results"].as_array().unwrap();
    let numbers: Vec<String> = rows.iter().map(|row| row["sequence_id"].to_string()).collect();
    assert_eq!(reply.body["total_count"], rows.len());
    numbers.join(" ")
}

/// The examples of the page: those of comparisons and of the past, and those of words.
fn examples() -> (Vec<&'static str>, Vec<&'static str>) {
    let (_, examples) = PAGE.split_once("| query | what it asks for |").unwrap();
    let (examples, _) = examples.split_once("## Words").unwrap();
    let lines = examples.lines().filter(|line| line.starts_with("| `"));
    let mut first: Vec<&str> = lines.map(|line| line.split('`').nth(1).unwrap()).collect();
    let words = first.split_off(30);
    assert_eq!((first.len(), words.len()), (30, 24));
    (first, words)
}

/// What each of some queries finds.
async fn each(fixture: &Fixture, queries: &[&str]) -> String {
    let mut told = Vec::new();
    for query in queries {
        told.push(format!("{query}\n    {}", found(fixture, query).await));
    }
    told.join("\n")
}

#[tokio::test]
async fn every_example_of_the_page_is_answered() {
    let fixture = fixture().await;
    assert_snapshot!(each(&fixture, &examples().0).await, @r#"
    priority = urgent
        1
    priority >= high
        1 11
    priority IN (low, none)
        2 12 13
    assignee = currentUser()
        1 13
    assignee = @admin
        1
    assignee IN membersOf(ENG)
        1 13
    assignee IS EMPTY
        2 11 12
    assignee != currentUser()
        2 11 12
    state = "In Progress"
        11 13
    state_group = started
        11 13
    state_group NOT IN (completed, cancelled)
        2 11 12 13
    label = bug AND label != crash
        1
    label IN (bug, crash)
        1 12
    label IS NOT EMPTY
        1 12
    cycle = "Sprint 1"
        12
    module = Hull OR module IS EMPTY
        1 2 11 12 13
    parent = ENG-1
        2
    parent IS EMPTY
        1 11 12 13
    key IN (ENG-1, ENG-2)
        1 2
    name ~ login
        1
    text ~ "fails" AND NOT name ~ fails
        1 13
    target_date < today() AND completed_at IS EMPTY
        11
    due BETWEEN startOfMonth() AND endOfMonth(1)
        1 11 13
    created_at >= -7d
        1 2 11 12 13
    updated_at > 2026-01-01T12:00
        1 2 11 12 13
    created_by = currentUser() AND (priority = none OR estimate IS EMPTY)
        11 13
    changed(state)
        11 12 13
    changed(state) changed_by(currentUser()) during(startOfDay(), now())
        
    was(state, "In Progress") during(-30d, today())
        
    state_group = started ORDER BY priority, target_date DESC
        11 13
    "#);
}

#[tokio::test]
async fn every_word_of_the_page_is_answered() {
    let fixture = fixture().await;
    assert_snapshot!(each(&fixture, &examples().1).await, @r#"
    isOverdue()
        11
    hasNoAssignee() AND priority = low
        12
    hasNoLabel()
        2 11 13
    isTopLevel()
        1 11 12 13
    isSubWorkItem()
        2
    hasChildren()
        1
    hasStartAndDueDates()
        1
    childOf(ENG-1)
        2
    parentOf(ENG-2)
        1
    blockedBy(ENG-11)
        12
    blocks(ENG-12)
        11
    duplicateOf(ENG-2)
        13
    linkedTo(ENG-1)
        11
    cycle IN activeCycle()
        12
    cycle IN (completedCycles(), upcomingCycles())
        2 13
    stateGroup IN openStates() AND updatedAt >= daysAgo(30)
        2 11 12 13
    stateGroup IN closedStates()
        1
    stateGroup IN activeStates()
        11 12 13
    dueDate BETWEEN (daysAgo(7), weeksFromNow(3))
        11 13
    assignee IN membersOf("project:00000000-0000-0000-0000-000000000200")
        1 13
    assignee IN workspaceMembers()
        1 13
    id ~ ENG-1
        1 11 12 13
    isIntake()
        13
    isArchived() OR isDraft() OR isEpic()
        
    "#);
}

#[tokio::test]
async fn what_is_wrong_is_said_with_its_column() {
    let fixture = fixture().await;
    let queries = [
        "state = Dnoe",
        "assignee = @admn",
        "assignee = @nobody",
        "project = Shipyard",
        "priority = hihg",
        "assigne = admin",
        "priority = low ORDER BY nam",
        "parent = ENG-999",
        "assignee = membersOf(OPS)",
        "changed(name)",
    ];
    let mut told = Vec::new();
    for query in queries {
        told.push(found(&fixture, query).await);
    }
    assert_snapshot!(told.join("\n"), @r#"
    400 {"code":"invalid_filterset","column":9,"message":"Column 9: There is no state \"Dnoe\". Did you mean \"Done\"?"}
    400 {"code":"invalid_filterset","column":12,"message":"Column 12: There is no person \"admn\". Did you mean \"admin\"?"}
    400 {"code":"invalid_filterset","column":12,"message":"Column 12: There is no person \"nobody\"."}
    400 {"code":"invalid_filterset","column":11,"message":"Column 11: There is no project \"Shipyard\"."}
    400 {"code":"invalid_filterset","column":12,"message":"Column 12: \"hihg\" is none of urgent, high, medium, low, none. Did you mean high?"}
    400 {"code":"invalid_filter_field","column":1,"message":"Column 1: There is no field assigne. Did you mean assignee?"}
    400 {"code":"invalid_filter_field","column":25,"message":"Column 25: Nothing is ordered by nam. Did you mean name?"}
    400 {"code":"invalid_filterset","column":10,"message":"Column 10: There is no work item \"ENG-999\"."}
    400 {"code":"invalid_filterset","column":12,"message":"Column 12: There is no project \"OPS\"."}
    400 {"code":"invalid_filter_field","column":9,"message":"Column 9: Changes of name cannot be asked for; of state, priority, assignee, label, cycle, module, parent, state_group they can."}
    "#);
}

#[tokio::test]
async fn nobody_learns_of_what_they_may_not_see() {
    let fixture = fixture().await;
    // A project that the caller is not in, whose identifier exists, and one that does not.
    for project in ["OPS", "NOPE"] {
        let answer = found(&fixture, &format!("project = {project}")).await;
        assert_eq!(
            answer,
            format!(
                r#"400 {{"code":"invalid_filterset","column":11,"message":"Column 11: There is no project \"{project}\"."}}"#
            )
        );
    }
    assert_eq!(found(&fixture, "project = 00000000-0000-0000-0000-000000000300").await, "");
    let path = format!("work-items/?pql={}", encoded("state = Nowhere"));
    fixture.call("GET", &path).by(COLLEAGUE).send().await.expect(403);
    fixture.call("GET", &path).by(OUTSIDER).send().await.expect(403);
    let suggest = "/api/v1/workspaces/acme/pql/suggest/?pql=project%20%3D%20";
    fixture.call("GET", suggest).by(OUTSIDER).send().await.expect(403);
    let guest = fixture.call("GET", suggest).by(GUEST).send().await.expect(200);
    assert_eq!(texts(&guest.body), ["ENG", "Engine"]);
}

#[tokio::test]
async fn what_is_tied_to_what_somebody_does_not_see_is_not_told() {
    let mut fixture = fixture().await;
    relate(&mut fixture, BARE_ITEM, ("blocking", "blocked_by"), OTHER_ITEM).await;
    let (parent, child) = (Uuid::from_u128(0xe0d), Uuid::from_u128(0xeff));
    let created = json!({
        "type": "IssueCreated", "id": child, "project": OTHER_PROJECT, "number": 2, "key": "OPS-2",
        "name": "Below", "priority": "none", "state": state(0), "sort_order": 65535.0,
        "parent": {"id": parent, "key": "ENG-13"},
    });
    let stream =
        Stream { kind: "issue", id: child, project: Some(OTHER_PROJECT), issue: Some(child) };
    fixture.happen(stream, ADMIN, &[created]).await;
    let id = Uuid::from_u128(0xe0f);
    let mut below = bare(id, 15, "Below elsewhere");
    below["parent"] = json!({"id": OTHER, "key": "OPS-1"});
    fixture.happen(of_issue(id), ADMIN, &[below]).await;
    fixture.catch_up(WORKSPACE).await;
    let mut told = Vec::new();
    for query in [
        "hasChildren()".to_owned(),
        format!("childOf({OTHER})"),
        format!("parentOf({child})"),
        "parentOf(OPS-2)".to_owned(),
        "parentOf(OPS-9)".to_owned(),
        format!("blocks({OTHER})"),
        format!("blocks({})", Uuid::from_u128(0xfff)),
        "blocks(OPS-1)".to_owned(),
        "blocks(OPS-9)".to_owned(),
        "blockedBy(ENG-2)".to_owned(),
        format!("assignee IN membersOf(\"project:{OTHER_PROJECT}\")"),
        format!("assignee IN membersOf(\"project:{}\")", Uuid::from_u128(0xfff)),
        "id ~ OPS".to_owned(),
    ] {
        let member = found_by(&fixture, MEMBER, &query).await;
        let admin = found_by(&fixture, ADMIN, &query).await;
        told.push(format!("{query}\n    {member}\n    {admin}"));
    }
    // What the member finds, and the administrator of both projects.
    assert_snapshot!(told.join("\n"), @r#"
    hasChildren()
        1
        1 1 13
    childOf(00000000-0000-0000-0000-000000000601)
        
        15
    parentOf(00000000-0000-0000-0000-000000000eff)
        
        13
    parentOf(OPS-2)
        400 {"code":"invalid_filterset","column":10,"message":"Column 10: There is no work item \"OPS-2\"."}
        13
    parentOf(OPS-9)
        400 {"code":"invalid_filterset","column":10,"message":"Column 10: There is no work item \"OPS-9\"."}
        400 {"code":"invalid_filterset","column":10,"message":"Column 10: There is no work item \"OPS-9\"."}
    blocks(00000000-0000-0000-0000-000000000601)
        
        2
    blocks(00000000-0000-0000-0000-000000000fff)
        
        
    blocks(OPS-1)
        400 {"code":"invalid_filterset","column":8,"message":"Column 8: There is no work item \"OPS-1\"."}
        2
    blocks(OPS-9)
        400 {"code":"invalid_filterset","column":8,"message":"Column 8: There is no work item \"OPS-9\"."}
        400 {"code":"invalid_filterset","column":8,"message":"Column 8: There is no work item \"OPS-9\"."}
    blockedBy(ENG-2)
        
        1
    assignee IN membersOf("project:00000000-0000-0000-0000-000000000300")
        400 {"code":"invalid_filterset","column":13,"message":"Column 13: There is no project \"00000000-0000-0000-0000-000000000300\"."}
        1
    assignee IN membersOf("project:00000000-0000-0000-0000-000000000fff")
        400 {"code":"invalid_filterset","column":13,"message":"Column 13: There is no project \"00000000-0000-0000-0000-000000000fff\"."}
        400 {"code":"invalid_filterset","column":13,"message":"Column 13: There is no project \"00000000-0000-0000-0000-000000000fff\"."}
    id ~ OPS
        
        1 2
    "#);
}

/// The texts of suggestions.
fn texts(body: &Value) -> Vec<&str> {
    let suggestions = body["suggestions"].as_array().unwrap();
    suggestions.iter().map(|suggestion| suggestion["text"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_could_come_next_is_suggested() {
    let fixture = fixture().await;
    let mut told = Vec::new();
    for query in [
        "prio",
        "priority ",
        "priority = u",
        "state = \"In",
        "assignee IN (@ad",
        "label = bug ",
        "label = bug ORDER BY targ",
        "due < star",
        "was(state, do",
        "ch",
        "NOT is",
        "stateGroup IN o",
        "cycle = ac",
        "assignee IN works",
        "due > days",
    ] {
        let path = format!("/api/v1/workspaces/acme/pql/suggest/?pql={}", encoded(query));
        let reply = fixture.get(&path).await.expect(200);
        told.push(format!("{query}|  {} {:?}", reply.body["from"], texts(&reply.body)));
    }
    assert_snapshot!(told.join("\n"), @r#"
    prio|  0 ["priority"]
    priority |  9 ["=", "!=", "<>", "<", "<=", ">", ">=", "IN", "NOT", "IS"]
    priority = u|  11 ["urgent"]
    state = "In|  8 ["\"In Progress\""]
    assignee IN (@ad|  13 ["admin", "\"admin Example\"", "admin@example.org"]
    label = bug |  12 ["AND", "OR", "ORDER"]
    label = bug ORDER BY targ|  21 ["target_date"]
    due < star|  6 ["startOfDay()", "startOfWeek()", "startOfMonth()", "startOfYear()"]
    was(state, do|  11 ["Done", "Todo"]
    ch|  0 ["changed(field)", "changed_by(person)", "childOf(key)"]
    NOT is|  4 ["is_archived", "is_draft", "isOverdue()", "isTopLevel()", "isSubWorkItem()", "isDraft()", "isArchived()", "isIntake()", "isEpic()"]
    stateGroup IN o|  14 ["openStates()"]
    cycle = ac|  8 ["activeCycle()"]
    assignee IN works|  12 ["workspaceMembers()"]
    due > days|  6 ["daysAgo(n)", "daysFromNow(n)"]
    "#);
    fixture.get("/api/v1/workspaces/acme/pql/suggest/?query=x").await.expect(400);
}
