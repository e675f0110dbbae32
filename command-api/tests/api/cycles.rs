//! Cycles: made, changed, filled, transferred, archived, deleted.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::matrix::{answers, statuses};
use crate::people::{ADMIN, COLLEAGUE, MEMBER, OTHER_MEMBER};
use crate::seed::{self, BUG, DONE};

/// The path of one cycle.
fn at(id: impl std::fmt::Display) -> String {
    format!("cycles/{id}/")
}

/// Switches cycles on, and makes one.
pub async fn made(fixture: &Fixture, body: Value) -> String {
    switch(fixture, true).await;
    fixture.post("cycles/", body).await.expect(201).id()
}

/// Switches cycles on or off.
async fn switch(fixture: &Fixture, on: bool) {
    let body = json!({ "cycles": on });
    fixture.call("PATCH", "features/").by(ADMIN).json(&body).send().await.expect(200);
}

/// Makes a work item.
async fn item(fixture: &Fixture, name: &str) -> String {
    fixture.post("work-items/", json!({ "name": name })).await.expect(201).id()
}

/// Puts work items into a cycle.
async fn put(fixture: &Fixture, cycle: &str, issues: &[&str]) -> Reply {
    fixture.post(&format!("cycles/{cycle}/cycle-issues/"), json!({ "issues": issues })).await
}

/// A cycle that ends on this 4th of January.
async fn short(fixture: &Fixture) -> String {
    let body = json!({ "name": "Short", "start_date": "2026-01-03", "end_date": "2026-01-04" });
    made(fixture, body).await
}

/// What events say of a cycle.
fn named(id: &str, name: &str) -> Value {
    json!({ "id": id, "name": name })
}

