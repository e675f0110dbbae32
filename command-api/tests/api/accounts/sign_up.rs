//! Signing up.

use serde_json::json;

use super::{ada, open, sign_ada_up, staged_profiles, with_token};
use crate::fixture::Fixture;
use crate::matrix::answers_to;

#[tokio::test]
async fn whoever_signs_up_is_registered_and_signed_in() {
    let api = Fixture::empty().await;
    let reply = open(&api, "sign-up", &ada()).await;
    assert_eq!(reply.header("cache-control"), "no-store");
    insta::assert_snapshot!(reply, @r#"
    201 {
      "device_token": "tm_device_00000000000070008000000000000005",
      "expires_at": "2026-02-01T03:04:05Z",
      "token": "tm_session_00000000000070008000000000000004",
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
    insta::assert_snapshot!(api.instance_story(0).await, @r#"UserRegistered {"type":"UserRegistered","id":"00000000-0000-7821-a0b7-9079e66ae320"}"#);
    let made = with_token(&api, &reply.token(), "PATCH", "/api/v1/users/me/");
    made.json(&json!({})).send().await.expect(200);
}

#[tokio::test]
async fn an_address_is_one_persons_whatever_its_case() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let head = api.instance_head().await;
    let again = json!({ "email": " ADA@Example.com", "password": "another horse" });
    insta::assert_snapshot!(open(&api, "sign-up", &again).await, @r#"
    400 {
      "email": [
        "A user with this email already exists"
      ]
    }
    "#);
    assert_eq!(api.instance_head().await, head);
    assert_eq!(staged_profiles(&api).await, 0, "a refused sign-up leaves nothing behind");
}

#[tokio::test]
async fn a_repeated_sign_up_is_the_same_user_if_the_password_is() {
    let api = Fixture::empty().await;
    let sign_up = async |body| {
        let call = api.call("POST", "/api/v1/auth/sign-up/").by_nobody();
        call.header("idempotency-key", "k").json(&body).send().await
    };
    let first = sign_up(ada()).await.expect(201);
    let head = api.instance_head().await;
    let second = sign_up(ada()).await.expect(201);
    assert_eq!(first.body["user"], second.body["user"]);
    assert_ne!(first.token(), second.token());
    sign_up(json!({ "email": "ada@example.com", "password": "wrong horse" })).await.expect(400);
    assert_eq!(api.instance_head().await, head);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let api = Fixture::empty().await;
    let bodies = [
        json!({}),
        json!({ "email": "nobody", "password": "short" }),
        json!({ "email": "a@b.c", "password": 12_345_678 }),
        json!({ "email": null, "password": "long enough", "first_name": "x".repeat(256) }),
        json!({ "email": "a@b.c", "password": "with\u{0}null", "last_name": "\u{0}" }),
    ];
    let call = |body: &_| api.call("POST", "/api/v1/auth/sign-up/").by_nobody().json(body);
    insta::assert_snapshot!(answers_to(&bodies, call).await, @r#"
    {}
        400 {"email":["This field is required."],"password":["This field is required."]}
    {"email":"nobody","password":"short"}
        400 {"email":["Invalid email address"],"password":["This password is too short. It must contain at least 8 characters."]}
    {"email":"a@b.c","password":12345678}
        400 {"password":["Not a valid string."]}
    {"email":null,"first_name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        400 {"email":["This field may not be null."],"first_name":["Ensure this field has no more than 255 characters."]}
    {"email":"a@b.c","last_name":"\u0000","password":"with\u0000null"}
        400 {"last_name":["Null characters are not allowed."],"password":["Null characters are not allowed."]}
    "#);
    assert_eq!(api.instance_head().await, 0);
}

#[tokio::test]
async fn an_instance_may_be_closed_to_strangers() {
    let api = Fixture::closed().await;
    insta::assert_snapshot!(open(&api, "sign-up", &ada()).await, @r#"
    403 {
      "error": "Signing up is closed; ask the operator for an account."
    }
    "#);
}

#[tokio::test]
async fn two_at_once_for_one_address_leave_one_user() {
    let api = Fixture::empty().await;
    let body = ada();
    let (one, other) = tokio::join!(open(&api, "sign-up", &body), open(&api, "sign-up", &body));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 400]);
    assert_eq!(api.instance_head().await, 1);
}

#[tokio::test]
async fn the_same_request_twice_at_once_is_answered_twice() {
    let api = Fixture::empty().await;
    let sign_up = || {
        let call = api.call("POST", "/api/v1/auth/sign-up/").by_nobody();
        call.header("idempotency-key", "k").json(&ada()).send()
    };
    let (one, other) = tokio::join!(sign_up(), sign_up());
    let (one, other) = (one.expect(201), other.expect(201));
    assert_eq!(one.body["user"], other.body["user"]);
    assert_eq!(api.instance_head().await, 1);
}
