//! Wrong methods, wrong paths, wrong media types.

use axum::Router;

use crate::fixture::{Fixture, ask, request, stranger};

#[tokio::test]
async fn a_wrong_method_is_405_with_what_the_path_offers() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    for method in ["PUT", "HEAD"] {
        let seen = fixture.ask(request(method, "/api/v1/users/me/", &[("x-api-key", &key)])).await;
        assert_eq!(
            (seen.status.as_u16(), seen.header("allow")),
            (405, "GET, PATCH, DELETE"),
            "{method}"
        );
    }
    let seen = fixture.ask(request("PUT", "/api/v1/users/me/", &[("x-api-key", &key)])).await;
    insta::assert_snapshot!(seen.line(), @r#"405 {"detail":"Method \"PUT\" not allowed."}"#);
}

#[tokio::test]
async fn what_a_path_offers_is_said_to_everybody_who_asks() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let with_key = [("x-api-key", key.as_str())];
    let of_a_page = [("origin", "https://a.example")];
    for headers in [&[] as &[(&str, &str)], &with_key, &[("x-api-key", "wrong")], &of_a_page] {
        for (path, allow) in [
            ("/api/v1/users/me/", "GET, PATCH, DELETE, OPTIONS"),
            ("/api/v1/workspaces/acme/members/", "GET, POST, OPTIONS"),
            ("/api/v1/auth/sign-in/", "POST, OPTIONS"),
        ] {
            let seen = fixture.ask(request("OPTIONS", path, headers)).await;
            assert_eq!((seen.line().as_str(), seen.header("allow")), ("204 ", allow), "{path}");
            assert_eq!(seen.header("x-ratelimit-remaining"), "", "{path}");
        }
    }
    let seen = ask(&stranger(), request("OPTIONS", "/api/v1/users/me/", &of_a_page)).await;
    assert_eq!(seen.header("access-control-allow-origin"), "https://a.example");
    for nowhere in ["/api/v1/nonsense/", "/x"] {
        let seen = fixture.ask(request("OPTIONS", nowhere, &[])).await;
        assert_eq!(seen.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn a_path_of_another_service_is_405_too_but_only_for_those_who_may_know() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let path = "/api/v1/workspaces/acme/members/";
    let seen = fixture.ask(request("PUT", path, &[("x-api-key", &key)])).await;
    assert_eq!((seen.status.as_u16(), seen.header("allow")), (405, "GET, POST"));
    assert_eq!(fixture.ask(request("PUT", path, &[])).await.status, 401);
}

#[tokio::test]
async fn a_missing_slash_is_a_redirect_that_keeps_query_method_and_body() {
    let router = stranger();
    for (method, status) in [
        ("GET", 301),
        ("HEAD", 301),
        ("POST", 308),
        ("PATCH", 308),
        ("PUT", 308),
        ("DELETE", 308),
        ("OPTIONS", 308),
    ] {
        let seen = ask(&router, request(method, "/api/v1/users/me?a=b", &[])).await;
        let redirect = (seen.status.as_u16(), seen.header("location"));
        assert_eq!(redirect, (status, "/api/v1/users/me/?a=b"), "{method}");
    }
}

#[tokio::test]
async fn an_unknown_path_is_404() {
    let router = stranger();
    for path in ["/api/v1/nonsense/", "/api/v1/nonsense", "/x", "//evil.example/api/v1/users/me"] {
        let seen = ask(&router, request("GET", path, &[])).await;
        assert_eq!(seen.line(), r#"404 {"error":"Page not found."}"#, "{path}");
    }
}

#[tokio::test]
async fn an_id_in_upper_case_is_no_route() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let get = |id: &str| {
        let path = format!("/api/v1/workspaces/acme/projects/{id}/");
        fixture.ask(request("GET", &path, &[("x-api-key", &key)]))
    };
    assert_eq!(get("0193a5f0-1b2c-7000-8000-00000000000a").await.status, 200);
    for wrong in ["0193A5F0-1b2c-7000-8000-00000000000a", "7", "%FF"] {
        assert_eq!(get(wrong).await.line(), r#"404 {"error":"Page not found."}"#, "{wrong}");
    }
}

#[tokio::test]
async fn a_client_that_wants_no_json_gets_406() {
    let seen =
        ask(&stranger(), request("GET", "/api/v1/users/me/", &[("accept", "text/html")])).await;
    insta::assert_snapshot!(seen.line(), @r#"406 {"detail":"Could not satisfy the request Accept header."}"#);
}

#[tokio::test]
async fn health_needs_no_key() {
    let router: Router = stranger();
    let line = async |path| ask(&router, request("GET", path, &[])).await.line();
    let lines = [
        line("/").await,
        line("/robots.txt").await,
        line("/health/live").await,
        line("/health/ready").await,
    ];
    insta::assert_snapshot!(lines.join("\n"), @r#"
    200 {"status":"OK"}
    200 User-agent: *
    Disallow: /

    200 {"status":"ok"}
    200 {"checks":[],"status":"ready"}
    "#);
    assert_eq!(ask(&router, request("HEAD", "/", &[("accept", "text/html")])).await.status, 200);
}
