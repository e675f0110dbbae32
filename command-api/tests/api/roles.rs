//! The role in the workspace caps the role in its projects, on every way in which either is given or taken.

use serde_json::json;

use crate::changes;
use crate::client::Reply;
use crate::fixture::{Fixture, PROJECT};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OWNER};
use crate::seed;

/// The members of the workspace.
const MEMBERS: &str = "/api/v1/workspaces/acme/members/";

/// Workspace `acme`, whose people the instance knows.
async fn fixture() -> Fixture {
    let fixture = Fixture::new().await;
    changes::register_all(&fixture).await;
    fixture
}

/// What the admin of the project is answered to something that only admins of it do.
async fn manage(fixture: &Fixture) -> Reply {
    fixture.call("PATCH", "").by(ADMIN).json(&json!({ "description": "x" })).send().await
}

/// The owner puts somebody out, and lets them in again with a role by its number.
async fn put_out_and_let_in(fixture: &Fixture, user: domain::UserId, role: u8) {
    let path = format!("{MEMBERS}{user}/");
    fixture.call("DELETE", &path).by(OWNER).send().await.expect(204);
    let back = json!({ "member": user, "role": role });
    fixture.call("POST", MEMBERS).by(OWNER).json(&back).send().await.expect(201);
}

#[tokio::test]
async fn whoever_becomes_a_guest_of_the_workspace_is_a_guest_of_its_projects() {
    let fixture = fixture().await;
    manage(&fixture).await.expect(200);
    let demotion = fixture.call("PATCH", &format!("{MEMBERS}{ADMIN}/")).by(OWNER);
    demotion.json(&json!({ "role": 5 })).send().await.expect(200);
    manage(&fixture).await.expect(403);
    for (path, body, status) in [
        ("members/", json!({ "member": COLLEAGUE, "role": 20 }), 403),
        ("work-items/", json!({ "name": "x" }), 403),
        ("labels/", json!({ "name": "x" }), 403),
    ] {
        let call = fixture.call("POST", path).by(ADMIN).json(&body);
        call.send().await.expect(status);
    }
    let item = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    let comment = fixture.call("POST", &format!("work-items/{item}/comments/")).by(ADMIN);
    comment.json(&json!({ "comment_html": "<p>y</p>" })).send().await.expect(201);
}

#[tokio::test]
async fn whoever_is_put_out_and_comes_back_is_in_no_project_until_they_are_added_again() {
    let fixture = fixture().await;
    for role in [5, 15] {
        put_out_and_let_in(&fixture, ADMIN, role).await;
        manage(&fixture).await.expect(403);
    }
    put_out_and_let_in(&fixture, MEMBER, 15).await;
    fixture.post("labels/", json!({ "name": "x" })).await.expect(403);
    let other = self::fixture().await;
    put_out_and_let_in(&other, MEMBER, 15).await;
    let add = other.call("POST", "members/").by(ADMIN);
    let add = add.json(&json!({ "member": MEMBER, "role": 15 })).send().await.expect(201);
    assert_eq!(add.id(), seed::membership(PROJECT, MEMBER).to_string());
    other.post("labels/", json!({ "name": "x" })).await.expect(201);
}

#[tokio::test]
async fn whoever_is_put_out_is_no_longer_counted() {
    let fixture = fixture().await;
    assert_eq!(manage(&fixture).await.expect(200).body["total_members"], 4);
    let path = format!("{MEMBERS}{MEMBER}/");
    fixture.call("DELETE", &path).by(OWNER).send().await.expect(204);
    assert_eq!(manage(&fixture).await.expect(200).body["total_members"], 3);
}

#[tokio::test]
async fn a_guest_of_the_workspace_is_given_nothing_more_in_a_project() {
    let fixture = fixture().await;
    let admin = async |method, path: &str, body| {
        fixture.call(method, path).by(ADMIN).json(&body).send().await
    };
    let place = format!("members/{}/", seed::membership(PROJECT, GUEST));
    let before = fixture.head().await;
    for role in [15, 20] {
        let reply = admin("PATCH", &place, json!({ "role": role })).await.expect(400);
        let said = "A guest of the workspace can only be a guest of its projects.";
        assert_eq!(reply.body, json!({ "role": [said] }));
    }
    insta::assert_snapshot!(admin("PATCH", "", json!({ "project_lead": GUEST })).await, @r#"
    400 {
      "project_lead": [
        "A guest of the workspace cannot lead its projects."
      ]
    }
    "#);
    insta::assert_snapshot!(admin("PATCH", "", json!({ "default_assignee": GUEST })).await, @r#"
    400 {
      "default_assignee": [
        "A guest of the workspace cannot be given work."
      ]
    }
    "#);
    let new = json!({ "name": "New", "identifier": "NEW", "project_lead": GUEST });
    let path = "/api/v1/workspaces/acme/projects/";
    admin("POST", path, new).await.expect(400);
    assert_eq!(fixture.head().await, before);
    admin("DELETE", &place, json!({})).await.expect(204);
    admin("POST", "members/", json!({ "member": GUEST, "role": 20 })).await.expect(400);
    admin("POST", "members/", json!({ "member": GUEST, "role": 5 })).await.expect(201);
}

#[tokio::test]
async fn the_default_assignee_who_became_a_guest_is_given_no_work() {
    let fixture = fixture().await;
    seed::default_assignee(fixture.side.app.store(), ADMIN).await;
    let assignees = async || {
        let item = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201);
        item.body["assignees"].clone()
    };
    assert_eq!(assignees().await, json!([ADMIN]));
    let demotion = fixture.call("PATCH", &format!("{MEMBERS}{ADMIN}/")).by(OWNER);
    demotion.json(&json!({ "role": 5 })).send().await.expect(200);
    assert_eq!(assignees().await, json!([]));
}
