//! The first user, who sets the instance up.

use command_api::{NewUser, Operator};
use domain::WorkspaceId;
use serde_json::{Value, json};

use super::{open, sign_ada_up, staged_profiles, with_token};
use crate::client::Call;
use crate::fixture::Fixture;
use crate::matrix::answers_to;

/// What Ada sets up.
fn wanted() -> Value {
    json!({
        "email": "ada@example.com", "password": "correct horse", "first_name": "Ada", "last_name": "Lovelace",
        "workspace_name": "Acme", "workspace_slug": "acme",
    })
}

/// A request to set the instance up.
fn set_up(api: &Fixture, body: &Value) -> Call {
    api.call("POST", "/api/v1/instance/setup/").by_nobody().json(body)
}

#[tokio::test]
async fn the_first_user_gets_a_session_and_a_workspace_also_where_sign_up_is_closed() {
    let api = Fixture::closed().await;
    let reply = set_up(&api, &wanted()).send().await;
    let cookie = format!("tidemark_session={};", reply.token());
    assert!(reply.cookies()[1].starts_with(&cookie), "{:?}", reply.cookies());
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
        "last_name": "Lovelace"
      },
      "workspace": {
        "id": "00000000-0000-7c1a-9721-e5e9e416484c",
        "name": "Acme",
        "slug": "acme"
      }
    }
    "#);
    let project = json!({ "name": "Engine", "identifier": "ENG" });
    let path = "/api/v1/workspaces/acme/projects/";
    let project = with_token(&api, &reply.token(), "POST", path).json(&project);
    project.send().await.expect(201);
}

#[tokio::test]
async fn whoever_comes_later_is_told_that_it_was_set_up() {
    let api = Fixture::closed().await;
    set_up(&api, &wanted()).send().await.expect(201);
    insta::assert_snapshot!(set_up(&api, &json!({})).send().await, @r#"
    409 {
      "error": "This instance was set up before; sign in, or ask the operator for an account."
    }
    "#);
    let signed_up = Fixture::empty().await;
    sign_ada_up(&signed_up).await;
    let other = json!({ "email": "eve@example.com" });
    set_up(&signed_up, &other).send().await.expect(409);
}

#[tokio::test]
async fn bots_do_not_set_it_up() {
    let api = Fixture::closed().await;
    let bot = NewUser { display_name: "importer".to_owned(), ..NewUser::default() };
    Operator::new(api.side.app.clone()).add_user(bot).await.unwrap();
    set_up(&api, &wanted()).send().await.expect(201);
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let api = Fixture::closed().await;
    let other = json!({
        "email": "eve@example.com", "password": "correct horse", "workspace_name": "Eve", "workspace_slug": "eve",
    });
    let (one, other) = (wanted(), other);
    let both = async { tokio::join!(set_up(&api, &one).send(), set_up(&api, &other).send()) };
    // The loser looks again once the read tables show what came first.
    let follow = async {
        loop {
            if api.instance_head().await > 0 {
                api.catch_up_with(WorkspaceId::INSTANCE).await;
            }
        }
    };
    let (one, other) = tokio::select! {
        both = both => both,
        () = follow => unreachable!(),
    };
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409], "{one} {other}");
    assert_eq!(api.instance_story(0).await.matches("UserRegistered ").count(), 1);
    assert_eq!(staged_profiles(&api).await, 0, "the other one leaves nothing behind");
}

#[tokio::test]
async fn the_same_request_again_is_the_same_user_and_workspace() {
    let api = Fixture::closed().await;
    let again = |body: &Value| set_up(&api, body).header("idempotency-key", "k").send();
    let (first, second) = (again(&wanted()).await.expect(201), again(&wanted()).await.expect(201));
    assert_eq!(first.body["user"], second.body["user"]);
    assert_eq!(first.body["workspace"], second.body["workspace"]);
    assert_ne!(first.token(), second.token());
    let mut wrong = wanted();
    wrong["password"] = json!("wrong horse");
    again(&wrong).await.expect(409);
    for (field, text) in [("workspace_slug", "other"), ("first_name", "Augusta")] {
        let mut other = wanted();
        other[field] = json!(text);
        let refused = again(&other).await.expect(422);
        assert_eq!(refused.body["error"], "This Idempotency-Key was used for a different request.");
    }
    let another = set_up(&api, &wanted()).header("idempotency-key", "another key");
    another.send().await.expect(409);
    assert_eq!(again(&wanted()).await.expect(201).body["workspace"], first.body["workspace"]);
}

#[tokio::test]
async fn another_users_set_up_is_refused_with_and_without_a_key() {
    let api = Fixture::closed().await;
    set_up(&api, &wanted()).header("idempotency-key", "k").send().await.expect(201);
    let before = api.instance_head().await;
    let other = json!({
        "email": "eve@example.com", "password": "battery staple", "workspace_name": "Eve", "workspace_slug": "eve",
    });
    let refusal = set_up(&api, &other).header("idempotency-key", "k").send().await;
    insta::assert_snapshot!(refusal, @r#"
    409 {
      "error": "This instance was set up before; sign in, or ask the operator for an account."
    }
    "#);
    set_up(&api, &other).send().await.expect(409);
    assert_eq!(api.instance_head().await, before);
    assert_eq!(staged_profiles(&api).await, 0);
}

#[tokio::test]
async fn a_page_of_another_site_sets_nothing_up() {
    let api = Fixture::closed().await;
    set_up(&api, &wanted()).header("sec-fetch-site", "cross-site").send().await.expect(403);
    assert_eq!(api.instance_head().await, 0);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let api = Fixture::closed().await;
    let wrong = json!({
        "email": "x", "password": "ada", "workspace_name": "", "workspace_slug": "no spaces",
    });
    let answers = answers_to(&[json!({}), wrong], |body| set_up(&api, body)).await;
    insta::assert_snapshot!(answers, @r#"
    {}
        400 {"email":["This field is required."],"password":["This field is required."],"workspace_name":["This field is required."],"workspace_slug":["This field is required."]}
    {"email":"x","password":"ada","workspace_name":"","workspace_slug":"no spaces"}
        400 {"email":["Invalid email address"],"password":["This password is too short. It must contain at least 8 characters."],"workspace_name":["This field may not be blank."],"workspace_slug":["Enter a valid \"slug\" consisting of letters, numbers, underscores or hyphens."]}
    "#);
    assert_eq!(api.instance_head().await, 0);
    open(&api, "sign-up", &json!({})).await.expect(403);
}
