//! Calls from browsers, and compression.

use crate::fixture::{Fixture, ask, request, stranger};

#[tokio::test]
async fn a_preflight_is_answered_before_anybody_is_known() {
    let headers = [("origin", "https://a.example"), ("access-control-request-method", "PATCH")];
    let seen = ask(&stranger(), request("OPTIONS", "/api/v1/users/me/", &headers)).await;
    assert_eq!(seen.status, 200);
    assert_eq!(seen.header("access-control-allow-origin"), "https://a.example");
    assert_eq!(
        seen.header("access-control-allow-methods"),
        "DELETE, GET, OPTIONS, PATCH, POST, PUT"
    );
    assert_eq!(seen.header("access-control-max-age"), "86400");
    assert!(seen.header("access-control-allow-headers").contains("x-api-key"));
}

#[tokio::test]
async fn other_origins_learn_nothing_when_some_are_listed() {
    let seen =
        ask(&stranger(), request("GET", "/api/v1/users/me/", &[("origin", "https://b.example")]))
            .await;
    assert!(!seen.headers.contains_key("access-control-allow-origin"));
    assert_eq!(seen.header("vary"), "origin");
}

#[tokio::test]
async fn every_origin_may_call_when_none_is_listed() {
    let fixture = Fixture::new().await;
    let headers = [("origin", "https://b.example")];
    let seen = fixture.ask(request("GET", "/api/v1/users/me/", &headers)).await;
    assert_eq!(seen.header("access-control-allow-origin"), "https://b.example");
    assert_eq!(seen.header("access-control-allow-credentials"), "true");
}

#[tokio::test]
async fn large_answers_are_compressed_for_those_who_can_read_them() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let headers = [("x-api-key", key.as_str()), ("accept-encoding", "gzip")];
    let large = fixture.ask(request("GET", "/api/v1/workspaces/", &headers)).await;
    assert_eq!(large.header("content-encoding"), "gzip");
    let small = fixture.ask(request("GET", "/api/v1/users/me/", &headers)).await;
    assert_eq!(small.header("content-encoding"), "");
}
