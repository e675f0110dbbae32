//! Leaving for good.

use chrono::TimeDelta;
use serde_json::json;

use super::{ada, open, sign_ada_up, with_token};
use crate::fixture::Fixture;
use crate::people::OWNER;

/// Oneself.
const ME: &str = "/api/v1/users/me/";

#[tokio::test]
async fn whoever_leaves_is_shut_out() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let keys = "/api/v1/users/me/api-keys/";
    let key = with_token(&api, &session, "POST", keys).json(&json!({ "label": "k" })).send().await;
    let reply = with_token(&api, &session, "DELETE", ME).send().await.expect(204);
    assert_eq!(reply.header("tidemark-position"), "2");
    insta::assert_snapshot!(api.instance_story(1).await, @r#"UserDeactivated {"type":"UserDeactivated"}"#);
    api.clock.advance(TimeDelta::seconds(1));
    for token in [&session, &key.token()] {
        let call = with_token(&api, token, "PATCH", ME).json(&json!({}));
        assert_eq!(call.send().await.status, 403);
    }
    insta::assert_snapshot!(open(&api, "sign-in", &ada()).await, @r#"
    403 {
      "error": "This account has been deactivated."
    }
    "#);
    let wrong = json!({ "email": "ada@example.com", "password": "wrong horse" });
    open(&api, "sign-in", &wrong).await.expect(401);
    open(&api, "sign-up", &ada()).await.expect(400);
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let call = with_token(&api, &session, "DELETE", ME).header("if-match", "\"7.00000000.0\"");
    insta::assert_snapshot!(call.send().await, @r#"
    412 {
      "current_version": 1,
      "error": "The resource has changed since it was read."
    }
    "#);
    let change = with_token(&api, &session, "PATCH", ME).json(&json!({ "first_name": "Ada" }));
    let tag = change.send().await.expect(200).header("etag").to_owned();
    let call = with_token(&api, &session, "DELETE", ME).header("if-match", &tag);
    call.send().await.expect(204);
}

#[tokio::test]
async fn the_last_owner_of_a_workspace_stays() {
    let api = Fixture::new().await;
    api.catch_up().await;
    let leave = api.call("DELETE", ME).by(OWNER);
    insta::assert_snapshot!(leave.send().await, @r#"
    409 {
      "error": "You are the last owner of the workspace acme: hand it over or delete it first."
    }
    "#);
    api.clock.advance(TimeDelta::seconds(1));
    let still_there = api.call("PATCH", ME).by(OWNER).json(&json!({}));
    still_there.send().await.expect(200);
}
