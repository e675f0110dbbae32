//! The contract's bodies, byte for byte.

use uuid::Uuid;

use super::*;
use crate::accounts::KeyScope;

/// Status and body as a client sees them.
fn shown(problem: Problem) -> String {
    let body = String::from_utf8(problem.contract_body()).unwrap();
    format!("{} {body}", problem.into_response().status().as_u16())
}

#[test]
fn the_bodies_are_the_contracts() {
    let problems = [
        Problem::non_field("no"),
        Problem::field("name", "no"),
        Problem::rule("x/y", "no"),
        Problem::malformed_json("eof"),
        Problem::not_an_object("list"),
        Problem::payload_not_valid(),
        Problem::valid_detail_wanted(),
        Problem::unauthenticated(),
        Problem::invalid_key(),
        Problem::session_ended(),
        Problem::foreign_page(),
        Problem::beyond_scope(KeyScope::Read, KeyScope::Write),
        Problem::forbidden(),
        Problem::not_found(),
        Problem::missing(missing::INVITATION),
        Problem::activity_not_found(),
        Problem::page_not_found(),
        Problem::not_available("milestones"),
        Problem::duplicate_external("State", Uuid::nil()),
        Problem::duplicate_name("Label", Uuid::nil()),
        Problem::project_name_taken(),
        Problem::project_identifier_taken(),
        Problem::method_not_allowed(&axum::http::Method::PUT),
        Problem::not_acceptable(),
        Problem::too_large(),
        Problem::unsupported_media_type("text/plain"),
        Problem::too_many_requests(7),
        Problem::precondition_failed(4),
        Problem::internal("secret"),
    ];
    let all: Vec<String> = problems.into_iter().map(shown).collect();
    insta::assert_snapshot!(all.join("\n"), @r#"
    400 {"non_field_errors":["no"]}
    400 {"name":["no"]}
    400 {"error":"no"}
    400 {"detail":"JSON parse error - eof"}
    400 {"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}
    400 {"error":"The payload is not valid"}
    400 {"error":"Please provide valid detail"}
    401 {"detail":"Authentication credentials were not provided."}
    403 {"detail":"Given API token is not valid"}
    401 {"detail":"The session has ended; sign in again."}
    403 {"detail":"This request does not come from a page of this site."}
    403 {"detail":"This key has the scope `read`; this request needs `write`."}
    403 {"detail":"You do not have permission to perform this action."}
    404 {"error":"The requested resource does not exist."}
    404 {"error":"The required object does not exist."}
    404 {"code":"NOT_FOUND","message":"Activity not found."}
    404 {"error":"Page not found."}
    404 {"code":"route/not-available","error":"Tidemark does not have milestones yet."}
    409 {"error":"State with the same external id and external source already exists","id":"00000000-0000-0000-0000-000000000000"}
    409 {"error":"Label with the same name already exists in the project","id":"00000000-0000-0000-0000-000000000000"}
    409 {"name":"The project name is already taken"}
    409 {"identifier":"The project identifier is already taken","name":"The project identifier is already taken"}
    405 {"detail":"Method \"PUT\" not allowed."}
    406 {"detail":"Could not satisfy the request Accept header."}
    413 {"detail":"The size of the request body exceeds the maximum allowed size.","error":"REQUEST_BODY_TOO_LARGE"}
    415 {"detail":"Unsupported media type \"text/plain\" in request."}
    429 {"error_code":5900,"error_message":"RATE_LIMIT_EXCEEDED"}
    412 {"current_version":4,"error":"The resource has changed since it was read."}
    500 {"error":"Something went wrong please try again later"}
    "#);
}

#[test]
fn a_database_that_is_away_is_no_mistake_of_ours() {
    let reset = || sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into());
    let away = [
        Problem::from(sqlx::Error::PoolTimedOut),
        Problem::from(reset()),
        Problem::from(event_store::LogError::from(reset())),
    ];
    for problem in away {
        assert!(shown(problem).starts_with("503 "));
    }
    let mistakes = [
        Problem::from(sqlx::Error::RowNotFound),
        Problem::from(event_store::LogError::from(sqlx::Error::RowNotFound)),
    ];
    for problem in mistakes {
        assert!(shown(problem).starts_with("500 "));
    }
}

#[test]
fn causes_are_for_the_log_only() {
    #[derive(Debug, thiserror::Error)]
    #[error("outer")]
    struct Outer(#[source] std::fmt::Error);
    let problem = Problem::internal(Outer(std::fmt::Error));
    assert_eq!(problem.chain(), format!("outer: {}", std::fmt::Error));
    assert!(!shown(problem).contains("outer"));
}
