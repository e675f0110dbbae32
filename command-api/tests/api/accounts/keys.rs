//! API keys.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{sign_ada_up, with_token};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::matrix::answers_to;

/// One's own keys.
const KEYS: &str = "/api/v1/users/me/api-keys/";

/// Makes a key.
async fn make(api: &Fixture, token: &str, body: &Value) -> Reply {
    with_token(api, token, "POST", KEYS).json(body).send().await
}

/// What a token opens.
async fn opens(api: &Fixture, token: &str) -> u16 {
    let call = api.call("PATCH", "/api/v1/users/me/").by_nobody().header("x-api-key", token);
    call.json(&json!({})).send().await.status
}

#[tokio::test]
async fn a_key_is_shown_once_and_opens_the_door() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let body = json!({ "label": "laptop", "description": "for <b>scripts</b>" });
    let reply = make(&api, &session, &body).await;
    assert_eq!(reply.header("cache-control"), "no-store");
    assert!(reply.token().starts_with("plane_api_"));
    insta::assert_snapshot!(reply, @r#"
    201 {
      "created_at": "2026-01-02T03:04:05Z",
      "description": "for <b>scripts</b>",
      "expired_at": null,
      "id": "00000000-0000-7a82-93f4-5c71a8804b75",
      "is_active": true,
      "is_service": false,
      "label": "laptop",
      "last_used": null,
      "scope": "admin",
      "token": "plane_api_00000000000070008000000000000007",
      "token_prefix": "plane_api_0000"
    }
    "#);
    assert_eq!(opens(&api, &reply.token()).await, 200);
    assert_eq!(api.instance_head().await, 1, "keys are not in the log");
}

#[tokio::test]
async fn a_repetition_makes_no_second_key_and_shows_no_token() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let make = async |label: &str| {
        let call = with_token(&api, &session, "POST", KEYS).header("idempotency-key", "k");
        call.json(&json!({ "label": label })).send().await
    };
    let first = make("laptop").await.expect(201);
    let second = make("laptop").await;
    assert_eq!(second.id(), first.id());
    insta::assert_snapshot!(second, @r#"
    409 {
      "error": "This key was made before; its token was shown then.",
      "id": "ca778daf-6d31-80e8-9541-fb0e4419d35e"
    }
    "#);
    insta::assert_snapshot!(make("phone").await, @r#"
    422 {
      "error": "This Idempotency-Key was used for a different request."
    }
    "#);
}

#[tokio::test]
async fn a_key_stands_for_one_change_of_an_account_whatever_it_is() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let send = async |method: &str, path: &str, body: &Value| {
        let call = with_token(&api, &session, method, path).header("idempotency-key", "k");
        call.json(body).send().await
    };
    let one = make(&api, &session, &json!({ "label": "one" })).await.expect(201);
    let two = make(&api, &session, &json!({ "label": "two" })).await.expect(201);
    let [one_path, two_path] = [&one, &two].map(|key| format!("{KEYS}{}/", key.id()));
    for _ in 0..2 {
        send("DELETE", &one_path, &json!({})).await.expect(204);
    }
    send("DELETE", &two_path, &json!({})).await.expect(422);
    send("PATCH", "/api/v1/users/me/", &json!({ "first_name": "A" })).await.expect(422);
    send("POST", KEYS, &json!({ "label": "three" })).await.expect(422);
    let passwords =
        json!({ "current_password": "correct horse", "new_password": "battery staple" });
    send("POST", "/api/v1/users/me/password/", &passwords).await.expect(422);
    send("DELETE", "/api/v1/users/me/", &json!({})).await.expect(422);
    send("POST", "/api/v1/auth/sign-out/", &json!({})).await.expect(422);
    assert_eq!(opens(&api, &two.token()).await, 200);
}

