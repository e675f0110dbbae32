//! `POST …/work-items/{issue}/copy/`

use serde_json::{Value, json};

use super::{create, create_below};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::{ADMIN, GUEST, MEMBER};
use crate::seed::{BUG, DONE, URGENT};

/// Copies a work item.
async fn copied(api: &Fixture, id: &str, body: Value) -> Reply {
    api.catch_up().await;
    api.post(&format!("work-items/{id}/copy/"), body).await
}

/// The events after a position, each with its data.
async fn events(api: &Fixture, after: u64) -> Vec<(String, Value)> {
    let events = api.events(after).await.into_iter();
    events.map(|event| (event.name, serde_json::from_str(&event.payload).unwrap())).collect()
}

#[tokio::test]
async fn a_copy_has_what_is_said_of_it_and_not_what_was_said_about_it() {
    let api = Fixture::new().await;
    let above = create(&api, "Above").await;
    let body = json!({
        "name": "It leaks", "description_html": "<p>At the valve</p>", "state": DONE,
        "labels": [BUG, URGENT], "assignees": [MEMBER, ADMIN], "priority": "high", "point": 3,
        "parent": above, "start_date": "2026-01-05", "target_date": "2026-01-09",
        "external_id": "7", "external_source": "github", "sort_order": 12.5,
    });
    let original = api.post("work-items/", body).await.expect(201);
    let item = format!("work-items/{}/", original.id());
    let link = json!({ "url": "https://example.org/a", "title": "Docs" });
    api.post(&format!("{item}links/"), link).await.expect(201);
    api.post(&format!("{item}comments/"), json!({ "comment_html": "<p>So?</p>" }))
        .await
        .expect(201);
    api.post(&format!("{item}reactions/"), json!({ "reaction": "tada" })).await.expect(201);
    let before = api.head().await;
    let copy = copied(&api, &original.id(), json!({})).await.expect(201);
    for key in [
        "name",
        "description_html",
        "state",
        "labels",
        "assignees",
        "priority",
        "point",
        "parent",
        "start_date",
        "target_date",
        "project",
    ] {
        assert_eq!(copy.body[key], original.body[key], "{key}");
    }
    for key in ["id", "sequence_id", "sort_order"] {
        assert_ne!(copy.body[key], original.body[key], "{key}");
    }
    assert_eq!(
        (&copy.body["external_id"], &copy.body["archived_at"]),
        (&json!(null), &json!(null))
    );
    assert!(copy.body["completed_at"].is_string());
    let events = events(&api, before).await;
    let names: Vec<_> = events.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["IssueCreated", "IssueLinkAdded"]);
    assert_eq!(events[1].1["url"], "https://example.org/a");
    let other = copied(&api, &original.id(), json!({ "name": "Another" })).await.expect(201);
    assert_eq!(other.body["name"], "Another");
    // It is a work item like any other.
    let path = format!("work-items/{}/", other.id());
    api.patch(&path, json!({ "name": "It" })).await.expect(200);
}

#[tokio::test]
async fn what_is_below_is_copied_below_the_copy() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    create_below(&api, "Detail", &part).await;
    let away = create_below(&api, "Away", &whole).await;
    create_below(&api, "Below what is away", &away).await;
    let archived = json!({ "state": DONE, "archived_at": "2026-01-01" });
    api.patch(&format!("work-items/{away}/"), archived).await.expect(200);
    let before = api.head().await;
    let copy = copied(&api, &whole, json!({ "name": "Copy" })).await.expect(201);
    let events = events(&api, before).await;
    let of = |event: &Value, key: &str| event[key].as_str().unwrap_or_default().to_owned();
    let names: Vec<_> = events.iter().map(|(_, event)| of(event, "name")).collect();
    assert_eq!(names, ["Copy", "Part", "Detail"]);
    let parents: Vec<_> = events.iter().map(|(_, event)| of(&event["parent"], "id")).collect();
    let ids: Vec<_> = events.iter().map(|(_, event)| of(event, "id")).collect();
    assert_eq!(parents, ["", &ids[0], &ids[1]]);
    assert_eq!(ids[0], copy.id());
    assert!(!ids.contains(&part));
    let before = api.head().await;
    copied(&api, &whole, json!({ "sub_items": false })).await.expect(201);
    assert_eq!(api.head().await, before + 1);
    // A copy of an archived one is not archived.
    let again = copied(&api, &away, json!({})).await.expect(201);
    assert_eq!(again.body["archived_at"], json!(null));
}

