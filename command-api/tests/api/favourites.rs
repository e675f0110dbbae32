//! Favourites: marked, put into order and into folders, and gone with what they are of.

use serde_json::{Value, json};

use crate::client::Reply;
use crate::cycles;
use crate::fixture::{Fixture, OTHER_PROJECT, PROJECT};
use crate::matrix::answers;
use crate::modules;
use crate::people::{ADMIN, GUEST, MEMBER};
use crate::stickies::rows;

/// Where they are.
const FAVOURITES: &str = "/api/v1/workspaces/acme/user-favorites/";

/// The path of one.
fn at(id: &str) -> String {
    format!("{FAVOURITES}{id}/")
}

/// The body that marks a thing.
#[expect(clippy::needless_pass_by_value, reason = "ids and texts are given alike")]
fn of(kind: &str, id: impl ToString) -> Value {
    json!({ "entity_type": kind, "entity_identifier": id.to_string() })
}

/// A workspace that the read tables show.
async fn shown() -> Fixture {
    let fixture = Fixture::new().await;
    fixture.catch_up().await;
    fixture
}

/// A folder of the member's.
async fn folder(fixture: &Fixture, name: &str) -> Reply {
    fixture.post(FAVOURITES, json!({ "entity_type": "folder", "name": name })).await.expect(201)
}

