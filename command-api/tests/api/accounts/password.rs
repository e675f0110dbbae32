//! Changing one's password.

use serde_json::{Value, json};

use super::{open, sign_ada_up, with_token};
use crate::client::Reply;
use crate::fixture::Fixture;

/// Asks for a change of password.
async fn change(api: &Fixture, token: &str, body: &Value) -> Reply {
    with_token(api, token, "POST", "/api/v1/users/me/password/").json(body).send().await
}

/// The status of signing in as Ada.
async fn sign_in(api: &Fixture, password: &str) -> Reply {
    open(api, "sign-in", &json!({ "email": "ada@example.com", "password": password })).await
}

#[tokio::test]
async fn the_new_password_counts_and_other_sessions_end() {
    let api = Fixture::empty().await;
    let own = sign_ada_up(&api).await;
    let other = sign_in(&api, "correct horse").await.token();
    let body = json!({ "current_password": "correct horse", "new_password": " new password " });
    change(&api, &own, &body).await.expect(204);
    sign_in(&api, "correct horse").await.expect(401);
    sign_in(&api, " new password ").await.expect(200);
    change(&api, &other, &body).await.expect(403);
    change(&api, &own, &body).await.expect(204);
}

#[tokio::test]
async fn a_change_sent_again_under_its_key_does_not_undo_what_came_between() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let send = async |key: &str, current: &str, new: &str| {
        let path = "/api/v1/users/me/password/";
        let call = with_token(&api, &token, "POST", path).header("idempotency-key", key);
        call.json(&json!({ "current_password": current, "new_password": new })).send().await
    };
    send("k", "correct horse", "battery staple").await.expect(204);
    send("other", "battery staple", "third password").await.expect(204);
    send("k", "correct horse", "battery staple").await.expect(204);
    send("k", "third password", "battery staple").await.expect(422);
    sign_in(&api, "third password").await.expect(200);
    let kept: Vec<String> = sqlx::query_scalar("SELECT fingerprint FROM keyed_write")
        .fetch_all(api.pool())
        .await
        .unwrap();
    assert!(kept.iter().all(|print| print.starts_with("$argon2id$")), "{kept:?}");
}

#[tokio::test]
async fn only_who_knows_the_present_one_may_change_it() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let body = json!({ "current_password": "wrong horse", "new_password": "new password" });
    insta::assert_snapshot!(change(&api, &token, &body).await, @r#"
    400 {
      "current_password": [
        "The current password is wrong."
      ]
    }
    "#);
    let body = json!({ "current_password": "correct horse", "new_password": "short" });
    insta::assert_snapshot!(change(&api, &token, &body).await, @r#"
    400 {
      "new_password": [
        "This password is too short. It must contain at least 8 characters."
      ]
    }
    "#);
    insta::assert_snapshot!(change(&api, &token, &json!({})).await, @r#"
    400 {
      "current_password": [
        "This field is required."
      ],
      "new_password": [
        "This field is required."
      ]
    }
    "#);
    sign_in(&api, "correct horse").await.expect(200);
}

#[tokio::test]
async fn a_thief_of_a_token_cannot_guess_on() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let body = json!({ "current_password": "wrong horse", "new_password": "new password" });
    for _ in 0..5 {
        change(&api, &token, &body).await.expect(400);
    }
    change(&api, &token, &body).await.expect(429);
}

#[tokio::test]
async fn strangers_who_guess_keep_nobody_from_changing_their_password() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    for _ in 0..5 {
        sign_in(&api, "guess").await.expect(401);
    }
    sign_in(&api, "correct horse").await.expect(429);
    let body = json!({ "current_password": "correct horse", "new_password": "new password" });
    change(&api, &token, &body).await.expect(204);
}
