//! Projects: created, changed, switched, archived, deleted.

use domain::project::{AddProjectMember, Project};
use domain::workspace::{AddWorkspaceMember, Workspace};
use domain::{Role, UserId};
use serde_json::{Value, json};

use crate::changes;
use crate::client::Reply;
use crate::fixture::{Fixture, OTHER_PROJECT, PROJECT, WORKSPACE};
use crate::matrix::{answers, statuses};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OWNER};
use crate::seed;

/// Where projects are made.
const ALL: &str = "/api/v1/workspaces/acme/projects/";

/// A body that makes a project.
fn body(name: &str, identifier: &str) -> Value {
    json!({ "name": name, "identifier": identifier })
}

#[tokio::test]
async fn a_project_is_created_with_everything_a_client_says() {
    let fixture = Fixture::new().await;
    let reply = fixture
        .post(
            ALL,
            json!({
                "name": " Web ", "identifier": "web", "description": "What they see",
                "project_lead": ADMIN, "default_assignee": MEMBER, "emoji": "1f310",
                "icon_prop": { "name": "globe" }, "cover_image": "https://example.org/a.png",
                "module_view": true, "page_view": "false", "archive_in": 3, "close_in": "12",
                "timezone": "Europe/Berlin", "external_source": "jira", "external_id": 7,
                "network": 2, "logo_props": { "mine": true }, "nonsense": true,
            }),
        )
        .await;
    insta::assert_snapshot!(reply, @r##"
    201 {
      "archive_in": 3,
      "archived_at": null,
      "close_in": 12,
      "closing_state": null,
      "cover_image": "https://example.org/a.png",
      "cover_image_asset": null,
      "cover_image_url": "https://example.org/a.png",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "cycle_view": false,
      "default_assignee": "00000000-0000-0000-0000-000000000004",
      "default_state": "00000000-0000-774c-8680-9d11bccd0bf7",
      "deleted_at": null,
      "description": "What they see",
      "description_html": null,
      "description_text": null,
      "emoji": "1f310",
      "estimate": null,
      "external_id": "7",
      "external_source": "jira",
      "guest_view_all_features": false,
      "icon_prop": {
        "name": "globe"
      },
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "identifier": "WEB",
      "intake_view": false,
      "is_deployed": false,
      "is_issue_type_enabled": false,
      "is_member": true,
      "is_time_tracking_enabled": false,
      "issue_views_view": false,
      "logo_props": {
        "icon": {
          "color": "#02b55c",
          "name": "gavel"
        },
        "in_use": "icon"
      },
      "member_role": 20,
      "module_view": true,
      "name": "Web",
      "network": 2,
      "page_view": false,
      "project_lead": "00000000-0000-0000-0000-000000000003",
      "timezone": "Europe/Berlin",
      "total_cycles": 0,
      "total_members": 2,
      "total_modules": 0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "##);
    assert_eq!(reply.header("etag").split('.').next(), Some("\"9"));
}

#[tokio::test]
async fn a_new_project_has_its_members_and_six_states() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let lead = json!({ "name": "Web", "identifier": "WEB", "project_lead": ADMIN });
    fixture.post(ALL, lead).await.expect(201);
    insta::assert_snapshot!(fixture.story(before).await, @r##"
    ProjectCreated {"features":["pages"],"id":"00000000-0000-7821-a0b7-9079e66ae320","identifier":"WEB","lead":"00000000-0000-0000-0000-000000000003","logo":{"colour":"#02b55c","icon":"gavel"},"name":"Web","time_zone":"UTC","workspace":"00000000-0000-0000-0000-000000000100"}
    ProjectMemberAdded {"id":"00000000-0000-72bd-8476-603d6fd37268","role":"admin","sort_order":65535.0,"user":"00000000-0000-0000-0000-000000000004"}
    ProjectMemberAdded {"id":"00000000-0000-7620-815a-894314b59dde","role":"admin","sort_order":65535.0,"user":"00000000-0000-0000-0000-000000000003"}
    StateCreated {"colour":"#60646C","group":"backlog","id":"00000000-0000-774c-8680-9d11bccd0bf7","is_default":true,"name":"Backlog","sequence":15000.0}
    StateCreated {"colour":"#60646C","group":"unstarted","id":"00000000-0000-7489-b370-742a243dff92","name":"Todo","sequence":25000.0}
    StateCreated {"colour":"#F59E0B","group":"started","id":"00000000-0000-7981-8eb0-447adb079d5a","name":"In Progress","sequence":35000.0}
    StateCreated {"colour":"#46A758","group":"completed","id":"00000000-0000-750c-b32c-7b951b4edb95","name":"Done","sequence":45000.0}
    StateCreated {"colour":"#9AA4BC","group":"cancelled","id":"00000000-0000-7d5e-b9db-34246f577c23","name":"Cancelled","sequence":55000.0}
    StateCreated {"colour":"#4E5355","group":"triage","id":"00000000-0000-764e-b02c-04463e6d8a6d","name":"Triage","sequence":65000.0}
    "##);
}

#[tokio::test]
async fn a_project_with_wrong_fields_is_refused_and_nothing_is_written() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "name": "", "identifier": null }),
        body("a: b", "EN-G"),
        body("ab", "EN-G"),
        body(&"n".repeat(256), &"i".repeat(13)),
        body("a\0b", "E\0"),
        json!({ "name": "a", "identifier": "b", "timezone": "Mars/Olympus" }),
        json!({ "name": "a", "identifier": "b", "archive_in": 13, "close_in": -1 }),
        json!({ "name": "a", "identifier": "b", "module_view": "maybe", "cycle_view": null }),
        json!({ "name": "a", "identifier": "b", "project_lead": "me" }),
        json!({ "name": "a", "identifier": "b", "project_lead": PROJECT }),
        json!({ "name": "a", "identifier": "b", "default_assignee": PROJECT }),
        json!({ "name": "a", "identifier": "b", "icon_prop": { "a": "\0" } }),
        json!({ "name": "a", "identifier": "b", "cover_image": "javascript:alert(1)" }),
        json!({ "name": "a", "identifier": "b", "icon_prop": { "url": "data:text/html,a" } }),
        json!({ "name": "a", "identifier": "b", "external_id": "x".repeat(256) }),
        json!({ "name": "a", "identifier": "b", "network": 0 }),
        json!({ "name": "a", "identifier": "b", "default_state": seed::DONE }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", ALL, &bodies).await, @r#"
    {}
        400 {"identifier":["This field is required."],"name":["This field is required."]}
    {"identifier":null,"name":""}
        400 {"identifier":["This field may not be null."],"name":["This field may not be blank."]}
    {"identifier":"EN-G","name":"a: b"}
        400 {"non_field_errors":["Project name cannot contain special characters."]}
    {"identifier":"EN-G","name":"ab"}
        400 {"non_field_errors":["Project identifier cannot contain special characters."]}
    {"identifier":"iiiiiiiiiiiii","name":"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
        400 {"identifier":["Ensure this field has no more than 12 characters."],"name":["Ensure this field has no more than 255 characters."]}
    {"identifier":"E\u0000","name":"a\u0000b"}
        400 {"identifier":["Null characters are not allowed."],"name":["Null characters are not allowed."]}
    {"identifier":"b","name":"a","timezone":"Mars/Olympus"}
        400 {"timezone":["\"Mars/Olympus\" is not a valid choice."]}
    {"archive_in":13,"close_in":-1,"identifier":"b","name":"a"}
        400 {"archive_in":["Ensure this value is less than or equal to 12."],"close_in":["Ensure this value is greater than or equal to 0."]}
    {"cycle_view":null,"identifier":"b","module_view":"maybe","name":"a"}
        400 {"cycle_view":["This field may not be null."],"module_view":["Must be a valid boolean."]}
    {"identifier":"b","name":"a","project_lead":"me"}
        400 {"project_lead":["“me” is not a valid UUID."]}
    {"identifier":"b","name":"a","project_lead":"00000000-0000-0000-0000-00000000020
        400 {"project_lead":["The provided user is not a member of this workspace."]}
    {"default_assignee":"00000000-0000-0000-0000-000000000200","identifier":"b","nam
        400 {"non_field_errors":["Default assignee should be a user in the workspace"]}
    {"icon_prop":{"a":"\u0000"},"identifier":"b","name":"a"}
        400 {"icon_prop":["Null characters are not allowed."]}
    {"cover_image":"javascript:alert(1)","identifier":"b","name":"a"}
        400 {"cover_image":["Enter a valid URL: it begins with http:// or https://, or is a path that begins with /."]}
    {"icon_prop":{"url":"data:text/html,a"},"identifier":"b","name":"a"}
        400 {"icon_prop":["Enter a valid URL: it begins with http:// or https://, or is a path that begins with /."]}
    {"external_id":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        400 {"external_id":["Ensure this field has no more than 255 characters."]}
    {"identifier":"b","name":"a","network":0}
        400 {"network":["All projects are public: only 2 is possible."]}
    {"default_state":"00000000-0000-0000-0000-000000000213","identifier":"b","name":
        400 {"default_state":["Invalid pk \"00000000-0000-0000-0000-000000000213\" - object does not exist."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_name_and_an_identifier_are_taken_once() {
    let fixture = Fixture::new().await;
    fixture.post(ALL, body("Web", "WEB")).await.expect(201);
    let bodies = [body("Web", "OTHER"), body("Other", "web"), body("Other", "OTHER")];
    insta::assert_snapshot!(answers(&fixture, "POST", ALL, &bodies).await, @r##"
    {"identifier":"OTHER","name":"Web"}
        409 {"name":"The project name is already taken"}
    {"identifier":"web","name":"Other"}
        409 {"identifier":"The project identifier is already taken","name":"The project identifier is already taken"}
    {"identifier":"OTHER","name":"Other"}
        201 {"archive_in":0,"archived_at":null,"close_in":0,"closing_state":null,"cover_image":null,"cover_image_asset":null,"cover_image_url":null,"created_at":"2026-01-02T03:04:05Z","created_by":"00000000-0000-0000-0000-000000000004","cycle_view":false,"default_assignee":null,"default_state":"00000000-0000-7de6-9659-4628c610d143","deleted_at":null,"description":"","description_html":null,"description_text":null,"emoji":null,"estimate":null,"external_id":null,"external_source":null,"guest_view_all_features":false,"icon_prop":null,"id":"00000000-0000-7d63-ae05-b85b11824ae9","identifier":"OTHER","intake_view":false,"is_deployed":false,"is_issue_type_enabled":false,"is_member":true,"is_time_tracking_enabled":false,"issue_views_view":false,"logo_props":{"icon":{"color":"#6d7b8a","name":"public"},"in_use":"icon"},"member_role":20,"module_view":false,"name":"Other","network":2,"page_view":true,"project_lead":null,"timezone":"UTC","total_cycles":0,"total_members":1,"total_modules":0,"updated_at":"2026-01-02T03:04:05Z","updated_by":null,"workspace":"00000000-0000-0000-0000-000000000100"}
    "##);
}

#[tokio::test]
async fn a_renamed_project_gives_its_old_names_up() {
    let fixture = Fixture::new().await;
    let id = fixture.post(ALL, body("Web", "WEB")).await.id();
    fixture.post(ALL, body("Shop", "SHOP")).await.expect(201);
    let path = format!("{ALL}{id}/");
    insta::assert_snapshot!(fixture.patch(&path, json!({ "identifier": "shop" })).await, @r#"
    409 {
      "identifier": "The project identifier is already taken",
      "name": "The project identifier is already taken"
    }
    "#);
    fixture.patch(&path, body("Site", "SITE")).await.expect(200);
    fixture.post(ALL, body("Web", "WEB")).await.expect(201);
}

#[tokio::test]
async fn who_may_create_a_project() {
    let fixture = Fixture::new().await;
    let mut number = 0;
    let statuses = statuses(|user| {
        number += 1;
        fixture.call("POST", ALL).by(user).json(&body(&format!("P{number}"), &format!("P{number}")))
    });
    insta::assert_snapshot!(statuses.await, @r"
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
async fn who_may_manage_a_project() {
    let fixture = Fixture::new().await;
    let patch = statuses(|user| fixture.call("PATCH", "").by(user).json(&json!({ "name": "A" })));
    insta::assert_snapshot!(patch.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 200
    colleague: 403
    owner: 403
    ");
    let features = statuses(|user| {
        fixture.call("PATCH", "features/").by(user).json(&json!({ "cycles": true }))
    });
    insta::assert_snapshot!(features.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 200
    colleague: 403
    owner: 403
    ");
    let archive = statuses(|user| fixture.call("POST", "archive/").by(user));
    insta::assert_snapshot!(archive.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 204
    colleague: 403
    owner: 403
    ");
    let restore = statuses(|user| fixture.call("DELETE", "archive/").by(user));
    insta::assert_snapshot!(restore.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 204
    colleague: 403
    owner: 403
    ");
    let delete = statuses(|user| fixture.call("DELETE", "").by(user));
    insta::assert_snapshot!(delete.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 204
    colleague: 403
    owner: 403
    ");
}

#[tokio::test]
async fn an_admin_of_the_workspace_manages_only_projects_that_they_are_in() {
    let fixture = Fixture::new().await;
    let rename = |name| fixture.call("PATCH", "").by(OWNER).json(&json!({ "name": name })).send();
    rename("A").await.expect(403);
    let join = json!({ "member": OWNER, "role": 5 });
    fixture.call("POST", "members/").by(ADMIN).json(&join).send().await.expect(201);
    rename("A").await.expect(200);
}

#[tokio::test]
async fn each_changed_key_is_a_fact_of_its_own() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let changes = json!({
        "name": "Engineering", "identifier": "ENGI", "description": "We build",
        "project_lead": MEMBER, "default_assignee": null, "emoji": "1f310", "icon_prop": [1],
        "cover_image": "/a.png", "cycle_view": true, "archive_in": 1, "close_in": 2,
        "default_state": seed::DONE, "closing_state": seed::DONE, "timezone": "Asia/Tokyo",
        "external_id": "7", "estimate": null,
    });
    let patch = || fixture.call("PATCH", "").by(ADMIN).json(&changes).send();
    insta::assert_snapshot!(patch().await.expect(200), @r#"
    200 {
      "archive_in": 1,
      "archived_at": null,
      "close_in": 2,
      "closing_state": "00000000-0000-0000-0000-000000000213",
      "cover_image": "/a.png",
      "cover_image_asset": null,
      "cover_image_url": "/a.png",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "cycle_view": true,
      "default_assignee": null,
      "default_state": "00000000-0000-0000-0000-000000000213",
      "deleted_at": null,
      "description": "We build",
      "description_html": null,
      "description_text": null,
      "emoji": "1f310",
      "estimate": null,
      "external_id": "7",
      "external_source": null,
      "guest_view_all_features": true,
      "icon_prop": [
        1
      ],
      "id": "00000000-0000-0000-0000-000000000200",
      "identifier": "ENGI",
      "intake_view": false,
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
      "name": "Engineering",
      "network": 2,
      "page_view": false,
      "project_lead": "00000000-0000-0000-0000-000000000004",
      "timezone": "Asia/Tokyo",
      "total_cycles": 0,
      "total_members": 4,
      "total_modules": 0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000003",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    ProjectRenamed {"from":"ENG","to":"Engineering"}
    ProjectIdentifierChanged {"from":"ENG","to":"ENGI"}
    ProjectDescribed {"to":"We build"}
    ProjectLeadChanged {"to":"00000000-0000-0000-0000-000000000004"}
    ProjectEmojiChanged {"to":"1f310"}
    ProjectIconChanged {"to":[1]}
    ProjectCoverChanged {"to":"/a.png"}
    ProjectArchivingScheduled {"from":0,"to":1}
    ProjectClosingScheduled {"from":0,"to":2}
    ProjectClosingStateChanged {"to":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"}}
    ProjectTimeZoneChanged {"from":"UTC","to":"Asia/Tokyo"}
    ProjectExternalReferenceChanged {"to":{"id":"7"}}
    ProjectFeatureSwitched {"feature":"cycles","on":true}
    StateDefaultDropped {"state":{"group":"backlog","id":"00000000-0000-0000-0000-000000000210","name":"Backlog"}}
    StateMadeDefault {"state":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"}}
    "#);
    let after = fixture.head().await;
    patch().await.expect(200);
    assert_eq!(fixture.head().await, after, "changing nothing appends nothing");
}

#[tokio::test]
async fn a_wrong_change_is_refused_whole() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({ "name": "New", "identifier": "a b!" }),
        json!({ "name": "New", "default_state": PROJECT }),
        json!({ "name": "New", "default_state": seed::TRIAGE }),
        json!({ "name": "New", "closing_state": PROJECT }),
        json!({ "name": "New", "estimate": PROJECT }),
        json!({ "name": "New", "network": 0 }),
        json!({ "name": "New", "project_lead": PROJECT }),
        json!({ "name": null }),
    ];
    let path = crate::fixture::in_project("");
    let answers = crate::matrix::answers_to(&bodies, |body| {
        fixture.call("PATCH", &path).by(ADMIN).json(body)
    });
    insta::assert_snapshot!(answers.await, @r#"
    {"identifier":"a b!","name":"New"}
        400 {"non_field_errors":["Project identifier cannot contain special characters."]}
    {"default_state":"00000000-0000-0000-0000-000000000200","name":"New"}
        400 {"default_state":["Invalid pk \"00000000-0000-0000-0000-000000000200\" - object does not exist."]}
    {"default_state":"00000000-0000-0000-0000-000000000215","name":"New"}
        400 {"default_state":["Invalid pk \"00000000-0000-0000-0000-000000000215\" - object does not exist."]}
    {"closing_state":"00000000-0000-0000-0000-000000000200","name":"New"}
        400 {"closing_state":["Invalid pk \"00000000-0000-0000-0000-000000000200\" - object does not exist."]}
    {"estimate":"00000000-0000-0000-0000-000000000200","name":"New"}
        400 {"estimate":["Invalid pk \"00000000-0000-0000-0000-000000000200\" - object does not exist."]}
    {"name":"New","network":0}
        400 {"network":["All projects are public: only 2 is possible."]}
    {"name":"New","project_lead":"00000000-0000-0000-0000-000000000200"}
        400 {"project_lead":["The provided user is not a member of this workspace."]}
    {"name":null}
        400 {"name":["This field may not be null."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn features_are_switched() {
    let fixture = Fixture::new().await;
    let switch = |body: Value| fixture.call("PATCH", "features/").by(ADMIN).json(&body).send();
    insta::assert_snapshot!(switch(json!({ "cycles": true, "epics": 1, "pages": false })).await, @r#"
    200 {
      "cycles": true,
      "epics": true,
      "intakes": false,
      "modules": false,
      "pages": false,
      "parallel_cycles": false,
      "project_updates": false,
      "views": false,
      "work_item_types": false,
      "workflows": false
    }
    "#);
    insta::assert_snapshot!(switch(json!({ "cycles": "perhaps" })).await, @r#"
    400 {
      "cycles": [
        "Must be a valid boolean."
      ]
    }
    "#);
}

#[tokio::test]
async fn an_archived_project_cannot_be_changed() {
    let fixture = Fixture::new().await;
    let admin = |method, path, body| fixture.call(method, path).by(ADMIN).json(&body).send();
    insta::assert_snapshot!(admin("POST", "archive/", json!({})).await, @"204");
    admin("POST", "archive/", json!({})).await.expect(204);
    let refused = "400 {\n  \"error\": \"Archived project cannot be updated\"\n}";
    let state = &format!("states/{}/", seed::DONE)[..];
    let label = &format!("labels/{}/", seed::BUG)[..];
    let member = &format!("members/{MEMBER}/")[..];
    for (method, path, body) in [
        ("PATCH", "", json!({})),
        ("PATCH", "features/", json!({ "cycles": true })),
        ("POST", "states/", json!({ "name": "New", "color": "#fff" })),
        ("POST", "labels/", json!({ "name": "New" })),
        ("PATCH", state, json!({ "name": "New" })),
        ("DELETE", state, json!({})),
        ("PATCH", label, json!({ "name": "New" })),
        ("DELETE", label, json!({})),
        ("POST", "members/", json!({ "member": COLLEAGUE })),
        ("PATCH", member, json!({ "role": 5 })),
        ("DELETE", member, json!({})),
    ] {
        let reply = admin(method, path, body).await;
        assert_eq!(reply.to_string(), refused, "{method} {path}");
    }
    admin("DELETE", "archive/", json!({})).await.expect(204);
    admin("PATCH", "", json!({ "name": "New" })).await.expect(200);
    admin("POST", "archive/", json!({})).await.expect(204);
    admin("DELETE", "", json!({})).await.expect(204);
}

#[tokio::test]
async fn the_state_of_new_work_items_is_the_same_wherever_it_is_said() {
    let fixture = Fixture::new().await;
    let admin = |path, body| fixture.call("PATCH", path).by(ADMIN).json(&body).send();
    let begins = async || {
        let shown = admin("", json!({})).await.expect(200).body["default_state"].clone();
        let item = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201);
        assert_eq!(item.body["state"], shown);
        shown
    };
    assert_eq!(begins().await, json!(seed::BACKLOG));
    admin("", json!({ "default_state": seed::DONE })).await.expect(200);
    assert_eq!(begins().await, json!(seed::DONE));
    let state = format!("states/{}/", seed::DONE);
    let dropped = admin(state.as_str(), json!({ "default": false })).await.expect(200);
    assert_eq!(dropped.body["default"], false);
    assert_eq!(begins().await, json!(seed::BACKLOG), "the first one");
    admin(state.as_str(), json!({ "default": true })).await.expect(200);
    assert_eq!(begins().await, json!(seed::DONE));
    admin("", json!({ "default_state": null })).await.expect(200);
    assert_eq!(begins().await, json!(seed::BACKLOG));
}

#[tokio::test]
async fn whoever_was_put_out_neither_leads_nor_is_given_work() {
    let fixture = Fixture::new().await;
    let admin = |method, path, body| fixture.call(method, path).by(ADMIN).json(&body).send();
    let both = json!({ "project_lead": MEMBER, "default_assignee": MEMBER });
    let shown = |reply: &Reply| {
        (reply.body["project_lead"].clone(), reply.body["default_assignee"].clone())
    };
    let reply = admin("PATCH", "", both.clone()).await.expect(200);
    assert_eq!(shown(&reply), (json!(MEMBER), json!(MEMBER)));
    let place = format!("members/{MEMBER}/");
    admin("DELETE", &place, json!({})).await.expect(204);
    let reply = admin("PATCH", "", json!({})).await.expect(200);
    assert_eq!(shown(&reply), (Value::Null, Value::Null));
    insta::assert_snapshot!(admin("PATCH", "", both.clone()).await, @r#"
    400 {
      "project_lead": [
        "This person is no longer a member of the project: add them again first."
      ]
    }
    "#);
    let back = json!({ "member": MEMBER, "role": 15 });
    admin("POST", "members/", back).await.expect(201);
    let reply = admin("PATCH", "", both).await.expect(200);
    assert_eq!(shown(&reply), (json!(MEMBER), json!(MEMBER)));
    let out = format!("/api/v1/workspaces/acme/members/{MEMBER}/");
    fixture.call("DELETE", &out).by(OWNER).send().await.expect(204);
    let reply = admin("PATCH", "", json!({})).await.expect(200);
    assert_eq!(shown(&reply), (Value::Null, Value::Null));
}

#[tokio::test]
async fn a_deleted_project_is_gone_and_its_names_are_free() {
    let fixture = Fixture::new().await;
    let id = fixture.post(ALL, body("Web", "WEB")).await.id();
    let path = format!("{ALL}{id}/");
    insta::assert_snapshot!(fixture.delete(&path).await, @"204");
    insta::assert_snapshot!(fixture.delete(&path).await, @r#"
    403 {
      "detail": "You do not have permission to perform this action."
    }
    "#);
    fixture.patch(&path, json!({ "name": "A" })).await.expect(403);
    fixture.post(ALL, body("Web", "WEB")).await.expect(201);
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let fixture = Fixture::new().await;
    let send = |method, path, tag: String| {
        let call = fixture.call(method, path).by(ADMIN).header("if-match", &tag);
        call.json(&json!({ "name": "New" })).send()
    };
    for (method, path) in
        [("PATCH", ""), ("PATCH", "features/"), ("POST", "archive/"), ("DELETE", "")]
    {
        send(method, path, "\"3.00000000.0\"".to_owned()).await.expect(412);
    }
    insta::assert_snapshot!(send("PATCH", "", "\"3.00000000.0\"".to_owned()).await, @r#"
    412 {
      "current_version": 13,
      "error": "The resource has changed since it was read."
    }
    "#);
    let fresh = send("PATCH", "", "*".to_owned()).await.expect(200).header("etag").to_owned();
    send("DELETE", "", fresh).await.expect(204);
}

#[tokio::test]
async fn a_repeated_creation_is_the_same_creation() {
    let fixture = Fixture::new().await;
    let create = |name| {
        let call = fixture.call("POST", ALL).header("idempotency-key", "k");
        call.json(&body(name, "WEB")).send()
    };
    let first = create("Web").await.expect(201);
    let head = fixture.head().await;
    fixture.patch(&format!("{ALL}{}/", first.id()), json!({ "name": "Later" })).await.expect(200);
    let again = create("Web").await;
    assert_eq!(again.to_string(), first.to_string());
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(fixture.head().await, head + 1);
    insta::assert_snapshot!(create("Other").await, @r#"
    422 {
      "error": "This Idempotency-Key was used for a different request."
    }
    "#);
}

#[tokio::test]
async fn bots_are_no_members_that_count() {
    let fixture = Fixture::new().await;
    let bot = UserId(uuid::Uuid::from_u128(90));
    changes::bot(fixture.side.app.accounts(), bot).await;
    let joins = AddWorkspaceMember { user: bot, role: Role::Member };
    changes::append::<Workspace>(&fixture, WORKSPACE, WORKSPACE, joins.into()).await;
    let (id, role) = (uuid::Uuid::from_u128(91).into(), Role::Member);
    let add = AddProjectMember { id, user: bot, role, stay: 0 };
    changes::append::<Project>(&fixture, WORKSPACE, PROJECT, add.into()).await;
    let reply = fixture.call("PATCH", "").by(ADMIN).json(&json!({})).send().await.expect(200);
    let active = fixture.side.app.store().get_fresh::<Project>(WORKSPACE, PROJECT);
    assert_eq!(active.await.unwrap().state.active_members().len(), 5);
    assert_eq!(reply.body["total_members"], 4);
}

#[tokio::test]
async fn outsiders_and_strangers_of_the_project_learn_nothing() {
    let fixture = Fixture::new().await;
    let unknown = format!("{ALL}{}/", uuid::Uuid::from_u128(0x999));
    let foreign = format!("{ALL}{OTHER_PROJECT}/");
    for path in [unknown.as_str(), &foreign, "/api/v1/workspaces/nowhere/projects/x/"] {
        let call = fixture.call("PATCH", path).by(COLLEAGUE).json(&json!({ "name": "A" }));
        let reply = call.send().await;
        let wanted = if path.ends_with("x/") { 404 } else { 403 };
        assert_eq!(reply.status, wanted, "{path}: {reply}");
    }
    let guest = fixture.call("DELETE", "").by(GUEST).send().await;
    insta::assert_snapshot!(guest, @r#"
    403 {
      "detail": "You do not have permission to perform this action."
    }
    "#);
}
