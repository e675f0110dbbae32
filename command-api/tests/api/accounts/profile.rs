//! Changing one's own profile.

use serde_json::json;

use super::{sign_ada_up, with_token};
use crate::fixture::Fixture;
use crate::matrix::answers_to;

/// One's own profile.
const ME: &str = "/api/v1/users/me/";

#[tokio::test]
async fn names_picture_and_zone_are_changed() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let body = json!({
        "last_name": "Lovelace", "display_name": "countess", "avatar": "https://a.example/a.png",
        "user_timezone": "Europe/London", "email": "ADA@example.com", "id": "x",
    });
    let reply = with_token(&api, &token, "PATCH", ME).json(&body).send().await;
    assert!(reply.header("etag").starts_with("\"2."), "{}", reply.header("etag"));
    insta::assert_snapshot!(reply, @r#"
    200 {
      "avatar": "https://a.example/a.png",
      "avatar_url": "https://a.example/a.png",
      "display_name": "countess",
      "email": "ada@example.com",
      "first_name": "Ada",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "last_name": "Lovelace",
      "user_timezone": "Europe/London"
    }
    "#);
    let again = with_token(&api, &token, "PATCH", ME).json(&body).send().await;
    assert_eq!(again.header("etag"), reply.header("etag"), "nothing has changed");
}

#[tokio::test]
async fn an_address_is_not_changed_and_that_is_said() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let body = json!({ "first_name": "Mallory", "email": "mallory@example.com" });
    insta::assert_snapshot!(with_token(&api, &token, "PATCH", ME).json(&body).send().await, @r#"
    400 {
      "email": [
        "The address of an account cannot be changed yet."
      ]
    }
    "#);
    let now = with_token(&api, &token, "PATCH", ME).json(&json!({})).send().await.expect(200);
    assert_eq!(now.body["first_name"], "Ada");
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let call = |tag: &str, name: &str| {
        let call = with_token(&api, &token, "PATCH", ME).header("if-match", tag);
        call.json(&json!({ "first_name": name }))
    };
    call("\"1.00000000.0\"", "A").send().await.expect(200);
    insta::assert_snapshot!(call("\"1.00000000.0\"", "B").send().await, @r#"
    412 {
      "current_version": 2,
      "error": "The resource has changed since it was read."
    }
    "#);
}

#[tokio::test]
async fn a_profile_of_before_a_restore_is_stale() {
    let mut api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let call = |api: &Fixture| with_token(api, &token, "PATCH", ME).json(&json!({}));
    let known = call(&api).send().await.expect(200).header("etag").to_owned();
    api.restore().await;
    call(&api).header("if-match", &known).send().await.expect(412);
    let leaving = with_token(&api, &token, "DELETE", ME).header("if-match", &known);
    leaving.send().await.expect(412);
}

#[tokio::test]
async fn a_change_sent_again_under_its_key_is_made_once() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let send = async |key: &str, name: &str| {
        let call = with_token(&api, &token, "PATCH", ME).header("idempotency-key", key);
        call.json(&json!({ "first_name": name })).send().await
    };
    let first = send("k", "Augusta").await.expect(200);
    send("other", "Ada").await.expect(200);
    let again = send("k", "Augusta").await.expect(200);
    assert_eq!(again.to_string(), first.to_string());
    assert_eq!(again.header("etag"), first.header("etag"));
    insta::assert_snapshot!(send("k", "Mallory").await, @r#"
    422 {
      "error": "This Idempotency-Key was used for a different request."
    }
    "#);
    let now = with_token(&api, &token, "PATCH", ME).json(&json!({})).send().await;
    assert_eq!(
        (&now.body["first_name"], now.header("etag")[..3].to_owned()),
        (&json!("Ada"), "\"3.".to_owned())
    );
}

#[tokio::test]
async fn a_change_that_changed_nothing_is_remembered_as_well() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let send = async |name: &str| {
        let call = with_token(&api, &token, "PATCH", ME).header("idempotency-key", "k");
        call.json(&json!({ "first_name": name })).send().await
    };
    let first = send("Ada").await.expect(200);
    assert_eq!(send("Ada").await.to_string(), first.to_string());
    send("Augusta").await.expect(422);
}

#[tokio::test]
async fn tries_that_come_together_are_one_change_with_one_answer() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    // The profile is held, so that all of them have looked for the key before one is done.
    let mut held = api.pool().begin().await.unwrap();
    sqlx::query("SELECT FROM profile FOR UPDATE").execute(&mut *held).await.unwrap();
    let send = || {
        let call = with_token(&api, &token, "PATCH", ME).header("idempotency-key", "k");
        call.json(&json!({ "first_name": "Augusta" })).send()
    };
    let release = async {
        let waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'
            AND query LIKE '%keyed_write%'";
        while sqlx::query_scalar::<_, i64>(waiting).fetch_one(api.pool()).await.unwrap() < 3 {
            tokio::task::yield_now().await;
        }
        held.commit().await.unwrap();
    };
    let (one, two, three, ()) = tokio::join!(send(), send(), send(), release);
    for other in [two, three] {
        assert_eq!(other.to_string(), one.to_string());
        assert_eq!(other.header("etag"), one.header("etag"));
    }
    assert!(one.header("etag").starts_with("\"2."), "{}", one.header("etag"));
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let bodies = [
        json!({ "display_name": " ", "first_name": null, "user_timezone": "Mars/Olympus" }),
        json!({ "avatar": "javascript:alert(1)", "last_name": ["x"] }),
        json!({ "avatar": "https://a.example/\u{0}", "display_name": "x".repeat(10_000) }),
    ];
    let call = |body: &_| with_token(&api, &token, "PATCH", ME).json(body);
    insta::assert_snapshot!(answers_to(&bodies, call).await, @r#"
    {"display_name":" ","first_name":null,"user_timezone":"Mars/Olympus"}
        400 {"display_name":["This field may not be blank."],"first_name":["This field may not be null."],"user_timezone":["\"Mars/Olympus\" is not a valid choice."]}
    {"avatar":"javascript:alert(1)","last_name":["x"]}
        400 {"avatar":["Enter a valid URL: it begins with http:// or https://, or is a path that begins with /."],"last_name":["Not a valid string."]}
    {"avatar":"https://a.example/\u0000","display_name":"xxxxxxxxxxxxxxxxxxxxxxxxxxx
        400 {"avatar":["Null characters are not allowed."],"display_name":["Ensure this field has no more than 255 characters."]}
    "#);
}
