//! One command sent again, and two commands under one key.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::create;
use crate::client::Reply;
use crate::fixture::Fixture;

/// Sends a command under the key `k`.
async fn keyed(api: &Fixture, method: &str, path: &str, body: &Value) -> Reply {
    api.call(method, path).header("idempotency-key", "k").json(body).send().await
}

#[tokio::test]
async fn a_creation_sent_again_is_the_same_creation() {
    let api = Fixture::new().await;
    let body = json!({ "name": "Once" });
    let first = keyed(&api, "POST", "work-items/", &body).await.expect(201);
    let before = api.head().await;
    // What has happened since does not change the answer.
    let path = format!("work-items/{}/", first.id());
    api.patch(&path, json!({ "name": "Twice" })).await.expect(200);
    api.clock.advance(TimeDelta::days(7));
    let again = keyed(&api, "POST", "work-items/", &body).await;
    assert_eq!((again.status, &again.body), (201, &first.body));
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(again.header("tidemark-position"), first.header("tidemark-position"));
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn a_hundred_tries_at_once_are_one_creation_with_one_answer() {
    let api = Fixture::new().await;
    let (before, body) = (api.head().await, json!({ "name": "Once" }));
    let tries = (0..100).map(|_| keyed(&api, "POST", "work-items/", &body));
    let replies = futures::future::join_all(tries).await;
    for reply in &replies {
        assert_eq!((reply.status, &reply.body), (201, &replies[0].body));
    }
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn another_command_under_the_same_key_is_refused() {
    let api = Fixture::new().await;
    keyed(&api, "POST", "work-items/", &json!({ "name": "Once" })).await.expect(201);
    let before = api.head().await;
    let other = keyed(&api, "POST", "work-items/", &json!({ "name": "Other" })).await;
    insta::assert_snapshot!(other, @r#"
    422 {
      "error": "This Idempotency-Key was used for a different request."
    }
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_deletion_sent_again_is_no_error() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    api.catch_up().await;
    keyed(&api, "DELETE", &path, &json!({})).await.expect(204);
    keyed(&api, "DELETE", &path, &json!({})).await.expect(204);
    api.delete(&path).await.expect(404);
}

#[tokio::test]
async fn a_change_sent_again_does_not_undo_what_came_between() {
    let api = Fixture::new().await;
    let created = api.post("work-items/", json!({ "name": "Fix it" })).await.expect(201);
    let path = format!("work-items/{}/", created.id());
    let send = async || {
        let call = api.call("PATCH", &path).header("idempotency-key", "k");
        call.header("if-match", "\"1.00000000.0\"").json(&json!({ "name": "Mine" })).send().await
    };
    let first = send().await.expect(200);
    api.patch(&path, json!({ "name": "Theirs" })).await.expect(200);
    let again = send().await.expect(200);
    assert_eq!(again.body, first.body);
    let now = api.patch(&path, json!({})).await.expect(200);
    assert_eq!(now.body["name"], "Theirs");
}

#[tokio::test]
async fn an_answer_that_was_already_so_is_remembered() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    let body = json!({ "name": "Fix it" });
    let first = keyed(&api, "PATCH", &path, &body).await.expect(200);
    api.patch(&path, json!({ "name": "Theirs" })).await.expect(200);
    let again = keyed(&api, "PATCH", &path, &body).await.expect(200);
    assert_eq!(again.body, first.body);
}
