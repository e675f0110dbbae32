//! Projects that are set up like others.

use domain::project::{LabelCreated, Project, ProjectEvent};
use domain::values::{Colour, ExternalRef};
use domain::{LabelId, UserId};
use event_store::{Append, Identity, Metadata, Outcome, Scope};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::{Fixture, PROJECT, WORKSPACE};
use crate::matrix::{answers, statuses};
use crate::people::{ADMIN, GUEST, MEMBER, OTHER_MEMBER};
use crate::seed::{self, BUG, DONE, URGENT};

/// A request of [`ADMIN`]'s in the project.
async fn by_admin(fixture: &Fixture, method: &str, path: &str, body: Value) -> Reply {
    fixture.call(method, path).by(ADMIN).json(&body).send().await
}

/// Sets the project up as no new one is.
async fn set_up(fixture: &Fixture) {
    let state = json!({
        "name": "Testing", "color": "#123456", "description": "By hand", "group": "started",
        "sequence": 40_000, "default": true, "external_source": "jira", "external_id": "7",
    });
    by_admin(fixture, "POST", "states/", state).await.expect(200);
    let label = json!({ "name": "crash", "color": "#fff", "parent": BUG, "sort_order": 3 });
    by_admin(fixture, "POST", "labels/", label).await.expect(201);
    let nested = json!({ "parent": URGENT });
    by_admin(fixture, "PATCH", &format!("labels/{BUG}/"), nested).await.expect(200);
    let estimate = json!({ "name": "Effort", "type": "points" });
    let estimate = fixture.post("estimates/", estimate).await.expect(201).id();
    let points = json!([{ "key": 2, "value": "5" }, { "key": 1, "value": "3" }]);
    let path = format!("estimates/{estimate}/estimate-points/");
    by_admin(fixture, "POST", &path, points).await.expect(201);
    let project = json!({
        "estimate": estimate, "closing_state": DONE, "archive_in": 3, "close_in": 6,
        "timezone": "Europe/Berlin", "emoji": "1f310", "cycle_view": true, "intake_view": true,
        "description": "What floats", "project_lead": OTHER_MEMBER, "default_assignee": MEMBER,
        "external_id": "8", "external_source": "jira",
    });
    let path = format!("/api/v1/workspaces/acme/projects/{PROJECT}/");
    by_admin(fixture, "PATCH", &path, project).await.expect(200);
}

/// A body that copies a project.
fn body(name: &str, identifier: &str) -> Value {
    json!({ "name": name, "identifier": identifier })
}

/// The same with numbers for the ids of new things, which follow from the command and say nothing.
fn story(text: &str) -> String {
    let mut known: Vec<&str> = Vec::new();
    let mut told = text.to_owned();
    for part in text.split('"') {
        let is_new = Uuid::parse_str(part).is_ok() && !part.starts_with("00000000-0000-0000");
        if is_new && !known.contains(&part) {
            known.push(part);
        }
    }
    for (number, id) in known.iter().enumerate() {
        told = told.replace(id, &format!("new {number}"));
    }
    told
}

