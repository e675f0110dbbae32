//! RFC 9457, panics, request ids.

use embedded::testing::Database;
use service::{Problem, database};

use crate::fixture::{Fixture, ask, request, stranger, with_body};

/// What clients send that want RFC 9457.
const PROBLEM: (&str, &str) = ("accept", "application/problem+json, application/json");

#[tokio::test]
async fn a_client_that_asks_gets_rfc_9457() {
    let seen = ask(&stranger(), request("GET", "/api/v1/users/me/", &[PROBLEM])).await;
    assert_eq!(seen.header("content-type"), "application/problem+json");
    insta::assert_snapshot!(seen.line(), @r#"401 {"type":"/problems/auth/missing","title":"Unauthorized","status":401,"detail":"Authentication credentials were not provided.","instance":"/api/v1/users/me/","code":"auth/missing"}"#);
}

#[tokio::test]
async fn field_errors_are_told_one_by_one() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let headers = [("x-api-key", key.as_str()), ("content-type", "application/json"), PROBLEM];
    let body = r#"{"name": "too long", "tags": ["x"]}"#;
    let seen = fixture.ask(with_body("PATCH", "/api/v1/users/me/", &headers, body)).await;
    insta::assert_snapshot!(seen.line(), @r#"400 {"type":"/problems/request/invalid","title":"Bad Request","status":400,"detail":"name: Ensure this field has no more than 5 characters.","instance":"/api/v1/users/me/","code":"request/invalid","errors":{"name":["Ensure this field has no more than 5 characters."],"tags":{"0":["“x” is not a valid UUID."]}}}"#);
}

#[tokio::test]
async fn a_panic_is_a_calm_500() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let headers = [("x-api-key", key.as_str()), ("x-request-id", "mine-1")];
    let seen = fixture.ask(request("POST", "/api/v1/workspaces/", &headers)).await;
    insta::assert_snapshot!(seen.line(), @r#"500 {"error":"Something went wrong please try again later"}"#);
    assert_eq!(seen.header("x-request-id"), "mine-1");
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_a_503_that_says_so() {
    let own = Database::create().await;
    let limited = database::limited(&database::options(&own.url(), "test").unwrap());
    let pool = database::pool(limited.clone(), 1);
    let limit: String =
        sqlx::query_scalar("SHOW statement_timeout").fetch_one(&pool).await.unwrap();
    assert_eq!(limit, "1min");
    let impatient = database::pool(limited.options([("statement_timeout", "10ms")]), 1);
    let error = sqlx::query("SELECT pg_sleep(600)").execute(&impatient).await.unwrap_err();
    let problem = Problem::from(error);
    assert_eq!((problem.status().as_u16(), problem.code()), (503, "database/too-slow"));
    insta::assert_snapshot!(problem.detail(), @"The question took too long and was given up; ask for less at once.");
}

#[tokio::test]
async fn a_database_that_is_away_is_a_calm_503() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let seen = fixture.ask(request("PATCH", "/api/v1/workspaces/a/", &[("x-api-key", &key)])).await;
    insta::assert_snapshot!(seen.line(), @r#"503 {"error":"The service cannot reach its database, please try again."}"#);
}

#[tokio::test]
async fn a_request_without_a_sane_id_gets_one() {
    let seen = ask(&stranger(), request("GET", "/", &[("x-request-id", "a b")])).await;
    assert_eq!(seen.header("x-request-id"), "00000000-0000-7000-8000-000000000001");
}
