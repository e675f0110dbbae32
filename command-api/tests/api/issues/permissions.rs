//! Who may do what, for work items, links and comments (contract §6).

use std::fmt::Write;

use serde_json::json;

use super::create;
use crate::fixture::Fixture;
use crate::people::{ADMIN, ALL, GUEST, MEMBER, OUTSIDER, OWNER, name};

/// What everybody is answered, one a line.
async fn answers(api: &Fixture, method: &str, path: &str) -> String {
    let mut table = String::new();
    for (user, ..) in ALL {
        let url = format!("https://{}.example", user.uuid());
        let body = json!({ "name": "x", "url": url, "comment_html": "" });
        let reply = api.call(method, path).by(user).json(&body).send().await;
        writeln!(table, "{}: {}", name(user), reply.status).unwrap();
    }
    table
}

#[tokio::test]
async fn members_create_and_change_issues() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    let created = answers(&api, "POST", "work-items/").await;
    insta::assert_snapshot!(created, @r#"
    owner: 403
    colleague: 403
    admin: 201
    member: 201
    other member: 201
    guest: 403
    outsider: 403
    "#);
    assert_eq!(answers(&api, "PATCH", &path).await, created.replace("201", "200"));
    let unarchived = answers(&api, "DELETE", &format!("{path}unarchive/")).await;
    assert_eq!(unarchived, created.replace("201", "204"));
    let archived = answers(&api, "POST", &format!("{path}archive/")).await;
    assert_eq!(archived, created.replace("201", "400"));
}

#[tokio::test]
async fn creators_and_admins_delete_issues() {
    let api = Fixture::new().await;
    let mut table = String::new();
    for (user, ..) in ALL {
        let id = create(&api, "Fix it").await;
        api.catch_up().await;
        let reply = api.call("DELETE", &format!("work-items/{id}/")).by(user).send().await;
        writeln!(table, "{}: {reply}", name(user)).unwrap();
    }
    insta::assert_snapshot!(table, @r#"
    owner: 403 {
      "detail": "You do not have permission to perform this action."
    }
    colleague: 403 {
      "detail": "You do not have permission to perform this action."
    }
    admin: 204
    member: 204
    other member: 403 {
      "error": "Only admin or creator can delete the work item"
    }
    guest: 403 {
      "detail": "You do not have permission to perform this action."
    }
    outsider: 403 {
      "detail": "You do not have permission to perform this action."
    }
    "#);
}

#[tokio::test]
async fn a_guest_does_not_delete_even_what_is_said_to_be_theirs() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "created_by": GUEST });
    let call = api.call("POST", "work-items/").by(ADMIN).json(&body);
    let id = call.send().await.expect(201).id();
    api.catch_up().await;
    let call = api.call("DELETE", &format!("work-items/{id}/")).by(GUEST);
    call.send().await.expect(403);
}

#[tokio::test]
async fn members_write_links() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/links/", create(&api, "Fix it").await);
    let created = answers(&api, "POST", &path).await;
    insta::assert_snapshot!(created, @r#"
    owner: 403
    colleague: 403
    admin: 201
    member: 201
    other member: 201
    guest: 403
    outsider: 403
    "#);
    let link = api.post(&path, json!({ "url": "https://a.example" })).await.expect(201).id();
    let changed = answers(&api, "PATCH", &format!("{path}{link}/")).await;
    // Their own links already lead where they would let this one lead.
    assert_eq!(changed, created.replace("201", "400"));
}

#[tokio::test]
async fn everybody_in_the_project_comments() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/comments/", create(&api, "Fix it").await);
    insta::assert_snapshot!(answers(&api, "POST", &path).await, @r#"
    owner: 403
    colleague: 403
    admin: 201
    member: 201
    other member: 201
    guest: 201
    outsider: 403
    "#);
}

#[tokio::test]
async fn authors_and_admins_change_and_delete_comments() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/comments/", create(&api, "Fix it").await);
    let mut table = String::new();
    for (user, ..) in ALL {
        let comment = api
            .post(&path, json!({ "comment_html": "", "access": "EXTERNAL" }))
            .await
            .expect(201)
            .id();
        let call = |method| api.call(method, &format!("{path}{comment}/")).by(user);
        let changed = call("PATCH").json(&json!({})).send().await.status;
        let deleted = call("DELETE").send().await.status;
        writeln!(table, "{}: {changed} {deleted}", name(user)).unwrap();
    }
    insta::assert_snapshot!(table, @r#"
    owner: 403 403
    colleague: 403 403
    admin: 200 204
    member: 200 204
    other member: 403 403
    guest: 403 403
    outsider: 403 403
    "#);
}

#[tokio::test]
async fn whoever_may_not_hears_that_before_what_is_wrong_with_the_body() {
    let api = Fixture::new().await;
    let id = create(&api, "Fix it").await;
    let wrong = json!({ "name": "", "url": "x", "access": "x" });
    for (method, path, guest) in [
        ("POST", "work-items/".to_owned(), 403),
        ("PATCH", format!("work-items/{id}/"), 403),
        ("POST", format!("work-items/{id}/links/"), 403),
        ("PATCH", format!("work-items/{id}/links/{id}/"), 403),
        ("POST", format!("work-items/{id}/comments/"), 400),
        ("PATCH", format!("work-items/{id}/comments/{id}/"), 400),
    ] {
        for (user, status) in [(OUTSIDER, 403), (OWNER, 403), (GUEST, guest), (MEMBER, 400)] {
            let reply = api.call(method, &path).by(user).json(&wrong).send().await;
            assert_eq!(reply.status, status, "{method} {path} by {}: {reply}", name(user));
        }
    }
}

#[tokio::test]
async fn nobody_learns_what_exists() {
    let api = Fixture::new().await;
    let id = create(&api, "Fix it").await;
    let of_owner = api.call("PATCH", &format!("work-items/{id}/")).by(OWNER);
    let there = of_owner.json(&json!({})).send().await;
    insta::assert_snapshot!(there, @r#"
    403 {
      "detail": "You do not have permission to perform this action."
    }
    "#);
    for path in [
        format!("/api/v1/workspaces/acme/projects/{id}/work-items/{id}/"),
        format!("/api/v1/workspaces/other/projects/{id}/work-items/{id}/"),
        format!("/api/v1/workspaces/%00/projects/{id}/work-items/{id}/"),
    ] {
        let reply = api.call("PATCH", &path).by(MEMBER).json(&json!({})).send().await;
        assert_eq!((reply.status, &reply.body), (403, &there.body), "{path}");
    }
    let nobody = api.call("POST", "work-items/").by_nobody().json(&json!({})).send().await;
    insta::assert_snapshot!(nobody, @r#"
    401 {
      "detail": "Authentication credentials were not provided."
    }
    "#);
}
