//! What guests read: of a project's work items perhaps only their own, and no internal comments, by whatever path.

use std::collections::BTreeSet;

use domain::UserId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::{Fixture, Stream};
use crate::intake::{SUBMITTED, submitted};
use crate::invitations::invite;
use crate::moving::{moved, there};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER};
use crate::permissions::{activity, filled, furnished, questions};
use crate::seed::{
    self, ARCHIVED, BARE, COMMENT, CYCLE, FULL, HULL, OTHER_PROJECT, PROJECT, WORKSPACE, bare,
    came_into, cycle_changed, of_comment, of_issue, of_project, state,
};
use crate::snapshot::{lines, rows};

/// What nothing has as its id.
const NOTHING: Uuid = Uuid::from_u128(0x9999);
/// A work item of [`GUEST`], below `ENG-1`, in the cycle and the module.
const OWN: Uuid = Uuid::from_u128(0x2a01);
/// A comment that answers another one.
const ANSWER: Uuid = Uuid::from_u128(0x2a02);

/// Something happens, and is in the read tables.
async fn happen(fixture: &mut Fixture, issue: Uuid, events: &[Value]) {
    fixture.happen(of_issue(issue), MEMBER, events).await;
    fixture.catch_up(WORKSPACE).await;
}

/// Says whether guests see all work items.
pub async fn show_all(fixture: &mut Fixture, on: bool) {
    show_all_of(fixture, PROJECT, on).await;
}

/// The same of a project.
pub async fn show_all_of(fixture: &mut Fixture, project: Uuid, on: bool) {
    let feature = "guests_see_all";
    let switched = json!({"type": "ProjectFeatureSwitched", "feature": feature, "on": on});
    fixture.happen(of_project(project), ADMIN, &[switched]).await;
    fixture.catch_up(WORKSPACE).await;
}

/// Makes a work item of the guest.
async fn own(fixture: &mut Fixture) {
    let mut made = bare(OWN, 55, "Mine");
    made["created_by"] = json!(GUEST);
    made["parent"] = json!({"id": FULL, "key": "ENG-1"});
    made["state"] = state(2);
    let events = [made, cycle_changed(None, Some(CYCLE)), came_into(HULL, "Hull")];
    happen(fixture, OWN, &events).await;
}

/// Two work items are related.
async fn relate(fixture: &mut Fixture, one: (Uuid, &str), other: (Uuid, &str)) {
    for ((issue, _), (with, key)) in [(one, other), (other, one)] {
        let added = json!({
            "type": "IssueRelationAdded", "relation": "relates_to", "project": PROJECT,
            "with": {"id": with, "key": key},
        });
        happen(fixture, issue, &[added]).await;
    }
}

/// Somebody's answer to a question.
async fn ask(fixture: &Fixture, user: UserId, method: &str, path: &str) -> Reply {
    let call = fixture.call(method, path).by(user);
    let call = if method == "POST" { call.json(&json!({ "limit": 1000 })) } else { call };
    call.send().await
}

/// What the guest reads inside of the project.
async fn read(fixture: &Fixture, path: &str) -> Value {
    fixture.call("GET", path).by(GUEST).send().await.expect(200).body
}

/// The intake is switched on.
async fn take_submissions(fixture: &mut Fixture) {
    let on = json!({"type": "ProjectFeatureSwitched", "feature": "intake", "on": true});
    fixture.happen(of_project(PROJECT), ADMIN, &[on]).await;
    fixture.catch_up(WORKSPACE).await;
}

/// A work item is in the intake, as a new entry.
async fn submit(fixture: &mut Fixture, issue: Uuid) {
    let submitted = json!({"type": "IssueSubmitted", "intake": Uuid::new_v5(&issue, b"entry")});
    happen(fixture, issue, &[submitted]).await;
}

/// A work item came through the intake: it is accepted there.
async fn accept(fixture: &mut Fixture, issue: Uuid) {
    submit(fixture, issue).await;
    happen(fixture, issue, &[json!({"type": "IssueAccepted", "from": "pending"})]).await;
}

/// The work items in the intake of somebody's list.
async fn intake(fixture: &Fixture, user: UserId) -> BTreeSet<Uuid> {
    let list = fixture.call("GET", "intake-issues/").by(user).send().await.expect(200);
    assert_eq!(list.body["total_count"], list.rows().len(), "it counts what it shows");
    list.rows().iter().map(|row| row["issue"].as_str().unwrap().parse().unwrap()).collect()
}

