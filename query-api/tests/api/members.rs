//! Members of workspaces and projects.

use insta::assert_snapshot;
use serde_json::json;
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::seed::MEMBERSHIP;

/// The shown names in a bare list.
fn names(reply: &Reply) -> Vec<&str> {
    reply.body.as_array().unwrap().iter().map(|row| row["display_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_workspaces_members_are_a_bare_list_with_those_who_left() {
    let fixture = Fixture::new().await;
    let list = fixture.get("/api/v1/workspaces/acme/members/").await.expect(200);
    assert_eq!(
        names(&list),
        ["owner", "colleague", "admin", "member", "guest", "visitor", "former"]
    );
    assert_snapshot!(format!("{:#}", list.body[0]), @r#"
    {
      "avatar": "",
      "avatar_url": null,
      "display_name": "owner",
      "email": "owner@example.org",
      "first_name": "owner",
      "id": "00000000-0000-0000-0000-000000000001",
      "is_active": true,
      "is_bot": false,
      "last_name": "Example",
      "role": 20,
      "role_slug": "owner"
    }
    "#);
    assert_eq!(list.body[6]["is_active"], false);
}

#[tokio::test]
async fn members_are_filtered() {
    let fixture = Fixture::new().await;
    let find = async |query: &str| {
        let reply = fixture.get(&format!("/api/v1/workspaces/acme/members/?{query}")).await;
        names(&reply.expect(200)).join(" ")
    };
    assert_eq!(find("role_slug=owner").await, "owner");
    assert_eq!(find("role_slug=guest&is_active=true").await, "guest visitor");
    assert_eq!(find("is_active=false").await, "former");
    assert_eq!(find("email=MEMBER@").await, "member");
    assert_eq!(
        find("first_name=o&last_name=EXAMPLE&is_active=true").await,
        "owner colleague visitor"
    );
    assert_eq!(find("is_bot=true").await, "");
    fixture.get("/api/v1/workspaces/acme/members/?is_bot=perhaps").await.expect(400);
}

#[tokio::test]
async fn short_lists_are_pages() {
    let fixture = Fixture::new().await;
    let path = "/api/v1/workspaces/acme/members-lite/?order_by=-display_name&per_page=2";
    let page = fixture.get(path).await.expect(200);
    assert_eq!(page.column("display_name"), ["visitor", "owner"]);
    assert_eq!(page.body["total_count"], 7);
    let page = fixture.get("project-members-lite/?role_slug=admin").await.expect(200);
    assert_eq!(page.column("role"), [&json!(20)]);
    fixture.get("project-members-lite/?order_by=zzz").await.expect(400);
}

#[tokio::test]
async fn a_projects_members_are_listed_under_both_names() {
    let fixture = Fixture::new().await;
    for path in ["members/", "project-members/"] {
        let list = fixture.get(path).await.expect(200);
        assert_eq!(names(&list), ["admin", "member", "guest", "former"]);
        assert_eq!(list.body[0]["role_slug"], "admin");
    }
}

#[tokio::test]
async fn one_membership_shows_its_user() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&format!("members/{MEMBERSHIP}/")).await, @r#"
    200 {
      "avatar": "",
      "avatar_url": null,
      "display_name": "member",
      "email": "member@example.org",
      "first_name": "member",
      "id": "00000000-0000-0000-0000-000000000004",
      "last_name": "Example"
    }
    "#);
    fixture.get(&format!("project-members/{MEMBERSHIP}/")).await.expect(200);
    fixture.get(&format!("members/{}/", Uuid::from_u128(0x343))).await.expect(404);
}
