//! Deleted work items come back.

use serde_json::{Value, json};

use super::{facts, preview, tables, undo};
use crate::fixture::Fixture;
use crate::issues::{create, create_below};
use crate::people::{ADMIN, MEMBER, OTHER_MEMBER};
use crate::seed::{BUG, URGENT};

/// A work item with everything that one can have, and one below it.
async fn rich(api: &Fixture) -> (String, String) {
    let features = json!({ "cycle_view": true, "module_view": true });
    api.call("PATCH", "").by(ADMIN).json(&features).send().await.expect(200);
    let new = json!({
        "name": "The pump leaks", "description_html": "<p>Since <b>Monday</b></p>",
        "priority": "high", "assignees": [MEMBER.uuid(), OTHER_MEMBER.uuid()],
        "labels": [URGENT.uuid(), BUG.uuid()], "start_date": "2026-01-02", "target_date": "2026-01-05",
        "point": 3, "sort_order": 12.25, "external_source": "jira", "external_id": "1",
    });
    let item = api.post("work-items/", new).await.expect(201).id();
    let path = format!("work-items/{item}/");
    let part = create_below(api, "A part", &item).await;
    let cycle = api.post("cycles/", json!({ "name": "Sprint" })).await.expect(201).id();
    let module = api.post("modules/", json!({ "name": "Hull" })).await.expect(201).id();
    let into = json!({ "issues": [item] });
    api.post(&format!("cycles/{cycle}/cycle-issues/"), into.clone()).await.expect(200);
    api.post(&format!("modules/{module}/module-issues/"), into).await.expect(200);
    let link =
        json!({ "url": "https://example.org/a", "title": "Plan", "metadata": { "kind": "pdf" } });
    api.post(&format!("{path}links/"), link).await.expect(201);
    api.post(&format!("{path}subscribe/"), json!({})).await;
    api.post(&format!("{path}reactions/"), json!({ "reaction": "tada" })).await.expect(201);
    let vote = json!({ "vote": 1 });
    api.call("POST", &format!("{path}votes/")).by(OTHER_MEMBER).json(&vote).send().await;
    let other = create(api, "Another").await;
    let kind = json!({ "relation_type": "blocking", "issues": [other, part] });
    api.post(&format!("{path}relations/"), kind).await.expect(201);
    let said =
        json!({ "comment_html": "<p>Why?</p>", "external_source": "jira", "external_id": "c" });
    let first = api.post(&format!("{path}comments/"), said).await.expect(201).id();
    let answer = json!({ "comment_html": "<p>Rust.</p>", "parent": first });
    let answers = format!("{path}comments/");
    let call = api.call("POST", &answers).by(OTHER_MEMBER).json(&answer);
    let answer = call.send().await.expect(201).id();
    let edited = json!({ "comment_html": "<p>Rust!</p>" });
    let edit = api.call("PATCH", &format!("{path}comments/{answer}/")).by(OTHER_MEMBER);
    edit.json(&edited).send().await.expect(200);
    let heart = json!({ "reaction": "heart" });
    api.post(&format!("{path}comments/{first}/reactions/"), heart).await.expect(201);
    let gone = json!({ "comment_html": "<p>Nonsense</p>" });
    let gone = api.post(&format!("{path}comments/"), gone).await.expect(201).id();
    api.delete(&format!("{path}comments/{gone}/")).await.expect(204);
    api.catch_up().await;
    (item, part)
}

