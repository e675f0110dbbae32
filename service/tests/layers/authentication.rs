//! Keys and sessions.

use chrono::TimeDelta;
use service::accounts::{Session, Token};

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
async fn a_revoked_key_is_refused_within_a_second() {
    let fixture = Fixture::new().await;
    let mut id = uuid::Uuid::nil();
    let mut user = domain::UserId::SYSTEM;
    let key = fixture.key(|key| (id, user) = (key.id, key.user)).await;
    let ask = || fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)]));
    assert_eq!(ask().await.status, 200);
    assert!(fixture.accounts.revoke_key(user, id, fixture.clock.now(), None).await.unwrap());
    fixture.clock.advance(TimeDelta::seconds(1));
    insta::assert_snapshot!(ask().await.line(), @r#"403 {"detail":"Given API token is not valid"}"#);
    assert!(!fixture.accounts.revoke_key(user, id, fixture.clock.now(), None).await.unwrap());
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
    let session = Session {
        id: fixture.ids.next(),
        user: fixture.profile(|profile| profile.zone = "Asia/Kolkata".parse().unwrap()).await,
        token: Token::session(fixture.ids.secret()),
        created_at: fixture.clock.now(),
        expires_at: fixture.clock.now() + TimeDelta::days(1),
    };
    fixture.accounts.create_session(&session).await.unwrap();
    let bearer = format!("Bearer {}", session.token.reveal());
    let ask = || fixture.ask(request("GET", "/api/v1/users/me/", &[("authorization", &bearer)]));
    let seen = ask().await;
    assert!(seen.body.contains("+05:30"), "{}", seen.body);
    fixture
        .accounts
        .revoke_session(session.user, session.id, fixture.clock.now(), None)
        .await
        .unwrap();
    fixture.clock.advance(TimeDelta::seconds(1));
    assert_eq!(ask().await.status, 403);
}

#[tokio::test]
async fn revoking_everything_closes_every_door_of_a_user() {
    let fixture = Fixture::new().await;
    let mut user = domain::UserId::SYSTEM;
    let key = fixture.key(|key| user = key.user).await;
    fixture.accounts.revoke_all(user, fixture.clock.now()).await.unwrap();
    let seen = fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)])).await;
    assert_eq!(seen.status, 403);
}
