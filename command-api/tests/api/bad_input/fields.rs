//! Fields of the wrong type, too long, or with U+0000 in them.

use serde_json::json;

use super::{Write, writes, written};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::OUTSIDER;

/// The first message about a field; a field's error is a list of messages, or has one for each element.
fn message(reply: &Reply, field: &str) -> String {
    let error = &reply.body[field];
    let first = error.get(0).or_else(|| error.get("0").and_then(|element| element.get(0)));
    first.and_then(|text| text.as_str()).unwrap_or_default().to_owned()
}

/// Asserts that a request was refused because of one field.
fn assert_refused(write: &Write, field: &str, reply: &Reply) {
    let at = format!("{} {}, {field}: {reply}", write.method, write.path);
    assert_eq!(reply.status, 400, "{at}");
    assert!(!message(reply, field).is_empty(), "{at}");
}

#[tokio::test]
async fn no_field_takes_an_object_and_no_text_a_list_or_a_truth_value() {
    let api = Fixture::new().await;
    let (writes, before) = (writes(&api).await, written(&api).await);
    for write in &writes {
        for field in write.texts().chain(write.others.iter().copied()) {
            let reply = write.call(&api).json(&write.with(field, json!({ "x": 1 }))).send().await;
            assert_refused(write, field, &reply);
        }
        for (field, value) in write.texts().flat_map(|f| [(f, json!(["x"])), (f, json!(true))]) {
            let reply = write.call(&api).json(&write.with(field, value)).send().await;
            assert_refused(write, field, &reply);
            assert_eq!(message(&reply, field), "Not a valid string.");
        }
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn no_field_but_a_text_takes_any_text() {
    let api = Fixture::new().await;
    let (writes, before) = (writes(&api).await, written(&api).await);
    for write in &writes {
        // Any text is a password.
        for field in write.others.iter().filter(|field| **field != "password") {
            let reply = write.call(&api).json(&write.with(field, "<b>'; --")).send().await;
            assert_refused(write, field, &reply);
        }
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn a_text_of_a_character_more_than_its_limit_is_too_long() {
    let api = Fixture::new().await;
    let (writes, before) = (writes(&api).await, written(&api).await);
    for write in &writes {
        for (field, most) in write.limited {
            let reply =
                write.call(&api).json(&write.with(field, "ä".repeat(most + 1))).send().await;
            assert_refused(write, field, &reply);
            let text = format!("Ensure this field has no more than {most} characters.");
            assert_eq!(message(&reply, field), text);
        }
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn no_text_holds_the_null_character() {
    let api = Fixture::new().await;
    let (writes, before) = (writes(&api).await, written(&api).await);
    for write in &writes {
        for field in write.texts() {
            let reply = write.call(&api).json(&write.with(field, "a\u{0}b")).send().await;
            assert_refused(write, field, &reply);
            assert_eq!(message(&reply, field), "Null characters are not allowed.");
        }
        for field in write.others {
            let reply = write.call(&api).json(&write.with(field, "a\u{0}b")).send().await;
            assert_refused(write, field, &reply);
        }
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn whoever_may_not_is_told_so_and_not_what_is_wrong() {
    let api = Fixture::new().await;
    for write in &writes(&api).await {
        if !write.path.contains("workspaces/acme/") && write.path.starts_with('/') {
            continue;
        }
        let field = write.texts().chain(write.others.iter().copied()).next().unwrap();
        let body = write.with(field, json!({ "x": 1 }));
        let reply = write.call(&api).by(OUTSIDER).json(&body).send().await;
        assert_eq!(reply.status, 403, "{} {}: {reply}", write.method, write.path);
    }
}
