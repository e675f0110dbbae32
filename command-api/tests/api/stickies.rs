//! Stickies: made, changed and deleted by their owner alone.

use domain::UserId;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::drafts::draft;
use crate::fixture::Fixture;
use crate::matrix::answers;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OUTSIDER, OWNER};

/// Where they are.
const STICKIES: &str = "/api/v1/workspaces/acme/stickies/";

/// The path of one.
fn at(id: &str) -> String {
    format!("{STICKIES}{id}/")
}

/// A sticky of somebody's.
pub async fn stick(fixture: &Fixture, user: UserId, body: Value) -> Reply {
    fixture.call("POST", STICKIES).by(user).json(&body).send().await.expect(201)
}

/// An empty one of [`MEMBER`]'s, under a key.
pub async fn stick_under(fixture: &Fixture, key: &str) -> Reply {
    let call = fixture.call("POST", STICKIES).header("idempotency-key", key);
    call.json(&json!({})).send().await.expect(201)
}

/// How many rows a person has in a table of their own things.
pub async fn rows(fixture: &Fixture, table: &str, user: UserId) -> i64 {
    let statement = format!("SELECT count(*) FROM account.{table} WHERE user_id = $1");
    let count = sqlx::query_scalar(&statement).bind(user.uuid());
    count.fetch_one(fixture.pool()).await.unwrap()
}

