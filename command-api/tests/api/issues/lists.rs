//! Assignees and labels: what is left out, and what is refused.

use serde_json::json;

use super::create;
use crate::fixture::Fixture;
use crate::people::{COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OUTSIDER};
use crate::seed::{BUG, OTHER_LABEL, URGENT};

#[tokio::test]
async fn whoever_may_not_work_on_it_is_left_out() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [COLLEAGUE, MEMBER, GUEST] });
    let reply = api.post("work-items/", body).await.expect(201);
    assert_eq!(reply.body["assignees"], json!([MEMBER]));
}

#[tokio::test]
async fn somebody_unknown_is_refused_by_place() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [MEMBER, OUTSIDER] });
    insta::assert_snapshot!(api.post("work-items/", body).await, @r#"
    400 {
      "assignees": {
        "1": [
          "Invalid pk \"00000000-0000-0000-0000-000000000007\" - object does not exist."
        ]
      }
    }
    "#);
}

#[tokio::test]
async fn labels_of_other_projects_are_left_out_and_unknown_ones_refused() {
    let api = Fixture::new().await;
    api.catch_up().await;
    let body = json!({ "name": "x", "labels": [OTHER_LABEL, BUG] });
    let reply = api.post("work-items/", body).await.expect(201);
    assert_eq!(reply.body["labels"], json!([BUG]));
    let body = json!({ "labels": [OTHER_LABEL, MEMBER] });
    let path = format!("work-items/{}/", reply.id());
    insta::assert_snapshot!(api.patch(&path, body).await, @r#"
    400 {
      "labels": {
        "1": [
          "Invalid pk \"00000000-0000-0000-0000-000000000004\" - object does not exist."
        ]
      }
    }
    "#);
}

#[tokio::test]
async fn a_patch_replaces_the_whole_set() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [MEMBER], "labels": [BUG] });
    let path = format!("work-items/{}/", api.post("work-items/", body).await.expect(201).id());
    let before = api.head().await;
    let body = json!({ "assignees": [OTHER_MEMBER], "labels": [URGENT, BUG] });
    let reply = api.patch(&path, body).await.expect(200);
    assert_eq!(reply.body["assignees"], json!([OTHER_MEMBER]));
    assert_eq!(reply.body["labels"], json!([BUG, URGENT]));
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueAssigneeRemoved {"user":"00000000-0000-0000-0000-000000000004"}
    IssueAssigneeAdded {"user":"00000000-0000-0000-0000-000000000005"}
    IssueLabelAdded {"label":{"id":"00000000-0000-0000-0000-000000000221","name":"urgent"}}
    "#);
    let reply = api.patch(&path, json!({ "assignees": [], "labels": [] })).await.expect(200);
    assert_eq!((&reply.body["assignees"], &reply.body["labels"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn a_set_that_stays_the_same_changes_nothing() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "x").await);
    api.patch(&path, json!({ "labels": [BUG, URGENT] })).await.expect(200);
    let before = api.head().await;
    api.patch(&path, json!({ "labels": [URGENT, BUG, BUG] })).await.expect(200);
    assert_eq!(api.head().await, before);
}
