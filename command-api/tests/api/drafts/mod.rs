//! Drafts: made, changed, deleted and published by their owner alone.

mod publishing;

use domain::UserId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::{Fixture, PROJECT};
use crate::matrix::{answers, statuses};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER};
use crate::stickies::rows;

/// Where they are.
pub const DRAFTS: &str = "/api/v1/workspaces/acme/drafts/";

/// An id of nothing.
const NOTHING: Uuid = Uuid::from_u128(0xdead);

/// The path of one.
fn at(id: &str) -> String {
    format!("{DRAFTS}{id}/")
}

/// A draft of somebody's.
pub async fn draft(fixture: &Fixture, user: UserId, body: Value) -> Reply {
    fixture.call("POST", DRAFTS).by(user).json(&body).send().await.expect(201)
}

#[tokio::test]
async fn a_draft_keeps_what_was_sent_and_the_log_has_nothing_of_it() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let body = json!({
        "project": PROJECT, "name": " The pump leaks ",
        "description_html": "<p onclick=\"x()\">At the <b>left</b> valve</p><script>y()</script>",
        "priority": "high", "state": NOTHING, "assignees": [NOTHING, ADMIN, NOTHING],
        "labels": [NOTHING], "parent": NOTHING, "start_date": "2026-02-01",
        "target_date": "2026-02-03", "point": 3, "estimate_point": NOTHING, "cycle": NOTHING,
        "modules": [NOTHING],
    });
    insta::assert_snapshot!(draft(&fixture, MEMBER, body).await, @r#"
    201 {
      "assignees": [
        "00000000-0000-0000-0000-00000000dead",
        "00000000-0000-0000-0000-000000000003"
      ],
      "created_at": "2026-01-02T03:04:05Z",
      "cycle": "00000000-0000-0000-0000-00000000dead",
      "description_html": "<p>At the <b>left</b> valve</p>",
      "estimate_point": "00000000-0000-0000-0000-00000000dead",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "labels": [
        "00000000-0000-0000-0000-00000000dead"
      ],
      "modules": [
        "00000000-0000-0000-0000-00000000dead"
      ],
      "name": "The pump leaks",
      "parent": "00000000-0000-0000-0000-00000000dead",
      "point": 3,
      "priority": "high",
      "project": "00000000-0000-0000-0000-000000000200",
      "start_date": "2026-02-01",
      "state": "00000000-0000-0000-0000-00000000dead",
      "target_date": "2026-02-03",
      "updated_at": "2026-01-02T03:04:05Z",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(draft(&fixture, MEMBER, json!({})).await, @r#"
    201 {
      "assignees": [],
      "created_at": "2026-01-02T03:04:05Z",
      "cycle": null,
      "description_html": "<p></p>",
      "estimate_point": null,
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "labels": [],
      "modules": [],
      "name": null,
      "parent": null,
      "point": null,
      "priority": "none",
      "project": null,
      "start_date": null,
      "state": null,
      "target_date": null,
      "updated_at": "2026-01-02T03:04:05Z",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_draft_is_changed_where_it_differs() {
    let fixture = Fixture::new().await;
    let body = json!({ "name": "a", "labels": [NOTHING, PROJECT], "state": NOTHING });
    let id = draft(&fixture, MEMBER, body).await.id();
    fixture.clock.advance(chrono::TimeDelta::minutes(1));
    let change = json!({
        "name": "", "state": null, "labels": { "add": [ADMIN], "remove": [NOTHING] },
        "target_date": "2026-02-03",
    });
    let reply = fixture.patch(&at(&id), change.clone()).await.expect(200);
    assert!(reply.header("etag").starts_with("\"2."));
    let body = &reply.body;
    assert_eq!((&body["name"], &body["state"]), (&Value::Null, &Value::Null));
    assert_eq!(body["labels"], json!([PROJECT, ADMIN]));
    assert_eq!(body["updated_at"], "2026-01-02T03:05:05Z");
    let again = fixture.patch(&at(&id), change).await.expect(200);
    assert_eq!(again.header("etag"), reply.header("etag"));
    let late = fixture.patch(&at(&id), json!({ "start_date": "2026-02-04" })).await;
    insta::assert_snapshot!(late, @r#"
    400 {
      "non_field_errors": [
        "Start date cannot exceed target date"
      ]
    }
    "#);
}

#[tokio::test]
async fn what_is_somebody_elses_is_not_there() {
    let fixture = Fixture::new().await;
    let id = draft(&fixture, MEMBER, json!({ "project": PROJECT, "name": "It" })).await.id();
    let before = fixture.head().await;
    for (method, path) in
        [("PATCH", at(&id)), ("DELETE", at(&id)), ("POST", format!("{}publish/", at(&id)))]
    {
        let call = |path: &str| fixture.call(method, path).json(&json!({}));
        for user in [OWNER, COLLEAGUE, ADMIN] {
            let reply = call(&path).by(user).send().await.expect(404);
            assert_eq!(reply.body["detail"], "No Draft matches the given query.");
        }
        for user in [GUEST, OUTSIDER] {
            call(&path).by(user).send().await.expect(403);
        }
        call(&path.replace(&id, "x")).send().await.expect(404);
    }
    assert_eq!(fixture.head().await, before);
    fixture.delete(&at(&id)).await.expect(204);
    fixture.delete(&at(&id)).await.expect(404);
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 0);
}

#[tokio::test]
async fn guests_have_nothing_to_publish_and_no_drafts() {
    let fixture = Fixture::new().await;
    let made = statuses(|user| fixture.call("POST", DRAFTS).by(user).json(&json!({}))).await;
    insta::assert_snapshot!(made, @"
    outsider: 403
    guest: 403
    other member: 201
    member: 201
    admin: 201
    colleague: 201
    owner: 201
    ");
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let fixture = Fixture::new().await;
    let made = draft(&fixture, MEMBER, json!({ "project": PROJECT, "name": "It" })).await;
    let (path, tag) = (at(&made.id()), made.header("etag").to_owned());
    let call = |method, path: &str| fixture.call(method, path).header("if-match", &tag);
    call("PATCH", &path).json(&json!({ "name": "x" })).send().await.expect(200);
    call("PATCH", &path).json(&json!({ "name": "y" })).send().await.expect(412);
    call("DELETE", &path).send().await.expect(412);
    call("POST", &format!("{path}publish/")).send().await.expect(412);
}

#[tokio::test]
async fn a_draft_sent_again_under_its_key_is_made_once_and_only_its_id_is_kept() {
    let fixture = Fixture::new().await;
    let send = async |name: &str| {
        let call = fixture.call("POST", DRAFTS).header("idempotency-key", "k");
        call.json(&json!({ "name": name })).send().await
    };
    let first = send("A secret").await.expect(201);
    let again = send("A secret").await.expect(201);
    assert_eq!(again.to_string(), first.to_string());
    assert_eq!(again.header("etag"), first.header("etag"));
    send("b").await.expect(422);
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 1);
    let kept: String = sqlx::query_scalar("SELECT answer FROM keyed_write")
        .fetch_one(fixture.pool())
        .await
        .unwrap();
    assert!(!kept.contains("secret"), "{kept}");
    for _ in 0..2 {
        let call = fixture.call("DELETE", &at(&first.id())).header("idempotency-key", "d");
        call.send().await.expect(204);
    }
    send("A secret").await.expect(404);
}

#[tokio::test]
async fn wrong_fields_are_named() {
    let fixture = Fixture::new().await;
    let many: Vec<Uuid> = (0..101).map(Uuid::from_u128).collect();
    let bodies = [
        json!({ "name": "n".repeat(256), "description_html": "a".repeat(65_536) }),
        json!({ "priority": "zzz", "point": 13, "start_date": "soon", "target_date": 5 }),
        json!({ "project": "zzz", "state": 5, "parent": [], "estimate_point": "x", "cycle": "x" }),
        json!({ "assignees": "x", "labels": ["x"], "modules": null }),
        json!({ "modules": many }),
        json!({ "start_date": "2026-02-02", "target_date": "2026-02-01" }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", DRAFTS, &bodies).await, @r#"
    {"description_html":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        400 {"description_html":["Ensure this field has no more than 65536 characters."],"name":["Ensure this field has no more than 255 characters."]}
    {"point":13,"priority":"zzz","start_date":"soon","target_date":5}
        400 {"point":["Ensure this value is less than or equal to 12."],"priority":["\"zzz\" is not a valid choice."],"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."],"target_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"cycle":"x","estimate_point":"x","parent":[],"project":"zzz","state":5}
        400 {"cycle":["“x” is not a valid UUID."],"estimate_point":["“x” is not a valid UUID."],"parent":["Incorrect type. Expected pk value, received list."],"project":["“zzz” is not a valid UUID."],"state":["“5” is not a valid UUID."]}
    {"assignees":"x","labels":["x"],"modules":null}
        400 {"assignees":["Expected a list of items but got type \"str\"."],"labels":{"0":["“x” is not a valid UUID."]},"modules":["This field may not be null."]}
    {"modules":["00000000-0000-0000-0000-000000000000","00000000-0000-0000-0000-0000
        400 {"modules":["Ensure this field has no more than 100 elements."]}
    {"start_date":"2026-02-02","target_date":"2026-02-01"}
        400 {"non_field_errors":["Start date cannot exceed target date"]}
    "#);
}

#[tokio::test]
async fn nobody_has_more_than_200_in_a_workspace() {
    let fixture = Fixture::new().await;
    draft(&fixture, MEMBER, json!({})).await;
    sqlx::query(
        "INSERT INTO account.draft
        SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
        FROM account.draft AS d, generate_series(1, 199)",
    )
    .execute(fixture.pool())
    .await
    .unwrap();
    insta::assert_snapshot!(fixture.post(DRAFTS, json!({})).await, @r#"
    409 {
      "error": "You have 200 drafts here: publish or delete one that you no longer need."
    }
    "#);
    draft(&fixture, ADMIN, json!({})).await;
}
