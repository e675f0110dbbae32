//! Members of a project: added, changed, removed.

use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::{Fixture, PROJECT};
use crate::matrix::{answers_to, statuses};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER};
use crate::seed;

/// The admin's requests.
async fn admin(fixture: &Fixture, method: &str, path: &str, body: Value) -> Reply {
    fixture.call(method, path).by(ADMIN).json(&body).send().await
}

#[tokio::test]
async fn a_member_of_the_workspace_is_added_under_both_names_of_the_path() {
    let fixture = Fixture::new().await;
    let reply = admin(&fixture, "POST", "members/", json!({ "member": COLLEAGUE })).await;
    insta::assert_snapshot!(reply, @r#"
    201 {
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "member": "00000000-0000-0000-0000-000000000002",
      "role": 5
    }
    "#);
    let owner = json!({ "member": OWNER, "role": "20" });
    let reply = admin(&fixture, "POST", "project-members/", owner).await.expect(201);
    let path = format!("project-members/{}/", reply.id());
    let reply = admin(&fixture, "PATCH", &path, json!({ "role": 15, "member": OWNER })).await;
    insta::assert_snapshot!(reply, @r#"
    200 {
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "member": "00000000-0000-0000-0000-000000000001",
      "role": 15
    }
    "#);
    insta::assert_snapshot!(admin(&fixture, "DELETE", &path, json!({})).await, @"204");
}

#[tokio::test]
async fn a_member_is_found_by_the_membership_and_by_the_user() {
    let fixture = Fixture::new().await;
    let place = seed::membership(PROJECT, GUEST);
    let by_user = format!("members/{GUEST}/");
    let changed = admin(&fixture, "PATCH", &by_user, json!({ "role": 5 })).await.expect(200);
    assert_eq!(changed.body, json!({ "id": place, "member": GUEST, "role": 5 }));
    let by_place = format!("members/{place}/");
    let same = admin(&fixture, "PATCH", &by_place, json!({ "role": 5 })).await.expect(200);
    assert_eq!((same.header("etag"), &same.body), (changed.header("etag"), &changed.body));
    admin(&fixture, "DELETE", &by_user, json!({})).await.expect(204);
    fixture.call("POST", "labels/").by(GUEST).json(&json!({})).send().await.expect(403);
    admin(&fixture, "PATCH", &format!("members/{OUTSIDER}/"), json!({})).await.expect(404);
}

#[tokio::test]
async fn a_wrong_member_is_refused_and_nothing_is_written() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "member": "me", "role": 10 }),
        json!({ "member": OUTSIDER, "role": 15 }),
        json!({ "member": MEMBER, "role": 15 }),
        json!({ "member": COLLEAGUE, "role": "admin" }),
    ];
    let answers = answers_to(&bodies, |body| fixture.call("POST", "members/").by(ADMIN).json(body));
    insta::assert_snapshot!(answers.await, @r#"
    {}
        400 {"member":["This field is required."]}
    {"member":"me","role":10}
        400 {"member":["“me” is not a valid UUID."],"role":["\"10\" is not a valid choice."]}
    {"member":"00000000-0000-0000-0000-000000000007","role":15}
        400 {"member":["Member not found in workspace"]}
    {"member":"00000000-0000-0000-0000-000000000004","role":15}
        400 {"error":"The payload is not valid"}
    {"member":"00000000-0000-0000-0000-000000000002","role":"admin"}
        400 {"role":["\"admin\" is not a valid choice."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_removed_member_comes_back_to_the_same_place() {
    let fixture = Fixture::new().await;
    let place = seed::membership(PROJECT, MEMBER);
    let path = format!("members/{place}/");
    admin(&fixture, "DELETE", &path, json!({})).await.expect(204);
    fixture.post("labels/", json!({ "name": "x" })).await.expect(403);
    let before = fixture.head().await;
    admin(&fixture, "DELETE", &path, json!({})).await.expect(204);
    assert_eq!(fixture.head().await, before, "already so");
    let back = json!({ "member": MEMBER, "role": 15 });
    let back = admin(&fixture, "POST", "members/", back).await.expect(201);
    assert_eq!(back.id(), place.to_string());
    fixture.post("labels/", json!({ "name": "x" })).await.expect(201);
}

#[tokio::test]
async fn a_wrong_change_is_refused() {
    let fixture = Fixture::new().await;
    let path = format!("members/{}/", seed::membership(PROJECT, GUEST));
    let bodies = [json!({ "role": 0 }), json!({ "role": null }), json!({ "member": MEMBER })];
    let answers = answers_to(&bodies, |body| fixture.call("PATCH", &path).by(ADMIN).json(body));
    insta::assert_snapshot!(answers.await, @r#"
    {"role":0}
        400 {"role":["\"0\" is not a valid choice."]}
    {"role":null}
        400 {"role":["This field may not be null."]}
    {"member":"00000000-0000-0000-0000-000000000004"}
        400 {"error":"The payload is not valid"}
    "#);
    let unknown = format!("members/{PROJECT}/");
    insta::assert_snapshot!(admin(&fixture, "PATCH", &unknown, json!({ "role": 5 })).await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    admin(&fixture, "DELETE", &unknown, json!({})).await.expect(404);
}

#[tokio::test]
async fn who_may_manage_members() {
    let fixture = Fixture::new().await;
    let add = json!({ "member": COLLEAGUE, "role": 5 });
    let create = statuses(|user| fixture.call("POST", "members/").by(user).json(&add));
    insta::assert_snapshot!(create.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 201
    colleague: 403
    owner: 403
    ");
    let guest = format!("members/{}/", seed::membership(PROJECT, GUEST));
    let patch = statuses(|user| fixture.call("PATCH", &guest).by(user).json(&json!({ "role": 5 })));
    insta::assert_snapshot!(patch.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 200
    colleague: 403
    owner: 403
    ");
    let delete = statuses(|user| fixture.call("DELETE", &guest).by(user));
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
async fn a_stale_version_is_refused() {
    let fixture = Fixture::new().await;
    let path = format!("members/{}/", seed::membership(PROJECT, GUEST));
    for method in ["PATCH", "DELETE"] {
        let call = fixture.call(method, &path).by(ADMIN).header("if-match", "\"1.00000000.0\"");
        call.json(&json!({ "role": 15 })).send().await.expect(412);
    }
}

#[tokio::test]
async fn a_repeated_command_is_answered_as_the_first_time() {
    let fixture = Fixture::new().await;
    let add = |role| {
        let call = fixture.call("POST", "members/").by(ADMIN).header("idempotency-key", "k");
        call.json(&json!({ "member": COLLEAGUE, "role": role })).send()
    };
    let first = add(15).await.expect(201);
    assert_eq!(add(15).await.to_string(), first.to_string());
    add(5).await.expect(422);
}