/// Somebody is a guest of a project.
pub async fn join(fixture: &mut Fixture, project: Uuid, user: UserId) {
    let joined = json!({
        "type": "ProjectMemberAdded", "id": Uuid::new_v5(&project, user.uuid().as_bytes()),
        "user": user, "role": "guest", "sort_order": 65535.0,
    });
    fixture.happen(of_project(project), ADMIN, &[joined]).await;
    fixture.catch_up(WORKSPACE).await;
}

#[tokio::test]
async fn a_work_item_that_a_guest_does_not_see_is_in_no_answer() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    let activity = activity(&fixture).await;
    show_all(&mut fixture, false).await;
    take_submissions(&mut fixture).await;
    accept(&mut fixture, FULL).await;
    own(&mut fixture).await;
    relate(&mut fixture, (FULL, "ENG-1"), (BARE, "ENG-2")).await;
    let secrets = [
        "Fix the login",
        "It fails",
        "Crash at start",
        "Done with",
        "ENG-2",
        "ENG-3",
        "I see",
        "https://example.org/a",
        &BARE.to_string(),
        &ARCHIVED.to_string(),
    ];
    for (method, path) in questions() {
        let path = match path.as_str() {
            "/api/v1/workspaces/{slug}/work-items/search/" => format!("{path}?search=e&limit=100"),
            // The beginning of "It fails", "I see" and others.
            "/api/v1/workspaces/{slug}/search/" => format!("{path}?search=i&archived=true"),
            "/api/v1/workspaces/{slug}/events/" => format!("{path}?limit=1000"),
            _ => path,
        };
        let real = filled(&path, "acme", PROJECT, &activity);
        let answer = ask(&fixture, GUEST, &method, &real).await;
        let said = answer.to_string();
        for secret in secrets {
            assert!(!said.contains(secret), "{method} {path} tells {secret}: {said}");
        }
        if path.contains("{issue}") || path.contains("{key}") {
            let none = real.replace(&FULL.to_string(), &NOTHING.to_string());
            let none = none.replace("ENG-1/", "ENG-999/");
            let none = ask(&fixture, GUEST, &method, &none).await;
            assert_eq!(said, none.to_string(), "{method} {path}");
        }
    }
    // The same questions tell a member all of it.
    let all = ask(&fixture, MEMBER, "GET", "/api/v1/workspaces/acme/events/?limit=1000").await;
    assert!(all.to_string().contains("Fix the login"));
}

#[tokio::test]
async fn a_guest_reads_and_counts_what_is_their_own() {
    let mut fixture = furnished().await;
    show_all(&mut fixture, false).await;
    own(&mut fixture).await;
    let lists = [
        "work-items/".to_owned(),
        "/api/v1/workspaces/acme/work-items/".to_owned(),
        format!("cycles/{CYCLE}/cycle-issues/"),
        format!("modules/{HULL}/module-issues/"),
    ];
    for path in &lists {
        let list = read(&fixture, path).await;
        assert_eq!((&list["total_results"], &list["count"]), (&json!(1), &json!(1)), "{path}");
        assert_eq!(list["results"][0]["id"], json!(OWN), "{path}");
    }
    assert_eq!(read(&fixture, "archived-work-items/").await["total_results"], 0);
    for path in [format!("cycles/{CYCLE}/"), format!("modules/{HULL}/")] {
        let place = read(&fixture, &path).await;
        let counts = [&place["total_issues"], &place["started_issues"], &place["completed_issues"]];
        assert_eq!(counts, [&json!(1), &json!(1), &json!(0)], "{path}");
        let all = fixture.get(&path).await.expect(200).body;
        assert_eq!(all["total_issues"], 2, "{path}");
        let burn_down = format!("{path}burn-down/");
        fixture.call("GET", &burn_down).by(GUEST).send().await.expect(403);
        fixture.get(&burn_down).await.expect(200);
    }
    for path in ["cycles/", "modules/"] {
        assert_eq!(read(&fixture, path).await["results"][0]["total_issues"], 1, "{path}");
    }
    let item = read(&fixture, &format!("work-items/{OWN}/?expand=parent")).await;
    assert_eq!((&item["name"], &item["parent"]), (&json!("Mine"), &json!(FULL)));
    let item = fixture.get(&format!("work-items/{OWN}/?expand=parent")).await.expect(200);
    assert_eq!(item.body["parent"]["sequence_id"], 1);
    read(&fixture, "/api/v1/workspaces/acme/work-items/ENG-55/").await;
    let found = read(&fixture, "/api/v1/workspaces/acme/work-items/search/?search=e").await;
    assert_eq!(found["issues"][0]["id"], json!(OWN));
    assert_eq!(found["issues"].as_array().unwrap().len(), 1);
    for path in ["activities/", "history/", "subscribers/", "comments/"] {
        read(&fixture, &format!("work-items/{OWN}/{path}")).await;
    }
}

