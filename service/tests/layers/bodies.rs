//! Request bodies of all kinds.

use axum::body::Body;

use crate::fixture::{Fixture, with_body};

/// What becomes of a body of a media type.
async fn sent(fixture: &Fixture, key: &str, media_type: &str, body: impl Into<Body>) -> String {
    let headers = [("x-api-key", key), ("content-type", media_type)];
    fixture.ask(with_body("PATCH", "/api/v1/users/me/", &headers, body)).await.line()
}

#[tokio::test]
async fn json_and_both_kinds_of_forms_are_read() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let nil = uuid::Uuid::nil();
    let multipart = format!(
        "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAda\r\n\
         --x\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\n{nil}\r\n--x--\r\n"
    );
    let answers = [
        sent(&fixture, &key, "application/json; charset=utf-8", r#"{"name": " Ada "}"#).await,
        sent(&fixture, &key, "application/x-www-form-urlencoded", format!("name=Ada&tags={nil}"))
            .await,
        sent(&fixture, &key, "multipart/form-data; boundary=x", multipart).await,
        sent(&fixture, &key, "", "").await,
    ];
    insta::assert_snapshot!(answers.join("\n"), @r#"
    200 {"name":"Ada","tags":null}
    200 {"name":"Ada","tags":["00000000-0000-0000-0000-000000000000"]}
    200 {"name":"Ada","tags":["00000000-0000-0000-0000-000000000000"]}
    400 {"name":["This field is required."]}
    "#);
}

#[tokio::test]
async fn what_cannot_be_read_is_400_or_415() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let json = "application/json";
    let file = "--x\r\nContent-Disposition: form-data; name=\"name\"; filename=\"a.txt\"\r\n\r\n\
        Ada\r\n--x--\r\n";
    let answers = [
        sent(&fixture, &key, json, "{").await,
        sent(&fixture, &key, json, "[1]").await,
        sent(&fixture, &key, json, "\"x\"").await,
        sent(&fixture, &key, json, "null").await,
        sent(&fixture, &key, json, &b"{\"name\": \"\xff\"}"[..]).await,
        sent(&fixture, &key, json, r#"{"name": "a\u0000"}"#).await,
        sent(&fixture, &key, json, r#"{"name": "\ud800"}"#).await,
        sent(&fixture, &key, json, r#"{"name": 1e999}"#).await,
        sent(&fixture, &key, "text/plain", "x").await,
        sent(&fixture, &key, "multipart/form-data", "x").await,
        sent(&fixture, &key, "multipart/form-data; boundary=x", file).await,
    ];
    insta::assert_snapshot!(answers.join("\n"), @r#"
    400 {"detail":"JSON parse error - EOF while parsing an object at line 1 column 1"}
    400 {"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}
    400 {"non_field_errors":["Invalid data. Expected a dictionary, but got str."]}
    400 {"non_field_errors":["No data provided"]}
    400 {"detail":"JSON parse error - invalid unicode code point at line 1 column 11"}
    400 {"name":["Null characters are not allowed."]}
    400 {"detail":"JSON parse error - unexpected end of hex escape at line 1 column 17"}
    400 {"detail":"JSON parse error - number out of range at line 1 column 14"}
    415 {"detail":"Unsupported media type \"text/plain\" in request."}
    400 {"detail":"Multipart form parse error - Invalid `boundary` for `multipart/form-data` request"}
    400 {"name":["Files are not taken here."]}
    "#);
}

#[tokio::test]
async fn a_body_over_the_limit_is_413_announced_or_not() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let large = format!("{{\"name\": \"{}\"}}", "x".repeat(2000));
    let announced = [("x-api-key", key.as_str()), ("content-length", "2012")];
    let request = with_body("PATCH", "/api/v1/users/me/", &announced, large.clone());
    let first = fixture.ask(request).await.line();
    insta::assert_snapshot!(first, @r#"413 {"detail":"The size of the request body exceeds the maximum allowed size.","error":"REQUEST_BODY_TOO_LARGE"}"#);
    assert_eq!(sent(&fixture, &key, "application/json", large).await, first);
}