#[tokio::test]
async fn a_key_that_made_an_api_key_stands_for_nothing_else() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let send = async |method: &str, path: &str, body: &Value| {
        let call = with_token(&api, &session, method, path).header("idempotency-key", "k");
        call.json(body).send().await
    };
    let made = send("POST", KEYS, &json!({ "label": "one" })).await.expect(201);
    send("PATCH", "/api/v1/users/me/", &json!({ "first_name": "A" })).await.expect(422);
    assert_eq!(send("POST", KEYS, &json!({ "label": "one" })).await.expect(409).id(), made.id());
    let kept: Vec<String> =
        sqlx::query_scalar("SELECT answer FROM keyed_write").fetch_all(api.pool()).await.unwrap();
    assert!(kept.iter().all(|answer| !answer.contains("plane_api_")), "{kept:?}");
}

#[tokio::test]
async fn a_key_ends_when_its_time_is_over_or_its_owner_says_so() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let body = json!({ "label": "short", "expired_at": "2026-01-02T04:04:05Z" });
    let (one, other) = (
        make(&api, &session, &body).await.expect(201),
        make(&api, &session, &json!({ "label": "long", "expired_at": null })).await.expect(201),
    );
    assert_eq!((opens(&api, &one.token()).await, opens(&api, &other.token()).await), (200, 200));
    api.clock.advance(TimeDelta::hours(1));
    assert_eq!((opens(&api, &one.token()).await, opens(&api, &other.token()).await), (403, 200));
    let path = format!("{KEYS}{}/", other.id());
    for _ in 0..2 {
        with_token(&api, &session, "DELETE", &path).send().await.expect(204);
    }
    api.clock.advance(TimeDelta::seconds(1));
    assert_eq!(opens(&api, &other.token()).await, 403);
}

