//! The caller.

use chrono::TimeDelta;
use insta::assert_snapshot;
use service::accounts::{Accounts, Session, Token};
use uuid::Uuid;

use crate::fixture::{Fixture, start};
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
      "scope": "admin",
      "token_prefix": "plane_api_0000"
    }
    "#);
    assert_eq!(list.body["total_count"], 1);
}

/// Begins a session of [`MEMBER`]; answers with its token.
async fn session(fixture: &Fixture) -> Token {
    let accounts = Accounts::new(fixture.owner());
    let link = Token::link([[1; 16]; 2]).hash();
    accounts.create_link(MEMBER, &link, start()).await.unwrap();
    let session = Session {
        id: Uuid::from_u128(0x5e55),
        user: MEMBER,
        token: Token::session([1; 16]),
        network: "192.0.2.1".to_owned(),
        device: Token::device([1; 16]),
        user_agent: Some("Mozilla/5.0".to_owned()),
        created_at: start(),
        expires_at: start() + TimeDelta::days(30),
    };
    assert!(accounts.begin_session_by_link(&session, &link).await.unwrap());
    session.token
}

#[tokio::test]
async fn the_callers_sessions_are_listed_and_the_present_one_is_marked() {
    let fixture = Fixture::new().await;
    let token = session(&fixture).await;
    let path = "/api/v1/users/me/sessions/";
    let cookie = format!("tidemark_session={}", token.reveal());
    let own = fixture.call("GET", path).by_nobody().header("cookie", &cookie).send().await;
    assert_snapshot!(own, @r#"
    200 [
      {
        "created_at": "2026-01-02T03:04:05Z",
        "expired_at": "2026-02-01T03:04:05Z",
        "id": "00000000-0000-0000-0000-000000005e55",
        "is_current": true,
        "last_used_at": "2026-01-02T03:04:05Z",
        "user_agent": "Mozilla/5.0"
      }
    ]
    "#);
    assert_eq!(fixture.get(path).await.body[0]["is_current"], false);
    let others = fixture.call("GET", path).by(GUEST).send().await.expect(200);
    assert_eq!(others.body, serde_json::json!([]));
}

#[tokio::test]
async fn a_search_by_post_is_for_pages_of_this_site_only() {
    let fixture = Fixture::new().await;
    let cookie = format!("tidemark_session={}", session(&fixture).await.reveal());
    let search = |site: &str| {
        let path = "/api/v1/workspaces/acme/work-items/advanced-search/";
        let call = fixture.call("POST", path).by_nobody().json(&serde_json::json!({}));
        call.header("cookie", &cookie).header("sec-fetch-site", site).send()
    };
    search("same-origin").await.expect(200);
    search("cross-site").await.expect(403);
}

#[tokio::test]
async fn everybody_is_told_whether_the_instance_was_set_up() {
    let empty = Fixture::empty().await;
    let instance = async |fixture: &Fixture| {
        fixture.call("GET", "/api/v1/instance/").by_nobody().send().await.expect(200)
    };
    let reply = instance(&empty).await;
    assert_eq!(reply.header("cache-control"), "no-store");
    let version = env!("CARGO_PKG_VERSION");
    let told = |is_set_up| {
        let name = "Tidemark";
        serde_json::json!({
            "name": name, "version": version, "is_set_up": is_set_up, "open_sign_up": false,
        })
    };
    assert_eq!(reply.body, told(false));
    assert_eq!(instance(&Fixture::new().await).await.body, told(true));
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
