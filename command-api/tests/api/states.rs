//! Workflow states: added, changed, deleted.

use serde_json::{Value, json};

use crate::fixture::{Fixture, PROJECT, WORKSPACE};
use crate::matrix::{answers, statuses};
use crate::people::ADMIN;
use crate::seed;

/// A body that makes a state.
fn body(name: &str) -> Value {
    json!({ "name": name, "color": "#123456" })
}

/// The path of one state.
fn at(id: impl std::fmt::Display) -> String {
    format!("states/{id}/")
}

#[tokio::test]
async fn a_state_is_added_where_the_client_wants_and_answered_with_200() {
    let fixture = Fixture::new().await;
    let reply = fixture
        .post(
            "states/",
            json!({
                "name": "In Review", "color": "blue", "description": "Four eyes", "group": "started",
                "sequence": 1, "is_triage": false, "external_source": "jira", "external_id": "7",
            }),
        )
        .await;
    insta::assert_snapshot!(reply, @r#"
    200 {
      "color": "blue",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "default": false,
      "deleted_at": null,
      "description": "Four eyes",
      "external_id": "7",
      "external_source": "jira",
      "group": "started",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "is_triage": false,
      "name": "In Review",
      "project": "00000000-0000-0000-0000-000000000200",
      "sequence": 1.0,
      "slug": "in-review",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
}

#[tokio::test]
async fn a_state_with_wrong_fields_is_refused_and_nothing_is_written() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "name": "  ", "color": null }),
        json!({ "name": "n".repeat(256), "color": "c".repeat(256) }),
        json!({ "name": "a\0", "color": "b", "description": "\0" }),
        json!({ "name": "a", "color": "b", "group": "someday" }),
        json!({ "name": "a", "color": "b", "group": "triage" }),
        json!({ "name": "a", "color": "b", "sequence": "first", "default": "never" }),
        body("Todo"),
        body("Triage"),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "states/", &bodies).await, @r##"
    {}
        400 {"color":["This field is required."],"name":["This field is required."]}
    {"color":null,"name":"  "}
        400 {"color":["This field may not be null."],"name":["This field may not be blank."]}
    {"color":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
        400 {"color":["Ensure this field has no more than 255 characters."],"name":["Ensure this field has no more than 255 characters."]}
    {"color":"b","description":"\u0000","name":"a\u0000"}
        400 {"description":["Null characters are not allowed."],"name":["Null characters are not allowed."]}
    {"color":"b","group":"someday","name":"a"}
        400 {"group":["\"someday\" is not a valid choice."]}
    {"color":"b","group":"triage","name":"a"}
        400 {"non_field_errors":["Cannot create triage state"]}
    {"color":"b","default":"never","name":"a","sequence":"first"}
        400 {"default":["Must be a valid boolean."],"sequence":["A valid number is required."]}
    {"color":"#123456","name":"Todo"}
        409 {"error":"State with the same name already exists in the project","id":"00000000-0000-0000-0000-000000000211"}
    {"color":"#123456","name":"Triage"}
        409 {"error":"State with the same name already exists in the project","id":"00000000-0000-0000-0000-000000000215"}
    "##);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn an_external_reference_belongs_to_one_state() {
    let fixture = Fixture::new().await;
    let called =
        |name| json!({ "name": name, "color": "b", "external_source": "s", "external_id": "1" });
    let id = fixture.post("states/", called("A")).await.expect(200).id();
    let other = fixture.post("states/", body("B")).await.id();
    let taken = fixture.post("states/", called("C")).await.expect(409);
    assert_eq!(taken.body["id"], id);
    let moved = fixture.patch(&at(&other), called("B")).await.expect(409);
    assert_eq!(moved.body["id"], other, "a PATCH names the state being edited");
    insta::assert_snapshot!(moved.body["error"], @r#""State with the same external id and external source already exists""#);
}

#[tokio::test]
async fn a_new_default_state_replaces_the_old_one() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let create = json!({ "name": "Inbox", "color": "b", "default": true });
    fixture.post("states/", create.clone()).await.expect(200);
    fixture.patch(&at(seed::DONE), json!({ "default": true })).await.expect(200);
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    StateDefaultDropped {"state":{"group":"backlog","id":"00000000-0000-0000-0000-000000000210","name":"Backlog"}}
    StateCreated {"colour":"b","group":"backlog","id":"00000000-0000-7821-a0b7-9079e66ae320","is_default":true,"name":"Inbox","sequence":70000.0,"slug":"inbox"}
    StateDefaultDropped {"state":{"group":"backlog","id":"00000000-0000-7821-a0b7-9079e66ae320","name":"Inbox"}}
    StateMadeDefault {"state":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"}}
    "#);
    let after = fixture.head().await;
    fixture.post("states/", create).await.expect(409);
    assert_eq!(fixture.head().await, after, "what is refused changes no default");
}

#[tokio::test]
async fn each_changed_key_is_a_fact_of_its_own() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let changes = json!({
        "name": "Shipped", "color": "#0f0", "description": "Out", "group": "cancelled",
        "sequence": 1.5, "default": false, "external_source": "jira", "external_id": null,
    });
    let done = at(seed::DONE);
    let patch = || fixture.patch(&done, changes.clone());
    insta::assert_snapshot!(patch().await.expect(200), @r##"
    200 {
      "color": "#0f0",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "default": false,
      "deleted_at": null,
      "description": "Out",
      "external_id": null,
      "external_source": "jira",
      "group": "cancelled",
      "id": "00000000-0000-0000-0000-000000000213",
      "is_triage": false,
      "name": "Shipped",
      "project": "00000000-0000-0000-0000-000000000200",
      "sequence": 1.5,
      "slug": "shipped",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "##);
    insta::assert_snapshot!(fixture.story(before).await, @r##"
    StateRegrouped {"from":"completed","state":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"},"to":"cancelled"}
    StateExternalReferenceChanged {"state":{"group":"cancelled","id":"00000000-0000-0000-0000-000000000213","name":"Done"},"to":{"source":"jira"}}
    StateRenamed {"from":"Done","slug":"shipped","state":{"group":"cancelled","id":"00000000-0000-0000-0000-000000000213","name":"Done"},"to":"Shipped"}
    StateRecoloured {"from":"#46A758","state":{"group":"cancelled","id":"00000000-0000-0000-0000-000000000213","name":"Shipped"},"to":"#0f0"}
    StateDescribed {"state":{"group":"cancelled","id":"00000000-0000-0000-0000-000000000213","name":"Shipped"},"to":"Out"}
    StateReordered {"from":45000.0,"state":{"group":"cancelled","id":"00000000-0000-0000-0000-000000000213","name":"Shipped"},"to":1.5}
    "##);
    let after = fixture.head().await;
    patch().await.expect(200);
    assert_eq!(fixture.head().await, after, "changing nothing appends nothing");
}

#[tokio::test]
async fn a_wrong_change_is_refused_whole() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({ "color": "c", "name": "Todo" }),
        json!({ "color": "c", "name": "Triage" }),
        json!({ "color": "c", "group": "triage" }),
        json!({ "color": "c", "sequence": null }),
        json!({ "color": "" }),
    ];
    let answers = answers(&fixture, "PATCH", &at(seed::DONE), &bodies).await;
    insta::assert_snapshot!(answers, @r#"
    {"color":"c","name":"Todo"}
        400 {"error":"The payload is not valid"}
    {"color":"c","name":"Triage"}
        400 {"error":"The payload is not valid"}
    {"color":"c","group":"triage"}
        400 {"non_field_errors":["Cannot create triage state"]}
    {"color":"c","sequence":null}
        400 {"sequence":["This field may not be null."]}
    {"color":""}
        400 {"color":["This field may not be blank."]}
    "#);
    fixture.patch(&at(seed::TRIAGE), json!({})).await.expect(404);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn only_an_empty_state_that_is_not_the_default_is_deleted() {
    let fixture = Fixture::new().await;
    insta::assert_snapshot!(fixture.delete(&at(seed::BACKLOG)).await, @r#"
    400 {
      "error": "Default state cannot be deleted"
    }
    "#);
    let issue = json!({ "name": "Ship it", "state": seed::DONE });
    let issue = fixture.post("work-items/", issue).await.expect(201).id();
    fixture.catch_up().await;
    insta::assert_snapshot!(fixture.delete(&at(seed::DONE)).await, @r#"
    400 {
      "error": "The state is not empty, only empty states can be deleted"
    }
    "#);
    let away = json!({ "state": seed::BACKLOG });
    fixture.patch(&format!("work-items/{issue}/"), away).await.expect(200);
    fixture.catch_up().await;
    insta::assert_snapshot!(fixture.delete(&at(seed::DONE)).await, @"204");
    insta::assert_snapshot!(fixture.delete(&at(seed::DONE)).await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
}

#[tokio::test]
async fn an_issue_that_the_read_tables_do_not_show_yet_keeps_its_state() {
    let fixture = Fixture::new().await;
    fixture.catch_up().await;
    let issue = json!({ "name": "Ship it", "state": seed::DONE });
    fixture.post("work-items/", issue).await.expect(201);
    let path = at(seed::DONE);
    let (reply, ()) = tokio::join!(fixture.delete(&path), fixture.catch_up());
    reply.expect(400);
}

#[tokio::test]
async fn who_may_change_states() {
    let fixture = Fixture::new().await;
    let mut number = 0;
    let create = statuses(|user| {
        number += 1;
        fixture.call("POST", "states/").by(user).json(&body(&format!("S{number}")))
    });
    insta::assert_snapshot!(create.await, @r"
    outsider: 403
    guest: 403
    other member: 200
    member: 200
    admin: 200
    colleague: 403
    owner: 403
    ");
    let done = at(seed::DONE);
    let patch = statuses(|user| fixture.call("PATCH", &done).by(user).json(&json!({})));
    insta::assert_snapshot!(patch.await, @r"
    outsider: 403
    guest: 403
    other member: 200
    member: 200
    admin: 200
    colleague: 403
    owner: 403
    ");
    let delete = statuses(|user| fixture.call("DELETE", &done).by(user));
    insta::assert_snapshot!(delete.await, @r"
    outsider: 403
    guest: 403
    other member: 204
    member: 404
    admin: 404
    colleague: 403
    owner: 403
    ");
}

#[tokio::test]
async fn a_state_has_a_version_of_its_own() {
    let fixture = Fixture::new().await;
    let created = fixture.post("states/", body("A")).await.expect(200);
    let (path, tag) = (at(created.id()), created.header("etag").to_owned());
    fixture.post("states/", body("B")).await.expect(200);
    let send = |method, tag: &str| {
        fixture.call(method, &path).header("if-match", tag).json(&json!({ "name": "C" })).send()
    };
    send("PATCH", &tag).await.expect(200);
    insta::assert_snapshot!(send("PATCH", &tag).await, @r#"
    412 {
      "current_version": 16,
      "error": "The resource has changed since it was read."
    }
    "#);
    send("DELETE", &tag).await.expect(412);
}

#[tokio::test]
async fn a_repeated_command_is_answered_as_the_first_time() {
    let fixture = Fixture::new().await;
    let send = |method, path: String, body: Value| {
        fixture.call(method, &path).header("idempotency-key", method).json(&body).send()
    };
    let first = send("POST", "states/".to_owned(), body("A")).await.expect(200);
    let path = at(first.id());
    send("DELETE", path.clone(), json!({})).await.expect(204);
    send("DELETE", path, json!({})).await.expect(204);
    let again = send("POST", "states/".to_owned(), body("A")).await;
    assert_eq!(again.to_string(), first.to_string());
    send("POST", "states/".to_owned(), body("B")).await.expect(422);
}

#[tokio::test]
async fn a_state_of_another_project_is_not_there() {
    let fixture = Fixture::new().await;
    let path = format!("/api/v1/workspaces/acme/projects/{}/", crate::fixture::OTHER_PROJECT);
    let path = format!("{path}states/{}/", seed::DONE);
    let reply = fixture.call("PATCH", &path).by(ADMIN).json(&json!({ "name": "A" })).send().await;
    insta::assert_snapshot!(reply, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    let project = fixture.side.app.store().get::<domain::project::Project>(WORKSPACE, PROJECT);
    assert_eq!(project.await.unwrap().state.state(seed::DONE).unwrap().name.as_str(), "Done");
}