#[tokio::test]
async fn a_copy_is_set_up_like_its_source() {
    let fixture = Fixture::new().await;
    set_up(&fixture).await;
    fixture.post("work-items/", json!({ "name": "It" })).await.expect(201);
    let before = fixture.head().await;
    let reply = fixture.post("copy/", body("Copy", "CPY")).await;
    insta::assert_snapshot!(story(&reply.to_string()), @r#"
    201 {
      "archive_in": 3,
      "archived_at": null,
      "close_in": 6,
      "closing_state": "new 0",
      "cover_image": null,
      "cover_image_asset": null,
      "cover_image_url": null,
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "cycle_view": true,
      "default_assignee": "00000000-0000-0000-0000-000000000004",
      "default_state": "new 1",
      "deleted_at": null,
      "description": "What floats",
      "description_html": null,
      "description_text": null,
      "emoji": "1f310",
      "estimate": "new 2",
      "external_id": null,
      "external_source": null,
      "guest_view_all_features": true,
      "icon_prop": null,
      "id": "new 3",
      "identifier": "CPY",
      "intake_view": true,
      "is_deployed": false,
      "is_issue_type_enabled": false,
      "is_member": true,
      "is_time_tracking_enabled": false,
      "issue_views_view": false,
      "logo_props": {
        "icon": {
          "color": "",
          "name": ""
        },
        "in_use": "icon"
      },
      "member_role": 20,
      "module_view": false,
      "name": "Copy",
      "network": 2,
      "page_view": false,
      "project_lead": null,
      "timezone": "Europe/Berlin",
      "total_cycles": 0,
      "total_members": 1,
      "total_modules": 0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(story(&fixture.story(before).await), @r##"
    ProjectCreated {"archive_in":3,"close_in":6,"description":"What floats","emoji":"1f310","features":["cycles","intake","guests_see_all"],"id":"new 0","identifier":"CPY","logo":{"colour":"","icon":""},"name":"Copy","time_zone":"Europe/Berlin","workspace":"00000000-0000-0000-0000-000000000100"}
    ProjectMemberAdded {"id":"new 1","role":"admin","sort_order":65535.0,"user":"00000000-0000-0000-0000-000000000004"}
    StateCreated {"colour":"#60646C","group":"backlog","id":"new 2","name":"Backlog","sequence":15000.0,"slug":"backlog"}
    StateCreated {"colour":"#60646C","group":"unstarted","id":"new 3","name":"Todo","sequence":25000.0,"slug":"todo"}
    StateCreated {"colour":"#F59E0B","group":"started","id":"new 4","name":"In Progress","sequence":35000.0,"slug":"in-progress"}
    StateCreated {"colour":"#123456","description":"By hand","group":"started","id":"new 5","is_default":true,"name":"Testing","sequence":40000.0,"slug":"testing"}
    StateCreated {"colour":"#46A758","group":"completed","id":"new 6","name":"Done","sequence":45000.0,"slug":"done"}
    StateCreated {"colour":"#9AA4BC","group":"cancelled","id":"new 7","name":"Cancelled","sequence":55000.0,"slug":"cancelled"}
    StateCreated {"colour":"#4E5355","group":"triage","id":"new 8","name":"Triage","sequence":65000.0}
    ProjectClosingStateChanged {"to":{"group":"completed","id":"new 6","name":"Done"}}
    LabelCreated {"id":"new 9","name":"urgent","sort_order":75535.0}
    LabelCreated {"id":"new 10","name":"bug","parent":{"id":"new 9","name":"urgent"},"sort_order":65535.0}
    LabelCreated {"colour":"#fff","id":"new 11","name":"crash","parent":{"id":"new 10","name":"bug"},"sort_order":3.0}
    EstimateCreated {"id":"new 12","kind":"points","name":"Effort"}
    EstimatePointAdded {"estimate":{"id":"new 12","name":"Effort"},"id":"new 13","key":1,"value":"3"}
    EstimatePointAdded {"estimate":{"id":"new 12","name":"Effort"},"id":"new 14","key":2,"value":"5"}
    ProjectEstimateChanged {"to":{"id":"new 12","name":"Effort"}}
    ProjectDefaultAssigneeChanged {"to":"00000000-0000-0000-0000-000000000004"}
    "##);
}

#[tokio::test]
async fn its_members_come_along_if_that_is_said() {
    let fixture = Fixture::new().await;
    set_up(&fixture).await;
    seed::default_assignee(fixture.side.app.store(), OTHER_MEMBER).await;
    let gone = seed::membership(PROJECT, GUEST);
    let path = format!("members/{gone}/");
    fixture.call("DELETE", &path).by(ADMIN).send().await.expect(204);
    let before = fixture.head().await;
    let mut with = body("Copy", "CPY");
    with["members"] = json!(true);
    with["description"] = json!("Another");
    let reply = fixture.post("copy/", with).await.expect(201);
    assert_eq!((&reply.body["total_members"], &reply.body["member_role"]), (&json!(3), &json!(20)));
    assert_eq!(reply.body["description"], "Another");
    assert_eq!(reply.body["project_lead"], json!(OTHER_MEMBER));
    assert_eq!(reply.body["default_assignee"], json!(OTHER_MEMBER));
    let told = story(&fixture.story(before).await);
    let members: Vec<_> = told.lines().filter(|line| line.contains("Member")).collect();
    insta::assert_snapshot!(members.join("\n"), @r#"
    ProjectMemberAdded {"id":"new 1","role":"admin","sort_order":65535.0,"user":"00000000-0000-0000-0000-000000000004"}
    ProjectMemberAdded {"id":"new 15","role":"admin","sort_order":65535.0,"user":"00000000-0000-0000-0000-000000000003"}
    ProjectMemberAdded {"id":"new 16","role":"member","sort_order":65535.0,"user":"00000000-0000-0000-0000-000000000005"}
    "#);
}

#[tokio::test]
async fn members_of_the_source_who_are_no_guests_copy_it() {
    let fixture = Fixture::new().await;
    let path = format!("/api/v1/workspaces/acme/projects/{PROJECT}/copy/");
    let mut number = 0;
    let told = statuses(|user: UserId| {
        number += 1;
        let body = body(&format!("Copy {number}"), &format!("C{number}"));
        fixture.call("POST", &path).by(user).json(&body)
    });
    insta::assert_snapshot!(told.await, @"
    outsider: 403
    guest: 403
    other member: 201
    member: 201
    admin: 201
    colleague: 403
    owner: 403
    ");
}

#[tokio::test]
async fn a_copy_has_a_name_and_an_identifier_of_its_own() {
    let fixture = Fixture::new().await;
    let web = fixture.post("/api/v1/workspaces/acme/projects/", body("Web", "WEB")).await;
    web.expect(201);
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "name": "a+b", "identifier": "C" }),
        json!({ "name": "Copy", "identifier": "C", "network": 0, "members": "x" }),
        body("Web", "C"),
        body("Copy", "web"),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "copy/", &bodies).await, @r#"
    {}
        400 {"identifier":["This field is required."],"name":["This field is required."]}
    {"identifier":"C","name":"a+b"}
        400 {"non_field_errors":["Project name cannot contain special characters."]}
    {"identifier":"C","members":"x","name":"Copy","network":0}
        400 {"members":["Must be a valid boolean."],"network":["All projects are public: only 2 is possible."]}
    {"identifier":"C","name":"Web"}
        409 {"name":"The project name is already taken"}
    {"identifier":"web","name":"Copy"}
        409 {"identifier":"The project identifier is already taken","name":"The project identifier is already taken"}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_copy_sent_again_under_its_key_is_made_once() {
    let fixture = Fixture::new().await;
    let send = async || {
        let call = fixture.call("POST", "copy/").header("idempotency-key", "k");
        call.json(&body("Copy", "CPY")).send().await
    };
    let first = send().await.expect(201);
    let label = json!({ "name": "later" });
    let path = format!("/api/v1/workspaces/acme/projects/{}/labels/", first.id());
    fixture.post(&path, label).await.expect(201);
    let after = fixture.head().await;
    assert_eq!(send().await.to_string(), first.to_string());
    assert_eq!(fixture.head().await, after);
}

#[tokio::test]
async fn a_source_that_has_changed_meanwhile_is_refused() {
    let fixture = Fixture::new().await;
    let copy = fixture.call("POST", "copy/").header("if-match", "\"999.0\"");
    copy.json(&body("Copy", "CPY")).send().await.expect(412);
}

#[tokio::test]
async fn an_archived_project_is_copied_as_one_in_use() {
    let fixture = Fixture::new().await;
    seed::archive_project(fixture.side.app.store()).await;
    let reply = fixture.post("copy/", body("Copy", "CPY")).await.expect(201);
    assert_eq!(reply.body["archived_at"], Value::Null);
}

#[tokio::test]
async fn a_project_that_is_too_large_for_one_append_is_not_copied() {
    let fixture = Fixture::new().await;
    let store = fixture.side.app.store();
    let project = store.get_fresh::<Project>(WORKSPACE, PROJECT).await.unwrap();
    let label = |number: u16| -> ProjectEvent {
        LabelCreated {
            id: LabelId(Uuid::from_u128(0xf_0000 + u128::from(number))),
            name: format!("L{number}").parse().unwrap(),
            colour: Colour::default(),
            description: "x".repeat(65_536),
            parent: None,
            sort_order: 1.0,
            external: ExternalRef::default(),
        }
        .into()
    };
    let labels: Vec<_> = (0..161).map(label).collect();
    let (id, at) = (Uuid::from_u128(0xc0de), fixture.clock.now());
    let metadata = Metadata::new(ADMIN, at, id);
    let mut append = Append::new(WORKSPACE, Identity::new(id, ADMIN), metadata);
    let scope = Scope { project: Some(PROJECT), issue: None };
    append.write::<Project>(PROJECT, scope, project.version, &labels).unwrap();
    assert!(matches!(store.append(append).await.unwrap(), Outcome::Appended(_)));
    insta::assert_snapshot!(fixture.post("copy/", body("Copy", "CPY")).await, @r#"
    400 {
      "error": "A project with more than 10000 states, labels, points and members in all, or more than 10 MiB of descriptions, cannot be copied at once."
    }
    "#);
}
