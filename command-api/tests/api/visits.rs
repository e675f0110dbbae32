//! Visits: what somebody has opened, each thing once.

use serde_json::json;

use crate::fixture::{Fixture, OTHER_PROJECT, PROJECT, WORKSPACE};
use crate::matrix::answers;
use crate::people::{GUEST, MEMBER, OUTSIDER};
use crate::stickies::rows;

/// Where they are.
const VISITS: &str = "/api/v1/workspaces/acme/recent-visits/";

#[tokio::test]
async fn a_thing_is_there_once_with_the_last_time() {
    let fixture = Fixture::new().await;
    fixture.catch_up().await;
    let body =
        json!({ "entity_name": "project", "entity_identifier": PROJECT, "project_id": PROJECT });
    let first = fixture.post(VISITS, body.clone()).await;
    insta::assert_snapshot!(first, @r#"
    200 {
      "entity_data": {
        "id": "00000000-0000-0000-0000-000000000200",
        "logo_props": null,
        "name": "ENG",
        "project_id": "00000000-0000-0000-0000-000000000200",
        "project_identifier": "ENG",
        "sequence_id": null
      },
      "entity_identifier": "00000000-0000-0000-0000-000000000200",
      "entity_name": "project",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "project_id": "00000000-0000-0000-0000-000000000200",
      "visited_at": "2026-01-02T03:04:05Z",
      "workspace_id": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    fixture.clock.advance(chrono::TimeDelta::minutes(1));
    let again = fixture.post(VISITS, body.clone()).await.expect(200);
    assert_eq!(again.id(), first.id());
    assert_eq!(again.body["visited_at"], "2026-01-02T03:05:05Z");
    fixture.call("POST", VISITS).by(GUEST).json(&body).send().await.expect(200);
    fixture.call("POST", VISITS).by(OUTSIDER).json(&body).send().await.expect(403);
    assert_eq!(rows(&fixture, "visit", MEMBER).await, 1);
}

#[tokio::test]
async fn a_key_stands_for_a_visit_for_a_day() {
    let fixture = Fixture::new().await;
    fixture.catch_up().await;
    let send = async || {
        let body = json!({ "entity_name": "project", "entity_identifier": PROJECT });
        let call = fixture.call("POST", VISITS).header("idempotency-key", "k");
        call.json(&body).send().await.expect(200)
    };
    let first = send().await;
    crate::stickies::stick_under(&fixture, "s").await;
    let kept = async || {
        fixture.side.app.accounts().sweep(fixture.clock.now()).await.unwrap();
        rows(&fixture, "keyed_write", MEMBER).await
    };
    fixture.clock.advance(chrono::TimeDelta::hours(23));
    assert_eq!(kept().await, 2);
    assert_eq!(send().await.body, first.body);
    fixture.clock.advance(chrono::TimeDelta::hours(1));
    assert_eq!(kept().await, 1, "the key of the sticky stays");
    assert_eq!(send().await.body["visited_at"], "2026-01-03T03:04:05Z");
}

#[tokio::test]
async fn only_what_the_caller_sees_is_visited() {
    let fixture = Fixture::new().await;
    fixture.catch_up().await;
    let bodies = [
        json!({}),
        json!({ "entity_name": "folder", "entity_identifier": "x" }),
        json!({ "entity_name": "project", "entity_identifier": OTHER_PROJECT }),
        json!({ "entity_name": "project", "entity_identifier": PROJECT, "project_id": OTHER_PROJECT }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", VISITS, &bodies).await, @r#"
    {}
        400 {"entity_identifier":["This field is required."],"entity_name":["This field is required."]}
    {"entity_identifier":"x","entity_name":"folder"}
        400 {"entity_identifier":["Must be a valid UUID."],"entity_name":["\"folder\" is not a valid choice."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000300","entity_name":"proje
        400 {"entity_identifier":["Invalid pk \"00000000-0000-0000-0000-000000000300\" - object does not exist."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000200","entity_name":"proje
        400 {"project_id":["Invalid pk \"00000000-0000-0000-0000-000000000300\" - object does not exist."]}
    "#);
    assert_eq!(rows(&fixture, "visit", MEMBER).await, 0);
}

#[tokio::test]
async fn the_last_50_are_kept() {
    let fixture = Fixture::new().await;
    fixture.catch_up().await;
    let insert = "INSERT INTO account.visit
        SELECT $1, $2, 'issue', gen_random_uuid(), gen_random_uuid(), '2026-01-01'::timestamptz + n * interval '1s'
        FROM generate_series(1, 60) AS n";
    let query = sqlx::query(insert).bind(MEMBER.uuid()).bind(WORKSPACE.uuid());
    query.execute(fixture.pool()).await.unwrap();
    let body = json!({ "entity_name": "project", "entity_identifier": PROJECT });
    fixture.post(VISITS, body).await.expect(200);
    assert_eq!(rows(&fixture, "visit", MEMBER).await, 50);
    let oldest: chrono::DateTime<chrono::Utc> =
        sqlx::query_scalar("SELECT min(visited_at) FROM account.visit")
            .fetch_one(fixture.pool())
            .await
            .unwrap();
    assert_eq!(oldest.to_rfc3339(), "2026-01-01T00:00:12+00:00");
}
