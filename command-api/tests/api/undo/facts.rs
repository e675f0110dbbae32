//! The fields of work items.

use serde_json::{Value, json};

use super::{facts, preview, tables, undo, undo_with};
use crate::fixture::Fixture;
use crate::issues::create;
use crate::people::{ADMIN, MEMBER, OTHER_MEMBER};
use crate::seed::{BUG, DONE, URGENT};

#[tokio::test]
async fn every_field_that_a_command_changed_is_set_back() {
    let api = Fixture::new().await;
    let above = create(&api, "Above").await;
    let new = json!({
        "name": "The pump leaks", "description_html": "<p>Since Monday</p>", "priority": "low",
        "assignees": [MEMBER.uuid()], "labels": [BUG.uuid()], "start_date": "2026-01-02",
        "target_date": "2026-01-05", "point": 3, "external_source": "jira", "external_id": "1",
    });
    let item = api.post("work-items/", new).await.expect(201).id();
    let before = tables(&api).await;
    let rows = |tables: &Value| tables["work_item"].clone();
    let changes = json!({
        "name": "The pump drips", "description_html": "<p>Since <b>June</b></p>",
        "priority": "urgent", "state": DONE.uuid(), "assignees": [OTHER_MEMBER.uuid()],
        "labels": [URGENT.uuid()], "start_date": "2026-02-02", "target_date": null, "point": 5,
        "parent": above, "sort_order": 7.5, "external_source": "linear", "external_id": "2",
        "archived_at": "2026-01-03",
    });
    let done = api.patch(&format!("work-items/{item}/"), changes).await.expect(200);
    let head = api.head().await;
    let told = preview(&api, &done).await;
    insta::assert_snapshot!(told, @"
    ENG-2 name: The pump drips → The pump leaks, undone
    ENG-2 description: Since June → Since Monday, undone
    ENG-2 priority: urgent → low, undone
    ENG-2 sort_order: 7.5 → 75535, undone
    ENG-2 point: 5 → 3, undone
    ENG-2 archived_at: 2026-01-03 → -, undone
    ENG-2 state: Done → Backlog, undone
    ENG-2 start_date: 2026-02-02 → 2026-01-02, undone
    ENG-2 target_date: - → 2026-01-05, undone
    ENG-2 parent: ENG-1 → -, undone
    ENG-2 external_id: 2 → 1, undone
    ENG-2 assignees: 00000000-0000-0000-0000-000000000005 → -, undone
    ENG-2 assignees: - → 00000000-0000-0000-0000-000000000004, undone
    ENG-2 labels: urgent → -, undone
    ENG-2 labels: - → bug, undone
    ");
    assert_eq!(api.head().await, head, "a preview changes nothing");
    let undone = undo(&api, &done).by(OTHER_MEMBER).send().await.expect(200);
    assert_eq!(facts(&undone), told);
    assert_eq!(rows(&tables(&api).await), rows(&before));
    // The undoing is a command like any other, and can be undone itself.
    let after = json!({ "by": undone.body["actor"], "command": undone.body["command"] });
    assert_eq!(after, json!({ "by": MEMBER.uuid(), "command": done.header("tidemark-command") }));
    undo(&api, &undone).send().await.expect(200);
    let shown = api.patch(&format!("work-items/{item}/"), json!({})).await.expect(200);
    assert_eq!(
        (&shown.body["name"], &shown.body["priority"]),
        (&json!("The pump drips"), &json!("urgent"))
    );
}

#[tokio::test]
async fn what_is_so_already_changes_nothing() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let path = format!("work-items/{item}/");
    let done = api.patch(&path, json!({ "priority": "high" })).await.expect(200);
    api.patch(&path, json!({ "priority": "none" })).await.expect(200);
    let head = api.head().await;
    let reply = undo(&api, &done).send().await.expect(200);
    insta::assert_snapshot!(facts(&reply), @"ENG-1 priority: none → none, already");
    assert_eq!(api.head().await, head);
}

#[tokio::test]
async fn work_that_was_done_is_done_since_then_again() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let path = format!("work-items/{item}/");
    let closed = api.patch(&path, json!({ "state": DONE.uuid() })).await.expect(200);
    let open = json!({ "state": crate::seed::BACKLOG.uuid() });
    let opened = api.patch(&path, open).await.expect(200);
    undo(&api, &opened).send().await.expect(200);
    let again = api.patch(&path, json!({})).await.expect(200);
    assert_eq!(again.body["completed_at"], closed.body["completed_at"]);
}