#[tokio::test]
async fn what_is_too_much_for_one_append_is_refused() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let text = "a".repeat(4_000_000);
    for name in ["One", "Two", "Three"] {
        let part = json!({ "name": name, "parent": whole, "description_html": text });
        api.post("work-items/", part).await.expect(201);
    }
    let head = api.head().await;
    let refused = copied(&api, &whole, json!({})).await.expect(400);
    assert!(refused.body.to_string().contains("10 MiB"), "{refused}");
    assert_eq!(api.head().await, head);
    copied(&api, &whole, json!({ "sub_items": false })).await.expect(201);
}

#[tokio::test]
async fn a_copy_is_where_its_original_is_as_far_as_that_takes_more() {
    let api = Fixture::new().await;
    let on = json!({ "cycle_view": true, "module_view": true });
    api.call("PATCH", "").by(ADMIN).json(&on).send().await.expect(200);
    let cycle = json!({ "name": "Sprint", "start_date": "2026-01-01", "end_date": "2026-03-01" });
    let cycle = api.post("cycles/", cycle).await.expect(201).id();
    let mut modules = Vec::new();
    for name in ["Hull", "Deck"] {
        let module = json!({ "name": name, "status": "completed" });
        modules.push(api.post("modules/", module).await.expect(201).id());
    }
    let id = create(&api, "It").await;
    let issues = json!({ "issues": [id] });
    api.post(&format!("cycles/{cycle}/cycle-issues/"), issues.clone()).await.expect(200);
    for module in &modules {
        let path = format!("modules/{module}/module-issues/");
        api.post(&path, issues.clone()).await.expect(200);
    }
    api.catch_up().await;
    api.post(&format!("modules/{}/archive/", modules[1]), json!({})).await.expect(204);
    let before = api.head().await;
    copied(&api, &id, json!({})).await.expect(201);
    let events = events(&api, before).await;
    let names: Vec<_> = events.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["IssueCreated", "IssueCycleChanged", "IssueModuleAdded"]);
    assert_eq!(events[2].1["module"]["id"], json!(modules[0]));
}

#[tokio::test]
async fn a_copy_is_made_once_and_only_of_what_was_looked_at() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    create_below(&api, "Part", &whole).await;
    api.catch_up().await;
    let path = format!("work-items/{whole}/copy/");
    let copy = async || {
        let call = api.call("POST", &path).header("idempotency-key", "once").json(&json!({}));
        call.send().await.expect(201).body
    };
    let first = copy().await;
    let head = api.head().await;
    assert_eq!(copy().await, first);
    assert_eq!(api.head().await, head);
    let stale = api.call("POST", &path).header("if-match", "\"99\"").json(&json!({}));
    stale.send().await.expect(412);
    api.call("POST", &path).by(GUEST).json(&json!({})).send().await.expect(403);
    let none = "00000000-0000-0000-0000-00000000dead";
    api.post(&format!("work-items/{none}/copy/"), json!({})).await.expect(404);
    for body in
        [json!({ "name": "" }), json!({ "name": "a".repeat(256) }), json!({ "sub_items": "x" })]
    {
        let reply = api.post(&path, body).await.expect(400);
        assert!(reply.body["name"].is_array() || reply.body["sub_items"].is_array(), "{reply}");
    }
    assert_eq!(api.head().await, head);
}
