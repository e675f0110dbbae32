//! The intake: what is submitted, and what becomes of it.

use serde_json::{Value, json};

use crate::client::Reply;
use crate::cycles;
use crate::fixture::Fixture;
use crate::matrix::{answers, statuses};
use crate::modules;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER};
use crate::seed::{BACKLOG, BUG, DONE, OTHER_LABEL, TRIAGE};

/// A time that comes long after the clock of the tests.
const LATER: &str = "2999-01-01T00:00:00Z";

/// Switches the intake of the project on or off.
async fn switch(fixture: &Fixture, is_on: bool) {
    let body = json!({ "intakes": is_on });
    fixture.call("PATCH", "features/").by(ADMIN).json(&body).send().await.expect(200);
}

/// A workspace whose project takes submissions.
async fn ready() -> Fixture {
    let fixture = Fixture::new().await;
    switch(&fixture, true).await;
    fixture
}

/// A submission of somebody.
async fn submit(fixture: &Fixture, user: domain::UserId) -> Reply {
    let body = json!({ "issue": { "name": "It leaks" } });
    fixture.call("POST", "intake-issues/").by(user).json(&body).send().await.expect(201)
}

/// The work item of an entry.
fn issue(entry: &Reply) -> String {
    entry.body["issue"].as_str().unwrap().to_owned()
}

/// The path of a work item that the member has submitted to an intake that is on.
pub async fn submitted(fixture: &Fixture) -> String {
    switch(fixture, true).await;
    issue(&submit(fixture, MEMBER).await)
}

/// What an admin is answered.
async fn triage(fixture: &Fixture, path: &str, body: Value) -> Reply {
    fixture.call("PATCH", path).by(ADMIN).json(&body).send().await
}

#[tokio::test]
async fn what_everybody_submits_waits_in_triage() {
    let fixture = ready().await;
    let before = fixture.head().await;
    let body = json!({
        "issue": {
            "name": " It leaks ", "description_html": "<p onclick=\"x()\">Much</p>",
            "priority": "high", "external_source": "mail", "external_id": "7",
        },
        "source_email": "ada@example.com", "extra": { "form": 1 },
    });
    let made = fixture.call("POST", "intake-issues/").by(GUEST).json(&body).send().await;
    let shown = made.expect(201).body;
    let detail = &shown["issue_detail"];
    assert_eq!((&shown["status"], &shown["source"]), (&json!(-2), &json!("IN_APP")));
    // A guest of the workspace is shown no address.
    assert_eq!((&shown["source_email"], &shown["extra"]), (&Value::Null, &json!({ "form": 1 })));
    let path = format!("intake-issues/{}/", shown["issue"].as_str().unwrap());
    let same = json!({ "issue": { "name": "It leaks" } });
    for (user, email) in [(GUEST, Value::Null), (MEMBER, json!("ada@example.com"))] {
        let answer = fixture.call("PATCH", &path).by(user).json(&same).send().await.expect(200);
        assert_eq!(answer.body["source_email"], email);
    }
    assert_eq!((&shown["intake"], &shown["duplicate_to"]), (&shown["inbox"], &Value::Null));
    assert_eq!((&shown["created_by"], &shown["issue"]), (&json!(GUEST), &detail["id"]));
    assert_ne!(shown["id"], shown["issue"]);
    assert_eq!((&detail["name"], &detail["priority"]), (&json!("It leaks"), &json!("high")));
    assert_eq!(detail["description_html"], "<p>Much</p>");
    assert_eq!(detail["description_stripped"], "Much");
    assert_eq!(
        (&detail["state"]["id"], &detail["state"]["group"]),
        (&json!(TRIAGE), &json!("triage"))
    );
    assert_eq!((&detail["assignees"], &detail["updated_by"]), (&json!([]), &Value::Null));
    assert_eq!(detail["sequence_id"], 1);
    let story = fixture.story(before).await;
    let names: Vec<&str> = story.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(names, ["IssueCreated", "IssueSubmitted"]);
    // Its number is used up, and its external reference too.
    let next = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201);
    assert_eq!(next.body["sequence_id"], 2);
    let same = json!({ "name": "x", "external_source": "mail", "external_id": "7" });
    fixture.post("work-items/", same).await.expect(409);
}

