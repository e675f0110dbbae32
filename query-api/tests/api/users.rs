//! The caller.

use insta::assert_snapshot;

use crate::fixture::Fixture;
use crate::people::{GUEST, MEMBER, OUTSIDER};

#[tokio::test]
async fn the_caller_is_shown() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get("/api/v1/users/me/").await, @r#"
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
}

#[tokio::test]
async fn a_changed_profile_shows_at_once_under_its_own_version() {
    let fixture = Fixture::new().await;
    let path = "/api/v1/users/me/";
    assert!(fixture.get(path).await.header("etag").starts_with("\"1."));
    fixture.rename(MEMBER, "Grace").await;
    let reply = fixture.get(path).await;
    assert_eq!(reply.body["first_name"], "Grace");
    assert!(reply.header("etag").starts_with("\"2."));
}

#[tokio::test]
async fn the_callers_keys_are_shown_without_their_secrets() {
    let fixture = Fixture::new().await;
    let list = fixture.get("/api/v1/users/me/api-keys/").await.expect(200);
    assert_snapshot!(format!("{:#}", list.rows()[0]), @r#"
    {
      "created_at": "2026-01-02T03:04:05Z",
      "description": "",
      "expired_at": null,
      "id": "00000000-0000-0000-0000-000000001004",
      "is_active": true,
      "is_service": false,
      "label": "laptop",
      "last_used": null,
      "token_prefix": "plane_api_0000"
    }
    "#);
    assert_eq!(list.body["total_count"], 1);
}

#[tokio::test]
async fn the_callers_workspaces_are_listed() {
    let fixture = Fixture::new().await;
    let list = fixture.call("GET", "/api/v1/workspaces/").by(GUEST).send().await.expect(200);
    assert_snapshot!(format!("{:#}", list.rows()[0]), @r#"
    {
      "created_at": "2026-01-02T03:13:05Z",
      "id": "00000000-0000-0000-0000-000000000100",
      "name": "Acme",
      "owner": "00000000-0000-0000-0000-000000000001",
      "role": 5,
      "role_slug": "guest",
      "slug": "acme",
      "timezone": "UTC",
      "total_members": 6,
      "updated_at": "2026-01-02T03:13:05Z"
    }
    "#);
    let none = fixture.call("GET", "/api/v1/workspaces/").by(OUTSIDER).send().await.expect(200);
    assert_eq!(none.body["total_count"], 0);
}
