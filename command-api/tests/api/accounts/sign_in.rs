//! Signing in and out.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{ada, forget_addresses, open, sign_ada_up, with_token};
use crate::client::Reply;
use crate::fixture::Fixture;

/// Signs in with Ada's address and this password.
async fn sign_in(api: &Fixture, password: &str) -> Reply {
    open(api, "sign-in", &json!({ "email": "Ada@example.com", "password": password })).await
}

/// What a token opens.
async fn opens(api: &Fixture, token: &str) -> u16 {
    let call = with_token(api, token, "PATCH", "/api/v1/users/me/");
    call.json(&json!({})).send().await.status
}

#[tokio::test]
async fn the_right_password_begins_a_session() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let reply = sign_in(&api, "correct horse").await;
    assert_eq!(reply.header("cache-control"), "no-store");
    insta::assert_snapshot!(reply, @r#"
    200 {
      "device_token": "tm_device_00000000000070008000000000000008",
      "expires_at": "2026-02-01T03:04:05Z",
      "token": "tm_session_00000000000070008000000000000007",
      "user": {
        "avatar": "",
        "avatar_url": null,
        "display_name": "ada",
        "email": "ada@example.com",
        "first_name": "Ada",
        "id": "00000000-0000-7821-a0b7-9079e66ae320",
        "last_name": ""
      }
    }
    "#);
    assert_eq!(opens(&api, &reply.token()).await, 200);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_answered_alike() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let wrong = sign_in(&api, "wrong horse").await;
    insta::assert_snapshot!(wrong, @r#"
    401 {
      "error": "The e-mail address or the password is wrong."
    }
    "#);
    for email in ["nobody@example.com", "no address"] {
        let unknown = json!({ "email": email, "password": "correct horse" });
        let unknown = open(&api, "sign-in", &unknown).await;
        assert_eq!((unknown.status, unknown.body), (wrong.status, wrong.body.clone()));
    }
}

#[tokio::test]
async fn a_body_without_either_is_refused() {
    let api = Fixture::empty().await;
    insta::assert_snapshot!(open(&api, "sign-in", &Value::Null).await, @r#"
    400 {
      "non_field_errors": [
        "No data provided"
      ]
    }
    "#);
    insta::assert_snapshot!(open(&api, "sign-in", &json!({ "password": 5 })).await, @r#"
    400 {
      "email": [
        "This field is required."
      ],
      "password": [
        "Not a valid string."
      ]
    }
    "#);
}

#[tokio::test]
async fn those_who_guess_are_slowed_down() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    for _ in 0..5 {
        sign_in(&api, "guess").await.expect(401);
    }
    let slow = sign_in(&api, "correct horse").await;
    assert_eq!(slow.header("retry-after"), "1");
    insta::assert_snapshot!(slow, @r#"
    429 {
      "error": "Too many attempts, please wait."
    }
    "#);
    api.clock.advance(TimeDelta::seconds(1));
    sign_in(&api, "correct horse").await.expect(200);
    sign_in(&api, "guess").await.expect(401);
}

/// Signs in with Ada's address from somewhere.
async fn sign_in_from(api: &Fixture, from: &str, password: &str) -> Reply {
    let body = json!({ "email": "ada@example.com", "password": password });
    let call = api.call("POST", "/api/v1/auth/sign-in/").by_nobody();
    call.header("x-forwarded-for", from).json(&body).send().await
}

#[tokio::test]
async fn a_host_that_guesses_all_the_time_shuts_nobody_out_but_itself() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    for _ in 0..5 {
        sign_in_from(&api, "203.0.113.9", "guess").await.expect(401);
    }
    sign_in_from(&api, "203.0.113.9", "correct horse").await.expect(429);
    sign_in_from(&api, "192.0.2.1", "correct horse").await.expect(200);
    sign_in_from(&api, "203.0.113.9", "correct horse").await.expect(429);
}

#[tokio::test]
async fn who_signed_in_before_is_not_held_back_by_what_many_hosts_try() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    sign_in_from(&api, "192.0.2.1", "correct horse").await.expect(200);
    for host in 0..10 {
        for _ in 0..5 {
            sign_in_from(&api, &format!("203.0.113.{host}"), "guess").await.expect(401);
        }
    }
    sign_in_from(&api, "192.0.2.2", "correct horse").await.expect(429);
    sign_in_from(&api, "192.0.2.1", "correct horse").await.expect(200);
    let unknown = json!({ "email": "nobody@example.com", "password": "guess" });
    open(&api, "sign-in", &unknown).await.expect(401);
}

#[tokio::test]
async fn a_session_ends_when_its_owner_says_so_or_its_time_is_over() {
    let api = Fixture::empty().await;
    let (one, other) = (sign_ada_up(&api).await, sign_in(&api, "correct horse").await.token());
    let sign_out = with_token(&api, &one, "POST", "/api/v1/auth/sign-out/");
    sign_out.send().await.expect(204);
    assert_eq!((opens(&api, &one).await, opens(&api, &other).await), (403, 200));
    api.clock.advance(TimeDelta::days(30));
    assert_eq!(opens(&api, &other).await, 403);
}

#[tokio::test]
async fn the_key_that_ended_one_session_does_not_stand_for_another() {
    let api = Fixture::empty().await;
    let (one, other) = (sign_ada_up(&api).await, sign_in(&api, "correct horse").await.token());
    let sign_out = |token: &str| {
        let call = with_token(&api, token, "POST", "/api/v1/auth/sign-out/");
        call.header("idempotency-key", "k").send()
    };
    sign_out(&one).await.expect(204);
    sign_out(&other).await.expect(422);
    assert_eq!(opens(&api, &other).await, 200);
}

#[tokio::test]
async fn a_key_has_no_session_to_end() {
    let api = Fixture::empty().await;
    insta::assert_snapshot!(api.post("/api/v1/auth/sign-out/", json!({})).await, @r#"
    400 {
      "error": "An API key has no session to end; delete the key instead."
    }
    "#);
}

#[tokio::test]
async fn who_has_not_signed_in_meets_a_closed_door() {
    let api = Fixture::empty().await;
    let call = api.call("POST", "/api/v1/auth/sign-out/").by_nobody().send().await;
    insta::assert_snapshot!(call, @r#"
    401 {
      "detail": "Authentication credentials were not provided."
    }
    "#);
    let get = api.call("GET", "/api/v1/auth/sign-in/").by_nobody().send().await;
    assert_eq!(get.header("allow"), "POST");
    insta::assert_snapshot!(get, @r#"
    405 {
      "detail": "Method \"GET\" not allowed."
    }
    "#);
}

#[tokio::test]
async fn a_crash_after_the_registration_is_healed_at_the_next_sign_in() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    forget_addresses(&api).await;
    let user = sign_in(&api, "correct horse").await.expect(200).body["user"].clone();
    assert_eq!(user["email"], ada()["email"]);
}