#[tokio::test]
async fn a_submission_is_made_once() {
    let fixture = ready().await;
    let body = json!({ "issue": { "name": "It leaks" } });
    let call = || fixture.call("POST", "intake-issues/").header("idempotency-key", "k").json(&body);
    let first = call().send().await.expect(201);
    let before = fixture.head().await;
    assert_eq!(call().send().await.expect(201).to_string(), first.to_string());
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn what_is_wrong_with_a_submission_is_said() {
    let fixture = ready().await;
    let bodies = [
        json!({}),
        json!({ "issue": {} }),
        json!({ "issue": { "name": "" } }),
        json!({ "issue": { "name": null } }),
        json!({ "issue": "x" }),
        json!({ "issue": { "name": "x".repeat(256) } }),
        json!({ "issue": { "name": "x", "priority": "asap" } }),
        json!({ "issue": { "name": "x", "labels": [BUG] } }),
        json!({ "issue": { "name": "x", "description_json": { "type": "doc" } } }),
        json!({ "issue": { "name": "x" }, "status": 1 }),
        json!({ "issue": { "name": "x" }, "snoozed_till": LATER }),
        json!({ "issue": { "name": "x" }, "extra": [] }),
    ];
    let before = fixture.head().await;
    insta::assert_snapshot!(answers(&fixture, "POST", "intake-issues/", &bodies).await, @r#"
    {}
        400 {"error":"Name is required"}
    {"issue":{}}
        400 {"error":"Name is required"}
    {"issue":{"name":""}}
        400 {"error":"Name is required"}
    {"issue":{"name":null}}
        400 {"error":"Name is required"}
    {"issue":"x"}
        400 {"issue":["Invalid data. Expected a dictionary, but got str."]}
    {"issue":{"name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        400 {"issue.name":["Ensure this field has no more than 255 characters."]}
    {"issue":{"name":"x","priority":"asap"}}
        400 {"error":"Invalid priority"}
    {"issue":{"labels":["00000000-0000-0000-0000-000000000220"],"name":"x"}}
        400 {"issue.labels":["It can be set once the work item is there."]}
    {"issue":{"description_json":{"type":"doc"},"name":"x"}}
        400 {"issue.description_json":["Send description_html instead: descriptions are kept as HTML."]}
    {"issue":{"name":"x"},"status":1}
        400 {"status":["Nothing is decided about a new one yet."]}
    {"issue":{"name":"x"},"snoozed_till":"2999-01-01T00:00:00Z"}
        400 {"snoozed_till":["Nothing is decided about a new one yet."]}
    {"extra":[],"issue":{"name":"x"}}
        400 {"extra":["Expected a dictionary of items but got type \"list\"."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn an_intake_that_is_off_takes_nothing_and_can_be_triaged() {
    let fixture = Fixture::new().await;
    let refused = fixture.post("intake-issues/", json!({ "issue": { "name": "x" } })).await;
    let text = "Intake is not enabled for this project enable it through the project's api";
    assert_eq!(refused.expect(400).body, json!({ "error": text }));
    let path = format!("intake-issues/{}/", submitted(&fixture).await);
    switch(&fixture, false).await;
    triage(&fixture, &path, json!({ "status": -1 })).await.expect(200);
    fixture.delete(&path).await.expect(204);
}

#[tokio::test]
async fn a_work_item_in_triage_is_none_to_all_others() {
    let fixture = ready().await;
    let hidden = issue(&submit(&fixture, MEMBER).await);
    let at = format!("work-items/{hidden}/");
    let other = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    let (module, _) = modules::furnished(&fixture).await;
    let cycle = cycles::made(&fixture, json!({ "name": "Sprint" })).await;
    let before = fixture.head().await;
    fixture.patch(&at, json!({ "name": "y" })).await.expect(404);
    fixture.delete(&at).await.expect(404);
    fixture.post(&format!("{at}archive/"), json!({})).await.expect(404);
    fixture
        .post(&format!("{at}comments/"), json!({ "comment_html": "<p>x</p>" }))
        .await
        .expect(404);
    fixture.post(&format!("{at}links/"), json!({ "url": "https://a.example" })).await.expect(404);
    fixture.post(&format!("{at}votes/"), json!({})).await.expect(404);
    fixture.post(&format!("{at}subscribe/"), json!({})).await.expect(404);
    let relation = |issue: &str| json!({ "relation_type": "relates_to", "issues": [issue] });
    fixture.post(&format!("{at}relations/"), relation(&other)).await.expect(404);
    let of_other = format!("work-items/{other}/");
    fixture.post(&format!("{of_other}relations/"), relation(&hidden)).await.expect(400);
    fixture.patch(&of_other, json!({ "parent": hidden })).await.expect(400);
    fixture.post("work-items/", json!({ "name": "x", "parent": hidden })).await.expect(400);
    let issues = json!({ "issues": [hidden] });
    fixture.post(&format!("cycles/{cycle}/cycle-issues/"), issues.clone()).await.expect(400);
    let rows = fixture.post(&format!("modules/{module}/module-issues/"), issues).await.expect(200);
    assert_eq!(rows.body, json!([]));
    assert_eq!(fixture.head().await, before);
    // Once it is accepted it is one like any other.
    triage(&fixture, &format!("intake-issues/{hidden}/status/"), json!({ "status": 1 }))
        .await
        .expect(200);
    fixture.patch(&at, json!({ "name": "y" })).await.expect(200);
    fixture.patch(&of_other, json!({ "parent": hidden })).await.expect(200);
}

#[tokio::test]
async fn admins_decide_anything_after_anything_until_it_is_accepted() {
    let fixture = ready().await;
    let other = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    let path = format!("intake-issues/{}/status/", issue(&submit(&fixture, GUEST).await));
    let before = fixture.head().await;
    let decisions = [
        json!({ "status": 0, "snoozed_till": LATER }),
        json!({ "status": 2, "duplicate_to": other }),
        json!({ "status": -1, "snoozed_till": null, "duplicate_to": null }),
        json!({ "status": -2 }),
    ];
    for decision in decisions {
        let shown = triage(&fixture, &path, decision.clone()).await.expect(200);
        let head = fixture.head().await;
        let again = triage(&fixture, &path, decision.clone()).await.expect(200);
        assert_eq!((shown.body, head), (again.body.clone(), fixture.head().await));
        for key in ["status", "duplicate_to", "snoozed_till"] {
            let sent = decision.get(key).unwrap_or(&Value::Null);
            assert_eq!(&again.body[key], sent, "{key} after {decision}");
        }
    }
    let accepted = triage(&fixture, &path, json!({ "status": 1 })).await.expect(200);
    let state = &accepted.body["issue_detail"]["state"];
    assert_eq!((&accepted.body["status"], &state["id"]), (&json!(1), &json!(BACKLOG)));
    triage(&fixture, &path, json!({ "status": 1 })).await.expect(200);
    triage(&fixture, &path, json!({ "status": -1 })).await.expect(409);
    let story = fixture.story(before).await;
    let names: Vec<&str> = story.lines().map(|line| line.split(' ').next().unwrap()).collect();
    let expected = [
        "IssueSnoozed",
        "IssueMarkedDuplicate",
        "IssueDeclined",
        "IssuePutBack",
        "IssueStateChanged",
        "IssueAccepted",
    ];
    assert_eq!(names, expected);
}

#[tokio::test]
async fn what_does_not_fit_a_decision_is_refused() {
    let fixture = ready().await;
    let hidden = issue(&submit(&fixture, MEMBER).await);
    let another = issue(&submit(&fixture, MEMBER).await);
    let path = format!("intake-issues/{hidden}/status/");
    let gone = "00000000-0000-7000-8000-00000000dead";
    let bodies = [
        (json!({}), "status"),
        (json!({ "status": 9 }), "status"),
        (json!({ "status": "x" }), "status"),
        (json!({ "status": null }), "status"),
        (json!({ "status": 0 }), "snoozed_till"),
        (json!({ "status": 0, "snoozed_till": null }), "snoozed_till"),
        (json!({ "status": 0, "snoozed_till": "2001-01-01T00:00:00Z" }), "snoozed_till"),
        (json!({ "status": -1, "snoozed_till": LATER }), "snoozed_till"),
        (json!({ "snoozed_till": LATER }), "snoozed_till"),
        (json!({ "status": 2 }), "duplicate_to"),
        (json!({ "status": 2, "duplicate_to": hidden }), "duplicate_to"),
        (json!({ "status": 2, "duplicate_to": another }), "duplicate_to"),
        (json!({ "status": 2, "duplicate_to": gone }), "duplicate_to"),
        (json!({ "duplicate_to": gone }), "duplicate_to"),
    ];
    let before = fixture.head().await;
    for (body, field) in bodies {
        let reply = triage(&fixture, &path, body.clone()).await.expect(400);
        assert!(reply.body[field].is_array(), "{body}: {reply}");
    }
    let wrong = triage(&fixture, &path, json!({ "status": 9 })).await.expect(400);
    assert_eq!(wrong.body, json!({ "status": ["\"9\" is not a valid choice."] }));
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn the_work_item_is_changed_in_the_project() {
    let fixture = ready().await;
    let other = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    let path = format!("intake-issues/{}/", issue(&submit(&fixture, GUEST).await));
    let item = json!({
        "name": "It drips", "priority": "low", "labels": [BUG], "assignees": [MEMBER], "state": TRIAGE,
        "point": 3,
    });
    let shown = fixture.patch(&path, json!({ "issue": item })).await.expect(200).body;
    let detail = &shown["issue_detail"];
    assert_eq!((&detail["name"], &detail["labels"]), (&json!("It drips"), &json!([BUG])));
    assert_eq!(detail["assignees"], json!([MEMBER]));
    assert_eq!((&shown["updated_by"], &detail["updated_by"]), (&Value::Null, &json!(MEMBER)));
    for (field, value) in [
        ("labels", json!([OTHER_LABEL])),
        ("assignees", json!([COLLEAGUE])),
        ("state", json!(DONE)),
        ("archived_at", json!("2026-01-01")),
        ("parent", json!(other)),
        ("parent", json!("00000000-0000-7000-8000-00000000dead")),
        ("name", json!("")),
        ("point", json!(99)),
    ] {
        let reply = fixture.patch(&path, json!({ "issue": { field: value } })).await;
        assert_eq!(reply.status, 400, "{field}: {reply}");
    }
    let done = json!({ "issue": { "state": DONE, "name": "Done", "parent": other }, "status": 1 });
    let accepted = triage(&fixture, &path, done).await.expect(200);
    assert_eq!(accepted.body["issue_detail"]["parent"], json!(other));
    assert_eq!(accepted.body["issue_detail"]["state"]["id"], json!(DONE));
    assert!(accepted.body["issue_detail"]["completed_at"].is_string());
    // What is accepted is changed here as well.
    let back = json!({ "issue": { "state": BACKLOG } });
    let back = fixture.patch(&path, back).await.expect(200);
    assert_eq!(back.body["issue_detail"]["state"]["id"], json!(BACKLOG));
}

#[tokio::test]
async fn everybody_changes_what_is_theirs_to_change() {
    let fixture = ready().await;
    let path = format!("intake-issues/{}/", issue(&submit(&fixture, GUEST).await));
    let other = format!("intake-issues/{}/", issue(&submit(&fixture, MEMBER).await));
    let change = async |user, path: &str, body: Value| {
        fixture.call("PATCH", path).by(user).json(&body).send().await
    };
    let words = json!({ "issue": { "name": "It drips", "description_html": "<p>x</p>" } });
    change(GUEST, &path, words.clone()).await.expect(200);
    let refused = change(GUEST, &other, words).await.expect(400);
    assert_eq!(refused.body, json!({ "error": "You cannot edit intake work items" }));
    let refused =
        change(GUEST, &path, json!({ "issue": { "priority": "high" } })).await.expect(403);
    assert!(refused.to_string().contains("issue.priority"), "{refused}");
    for field in ["status", "snoozed_till", "duplicate_to", "source", "source_email"] {
        let value = if field == "status" { json!(-1) } else { Value::Null };
        for user in [GUEST, MEMBER] {
            let refused = change(user, &path, json!({ field: value })).await.expect(403);
            assert!(refused.to_string().contains(field), "{refused}");
        }
        let allowed = change(ADMIN, &path, json!({ field: value })).await;
        assert_eq!(allowed.status, 200, "{field}: {allowed}");
    }
    let body = json!({ "status": -1 });
    let call = |user| fixture.call("PATCH", &format!("{path}status/")).by(user).json(&body);
    insta::assert_snapshot!(statuses(call).await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 200
    colleague: 403
    owner: 403
    ");
    change(ADMIN, &path, json!({ "status": 1 })).await.expect(200);
    let words = json!({ "issue": { "name": "It pours" } });
    change(GUEST, &path, words.clone()).await.expect(403);
    change(MEMBER, &path, words).await.expect(200);
}

#[tokio::test]
async fn how_it_came_is_corrected() {
    let fixture = ready().await;
    let path = format!("intake-issues/{}/", issue(&submit(&fixture, MEMBER).await));
    let before = fixture.head().await;
    let body = json!({ "source": "mail", "source_email": "ada@example.com" });
    let shown = triage(&fixture, &path, body.clone()).await.expect(200);
    assert_eq!((&shown.body["source"], &shown.body["updated_by"]), (&json!("mail"), &json!(ADMIN)));
    triage(&fixture, &path, body).await.expect(200);
    insta::assert_snapshot!(fixture.story(before).await, @r#"IssueSourceChanged {"from":{"source":"IN_APP"},"to":{"email":"ada@example.com","source":"mail"}}"#);
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let fixture = ready().await;
    let made = submit(&fixture, MEMBER).await;
    let tag = made.header("etag").to_owned();
    let path = format!("intake-issues/{}/", issue(&made));
    let call =
        |body: Value| fixture.call("PATCH", &path).by(ADMIN).header("if-match", &tag).json(&body);
    call(json!({ "issue": { "name": "y" } })).send().await.expect(200);
    call(json!({ "status": -1 })).send().await.expect(412);
    let stale = fixture.call("DELETE", &path).header("if-match", &tag).send().await;
    stale.expect(412);
}

#[tokio::test]
async fn what_is_taken_out_goes_as_a_whole_unless_it_was_accepted() {
    let fixture = ready().await;
    let made = submit(&fixture, GUEST).await;
    let path = format!("intake-issues/{}/", issue(&made));
    let refused = fixture.call("DELETE", &path).by(OTHER_MEMBER).send().await.expect(403);
    assert_eq!(refused.body, json!({ "error": "Only admin or creator can delete the work item" }));
    let before = fixture.head().await;
    fixture.call("DELETE", &path).by(GUEST).send().await.expect(204);
    insta::assert_snapshot!(fixture.story(before).await, @"IssueDeleted {}");
    fixture.call("DELETE", &path).by(ADMIN).send().await.expect(404);
    let kept = issue(&submit(&fixture, GUEST).await);
    let path = format!("intake-issues/{kept}/");
    triage(&fixture, &path, json!({ "status": 1 })).await.expect(200);
    fixture.call("DELETE", &path).by(MEMBER).send().await.expect(403);
    let before = fixture.head().await;
    fixture.call("DELETE", &path).by(GUEST).send().await.expect(204);
    insta::assert_snapshot!(fixture.story(before).await, @"IssueIntakeRemoved {}");
    triage(&fixture, &path, json!({ "status": 1 })).await.expect(404);
    fixture.patch(&format!("work-items/{kept}/"), json!({ "name": "y" })).await.expect(200);
}

#[tokio::test]
async fn what_never_was_submitted_is_not_in_the_intake() {
    let fixture = ready().await;
    let item = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    for id in [item.as_str(), "00000000-0000-7000-8000-00000000dead"] {
        let path = format!("intake-issues/{id}/");
        triage(&fixture, &path, json!({ "status": 1 })).await.expect(404);
        triage(&fixture, &format!("{path}status/"), json!({ "status": 1 })).await.expect(404);
        fixture.call("DELETE", &path).by(ADMIN).send().await.expect(404);
    }
}

#[tokio::test]
async fn an_original_that_is_deleted_is_shown_no_more() {
    let fixture = ready().await;
    let other = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    let path = format!("intake-issues/{}/", issue(&submit(&fixture, MEMBER).await));
    let body = json!({ "status": 2, "duplicate_to": other });
    triage(&fixture, &path, body).await.expect(200);
    fixture.catch_up().await;
    fixture.delete(&format!("work-items/{other}/")).await.expect(204);
    let shown = triage(&fixture, &path, json!({ "issue": { "name": "y" } })).await.expect(200);
    assert_eq!((&shown.body["status"], &shown.body["duplicate_to"]), (&json!(2), &Value::Null));
}