#[tokio::test]
async fn the_intake_shows_a_guest_what_waits_there_and_of_what_is_accepted_their_own() {
    let mut fixture = Fixture::new().await;
    take_submissions(&mut fixture).await;
    own(&mut fixture).await;
    let waiting = [0x2a11, 0x2a12, 0x2a13, 0x2a14].map(Uuid::from_u128);
    for (issue, number) in waiting.into_iter().zip(61..) {
        let mut made = bare(issue, number, "Perhaps");
        made["state"] = state(5);
        happen(&mut fixture, issue, &[made]).await;
        submit(&mut fixture, issue).await;
    }
    for issue in [FULL, ARCHIVED, OWN] {
        accept(&mut fixture, issue).await;
    }
    let of = json!({"id": OWN, "key": "ENG-55"});
    let decisions = [
        json!({"type": "IssueDeclined", "from": "pending"}),
        json!({"type": "IssueSnoozed", "from": "pending", "until": "2999-01-01T00:00:00Z"}),
        json!({"type": "IssueMarkedDuplicate", "from": "pending", "of": of}),
    ];
    for (issue, decision) in waiting.into_iter().zip(&decisions) {
        happen(&mut fixture, issue, std::slice::from_ref(decision)).await;
    }
    let seen: BTreeSet<Uuid> = waiting.into_iter().chain([OWN]).collect();
    let all: BTreeSet<Uuid> = seen.iter().copied().chain([FULL, ARCHIVED]).collect();
    assert_eq!(intake(&fixture, GUEST).await, all);
    show_all(&mut fixture, false).await;
    assert_eq!(intake(&fixture, MEMBER).await, all);
    assert_eq!(intake(&fixture, GUEST).await, seen);
    join(&mut fixture, PROJECT, COLLEAGUE).await;
    for (user, count) in [(MEMBER, 7), (COLLEAGUE, 4)] {
        let summary = fixture.call("GET", "summary/").by(user).send().await.expect(200);
        assert_eq!(summary.body["counts"]["intakes"], count);
    }
    for issue in all {
        let status = if seen.contains(&issue) { 200 } else { 404 };
        let path = format!("intake-issues/{issue}/");
        fixture.call("GET", &path).by(GUEST).send().await.expect(status);
        fixture.get(&path).await.expect(200);
    }
    // What waits is told of by the feed and in snapshots, too.
    let events = read(&fixture, "/api/v1/workspaces/acme/events/?limit=1000").await.to_string();
    let snapshot = lines(&fixture, GUEST, "").await;
    let copied: Vec<Value> =
        rows(&snapshot, "intake").iter().map(|row| row["id"].clone()).collect();
    for issue in waiting {
        assert!(events.contains(&format!(r#""entity_id":"{issue}""#)), "{issue}");
        assert!(copied.contains(&json!(issue)), "{issue}");
    }
    assert_eq!(copied.len(), waiting.len());
    for name in ["IssueDeclined", "IssueSnoozed", "IssueMarkedDuplicate"] {
        assert!(events.contains(name), "{name}");
    }
    let assigned = json!({"type": "IssueAssigneeAdded", "user": GUEST});
    happen(&mut fixture, FULL, &[assigned]).await;
    assert!(intake(&fixture, GUEST).await.contains(&FULL));
}

#[tokio::test]
async fn an_entry_that_was_accepted_and_moved_is_seen_with_its_work_item() {
    let mut fixture = Fixture::new().await;
    accept(&mut fixture, FULL).await;
    show_all(&mut fixture, false).await;
    moved(&mut fixture).await;
    show_all_of(&mut fixture, OTHER_PROJECT, false).await;
    join(&mut fixture, OTHER_PROJECT, GUEST).await;
    let path = there(&format!("intake-issues/{FULL}/"));
    fixture.call("GET", &path).by(ADMIN).send().await.expect(200);
    fixture.call("GET", &path).by(GUEST).send().await.expect(404);
}

/// Which work item the submission repeats, as somebody is told by the list, the entry, the log and the snapshot.
async fn originals(fixture: &Fixture, user: UserId) -> [Value; 4] {
    let ask = async |path: &str| fixture.call("GET", path).by(user).send().await.expect(200).body;
    let list = ask("intake-issues/").await;
    let one = ask(&format!("intake-issues/{SUBMITTED}/")).await;
    let copied = rows(&lines(fixture, user, "").await, "intake");
    let log = ask("/api/v1/workspaces/acme/events/?limit=1000").await;
    let mut events = log["results"].as_array().unwrap().iter();
    let marked = events.find(|row| row["type"] == "IssueMarkedDuplicate").unwrap();
    assert_eq!((&one["status"], &copied[0]["status"]), (&json!(2), &json!(2)));
    [
        &list["results"][0]["duplicate_to"],
        &one["duplicate_to"],
        &marked["data"]["of"]["id"],
        &copied[0]["duplicate_to"],
    ]
    .map(Value::clone)
}

#[tokio::test]
async fn an_original_is_named_to_those_who_see_it() {
    let mut fixture = Fixture::new().await;
    take_submissions(&mut fixture).await;
    submitted(&mut fixture).await;
    let of = json!({"id": BARE, "key": "ENG-2"});
    let marked = json!({"type": "IssueMarkedDuplicate", "from": "pending", "of": of});
    happen(&mut fixture, SUBMITTED, &[marked]).await;
    let (seen, hidden) = ([(); 4].map(|()| json!(BARE)), [const { Value::Null }; 4]);
    assert_eq!(originals(&fixture, GUEST).await, seen);
    show_all(&mut fixture, false).await;
    assert_eq!(originals(&fixture, GUEST).await, hidden);
    assert_eq!(originals(&fixture, MEMBER).await, seen);
    let assigned = json!({"type": "IssueAssigneeAdded", "user": GUEST});
    happen(&mut fixture, BARE, &[assigned]).await;
    assert_eq!(originals(&fixture, GUEST).await, seen);
    // It moves to a project that only the admin is in.
    let address = |project: Uuid, key: &str| json!({"project": project, "number": 2, "key": key});
    let (from, to) = (address(PROJECT, "ENG-2"), address(OTHER_PROJECT, "OPS-2"));
    let moved = json!({"type": "IssueMoved", "from": from, "to": to});
    let there = Stream { kind: "issue", id: BARE, project: Some(OTHER_PROJECT), issue: Some(BARE) };
    fixture.happen(there, ADMIN, &[moved]).await;
    fixture.catch_up(WORKSPACE).await;
    for user in [GUEST, MEMBER] {
        assert_eq!(originals(&fixture, user).await, hidden);
    }
    assert_eq!(originals(&fixture, ADMIN).await, seen);
    // Once it is accepted its history tells of that, too.
    let left = json!({"type": "IssueStateChanged", "from": state(5), "to": state(0)});
    let accepted = json!({"type": "IssueAccepted", "from": "duplicate"});
    happen(&mut fixture, SUBMITTED, &[left, accepted]).await;
    for (user, of) in [(GUEST, Value::Null), (MEMBER, Value::Null), (ADMIN, json!(BARE))] {
        let path = format!("work-items/{SUBMITTED}/history/");
        let said = fixture.call("GET", &path).by(user).send().await.expect(200);
        let marked = said.rows().iter().find(|row| row["type"] == "IssueMarkedDuplicate").unwrap();
        assert_eq!(marked["data"]["of"]["id"], of);
    }
}

#[tokio::test]
async fn relations_are_shown_to_guests_who_see_both_work_items() {
    let mut fixture = furnished().await;
    own(&mut fixture).await;
    relate(&mut fixture, (OWN, "ENG-55"), (FULL, "ENG-1")).await;
    let paths =
        ["relations/", "history/", "activities/"].map(|path| format!("work-items/{OWN}/{path}"));
    let tells = |said: Value| {
        said.to_string().contains("relates_to\":[{\"")
            || said.to_string().contains("IssueRelationAdded")
            || said.to_string().contains("\"field\":\"relates_to\"")
    };
    for on in [true, false] {
        show_all(&mut fixture, on).await;
        for path in &paths {
            let said = read(&fixture, path).await;
            assert_eq!(tells(said.clone()), on, "{path}: {said}");
        }
    }
    let assigned = json!({"type": "IssueAssigneeAdded", "user": GUEST});
    happen(&mut fixture, FULL, &[assigned]).await;
    for path in &paths {
        assert!(tells(read(&fixture, path).await), "{path}");
    }
}

#[tokio::test]
async fn an_internal_comment_is_not_for_guests_by_any_path() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    let activity = activity(&fixture).await;
    let internal = json!({"type": "CommentAccessChanged", "from": "EXTERNAL", "to": "INTERNAL"});
    fixture.happen(of_comment(COMMENT, FULL), ADMIN, &[internal]).await;
    let answer = json!({
        "type": "CommentCreated", "id": ANSWER, "project": PROJECT, "issue": FULL,
        "parent": COMMENT, "html": "<p>So do I</p>", "access": "EXTERNAL",
    });
    fixture.happen(of_comment(ANSWER, FULL), MEMBER, &[answer]).await;
    fixture.catch_up(WORKSPACE).await;
    for (method, path) in questions() {
        for comment in [COMMENT, ANSWER] {
            let real = filled(&path, "acme", PROJECT, &activity);
            let real = real.replace(&COMMENT.to_string(), &comment.to_string());
            let real = match path.rsplit('/').nth(1) {
                Some("activities") => format!("{real}?include_comments=true"),
                Some("events") => format!("{real}?limit=1000"),
                _ => real,
            };
            let said = ask(&fixture, GUEST, &method, &real).await.to_string();
            assert!(
                !said.contains("I see") && !said.contains("So do I"),
                "{method} {path}: {said}"
            );
            if path.contains("{comment}") {
                let none = real.replace(&comment.to_string(), &NOTHING.to_string());
                let none = ask(&fixture, GUEST, &method, &none).await;
                assert_eq!(said, none.to_string(), "{method} {path}");
            }
        }
    }
    let comments = format!("work-items/{FULL}/comments/");
    assert_eq!(read(&fixture, &comments).await["total_results"], 0);
    assert_eq!(fixture.get(&comments).await.body["total_results"], 2);
    let external = json!({"type": "CommentAccessChanged", "from": "INTERNAL", "to": "EXTERNAL"});
    fixture.happen(of_comment(COMMENT, FULL), ADMIN, &[external]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(read(&fixture, &comments).await["total_results"], 2);
    let activities = format!("work-items/{FULL}/activities/?include_comments=true");
    assert!(read(&fixture, &activities).await.to_string().contains("So do I"));
    let history = read(&fixture, &format!("work-items/{FULL}/history/")).await.to_string();
    assert!(history.contains("I see") && history.contains("So do I"));
}

#[tokio::test]
async fn a_guest_is_told_how_many_of_their_own_a_filter_finds() {
    let mut fixture = Fixture::new().await;
    seed::module(&mut fixture).await;
    seed::cycle(&mut fixture).await;
    own(&mut fixture).await;
    show_all(&mut fixture, false).await;
    let list = format!("/api/v1/workspaces/acme/projects/{PROJECT}/work-items/?per_page=1");
    let count =
        "/api/v1/workspaces/acme/work-items/count/?group_by=priority&sub_group_by=assignees__id";
    let total = async |fixture: &Fixture, user: UserId, filter: &str| {
        let reply = fixture.call("GET", &format!("{list}&{filter}")).by(user).send().await;
        reply.expect(200).body["total_count"].as_u64().unwrap()
    };
    for (filter, own, all) in [
        ("priority=none", 1, 2),
        ("priority=urgent", 0, 1),
        ("priority=none&assignees=None", 1, 2),
        ("state_group=backlog,unstarted,started,completed", 1, 3),
        ("pql=NOT%20assignee%20%3D%20currentUser()", 1, 2),
    ] {
        assert_eq!(total(&fixture, GUEST, filter).await, own, "{filter}");
        assert_eq!(total(&fixture, ADMIN, filter).await, all, "{filter}");
    }
    let counts = fixture.call("GET", count).by(GUEST).send().await.expect(200);
    assert_eq!(counts.body["total_count"], 1, "{counts}");
    assert_eq!(counts.body["grouped_counts"]["none"]["count"], 1, "{counts}");
    assert!(counts.body["grouped_counts"]["urgent"].is_null(), "{counts}");
}
