//! Calls from browsers, and compression.

use crate::fixture::{Fixture, ask, listing, request, stranger};

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
    assert!(seen.header("vary").contains("origin"));
}

#[tokio::test]
async fn a_listed_origin_may_call_and_send_what_its_browser_knows() {
    let headers = [("origin", "https://a.example")];
    let seen = ask(&stranger(), request("GET", "/api/v1/users/me/", &headers)).await;
    assert_eq!(seen.header("access-control-allow-origin"), "https://a.example");
    assert_eq!(seen.header("access-control-allow-credentials"), "true");
}

#[tokio::test]
async fn no_origin_may_call_when_none_is_listed() {
    for method in ["GET", "OPTIONS"] {
        let headers = [("origin", "https://b.example"), ("access-control-request-method", "GET")];
        let seen = ask(&listing(""), request(method, "/api/v1/users/me/", &headers)).await;
        assert!(seen.headers.keys().all(|name| !name.as_str().starts_with("access-control-")));
    }
}

#[tokio::test]
async fn where_every_origin_may_call_none_is_named_and_nothing_of_the_browser_is_sent() {
    for origin in ["https://b.example", "null", "*"] {
        let request = request("GET", "/api/v1/users/me/", &[("origin", origin)]);
        let seen = ask(&listing("*"), request).await;
        assert_eq!(seen.header("access-control-allow-origin"), "*", "{origin}");
        assert!(!seen.headers.contains_key("access-control-allow-credentials"), "{origin}");
    }
}

#[tokio::test]
async fn an_answer_is_not_guessed_at_framed_run_or_kept() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let key = [("x-api-key", key.as_str())];
    for (method, path, status) in [
        ("GET", "/api/v1/users/me/", 200),
        ("GET", "/api/v1/nowhere/", 404),
        ("POST", "/api/v1/workspaces/", 500),
        ("DELETE", "/api/v1/workspaces/acme/", 403),
        ("GET", "/health/live", 200),
    ] {
        let seen = fixture.ask(request(method, path, &key)).await;
        assert_eq!(seen.status, status, "{path}");
        assert_eq!(seen.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(seen.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(seen.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(seen.header("cache-control"), "no-store", "{path}");
        assert!(seen.header("vary").contains("x-api-key, cookie"), "{path}");
        let policy = seen.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none';") && policy.ends_with("frame-ancestors 'none'")
        );
    }
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
