//! Keys and sessions.

use chrono::TimeDelta;
use service::accounts::{KeyMaking, KeyScope, NewKey, Session, Token};

use crate::fixture::{Fixture, ask, request, stranger};

#[tokio::test]
async fn nobody_passes_without_credentials() {
    let router = stranger();
    let seen = ask(&router, request("GET", "/api/v1/users/me/", &[])).await;
    insta::assert_snapshot!(seen.line(), @r#"401 {"detail":"Authentication credentials were not provided."}"#);
    assert!(!seen.headers.contains_key("www-authenticate"));
    assert!(!seen.headers.contains_key("x-ratelimit-remaining"));
    let basic = request("GET", "/api/v1/users/me/", &[("authorization", "Basic YTpi")]);
    assert_eq!(ask(&router, basic).await.status, 401);
}

#[tokio::test]
async fn a_token_that_we_never_made_is_refused_without_asking_the_database() {
    let seen =
        ask(&stranger(), request("GET", "/api/v1/users/me/", &[("x-api-key", "guess")])).await;
    insta::assert_snapshot!(seen.line(), @r#"403 {"detail":"Given API token is not valid"}"#);
}

#[tokio::test]
async fn a_key_opens_the_door_in_either_header() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let seen = fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)])).await;
    insta::assert_snapshot!(seen.line(), @r#"200 {"at":"2024-10-04T00:00:00Z","user":{"avatar":"","avatar_url":null,"display_name":"User-1","email":"user-1@example.com","first_name":"Ada","id":"00000000-0000-7000-8000-000000000001","last_name":"Lovelace"}}"#);
    let bearer = format!("Bearer {key}");
    let seen =
        fixture.ask(request("GET", "/api/v1/users/me/", &[("authorization", &bearer)])).await;
    assert_eq!(seen.status, 200);
}

#[tokio::test]
async fn a_revoked_key_is_refused_at_once() {
    let fixture = Fixture::new().await;
    let mut id = uuid::Uuid::nil();
    let mut user = domain::UserId::SYSTEM;
    let key = fixture.key(|key| (id, user) = (key.id, key.user)).await;
    let ask = || fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)]));
    assert_eq!(ask().await.status, 200);
    assert!(fixture.accounts.revoke(user, id, fixture.clock.now(), None).await.unwrap());
    insta::assert_snapshot!(ask().await.line(), @r#"403 {"detail":"Given API token is not valid"}"#);
    assert!(!fixture.accounts.revoke(user, id, fixture.clock.now(), None).await.unwrap());
}

#[tokio::test]
async fn a_key_that_another_process_revoked_is_refused_within_a_second() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let ask = || fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)]));
    assert_eq!(ask().await.status, 200);
    let revoke = "UPDATE api_key SET revoked_at = now()";
    sqlx::query(revoke).execute(&fixture.pool).await.unwrap();
    fixture.clock.advance(TimeDelta::seconds(1));
    assert_eq!(ask().await.status, 403);
}

#[tokio::test]
async fn a_key_stops_working_the_moment_it_expires() {
    let fixture = Fixture::new().await;
    let end = fixture.clock.now() + TimeDelta::milliseconds(500);
    let key = fixture.key(|key| key.expires_at = Some(end)).await;
    let ask = || fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)]));
    assert_eq!(ask().await.status, 200);
    fixture.clock.advance(TimeDelta::milliseconds(500));
    assert_eq!(ask().await.status, 403);
}

#[tokio::test]
async fn a_session_opens_the_door_until_it_ends() {
    let fixture = Fixture::new().await;
    let session = session(&fixture).await;
    assert!(!fixture.accounts.begin_session(&session, "another hash").await.unwrap());
    assert!(fixture.accounts.begin_session(&session, "hash").await.unwrap());
    let bearer = format!("Bearer {}", session.token.reveal());
    let ask = || fixture.ask(request("GET", "/api/v1/users/me/", &[("authorization", &bearer)]));
    let seen = ask().await;
    assert!(seen.body.contains("+05:30"), "{}", seen.body);
    let now = fixture.clock.now();
    fixture.accounts.revoke(session.user, session.id, now, None).await.unwrap();
    assert_eq!(ask().await.status, 403);
}

/// A session to begin of a user whose password has the hash `hash`.
pub async fn session(fixture: &Fixture) -> Session {
    let user = fixture.profile(|profile| {
        profile.zone = "Asia/Kolkata".parse().unwrap();
        profile.password_hash = Some("hash".to_owned());
    });
    Session {
        id: fixture.ids.next(),
        user: user.await,
        token: Token::session(fixture.ids.secret()),
        network: "192.0.2.1".to_owned(),
        device: Token::device(fixture.ids.secret()),
        user_agent: None,
        created_at: fixture.clock.now(),
        expires_at: fixture.clock.now() + TimeDelta::days(1),
    }
}

#[tokio::test]
async fn a_new_session_ends_the_oldest_of_too_many() {
    let fixture = Fixture::new().await;
    let first = session(&fixture).await;
    for n in 0..101 {
        let (id, token) = (fixture.ids.next(), Token::session(fixture.ids.secret()));
        let created_at = first.created_at + TimeDelta::seconds(n);
        let network = format!("192.0.2.{n}");
        let next = Session { id, token, network, created_at, ..first.clone() };
        assert!(fixture.accounts.begin_session(&next, "hash").await.unwrap());
    }
    let sessions = "SELECT count(*) FROM session";
    let sessions: i64 = sqlx::query_scalar(sessions).fetch_one(&fixture.pool).await.unwrap();
    assert_eq!(sessions, 100);
    let knows = async |network| fixture.accounts.knows_network(first.user, network).await.unwrap();
    assert!(knows("192.0.2.100").await && knows("192.0.2.81").await);
    assert!(!knows("192.0.2.80").await);
}

#[tokio::test]
async fn nothing_begins_in_an_account_that_is_being_closed() {
    let fixture = Fixture::new().await;
    let mut session = session(&fixture).await;
    let now = fixture.clock.now();
    fixture.accounts.close(session.user, now).await.unwrap();
    assert!(!fixture.accounts.begin_session(&session, "hash").await.unwrap());
    let key = NewKey {
        id: fixture.ids.next(),
        user: session.user,
        label: String::new(),
        description: String::new(),
        token: Token::key(fixture.ids.secret()),
        is_service: false,
        scope: KeyScope::Admin,
        created_at: now,
        expires_at: None,
    };
    assert_eq!(fixture.accounts.create_key(&key).await.unwrap(), KeyMaking::Ended);
    session.created_at = now + TimeDelta::minutes(1);
    assert!(fixture.accounts.begin_session(&session, "hash").await.unwrap(), "not closed for good");
}

#[tokio::test]
async fn revoking_everything_closes_every_door_of_a_user() {
    let fixture = Fixture::new().await;
    let mut user = domain::UserId::SYSTEM;
    let key = fixture.key(|key| user = key.user).await;
    fixture.accounts.close(user, fixture.clock.now()).await.unwrap();
    let seen = fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)])).await;
    assert_eq!(seen.status, 403);
}