#[tokio::test]
async fn a_deleted_work_item_comes_back_with_its_key_comments_and_relations() {
    let api = Fixture::new().await;
    let (item, _) = rich(&api).await;
    let before = tables(&api).await;
    let deleted = api.delete(&format!("work-items/{item}/")).await.expect(204);
    assert_ne!(tables(&api).await, before);
    insta::assert_snapshot!(preview(&api, &deleted).await, @"
    ENG-1 deleted: - → The pump leaks, undone
    ENG-2 deleted: - → A part, undone
    ");
    let head = api.head().await;
    let undone = undo(&api, &deleted).send().await.expect(200);
    assert_eq!(tables(&api).await, before);
    let names: Vec<String> = api.events(head).await.into_iter().map(|event| event.name).collect();
    insta::assert_snapshot!(names.join("\n"), @"
    IssueUndeleted
    IssueCycleChanged
    IssueModuleAdded
    IssueLinkAdded
    IssueSubscribed
    IssueReactionAdded
    IssueVoteChanged
    IssueUndeleted
    IssueRelationAdded
    IssueRelationRemoved
    IssueRelationAdded
    IssueRelationAdded
    IssueRelationAdded
    CommentUndeleted
    CommentReactionAdded
    CommentUndeleted
    ");
    // Its makers are who they were.
    let shown = api.patch(&format!("work-items/{item}/"), json!({})).await.expect(200);
    assert_eq!(shown.body["created_by"], json!(MEMBER.uuid()));
    let again = undo(&api, &deleted).send().await.expect(200);
    let outcomes = |body: &Value| -> Vec<Value> {
        body["facts"].as_array().unwrap().iter().map(|fact| fact["outcome"].clone()).collect()
    };
    assert_eq!(outcomes(&again.body), ["already", "already"]);
    // And it can be deleted again, by undoing the undoing.
    undo(&api, &undone).send().await.expect(200);
    api.patch(&format!("work-items/{item}/"), json!({})).await.expect(404);
}

#[tokio::test]
async fn an_archived_work_item_comes_back_archived() {
    let api = Fixture::new().await;
    let item = create(&api, "Old").await;
    let path = format!("work-items/{item}/");
    api.patch(&path, json!({ "archived_at": "2026-01-03" })).await.expect(200);
    let before = tables(&api).await;
    let deleted = api.delete(&path).await.expect(204);
    undo(&api, &deleted).send().await.expect(200);
    assert_eq!(tables(&api).await, before);
}

#[tokio::test]
async fn what_is_gone_is_left_out_and_told() {
    let api = Fixture::new().await;
    let (item, _) = rich(&api).await;
    let path = format!("work-items/{item}/");
    let deleted = api.delete(&path).await.expect(204);
    api.call("DELETE", &format!("labels/{}/", BUG.uuid())).by(ADMIN).send().await.expect(204);
    let taken = json!({ "name": "New", "external_source": "jira", "external_id": "1" });
    api.post("work-items/", taken).await.expect(201);
    let cycles = sqlx::query_scalar::<_, String>("SELECT id::text FROM cycle");
    let cycle = cycles.fetch_one(api.pool()).await.unwrap();
    api.call("DELETE", &format!("cycles/{cycle}/")).by(ADMIN).send().await.expect(204);
    api.catch_up().await;
    let undone = undo(&api, &deleted).send().await.expect(200);
    insta::assert_snapshot!(facts(&undone), @"
    ENG-1 deleted: - → The pump leaks, undone
    ENG-1 labels: - → bug, left_out, The label is not there any more.
    ENG-1 external_id: - → 1, left_out, Another work item has this external reference now.
    ENG-1 cycles: - → Sprint, left_out, The cycle takes no work items any more.
    ENG-2 deleted: - → A part, undone
    ");
    let shown = api.patch(&path, json!({})).await.expect(200);
    assert_eq!(shown.body["labels"], json!([URGENT.uuid()]));
}

#[tokio::test]
async fn a_part_comes_back_by_itself_once_the_whole_is_gone() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    api.catch_up().await;
    let deleted = api.delete(&format!("work-items/{part}/")).await.expect(204);
    api.catch_up().await;
    api.delete(&format!("work-items/{whole}/")).await.expect(204);
    let undone = undo(&api, &deleted).send().await.expect(200);
    insta::assert_snapshot!(facts(&undone), @"
    ENG-2 deleted: - → Part, undone
    ENG-2 parent: - → ENG-1, left_out, It is not there any more.
    ");
}

#[tokio::test]
async fn who_might_not_delete_it_does_not_bring_it_back() {
    let api = Fixture::new().await;
    let item = create(&api, "Mine").await;
    api.catch_up().await;
    let deleted = api.delete(&format!("work-items/{item}/")).await.expect(204);
    let refused = undo(&api, &deleted).by(OTHER_MEMBER).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"ENG-1 deleted: - → Mine, impossible, Only admin or creator can delete the work item");
    undo(&api, &deleted).by(ADMIN).send().await.expect(200);
    api.patch(&format!("work-items/{item}/"), json!({})).await.expect(200);
}

#[tokio::test]
async fn the_numbers_of_what_came_back_are_given_to_nothing_else() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    api.catch_up().await;
    let deleted = api.delete(&format!("work-items/{item}/")).await.expect(204);
    create(&api, "Two").await;
    undo(&api, &deleted).send().await.expect(200);
    let shown = api.patch(&format!("work-items/{item}/"), json!({})).await.expect(200);
    assert_eq!(shown.body["sequence_id"], 1);
    assert_eq!(api.post("work-items/", json!({ "name": "Three" })).await.body["sequence_id"], 3);
}