#[tokio::test]
async fn a_thing_is_marked_once() {
    let fixture = shown().await;
    let before = fixture.head().await;
    let first = fixture.post(FAVOURITES, of("project", PROJECT)).await;
    insta::assert_snapshot!(first, @r#"
    201 {
      "created_at": "2026-01-02T03:04:05Z",
      "entity_data": {
        "id": "00000000-0000-0000-0000-000000000200",
        "logo_props": null,
        "name": "ENG",
        "project_id": "00000000-0000-0000-0000-000000000200",
        "project_identifier": "ENG",
        "sequence_id": null
      },
      "entity_identifier": "00000000-0000-0000-0000-000000000200",
      "entity_type": "project",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "is_folder": false,
      "name": null,
      "parent": null,
      "project_id": "00000000-0000-0000-0000-000000000200",
      "sequence": 65535.0,
      "updated_at": "2026-01-02T03:04:05Z",
      "workspace_id": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let again = fixture.post(FAVOURITES, of("project", PROJECT)).await.expect(200);
    assert_eq!(again.body, first.body);
    assert_eq!(rows(&fixture, "favourite", MEMBER).await, 1);
    assert_eq!(fixture.head().await, before);
    let issue = fixture.post("work-items/", json!({ "name": "It" })).await.expect(201).id();
    fixture.catch_up().await;
    let item = fixture.post(FAVOURITES, of("work_item", &issue)).await.expect(201);
    assert_eq!(
        (
            &item.body["entity_type"],
            &item.body["sequence"],
            &item.body["entity_data"]["sequence_id"]
        ),
        (&json!("issue"), &json!(75_535.0), &json!(1))
    );
}

#[tokio::test]
async fn only_what_the_caller_sees_is_marked_and_wrong_fields_are_named() {
    let fixture = shown().await;
    let folder = folder(&fixture, "f").await.id();
    let project = |more: Value| {
        let mut body = of("project", PROJECT);
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let bodies = [
        json!({}),
        json!({ "entity_type": "wish" }),
        json!({ "entity_type": "project" }),
        of("project", OTHER_PROJECT),
        of("cycle", PROJECT),
        project(json!({ "project_id": OTHER_PROJECT })),
        project(json!({ "is_folder": true })),
        project(json!({ "parent": PROJECT })),
        json!({ "entity_type": "folder" }),
        json!({ "entity_type": "folder", "name": "g", "entity_identifier": PROJECT }),
        json!({ "entity_type": "folder", "name": "g", "parent": folder }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", FAVOURITES, &bodies).await, @r#"
    {}
        400 {"entity_type":["This field is required."]}
    {"entity_type":"wish"}
        400 {"entity_type":["\"wish\" is not a valid choice."]}
    {"entity_type":"project"}
        400 {"entity_identifier":["This field is required."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000300","entity_type":"proje
        400 {"entity_identifier":["Invalid pk \"00000000-0000-0000-0000-000000000300\" - object does not exist."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000200","entity_type":"cycle
        400 {"entity_identifier":["Invalid pk \"00000000-0000-0000-0000-000000000200\" - object does not exist."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000200","entity_type":"proje
        400 {"project_id":["Invalid pk \"00000000-0000-0000-0000-000000000300\" - object does not exist."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000200","entity_type":"proje
        400 {"is_folder":["It has to say the same as entity_type."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000200","entity_type":"proje
        400 {"parent":["Invalid pk \"00000000-0000-0000-0000-000000000200\" - object does not exist."]}
    {"entity_type":"folder"}
        400 {"name":["This field is required."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000200","entity_type":"folde
        400 {"entity_identifier":["A folder is of no thing."]}
    {"entity_type":"folder","name":"g","parent":"00000000-0000-7821-a0b7-9079e66ae32
        400 {"parent":["A folder cannot be in a folder."]}
    "#);
    assert_eq!(rows(&fixture, "favourite", MEMBER).await, 1);
}

#[tokio::test]
async fn favourites_are_named_ordered_and_put_into_folders() {
    let fixture = shown().await;
    let folder = folder(&fixture, "Mine").await.id();
    let id = fixture.post(FAVOURITES, of("project", PROJECT)).await.expect(201).id();
    let body = json!({ "name": "Engine", "parent": folder, "sequence": 1.5 });
    let reply = fixture.patch(&at(&id), body.clone()).await.expect(200);
    assert!(reply.header("etag").starts_with("\"2."));
    let shown = &reply.body;
    assert_eq!(
        (&shown["name"], &shown["parent"], &shown["sequence"]),
        (&json!("Engine"), &json!(folder), &json!(1.5))
    );
    let again = fixture.patch(&at(&id), body).await.expect(200);
    assert_eq!(again.header("etag"), reply.header("etag"));
    let same =
        json!({ "entity_type": "project", "entity_identifier": PROJECT, "is_folder": false });
    fixture.patch(&at(&id), same).await.expect(200);
    let bodies = [
        json!({ "entity_type": "cycle" }),
        json!({ "entity_identifier": OTHER_PROJECT }),
        json!({ "project_id": null }),
        json!({ "parent": id }),
    ];
    insta::assert_snapshot!(answers(&fixture, "PATCH", &at(&id), &bodies[..3]).await, @r#"
    {"entity_type":"cycle"}
        400 {"entity_type":["It cannot be changed."]}
    {"entity_identifier":"00000000-0000-0000-0000-000000000300"}
        400 {"entity_identifier":["It cannot be changed."]}
    {"project_id":null}
        400 {"project_id":["It cannot be changed."]}
    "#);
    fixture.patch(&at(&id), bodies[3].clone()).await.expect(400);
    let stale = fixture.call("PATCH", &at(&id)).header("if-match", "\"1.00000000.0\"");
    stale.json(&json!({ "name": null })).send().await.expect(412);
    let other = fixture.call("PATCH", &at(&id)).by(GUEST).json(&json!({}));
    other.send().await.expect(404);
    fixture.delete(&at(&folder)).await.expect(204);
    let free = fixture.patch(&at(&id), json!({})).await.expect(200);
    assert_eq!(free.body["parent"], Value::Null);
    fixture.delete(&at(&id)).await.expect(204);
    fixture.delete(&at(&id)).await.expect(404);
}

#[tokio::test]
async fn favourites_of_what_is_archived_or_deleted_are_gone() {
    let fixture = shown().await;
    let (module, _) = modules::furnished(&fixture).await;
    let cycle = cycles::made(&fixture, json!({ "name": "Sprint" })).await;
    fixture.catch_up().await;
    for body in [of("module", &module), of("cycle", &cycle), of("project", PROJECT)] {
        fixture.post(FAVOURITES, body).await.expect(201);
    }
    fixture.delete(&format!("cycles/{cycle}/")).await.expect(204);
    assert_eq!(rows(&fixture, "favourite", MEMBER).await, 2);
    let archive = format!("/api/v1/workspaces/acme/projects/{PROJECT}/archive/");
    fixture.call("POST", &archive).by(ADMIN).send().await.expect(204);
    assert_eq!(rows(&fixture, "favourite", MEMBER).await, 0);
    fixture.catch_up().await;
    fixture.post(FAVOURITES, of("project", PROJECT)).await.expect(400);
}

#[tokio::test]
async fn what_has_moved_goes_with_the_project_where_it_is_now() {
    let fixture = shown().await;
    let issue = fixture.post("work-items/", json!({ "name": "It" })).await.expect(201).id();
    let stays = fixture.post("work-items/", json!({ "name": "Else" })).await.expect(201).id();
    fixture.catch_up().await;
    for thing in [&issue, &stays] {
        let call = fixture.call("POST", FAVOURITES).by(ADMIN).json(&of("issue", thing));
        call.send().await.expect(201);
    }
    let to = json!({ "project_id": OTHER_PROJECT });
    let call = fixture.call("POST", &format!("work-items/{issue}/move/")).by(ADMIN);
    call.json(&to).send().await.expect(200);
    let archive = async |project| {
        let path = format!("/api/v1/workspaces/acme/projects/{project}/archive/");
        fixture.call("POST", &path).by(ADMIN).send().await.expect(204);
        rows(&fixture, "favourite", ADMIN).await
    };
    assert_eq!(archive(PROJECT).await, 1, "the one that has not moved is gone");
    assert_eq!(archive(OTHER_PROJECT).await, 0);
}

#[tokio::test]
async fn a_favourite_sent_again_under_its_key_is_shown_as_it_is_now() {
    let fixture = shown().await;
    let send = async || {
        let call = fixture.call("POST", FAVOURITES).header("idempotency-key", "k");
        call.json(&of("project", PROJECT)).send().await
    };
    let first = send().await.expect(201);
    assert_eq!(send().await.to_string(), first.to_string());
    fixture.patch(&at(&first.id()), json!({ "name": "Engine" })).await.expect(200);
    let again = send().await.expect(201);
    assert_eq!(again.body["name"], "Engine");
    assert!(again.header("etag").starts_with("\"2."), "{}", again.header("etag"));
    fixture.delete(&at(&first.id())).await.expect(204);
    send().await.expect(404);
    assert_eq!(rows(&fixture, "favourite", MEMBER).await, 0);
}

#[tokio::test]
async fn nobody_has_more_than_500_and_what_is_not_shown_makes_room() {
    let fixture = shown().await;
    let fill = async |kind: &str, count: i32| {
        let insert = "INSERT INTO account.favourite (id, user_id, workspace_id, entity_type, entity_id, name,
                sequence, created_at, updated_at)
            SELECT gen_random_uuid(), $1, $2, $3, CASE WHEN $3 <> 'folder' THEN gen_random_uuid() END, 'f', 1,
                now(), now()
            FROM generate_series(1, $4)";
        let query = sqlx::query(insert).bind(MEMBER.uuid()).bind(crate::fixture::WORKSPACE.uuid());
        query.bind(kind).bind(count).execute(fixture.pool()).await.unwrap();
    };
    fill("folder", 499).await;
    fill("issue", 10).await;
    fixture.post(FAVOURITES, of("project", PROJECT)).await.expect(201);
    assert_eq!(rows(&fixture, "favourite", MEMBER).await, 500);
    insta::assert_snapshot!(
        fixture.post(FAVOURITES, json!({ "entity_type": "folder", "name": "g" })).await,
        @r#"
    409 {
      "error": "You have 500 favourites here: remove one that you no longer need."
    }
    "#);
    fixture.post(FAVOURITES, of("project", PROJECT)).await.expect(200);
}