#[tokio::test]
async fn a_cycle_is_made_with_days_of_the_projects_zone() {
    let fixture = Fixture::new().await;
    switch(&fixture, true).await;
    let body = json!({
        "name": "Sprint 1", "description": "The pump", "start_date": "2026-02-01",
        "end_date": "2026-02-14", "project_id": crate::fixture::PROJECT, "external_source": "jira",
        "external_id": "7",
    });
    let made = fixture.post("cycles/", body.clone()).await;
    insta::assert_snapshot!(made, @r#"
    201 {
      "archived_at": null,
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "The pump",
      "end_date": "2026-02-14T23:59:00Z",
      "external_id": "7",
      "external_source": "jira",
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "logo_props": {},
      "name": "Sprint 1",
      "owned_by": "00000000-0000-0000-0000-000000000004",
      "progress_snapshot": {},
      "project": "00000000-0000-0000-0000-000000000200",
      "sort_order": 65535.0,
      "start_date": "2026-02-01T00:00:01Z",
      "timezone": "UTC",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "version": 1,
      "view_props": {},
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let again = fixture.post("cycles/", body).await.expect(409);
    assert_eq!(
        again.body["error"],
        "Cycle with the same external id and external source already exists"
    );
    fixture.catch_up().await;
    let zone = json!({ "timezone": "Asia/Tokyo" });
    let project = "/api/v1/workspaces/acme/projects/00000000-0000-0000-0000-000000000200/";
    fixture.call("PATCH", project).by(ADMIN).json(&zone).send().await.expect(200);
    let today = json!({ "name": "Now", "start_date": "2026-01-02", "end_date": "2026-01-05" });
    let today = fixture.post("cycles/", today).await.expect(201);
    assert_eq!(today.body["start_date"], "2026-01-02T03:04:05Z", "it begins now");
    assert_eq!(today.body["end_date"], "2026-01-05T14:59:00Z");
    assert_eq!(
        (&today.body["sort_order"], &today.body["timezone"]),
        (&json!(55535.0), &json!("Asia/Tokyo"))
    );
}

#[tokio::test]
async fn a_cycle_with_wrong_fields_is_refused() {
    let fixture = Fixture::new().await;
    let new = json!({ "name": "Sprint" });
    let off = fixture.post("cycles/", new).await.expect(400);
    assert_eq!(off.body["non_field_errors"][0], "Cycles are not enabled for this project");
    switch(&fixture, true).await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "name": "S", "start_date": "2026-02-01" }),
        json!({ "name": "S", "end_date": "2026-02-01" }),
        json!({ "name": "S", "start_date": "2026-02-02", "end_date": "2026-02-01" }),
        json!({ "name": "S", "project_id": OTHER_PROJECT }),
        json!({ "name": "S", "owned_by": COLLEAGUE }),
        json!({ "name": "S", "timezone": "Mars" }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "cycles/", &bodies).await, @r#"
    {}
        400 {"name":["This field is required."]}
    {"name":"S","start_date":"2026-02-01"}
        400 {"error":"Both start date and end date are either required or are to be null"}
    {"end_date":"2026-02-01","name":"S"}
        400 {"error":"Both start date and end date are either required or are to be null"}
    {"end_date":"2026-02-01","name":"S","start_date":"2026-02-02"}
        400 {"non_field_errors":["Start date cannot exceed end date"]}
    {"name":"S","project_id":"00000000-0000-0000-0000-000000000300"}
        400 {"non_field_errors":["Project not found"]}
    {"name":"S","owned_by":"00000000-0000-0000-0000-000000000002"}
        400 {"owned_by":["Invalid pk \"00000000-0000-0000-0000-000000000002\" - object does not exist."]}
    {"name":"S","timezone":"Mars"}
        400 {"timezone":["\"Mars\" is not a valid choice."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn each_key_that_is_sent_changes_a_cycle() {
    let fixture = Fixture::new().await;
    let cycle = short(&fixture).await;
    let before = fixture.head().await;
    let body = json!({
        "name": "Sprint 2", "description": "x", "end_date": "2026-01-06T12:00:00Z",
        "owned_by": OTHER_MEMBER, "timezone": "Asia/Tokyo", "sort_order": 1.5, "external_id": "8",
    });
    fixture.patch(&at(&cycle), body.clone()).await.expect(200);
    let names: Vec<_> = fixture.events(before).await.into_iter().map(|event| event.name).collect();
    assert_eq!(
        names,
        [
            "CycleRenamed",
            "CycleDescribed",
            "CycleEndChanged",
            "CycleOwnerChanged",
            "CycleTimeZoneChanged",
            "CycleReordered",
            "CycleExternalReferenceChanged",
        ]
    );
    let head = fixture.head().await;
    let same = fixture.patch(&at(&cycle), body).await.expect(200);
    assert_eq!((fixture.head().await, &same.body["owned_by"]), (head, &json!(OTHER_MEMBER)));
    let half = fixture.patch(&at(&cycle), json!({ "start_date": null })).await.expect(400);
    assert_eq!(
        half.body["error"],
        "Both start date and end date are either required or are to be null"
    );
    fixture.patch(&at(&cycle), json!({ "start_date": null, "end_date": null })).await.expect(200);
    switch(&fixture, false).await;
    fixture.patch(&at(&cycle), json!({ "name": "Still" })).await.expect(200);
}

#[tokio::test]
async fn a_cycle_that_has_ended_is_closed_and_can_be_archived() {
    let fixture = Fixture::new().await;
    let (cycle, thing) = (short(&fixture).await, item(&fixture, "It").await);
    let archive = format!("cycles/{cycle}/archive/");
    let early = fixture.post(&archive, json!({})).await.expect(400);
    assert_eq!(early.body["error"], "Only completed cycles can be archived");
    fixture.clock.advance(TimeDelta::days(3));
    let edited =
        fixture.patch(&at(&cycle), json!({ "name": "x", "sort_order": 2 })).await.expect(400);
    assert_eq!(edited.body["error"], "The Cycle has already been completed so it cannot be edited");
    fixture.patch(&at(&cycle), json!({ "sort_order": 2 })).await.expect(200);
    let added = put(&fixture, &cycle, &[&thing]).await.expect(400);
    assert_eq!(
        added.body,
        json!({
            "code": "CYCLE_COMPLETED",
            "message": "The Cycle has already been completed so no new issues can be added",
        })
    );
    fixture.post(&archive, json!({})).await.expect(204);
    let archived = fixture.patch(&at(&cycle), json!({ "sort_order": 3 })).await.expect(400);
    assert_eq!(archived.body["error"], "Archived cycle cannot be edited");
    let unarchive = format!("archived-cycles/{cycle}/unarchive/");
    fixture.delete(&unarchive).await.expect(204);
    fixture.patch(&at(&cycle), json!({ "sort_order": 3 })).await.expect(200);
    let draft = made(&fixture, json!({ "name": "Draft" })).await;
    fixture.post(&format!("cycles/{draft}/archive/"), json!({})).await.expect(400);
}

#[tokio::test]
async fn work_items_come_into_a_cycle_and_out_of_the_one_that_they_are_in() {
    let fixture = Fixture::new().await;
    let (one, two) = (
        made(&fixture, json!({ "name": "One" })).await,
        made(&fixture, json!({ "name": "Two" })).await,
    );
    let (a, b) = (item(&fixture, "a").await, item(&fixture, "b").await);
    fixture.post("work-items/", json!({ "name": "below", "parent": a })).await.expect(201);
    fixture.catch_up().await;
    let before = fixture.head().await;
    let added = put(&fixture, &one, &[&a, &b, &a]).await.expect(200);
    let rows = added.body.as_array().unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0]["issue"], &rows[0]["cycle"]), (&json!(a), &json!(one)));
    assert_eq!(
        (&rows[0]["sub_issues_count"], &rows[1]["sub_issues_count"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(rows[0]["created_by"], json!(MEMBER));
    let moved = put(&fixture, &two, &[&a]).await.expect(200);
    assert_ne!(moved.body[0]["id"], rows[0]["id"]);
    put(&fixture, &two, &[&a]).await.expect(200);
    fixture.delete(&format!("cycles/{one}/cycle-issues/{a}/")).await.expect(404);
    fixture.delete(&format!("cycles/{two}/cycle-issues/{a}/")).await.expect(204);
    fixture.delete(&format!("cycles/{two}/cycle-issues/{a}/")).await.expect(404);
    let events: Vec<Value> = fixture
        .events(before)
        .await
        .iter()
        .map(|event| serde_json::from_str(&event.payload).unwrap())
        .collect();
    assert_eq!(
        events,
        [
            json!({"type": "IssueCycleChanged", "to": named(&one, "One")}),
            json!({"type": "IssueCycleChanged", "to": named(&one, "One")}),
            json!({"type": "IssueCycleChanged", "from": named(&one, "One"), "to": named(&two, "Two")}),
            json!({"type": "IssueCycleChanged", "from": named(&two, "Two")}),
        ]
    );
}

#[tokio::test]
async fn only_work_items_of_the_project_come_into_a_cycle() {
    let fixture = Fixture::new().await;
    let (cycle, a) = (made(&fixture, json!({ "name": "One" })).await, item(&fixture, "a").await);
    let other = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let other = fixture.call("POST", &other).by(ADMIN).json(&json!({ "name": "It" })).send().await;
    let before = fixture.head().await;
    let many = vec![a.clone(); 1001];
    let path = format!("cycles/{cycle}/cycle-issues/");
    let bodies = [
        json!({}),
        json!({ "issues": [] }),
        json!({ "issues": null }),
        json!({ "issues": ["zzz"] }),
        json!({ "issues": [a, other.id()] }),
        json!({ "issues": [a, BUG] }),
    ];
    let answers = answers(&fixture, "POST", &path, &bodies).await;
    let texts: Vec<&str> = answers.lines().skip(1).step_by(2).map(str::trim).collect();
    let missing = r#"400 {"code":"MISSING_WORK_ITEMS","error":"Work items are required"}"#;
    let unknown = r#"400 {"error":"The payload is not valid"}"#;
    let no_id = r#"400 {"error":"Please provide valid detail"}"#;
    assert_eq!(texts, [missing, missing, missing, no_id, unknown, unknown]);
    fixture.post(&path, json!({ "issues": many })).await.expect(400);
    fixture
        .post("cycles/00000000-0000-7000-8000-00000000dead/cycle-issues/", json!({ "issues": [a] }))
        .await
        .expect(404);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_thousand_work_items_come_into_a_cycle_at_once() {
    let fixture = Fixture::new().await;
    let cycle = made(&fixture, json!({ "name": "Big" })).await;
    let mut items = Vec::new();
    for n in 0..500 {
        items.push(item(&fixture, &format!("Item {n}")).await);
    }
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let before = fixture.head().await;
    put(&fixture, &cycle, &items).await.expect(200);
    assert_eq!(fixture.head().await, before + 500);
}

#[tokio::test]
async fn what_is_open_goes_into_another_cycle_and_the_old_one_keeps_how_far_it_was() {
    let fixture = Fixture::new().await;
    let (old, next) = (short(&fixture).await, made(&fixture, json!({ "name": "Next" })).await);
    let (open, done) = (item(&fixture, "open").await, item(&fixture, "done").await);
    let labelled = json!({ "labels": [BUG], "assignees": [OTHER_MEMBER] });
    fixture.patch(&format!("work-items/{open}/"), labelled).await.expect(200);
    put(&fixture, &old, &[&open, &done]).await.expect(200);
    fixture.patch(&format!("work-items/{done}/"), json!({ "state": DONE })).await.expect(200);
    fixture.catch_up().await;
    let path = format!("cycles/{old}/transfer-issues/");
    let early = fixture.post(&path, json!({ "new_cycle_id": next })).await.expect(400);
    assert_eq!(early.body["error"], "The old cycle is not completed yet");
    fixture.clock.advance(TimeDelta::days(3));
    let missing = fixture.post(&path, json!({})).await.expect(400);
    assert_eq!(missing.body["error"], "New Cycle Id is required");
    fixture.post(&path, json!({ "new_cycle_id": BUG })).await.expect(404);
    fixture.post(&path, json!({ "new_cycle_id": old })).await.expect(400);
    let before = fixture.head().await;
    let reply = fixture.post(&path, json!({ "new_cycle_id": next })).await.expect(200);
    assert_eq!(reply.body, json!({ "message": "Success" }));
    let events = fixture.events(before).await;
    let names: Vec<&str> = events.iter().map(|event| &*event.name).collect();
    assert_eq!(names, ["CycleTransferred", "IssueCycleChanged"]);
    assert_eq!(events[1].entity.to_string(), open);
    let transferred: Value = serde_json::from_str(&events[0].payload).unwrap();
    let progress = &transferred["progress"];
    assert_eq!((&progress["total_issues"], &progress["completed_issues"]), (&json!(2), &json!(1)));
    let share = json!({"total_issues": 1, "completed_issues": 0, "pending_issues": 1, "label_id": BUG, "label_name": "bug", "color": ""});
    assert_eq!(progress["distribution"]["labels"][1], share);
    let people = progress["distribution"]["assignees"].to_string();
    assert!(people.contains(&OTHER_MEMBER.to_string()) && !people.contains("name"), "{people}");
    let chart = json!({"2026-01-03": 1, "2026-01-04": 1});
    assert_eq!(progress["distribution"]["completion_chart"], chart);
    fixture.catch_up().await;
    fixture.clock.advance(TimeDelta::days(1));
    let ended = short(&fixture).await;
    let target = fixture.post(&path, json!({ "new_cycle_id": ended })).await.expect(400);
    assert_eq!(
        target.body["error"],
        "The cycle where the issues are transferred is already completed"
    );
}

#[tokio::test]
async fn a_transfer_waits_for_what_the_read_tables_do_not_show_yet() {
    let fixture = Fixture::new().await;
    let (old, next) = (
        made(&fixture, json!({ "name": "Old" })).await,
        made(&fixture, json!({ "name": "Next" })).await,
    );
    let thing = item(&fixture, "late").await;
    fixture.catch_up().await;
    put(&fixture, &old, &[&thing]).await.expect(200);
    let path = format!("cycles/{old}/transfer-issues/");
    let contended = fixture.post(&path, json!({ "new_cycle_id": next })).await.expect(503);
    assert!(contended.header("retry-after") == "1", "{contended}");
    fixture.catch_up().await;
    fixture.post(&path, json!({ "new_cycle_id": next })).await.expect(200);
}

#[tokio::test]
async fn a_cycle_is_deleted_by_its_owner_or_an_admin_and_its_items_are_in_none() {
    let fixture = Fixture::new().await;
    let body = json!({ "name": "One", "external_source": "s", "external_id": "1" });
    let cycle = made(&fixture, body.clone()).await;
    let a = item(&fixture, "a").await;
    put(&fixture, &cycle, &[&a]).await.expect(200);
    let refused = fixture.call("DELETE", &at(&cycle)).by(OTHER_MEMBER).send().await.expect(403);
    assert_eq!(refused.body["error"], "Only admin or creator can delete the cycle");
    fixture.delete(&at(&cycle)).await.expect(204);
    fixture.delete(&at(&cycle)).await.expect(404);
    put(&fixture, &cycle, &[&a]).await.expect(404);
    fixture.delete(&format!("cycles/{cycle}/cycle-issues/{a}/")).await.expect(404);
    let again = made(&fixture, body).await;
    let before = fixture.head().await;
    put(&fixture, &again, &[&a]).await.expect(200);
    let story = fixture.story(before).await;
    assert_eq!(story, format!("IssueCycleChanged {}", json!({ "to": named(&again, "One") })));
}

#[tokio::test]
async fn members_and_admins_make_cycles() {
    let fixture = Fixture::new().await;
    switch(&fixture, true).await;
    let call = |user| fixture.call("POST", "cycles/").by(user).json(&json!({ "name": "Mine" }));
    insta::assert_snapshot!(statuses(call).await, @r"
    outsider: 403
    guest: 403
    other member: 201
    member: 201
    admin: 201
    colleague: 403
    owner: 403
    ");
    seed::archive_project(fixture.side.app.store()).await;
    fixture.post("cycles/", json!({ "name": "Late" })).await.expect(400);
}
