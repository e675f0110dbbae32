//! Bodies that cannot be read at all.

use std::fmt::Write as _;

use axum::http::header;

use super::{writes, written};
use crate::fixture::{BODY_LIMIT, Fixture};

/// The answer of every endpoint to these bytes, which is one and the same.
async fn answer(api: &Fixture, media_type: &str, body: &[u8]) -> String {
    let writes = writes(api).await;
    let before = written(api).await;
    let mut answers = Vec::new();
    for write in &writes {
        let reply = write.call(api).bytes(media_type, body).send().await;
        answers.push(format!("{} {}", reply.status, reply.body));
    }
    assert_eq!(written(api).await, before);
    answers.dedup();
    answers.join("\n")
}

#[tokio::test]
async fn what_is_no_json_is_said_to_be_none() {
    let api = Fixture::new().await;
    let mut answers = String::new();
    for body in [
        &b"{"[..],
        b"{\"name\": }",
        b"name=It",
        b"{\"name\": \"It\"} x",
        b"{\"name\": NaN}",
        b"{\"name\": \"\\ud800\"}",
        b"{\"name\": \"\xff\xfe\"}",
        b"\xef\xbb\xbf{}",
    ] {
        let answer = answer(&api, "application/json", body).await;
        writeln!(answers, "{}\n    {answer}", String::from_utf8_lossy(body)).unwrap();
    }
    insta::assert_snapshot!(answers, @r#"
    {
        400 {"detail":"JSON parse error - EOF while parsing an object at line 1 column 1"}
    {"name": }
        400 {"detail":"JSON parse error - expected value at line 1 column 10"}
    name=It
        400 {"detail":"JSON parse error - expected ident at line 1 column 2"}
    {"name": "It"} x
        400 {"detail":"JSON parse error - trailing characters at line 1 column 16"}
    {"name": NaN}
        400 {"detail":"JSON parse error - expected value at line 1 column 10"}
    {"name": "\ud800"}
        400 {"detail":"JSON parse error - unexpected end of hex escape at line 1 column 17"}
    {"name": "��"}
        400 {"detail":"JSON parse error - invalid unicode code point at line 1 column 11"}
    ﻿{}
        400 {"detail":"JSON parse error - expected value at line 1 column 1"}
    "#);
}

#[tokio::test]
async fn what_is_no_object_is_said_to_be_none() {
    let api = Fixture::new().await;
    let mut answers = String::new();
    for body in ["[]", "[{}]", "\"x\"", "1", "1.5", "true", "null"] {
        let answer = answer(&api, "application/json", body.as_bytes()).await;
        writeln!(answers, "{body}\n    {answer}").unwrap();
    }
    insta::assert_snapshot!(answers, @r#"
    []
        400 {"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}
    [{}]
        400 {"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}
    "x"
        400 {"non_field_errors":["Invalid data. Expected a dictionary, but got str."]}
    1
        400 {"non_field_errors":["Invalid data. Expected a dictionary, but got int."]}
    1.5
        400 {"non_field_errors":["Invalid data. Expected a dictionary, but got float."]}
    true
        400 {"non_field_errors":["Invalid data. Expected a dictionary, but got bool."]}
    null
        400 {"non_field_errors":["No data provided"]}
    "#);
}

#[tokio::test]
async fn nesting_without_end_is_refused() {
    let api = Fixture::new().await;
    let body = format!("{{\"name\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    insta::assert_snapshot!(answer(&api, "application/json", body.as_bytes()).await, @r#"400 {"detail":"JSON parse error - recursion limit exceeded at line 1 column 135"}"#);
}

#[tokio::test]
async fn other_media_types_are_refused() {
    let api = Fixture::new().await;
    insta::assert_snapshot!(answer(&api, "text/plain", b"It").await, @r#"415 {"detail":"Unsupported media type \"text/plain\" in request."}"#);
    insta::assert_snapshot!(answer(&api, "application/xml", b"<name/>").await, @r#"415 {"detail":"Unsupported media type \"application/xml\" in request."}"#);
    let form = "multipart/form-data; boundary=x";
    insta::assert_snapshot!(answer(&api, form, b"no part").await, @r#"400 {"detail":"Multipart form parse error - Error parsing `multipart/form-data` request"}"#);
}

#[tokio::test]
async fn what_is_said_of_a_body_has_to_be_true() {
    let api = Fixture::new().await;
    let form = "application/x-www-form-urlencoded";
    insta::assert_snapshot!(answer(&api, form, b" {\"name\": \"It\"}").await, @r#"415 {"detail":"The body is JSON, but Content-Type says \"application/x-www-form-urlencoded\". Send \"Content-Type: application/json\"."}"#);
    insta::assert_snapshot!(answer(&api, "", b"{}").await, @r#"415 {"detail":"Content-Type is missing. Send \"Content-Type: application/json\" with a JSON body."}"#);
    let send = async |encoding| {
        let call = api.call("POST", "work-items/").header("content-encoding", encoding);
        call.bytes("application/json", "{\"name\": \"It\"}").send().await
    };
    let refused = send("gzip").await;
    assert_eq!(refused.header("accept-encoding"), "identity");
    insta::assert_snapshot!(refused, @r#"
    415 {
      "detail": "Content-Encoding \"gzip\" is not supported in requests. Send the body as it is."
    }
    "#);
    send("identity").await.expect(201);
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_whether_it_is_announced_or_not() {
    let api = Fixture::new().await;
    let body = format!("{{\"name\":\"{}\"}}", "x".repeat(BODY_LIMIT));
    insta::assert_snapshot!(answer(&api, "application/json", body.as_bytes()).await, @r#"413 {"detail":"The size of the request body exceeds the maximum allowed size.","error":"REQUEST_BODY_TOO_LARGE"}"#);
    let (writes, before) = (writes(&api).await, written(&api).await);
    let length = (BODY_LIMIT + 1).to_string();
    for write in &writes {
        let call = write.call(&api).header(header::CONTENT_LENGTH.as_str(), &length);
        assert_eq!(call.send().await.status, 413, "{} {}", write.method, write.path);
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn forms_are_read_like_json() {
    let api = Fixture::new().await;
    let call = |media_type, body: &str| api.call("POST", "work-items/").bytes(media_type, body);
    let form = "application/x-www-form-urlencoded";
    let reply = call(form, "name=It%20works&priority=high&parent=").send().await.expect(201);
    assert_eq!(
        (&reply.body["name"], &reply.body["priority"]),
        (&"It works".into(), &"high".into())
    );
    let before = api.head().await;
    insta::assert_snapshot!(call(form, "name=%00&priority=zzz&point=1.5").send().await, @r#"
    400 {
      "name": [
        "Null characters are not allowed."
      ],
      "point": [
        "A valid integer is required."
      ],
      "priority": [
        "\"zzz\" is not a valid choice."
      ]
    }
    "#);
    assert_eq!(api.head().await, before);
}
