//! How often a key may ask.

use chrono::TimeDelta;

use crate::authentication::session;
use crate::fixture::{Fixture, request};

#[tokio::test]
async fn a_key_that_asks_too_often_has_to_wait() {
    let fixture = Fixture::with_limit("3/minute").await;
    let key = fixture.key(|_| {}).await;
    let ask = || fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)]));
    let first = ask().await;
    assert_eq!(first.header("x-ratelimit-remaining"), "2");
    let reset = (fixture.clock.now() + TimeDelta::seconds(60)).timestamp().to_string();
    assert_eq!(first.header("x-ratelimit-reset"), reset);
    ask().await;
    ask().await;
    let seen = ask().await;
    insta::assert_snapshot!(seen.line(), @r#"429 {"error_code":5900,"error_message":"RATE_LIMIT_EXCEEDED"}"#);
    assert_eq!(seen.header("retry-after"), "60");
    assert!(!seen.headers.contains_key("x-ratelimit-remaining"));
    fixture.clock.advance(TimeDelta::seconds(60));
    assert_eq!(ask().await.status, 200);
}

#[tokio::test]
async fn a_person_with_many_keys_has_the_limit_of_five() {
    let fixture = Fixture::with_limit("1/minute").await;
    let user = fixture.profile(|_| {}).await;
    let mut statuses = Vec::new();
    for _ in 0..6 {
        let key = fixture.key(|key| key.user = user).await;
        let ask = request("GET", "/api/v1/users/me/", &[("x-api-key", &key)]);
        statuses.push(fixture.ask(ask).await.status.as_u16());
    }
    assert_eq!(statuses, [200, 200, 200, 200, 200, 429]);
    let key = fixture.key(|_| {}).await;
    let other = fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)])).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn a_session_has_a_limit_of_its_own() {
    let fixture = Fixture::with_limits("1/minute", "9/minute").await;
    let session = session(&fixture).await;
    assert!(fixture.accounts.begin_session(&session, "hash").await.unwrap());
    let bearer = format!("Bearer {}", session.token.reveal());
    let seen =
        fixture.ask(request("GET", "/api/v1/users/me/", &[("authorization", &bearer)])).await;
    assert_eq!(seen.header("x-ratelimit-remaining"), "8");
}

#[tokio::test]
async fn services_may_ask_more_often() {
    let fixture = Fixture::with_limit("1/minute").await;
    let key = fixture.key(|key| key.is_service = true).await;
    let seen = fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)])).await;
    assert_eq!(seen.header("x-ratelimit-remaining"), "299");
}

#[tokio::test]
async fn what_a_check_of_roles_refuses_is_not_counted() {
    let fixture = Fixture::with_limit("1/minute").await;
    let key = fixture.key(|_| {}).await;
    let headers = [("x-api-key", key.as_str())];
    let seen = fixture.ask(request("DELETE", "/api/v1/workspaces/acme/", &headers)).await;
    assert_eq!(seen.status, 403);
    assert!(!seen.headers.contains_key("x-ratelimit-remaining"));
    assert_eq!(fixture.ask(request("GET", "/api/v1/users/me/", &headers)).await.status, 200);
}
