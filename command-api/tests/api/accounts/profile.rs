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
        "user_timezone": "Europe/London", "email": "mallory@example.com", "id": "x",
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
async fn a_stale_version_is_refused() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let call = |tag: &str, name: &str| {
        let call = with_token(&api, &token, "PATCH", ME).header("if-match", tag);
        call.json(&json!({ "first_name": name }))
    };
    call("\"1.0\"", "A").send().await.expect(200);
    insta::assert_snapshot!(call("\"1.0\"", "B").send().await, @r#"
    412 {
      "current_version": 2,
      "error": "The resource has changed since it was read."
    }
    "#);
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
        400 {"avatar":["Enter a valid URL."],"last_name":["Not a valid string."]}
    {"avatar":"https://a.example/\u0000","display_name":"xxxxxxxxxxxxxxxxxxxxxxxxxxx
        400 {"avatar":["Null characters are not allowed."],"display_name":["Ensure this field has no more than 255 characters."]}
    "#);
}