#[tokio::test]
async fn what_is_gone_cannot_come_back() {
    let api = Fixture::new().await;
    let label = json!({ "name": "old" });
    let label = api.post("labels/", label).await.expect(201).id();
    let state = json!({ "name": "Old", "color": "#ff0000" });
    let state = api.post("states/", state).await.expect(200).id();
    let new = json!({ "name": "One", "labels": [label], "state": state });
    let item = api.post("work-items/", new).await.expect(201).id();
    let path = format!("work-items/{item}/");
    let changes = json!({ "labels": [BUG.uuid()], "state": DONE.uuid(), "priority": "low" });
    let done = api.patch(&path, changes).await.expect(200);
    api.call("DELETE", &format!("labels/{label}/")).by(ADMIN).send().await.expect(204);
    api.catch_up().await;
    api.call("DELETE", &format!("states/{state}/")).by(ADMIN).send().await.expect(204);
    let refused = undo(&api, &done).send().await.expect(409);
    insta::assert_snapshot!(refused.body["error"].as_str().unwrap(), @r#"Nothing was undone, because 2 of 4 facts were changed since or cannot be undone. Set "partly" to undo the rest."#);
    insta::assert_snapshot!(facts(&refused), @r#"
    ENG-1 priority: low → none, undone
    ENG-1 state: Done → Old, impossible, There is no state "Old" any more.
    ENG-1 labels: bug → -, undone
    ENG-1 labels: - → old, impossible, The label is not there any more.
    "#);
    let head = api.head().await;
    undo_with(&api, &done, &json!({ "partly": true })).send().await.expect(200);
    insta::assert_snapshot!(api.story(head).await, @r#"
    IssuePriorityChanged {"from":"low","to":"none"}
    IssueLabelRemoved {"label":{"id":"00000000-0000-0000-0000-000000000220","name":"bug"}}
    "#);
}

#[tokio::test]
async fn a_bulk_is_undone_as_one() {
    let api = Fixture::new().await;
    let [one, two] = [create(&api, "One").await, create(&api, "Two").await];
    let before = tables(&api).await;
    let update =
        |id: &str| json!({ "action": "update", "id": id, "fields": { "priority": "high" } });
    let items = json!({ "items": [
        update(&one), update(&two), { "action": "create", "fields": { "name": "Three" } },
        { "action": "update", "id": one, "fields": { "name": "Eins" } },
    ] });
    let done = api.post("work-items/bulk/", items).await.expect(200);
    api.catch_up().await;
    insta::assert_snapshot!(preview(&api, &done).await, @"
    ENG-1 name: Eins → One, undone
    ENG-1 priority: high → none, undone
    ENG-2 priority: high → none, undone
    ENG-3 created: Three → -, undone
    ");
    undo(&api, &done).send().await.expect(200);
    assert_eq!(tables(&api).await, before);
}

#[tokio::test]
async fn places_are_set_back() {
    let api = Fixture::new().await;
    api.call("PATCH", "")
        .by(ADMIN)
        .json(&json!({ "cycle_view": true, "module_view": true }))
        .send()
        .await
        .expect(200);
    let cycle = json!({ "name": "Sprint" });
    let cycle = api.post("cycles/", cycle).await.expect(201).id();
    let module = api.post("modules/", json!({ "name": "Hull" })).await.expect(201).id();
    let item = create(&api, "One").await;
    let before = tables(&api).await;
    let into = json!({ "issues": [item] });
    let planned =
        api.post(&format!("cycles/{cycle}/cycle-issues/"), into.clone()).await.expect(200);
    let put = api.post(&format!("modules/{module}/module-issues/"), into).await.expect(200);
    insta::assert_snapshot!(preview(&api, &planned).await, @"ENG-1 cycles: Sprint → -, undone");
    undo(&api, &planned).send().await.expect(200);
    undo(&api, &put).send().await.expect(200);
    assert_eq!(tables(&api).await, before);
    let link = json!({ "url": "https://example.org/a", "title": "Plan" });
    let linked = api.post(&format!("work-items/{item}/links/"), link).await.expect(201);
    let with = tables(&api).await;
    let undone = undo(&api, &linked).send().await.expect(200);
    assert_eq!(tables(&api).await, before);
    undo(&api, &undone).send().await.expect(200);
    assert_eq!(tables(&api).await, with);
}
