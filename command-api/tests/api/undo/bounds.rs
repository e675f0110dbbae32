//! What cannot be undone, who may not, and what is asked twice.

use serde_json::json;
use uuid::Uuid;

use super::{UNDO, facts, undo, undo_with};
use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::issues::create;
use crate::people::{ADMIN, ALL, MEMBER, name};

#[tokio::test]
async fn bad_bodies_are_refused_field_by_field() {
    let api = Fixture::new().await;
    let command = Uuid::nil();
    let bodies = [
        json!({}),
        json!({ "command": "x", "position": 0 }),
        json!({ "command": command, "position": 1, "previw": true }),
        json!({ "command": command, "position": 1, "preview": "maybe" }),
        json!({ "command": command, "position": 1 }),
        json!({ "command": command, "position": i64::MAX }),
    ];
    let mut said = Vec::new();
    for body in bodies {
        said.push(api.post(UNDO, body).await.expect(400).body.to_string());
    }
    insta::assert_snapshot!(said.join("\n"), @r#"
    {"command":["This field is required."],"position":["This field is required."]}
    {"command":["Must be a valid UUID."],"position":["Ensure this value is greater than or equal to 1."]}
    {"previw":["There is no such field. Did you mean \"preview\"?"]}
    {"preview":["Must be a valid boolean."]}
    {"command":["There is no such command in the project at this position."]}
    {"command":["There is no such command in the project at this position."]}
    "#);
}

#[tokio::test]
async fn a_command_of_another_project_is_not_known_here() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let done =
        api.patch(&format!("work-items/{item}/"), json!({ "priority": "low" })).await.expect(200);
    let body = json!({ "command": done.header("tidemark-command"), "position": done.header("tidemark-position") });
    let path = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/undo/");
    let reply = api.call("POST", &path).by(ADMIN).json(&body).send().await.expect(400);
    insta::assert_snapshot!(reply.body.to_string(), @r#"{"command":["There is no such command in the project at this position."]}"#);
}

#[tokio::test]
async fn only_members_of_the_project_undo() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let done =
        api.patch(&format!("work-items/{item}/"), json!({ "priority": "low" })).await.expect(200);
    let mut answers = Vec::new();
    for (user, ..) in ALL {
        let reply = undo_with(&api, &done, &json!({ "preview": true })).by(user).send().await;
        answers.push(format!("{}: {}", name(user), reply.status));
    }
    insta::assert_snapshot!(answers.join("\n"), @"
    owner: 403
    colleague: 403
    admin: 200
    member: 200
    other member: 200
    guest: 403
    outsider: 403
    ");
}

#[tokio::test]
async fn what_happened_to_other_things_is_not_undone() {
    let api = Fixture::new().await;
    let made = api.post("labels/", json!({ "name": "new" })).await.expect(201);
    let refused = undo(&api, &made).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"- LabelCreated: - → -, impossible, Only what happened to work items and comments is undone.");
    let item = create(&api, "One").await;
    let reacted =
        api.post(&format!("work-items/{item}/reactions/"), json!({ "reaction": "tada" })).await;
    let refused = undo(&api, &reacted).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"ENG-1 issue: - → -, impossible, Reactions, votes and subscriptions are taken back by those whose they are.");
    api.catch_up().await;
    let path = format!("work-items/{item}/move/");
    let moved = api.call("POST", &path).by(ADMIN).json(&json!({ "project_id": OTHER_PROJECT }));
    let moved = moved.send().await;
    assert!(moved.status < 300, "{moved}");
    let position: u64 = moved.header("tidemark-position").parse().unwrap();
    let body = json!({ "command": moved.header("tidemark-command"), "position": position });
    let path = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/undo/");
    let refused = api.call("POST", &path).by(ADMIN).json(&body).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"OPS-1 issue: - → -, impossible, A move to another project is not undone: move the work item back.");
}

#[tokio::test]
async fn the_same_key_undoes_once() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let path = format!("work-items/{item}/");
    let done = api.patch(&path, json!({ "priority": "low" })).await.expect(200);
    let call = || undo(&api, &done).header("idempotency-key", "once");
    let first = call().send().await.expect(200);
    api.patch(&path, json!({ "priority": "low" })).await.expect(200);
    let again = call().send().await.expect(200);
    assert_eq!(again.body, first.body);
    assert_eq!(again.header("tidemark-command"), first.header("tidemark-command"));
    assert_eq!(api.patch(&path, json!({})).await.body["priority"], "low");
    undo_with(&api, &done, &json!({ "preview": true }))
        .header("idempotency-key", "once")
        .send()
        .await
        .expect(422);
    assert_eq!(first.body["actor"], json!(MEMBER.uuid()));
}
