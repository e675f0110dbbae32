//! Relations: in the streams of both, and never in a circle.

use serde_json::json;

use super::{facts, preview, tables, undo};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::issues::create;

/// Makes a work item block another.
async fn block(api: &Fixture, one: &str, other: &str) -> Reply {
    let body = json!({ "relation_type": "blocking", "issues": [other] });
    let reply = api.post(&format!("work-items/{one}/relations/"), body).await.expect(201);
    api.catch_up().await;
    reply
}

#[tokio::test]
async fn a_relation_ends_and_comes_back_once_for_both() {
    let api = Fixture::new().await;
    let [one, two] = [create(&api, "One").await, create(&api, "Two").await];
    let before = tables(&api).await;
    let made = block(&api, &one, &two).await;
    let with = tables(&api).await;
    insta::assert_snapshot!(preview(&api, &made).await, @"ENG-1 relation: blocking ENG-2 → -, undone");
    let undone = undo(&api, &made).send().await.expect(200);
    assert_eq!(tables(&api).await, before);
    undo(&api, &undone).send().await.expect(200);
    assert_eq!(tables(&api).await["work_item"], with["work_item"]);
    assert_eq!(tables(&api).await["work_item_relation"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_relation_that_would_close_a_circle_does_not_come_back() {
    let api = Fixture::new().await;
    let [one, two, three] =
        [create(&api, "One").await, create(&api, "Two").await, create(&api, "Three").await];
    block(&api, &one, &two).await;
    block(&api, &three, &one).await;
    let deleted = api.delete(&format!("work-items/{one}/")).await.expect(204);
    api.catch_up().await;
    block(&api, &two, &three).await;
    let undone = undo(&api, &deleted).send().await.expect(200);
    insta::assert_snapshot!(facts(&undone), @"
    ENG-1 deleted: - → One, undone
    ENG-1 relation: - → blocked_by ENG-3, left_out, They would block each other in a circle.
    ");
}