#[tokio::test]
async fn a_sticky_is_made_behind_the_others_and_the_log_has_nothing_of_it() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let body = json!({
        "name": " Ideas ", "description": { "type": "doc" },
        "description_html": "<p onclick=\"x()\">A <b>lamp</b></p><script>y()</script>",
        "logo_props": { "emoji": "💡" }, "color": "#fff", "background_color": "yellow",
    });
    let reply = stick(&fixture, GUEST, body).await;
    insta::assert_snapshot!(reply, @r##"
    201 {
      "background_color": "yellow",
      "color": "#fff",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000006",
      "deleted_at": null,
      "description": {
        "type": "doc"
      },
      "description_binary": null,
      "description_html": "<p>A <b>lamp</b></p>",
      "description_stripped": "A lamp",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "logo_props": {
        "emoji": "💡"
      },
      "name": "Ideas",
      "owner": "00000000-0000-0000-0000-000000000006",
      "sort_order": 65535.0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "##);
    let second = stick(&fixture, GUEST, json!({})).await;
    assert_eq!(second.body["sort_order"], 75_535.0);
    assert_eq!(
        (&second.body["description_html"], &second.body["description_stripped"]),
        (&json!("<p></p>"), &json!(""))
    );
    assert_eq!(stick(&fixture, MEMBER, json!({})).await.body["sort_order"], 65_535.0);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_sticky_is_changed_by_patch_and_by_put_and_only_where_it_differs() {
    let fixture = Fixture::new().await;
    let id = stick(&fixture, MEMBER, json!({ "name": "a", "color": "red" })).await.id();
    fixture.clock.advance(chrono::TimeDelta::minutes(1));
    let changed = json!({ "description_html": "", "color": null });
    let reply = fixture.patch(&at(&id), changed.clone()).await.expect(200);
    assert!(reply.header("etag").starts_with("\"2."));
    let body = &reply.body;
    assert_eq!((&body["description_stripped"], &body["color"]), (&Value::Null, &Value::Null));
    assert_eq!((&body["name"], &body["updated_at"]), (&json!("a"), &json!("2026-01-02T03:05:05Z")));
    assert_eq!(body["updated_by"], body["owner"]);
    let again = fixture.patch(&at(&id), changed).await.expect(200);
    assert_eq!(again.header("etag"), reply.header("etag"));
    let put = fixture.call("PUT", &at(&id)).json(&json!({ "name": "b" })).send().await.expect(200);
    assert_eq!((&put.body["name"], &put.body["description_html"]), (&json!("b"), &json!("")));
}

#[tokio::test]
async fn what_is_somebody_elses_is_not_there() {
    let fixture = Fixture::new().await;
    let id = stick(&fixture, MEMBER, json!({})).await.id();
    for method in ["PATCH", "PUT", "DELETE"] {
        let call = |path: &str| fixture.call(method, path).json(&json!({}));
        for user in [OWNER, COLLEAGUE, ADMIN, GUEST] {
            let reply = call(&at(&id)).by(user).send().await.expect(404);
            assert_eq!(reply.body["detail"], "No Sticky matches the given query.");
        }
        call(&at(&id)).by(OUTSIDER).send().await.expect(403);
        let reply = call(&at("x")).send().await.expect(404);
        assert_eq!(reply.body["detail"], "Not found.");
    }
    fixture.delete(&at(&id)).await.expect(204);
    fixture.delete(&at(&id)).await.expect(404);
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let fixture = Fixture::new().await;
    let made = stick(&fixture, MEMBER, json!({})).await;
    let (path, tag) = (at(&made.id()), made.header("etag").to_owned());
    let call = |method| fixture.call(method, &path).header("if-match", &tag);
    call("PATCH").json(&json!({ "name": "x" })).send().await.expect(200);
    call("PATCH").json(&json!({ "name": "y" })).send().await.expect(412);
    call("DELETE").send().await.expect(412);
}

#[tokio::test]
async fn a_sticky_sent_again_under_its_key_is_made_once() {
    let fixture = Fixture::new().await;
    let send = async |name: &str| {
        let call = fixture.call("POST", STICKIES).header("idempotency-key", "k");
        call.json(&json!({ "name": name })).send().await
    };
    let first = send("a").await.expect(201);
    let again = send("a").await.expect(201);
    assert_eq!(again.to_string(), first.to_string());
    assert_eq!(again.header("etag"), first.header("etag"));
    send("b").await.expect(422);
    assert_eq!(rows(&fixture, "sticky", MEMBER).await, 1);
    let path = at(&first.id());
    for _ in 0..2 {
        let call = fixture.call("DELETE", &path).header("idempotency-key", "d");
        call.send().await.expect(204);
    }
}

#[tokio::test]
async fn of_a_sticky_only_the_id_is_kept_under_its_key() {
    let fixture = Fixture::new().await;
    let send = async |method: &str, path: &str, text: &str| {
        let call = fixture.call(method, path).header("idempotency-key", method);
        call.json(&json!({ "description_html": text })).send().await
    };
    let made = send("POST", STICKIES, "<p>A secret</p>").await.expect(201);
    let path = at(&made.id());
    send("PATCH", &path, "<p>Another secret</p>").await.expect(200);
    let again = send("POST", STICKIES, "<p>A secret</p>").await.expect(201);
    assert_eq!(again.body["description_stripped"], "Another secret");
    assert!(again.header("etag").starts_with("\"2."), "{}", again.header("etag"));
    send("DELETE", &path, "").await.expect(204);
    let kept: Vec<String> = sqlx::query_scalar("SELECT answer FROM keyed_write")
        .fetch_all(fixture.pool())
        .await
        .unwrap();
    assert!(kept.iter().all(|answer| !answer.contains("secret")), "{kept:?}");
    for (method, path, text) in
        [("POST", STICKIES, "<p>A secret</p>"), ("PATCH", path.as_str(), "<p>Another secret</p>")]
    {
        let gone = send(method, path, text).await.expect(404);
        assert_eq!(gone.body["detail"], "No Sticky matches the given query.");
    }
    send("DELETE", &path, "").await.expect(204);
    assert_eq!(rows(&fixture, "sticky", MEMBER).await, 0);
}

#[tokio::test]
async fn wrong_fields_are_named() {
    let fixture = Fixture::new().await;
    let bodies = [
        json!({ "description": "x", "logo_props": [] }),
        json!({ "description_html": "a".repeat(65_537), "sort_order": "last" }),
        json!({ "description": { "a": "b".repeat(65_536) }, "color": "c".repeat(256) }),
        json!({ "name": ["x"], "description_html": null }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", STICKIES, &bodies).await, @r#"
    {"description":"x","logo_props":[]}
        400 {"description":["Expected a dictionary of items but got type \"str\"."],"logo_props":["Expected a dictionary of items but got type \"list\"."]}
    {"description_html":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        400 {"description_html":["Ensure this field has no more than 65536 characters."],"sort_order":["A valid number is required."]}
    {"color":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
        400 {"color":["Ensure this field has no more than 255 characters."],"description":["Ensure this field has no more than 65536 bytes."]}
    {"description_html":null,"name":["x"]}
        400 {"description_html":["This field may not be null."],"name":["Not a valid string."]}
    "#);
}

#[tokio::test]
async fn nobody_has_more_than_500_in_a_workspace() {
    let fixture = Fixture::new().await;
    stick(&fixture, MEMBER, json!({})).await;
    sqlx::query(
        "INSERT INTO account.sticky SELECT gen_random_uuid(), user_id, workspace_id, name, description,
            description_html, description_text, logo, colour, background_colour, sort_order, created_at,
            updated_at, version
        FROM account.sticky, generate_series(1, 499)",
    )
    .execute(fixture.pool())
    .await
    .unwrap();
    insta::assert_snapshot!(fixture.post(STICKIES, json!({})).await, @r#"
    409 {
      "error": "You have 500 stickies here: delete one that you no longer need."
    }
    "#);
    stick(&fixture, GUEST, json!({})).await;
}

#[tokio::test]
async fn what_belongs_to_somebody_alone_goes_with_their_account() {
    let fixture = Fixture::new().await;
    let preferences = "/api/v1/users/me/preferences/";
    let folder = json!({ "entity_type": "folder", "name": "f" });
    for user in [MEMBER, OTHER_MEMBER] {
        stick(&fixture, user, json!({})).await;
        draft(&fixture, user, json!({})).await;
        let path = "/api/v1/workspaces/acme/user-favorites/";
        let call = fixture.call("POST", path).by(user).header("idempotency-key", "f");
        call.json(&folder).send().await.expect(201);
        let call = fixture.call("PATCH", preferences).by(user).header("idempotency-key", "p");
        call.json(&json!({ "theme": "dark" })).send().await.expect(200);
    }
    fixture.catch_up().await;
    let me = "/api/v1/users/me/";
    crate::changes::register_all(&fixture).await;
    fixture.call("DELETE", me).by(OTHER_MEMBER).send().await.expect(204);
    for (table, of_member) in
        [("sticky", 1), ("draft", 1), ("favourite", 1), ("preferences", 1), ("keyed_write", 2)]
    {
        assert_eq!(rows(&fixture, table, OTHER_MEMBER).await, 0, "{table}");
        assert_eq!(rows(&fixture, table, MEMBER).await, of_member, "{table}");
    }
    let workspace = "/api/v1/workspaces/acme/";
    fixture.call("DELETE", workspace).by(OWNER).send().await.expect(204);
    assert_eq!(rows(&fixture, "sticky", MEMBER).await, 0);
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 0);
    assert_eq!(rows(&fixture, "favourite", MEMBER).await, 0);
    assert_eq!(rows(&fixture, "preferences", MEMBER).await, 1);
    assert_eq!(rows(&fixture, "keyed_write", MEMBER).await, 1);
    fixture.post(STICKIES, json!({})).await.expect(403);
}