#[tokio::test]
async fn nobody_ends_anothers_key_or_learns_of_it() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let key = make(&api, &session, &json!({ "label": "mine" })).await;
    let path = format!("{KEYS}{}/", key.id());
    insta::assert_snapshot!(api.delete(&path).await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    let unknown = api.delete(&format!("{KEYS}00000000-0000-0000-0000-00000000abcd/")).await;
    insta::assert_snapshot!(unknown, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    assert_eq!(opens(&api, &key.token()).await, 200);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let bodies = [
        json!({}),
        json!({ "label": "x".repeat(256), "description": "\u{0}", "expired_at": "tomorrow" }),
        json!({ "label": " ", "expired_at": "2026-01-02T03:04:05Z" }),
    ];
    let call = |body: &_| with_token(&api, &session, "POST", KEYS).json(body);
    insta::assert_snapshot!(answers_to(&bodies, call).await, @r#"
    {}
        400 {"label":["This field is required."]}
    {"description":"\u0000","expired_at":"tomorrow","label":"xxxxxxxxxxxxxxxxxxxxxxx
        400 {"description":["Null characters are not allowed."],"expired_at":["Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."],"label":["Ensure this field has no more than 255 characters."]}
    {"expired_at":"2026-01-02T03:04:05Z","label":" "}
        400 {"expired_at":["The time must be in the future."],"label":["This field may not be blank."]}
    "#);
}

#[tokio::test]
async fn nobody_has_more_than_a_hundred_keys_that_work() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let fill = "INSERT INTO api_key (id, user_id, label, token_hash, token_prefix, created_at)
        SELECT gen_random_uuid(), user_id, 'filler', sha256(n::text::bytea), '', now()
        FROM session, generate_series(1, 99) AS n";
    sqlx::query(fill).execute(api.pool()).await.unwrap();
    let made = make(&api, &session, &json!({ "label": "last" })).await.expect(201);
    insta::assert_snapshot!(make(&api, &session, &json!({ "label": "one more" })).await, @r#"
    409 {
      "error": "You have 100 keys that work: delete one that you no longer need."
    }
    "#);
    let path = format!("{KEYS}{}/", made.id());
    with_token(&api, &session, "DELETE", &path).send().await.expect(204);
    assert_eq!(opens(&api, &made.token()).await, 403, "at once");
    make(&api, &session, &json!({ "label": "one more" })).await.expect(201);
}

/// Makes a key of a scope.
async fn scoped(api: &Fixture, session: &str, scope: &str) -> String {
    let body = json!({ "label": scope, "scope": scope });
    make(api, session, &body).await.expect(201).token()
}

#[tokio::test]
async fn a_key_is_good_for_what_its_scope_says_and_nothing_more() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let send = async |token: &str, method: &str, path: &str, body: &Value| {
        with_token(&api, token, method, path).json(body).send().await
    };
    let acme = json!({ "name": "Acme", "slug": "acme" });
    send(&session, "POST", "/api/v1/workspaces/", &acme).await.expect(201);
    let projects = "/api/v1/workspaces/acme/projects/";
    let ship = json!({ "name": "Ship", "identifier": "SHIP" });
    let project = send(&session, "POST", projects, &ship).await.expect(201).id();
    let project = format!("{projects}{project}/");
    let items = format!("{project}work-items/");
    let item = json!({ "name": "The pump leaks" });
    let reading = scoped(&api, &session, "read").await;
    insta::assert_snapshot!(send(&reading, "POST", &items, &item).await, @r#"
    403 {
      "detail": "This key has the scope `read`; this request needs `write`."
    }
    "#);
    let writing = scoped(&api, &session, "write").await;
    send(&writing, "POST", &items, &item).await.expect(201);
    let renamed = json!({ "name": "Boat" });
    for (path, method, body) in [
        (project.as_str(), "PATCH", &renamed),
        (project.as_str(), "DELETE", &json!({})),
        (KEYS, "POST", &json!({ "label": "more", "scope": "admin" })),
        ("/api/v1/users/me/", "DELETE", &json!({})),
        ("/api/v1/workspaces/acme/members/leave/", "POST", &json!({})),
        ("/api/v1/workspaces/acme/", "DELETE", &json!({})),
    ] {
        let reply = send(&writing, method, path, body).await.expect(403);
        let text = "This key has the scope `write`; this request needs `admin`.";
        assert_eq!(reply.body["detail"], text, "{method} {path}");
    }
    let all = scoped(&api, &session, "admin").await;
    send(&all, "PATCH", &project, &renamed).await.expect(200);
}

#[tokio::test]
async fn a_command_in_a_batch_needs_the_scope_that_it_needs_alone() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let send = async |token: &str, path: &str, body: &Value| {
        with_token(&api, token, "POST", path).json(body).send().await
    };
    let acme = json!({ "name": "Acme", "slug": "acme" });
    send(&session, "/api/v1/workspaces/", &acme).await.expect(201);
    let ship = json!({ "name": "Ship", "identifier": "SHIP" });
    let projects = "/api/v1/workspaces/acme/projects/";
    let project = send(&session, projects, &ship).await.expect(201).id();
    let command = |key: &str, method: &str, path: &str, body: &Value| {
        let path = format!("projects/{project}/{path}");
        json!({ "key": key, "method": method, "path": path, "body": body })
    };
    let commands = [
        command("item", "POST", "work-items/", &json!({ "name": "The pump leaks" })),
        command("project", "PATCH", "", &json!({ "name": "Boat" })),
    ];
    let batch = json!({ "mode": "each", "commands": commands });
    let path = "/api/v1/workspaces/acme/commands/";
    let writing = scoped(&api, &session, "write").await;
    let reply = send(&writing, path, &batch).await.expect(200);
    let statuses: Vec<_> = reply.rows().iter().map(|row| row["status"].as_u64()).collect();
    assert_eq!(statuses, [Some(201), Some(403)], "{reply}");
    let reading = scoped(&api, &session, "read").await;
    send(&reading, path, &batch).await.expect(403);
}

#[tokio::test]
async fn a_scope_that_is_none_is_refused() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let reply = make(&api, &session, &json!({ "label": "one", "scope": "root" })).await;
    insta::assert_snapshot!(reply, @r#"
    400 {
      "scope": [
        "\"root\" is not a valid choice."
      ]
    }
    "#);
}
