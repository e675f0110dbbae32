//! Who may say that somebody else made a thing, or at another time, and what follows from it.

use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::issues::create;
use crate::people::{ADMIN, GUEST, MEMBER, OTHER_MEMBER, OWNER};

/// Sends a body as somebody.
async fn send(api: &Fixture, user: domain::UserId, path: &str, body: &Value) -> Reply {
    api.call("POST", path).by(user).json(body).send().await
}

/// A body that is good for a work item, a comment and a link, with one field more.
fn with(field: &str, value: &Value) -> Value {
    json!({ "name": "x", "comment_html": "<p>y</p>", "url": "https://a.example", field: value })
}

#[tokio::test]
async fn only_admins_of_the_project_name_another_author_or_time() {
    let api = Fixture::new().await;
    let item = format!("work-items/{}/", create(&api, "Fix it").await);
    let (links, comments) = (format!("{item}links/"), format!("{item}comments/"));
    let fields = [("created_by", json!(OWNER)), ("created_at", json!("2001-01-01T00:00:00Z"))];
    let before = api.head().await;
    for (user, path) in
        [(MEMBER, "work-items/"), (MEMBER, &links), (MEMBER, &comments), (GUEST, &comments)]
    {
        for (field, value) in &fields {
            let reply = send(&api, user, path, &with(field, value)).await.expect(400);
            let said =
                json!({ *field: ["Only admins of the project may set this, for an import."] });
            assert_eq!(reply.body, said, "{path}");
        }
    }
    assert_eq!(api.head().await, before);
    for path in ["work-items/", &comments, &links] {
        for (field, value) in &fields {
            let mut body = with(field, value);
            body["url"] = json!(format!("https://{}.example", field.replace('_', "-")));
            let made = send(&api, ADMIN, path, &body).await.expect(201);
            assert_eq!(made.body[*field], *value, "{path}");
        }
    }
}

#[tokio::test]
async fn nothing_was_made_in_the_future_but_by_a_clock_that_is_a_minute_ahead() {
    let api = Fixture::new().await;
    let item = format!("work-items/{}/", create(&api, "Fix it").await);
    let (links, comments) = (format!("{item}links/"), format!("{item}comments/"));
    let before = api.head().await;
    for path in ["work-items/", &links, &comments] {
        for ahead in
            ["2026-01-02T03:05:05.000001Z", "2026-01-02T08:06:00+05:00", "9999-12-31T00:00:00Z"]
        {
            let reply = send(&api, ADMIN, path, &with("created_at", &json!(ahead))).await;
            let said = json!({ "created_at": ["It must not be in the future."] });
            assert_eq!(reply.expect(400).body, said, "{path}: {ahead}");
        }
    }
    assert_eq!(api.head().await, before);
    for path in ["work-items/", &links, &comments] {
        let body = with("created_at", &json!("2026-01-02T08:05:05+05:00"));
        send(&api, ADMIN, path, &body).await.expect(201);
    }
}

#[tokio::test]
async fn whoever_names_themselves_says_nothing() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/comments/", create(&api, "Fix it").await);
    let before = api.head().await;
    send(&api, GUEST, &path, &with("created_by", &json!(GUEST))).await.expect(201);
    assert!(!api.story(before).await.contains("created_by"));
}

#[tokio::test]
async fn a_comment_belongs_to_who_wrote_it_and_not_to_whom_an_import_names() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/comments/", create(&api, "Fix it").await);
    let body = with("created_by", &json!(MEMBER));
    let comment = send(&api, ADMIN, &path, &body).await.expect(201);
    assert_eq!(comment.body["actor"], json!(MEMBER));
    let at = format!("{path}{}/", comment.id());
    let edit = json!({ "comment_html": "<p>z</p>" });
    for (user, status) in [(MEMBER, 403), (OTHER_MEMBER, 403), (ADMIN, 200)] {
        api.call("PATCH", &at).by(user).json(&edit).send().await.expect(status);
    }
    api.call("DELETE", &at).by(MEMBER).send().await.expect(403);
    // Who wrote it keeps the right when they are no admin any more.
    let place = crate::seed::membership(crate::fixture::PROJECT, ADMIN);
    let less = api.call("PATCH", &format!("members/{place}/")).by(ADMIN);
    less.json(&json!({ "role": 15 })).send().await.expect(200);
    api.call("DELETE", &at).by(ADMIN).send().await.expect(204);
}

#[tokio::test]
async fn a_work_item_belongs_to_who_made_it_and_not_to_whom_an_import_names() {
    let api = Fixture::new().await;
    let item = send(&api, ADMIN, "work-items/", &with("created_by", &json!(MEMBER))).await;
    let at = format!("work-items/{}/", item.expect(201).id());
    api.catch_up().await;
    api.delete(&at).await.expect(403);
    api.call("DELETE", &at).by(ADMIN).send().await.expect(204);
}
