//! `…/work-items/{issue}/links/`

use serde_json::json;

use crate::fixture::Fixture;
use crate::issues::create;
use crate::people::{ADMIN, OTHER_MEMBER, OUTSIDER};

/// An issue's links.
async fn links(api: &Fixture) -> String {
    format!("work-items/{}/links/", create(api, "Fix it").await)
}

#[tokio::test]
async fn a_link_is_added() {
    let api = Fixture::new().await;
    let path = links(&api).await;
    let before = api.head().await;
    let body = json!({
        "url": " https://a.example/x?y=1 ", "title": "A page", "metadata": {"a": 1},
        "created_by": OTHER_MEMBER, "created_at": "2020-01-01T00:00:00Z",
    });
    let reply = api.call("POST", &path).by(ADMIN).json(&body).send().await;
    insta::assert_snapshot!(reply, @r#"
    201 {
      "created_at": "2020-01-01T00:00:00Z",
      "created_by": "00000000-0000-0000-0000-000000000005",
      "deleted_at": null,
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "issue": "00000000-0000-7821-a0b7-9079e66ae320",
      "metadata": {
        "a": 1
      },
      "project": "00000000-0000-0000-0000-000000000200",
      "title": "A page",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "url": "https://a.example/x?y=1",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"IssueLinkAdded {"created_at":"2020-01-01T00:00:00Z","created_by":"00000000-0000-0000-0000-000000000005","id":"00000000-0000-70c9-96fc-015efedbf593","metadata":{"a":1},"title":"A page","url":"https://a.example/x?y=1"}"#);
    assert!(reply.header("etag").starts_with("\"2."), "{}", reply.header("etag"));
}

#[tokio::test]
async fn an_address_is_one_of_the_web_and_new() {
    let api = Fixture::new().await;
    let path = links(&api).await;
    api.post(&path, json!({ "url": "https://a.example" })).await.expect(201);
    let before = api.head().await;
    for (url, why) in [
        (json!("a.example"), "Invalid URL format."),
        (json!("ftp://a.example"), "Invalid URL scheme."),
        (json!("javascript:alert(1)"), "Invalid URL format."),
        (json!(""), "This field may not be blank."),
        (json!(null), "This field may not be null."),
        (json!(["x"]), "Not a valid string."),
        (json!("https://a\u{0}.example"), "Null characters are not allowed."),
    ] {
        let reply = api.post(&path, json!({ "url": url })).await.expect(400);
        assert_eq!(reply.body, json!({ "url": [why] }), "{url}");
    }
    insta::assert_snapshot!(api.post(&path, json!({})).await, @r#"
    400 {
      "url": [
        "This field is required."
      ]
    }
    "#);
    insta::assert_snapshot!(api.post(&path, json!({ "url": "https://a.example" })).await, @r#"
    400 {
      "error": "URL already exists for this Issue"
    }
    "#);
    let stranger = json!({ "url": "https://b.example", "created_by": OUTSIDER });
    let import = api.call("POST", &path).by(ADMIN).json(&stranger);
    insta::assert_snapshot!(import.send().await, @r#"
    400 {
      "created_by": [
        "Invalid pk \"00000000-0000-0000-0000-000000000007\" - object does not exist."
      ]
    }
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_link_is_changed_and_checked_again() {
    let api = Fixture::new().await;
    let path = links(&api).await;
    api.post(&path, json!({ "url": "https://a.example" })).await.expect(201);
    let created = api.post(&path, json!({ "url": "https://b.example" })).await.expect(201);
    let path = format!("{path}{}/", created.id());
    let before = api.head().await;
    let body = json!({ "url": "https://c.example", "title": "C", "metadata": {"title": null} });
    let reply = api.patch(&path, body).await;
    insta::assert_snapshot!(reply, @r#"
    200 {
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "id": "00000000-0000-7d51-a0be-ce8ba2b544b0",
      "issue": "00000000-0000-7821-a0b7-9079e66ae320",
      "metadata": {
        "title": null
      },
      "project": "00000000-0000-0000-0000-000000000200",
      "title": "C",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "url": "https://c.example",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueLinkUrlChanged {"from":"https://b.example","link":"00000000-0000-7d51-a0be-ce8ba2b544b0","to":"https://c.example"}
    IssueLinkTitleChanged {"link":"00000000-0000-7d51-a0be-ce8ba2b544b0","to":"C"}
    IssueLinkMetadataChanged {"link":"00000000-0000-7d51-a0be-ce8ba2b544b0","to":{"title":null}}
    "#);
    let before = api.head().await;
    insta::assert_snapshot!(api.patch(&path, json!({ "url": "https://a.example" })).await, @r#"
    400 {
      "error": "URL already exists for this Issue"
    }
    "#);
    let wrong = json!({ "url": "ftp://a.example", "metadata": [], "title": "x".repeat(256) });
    insta::assert_snapshot!(api.patch(&path, wrong).await, @r#"
    400 {
      "metadata": [
        "Expected a dictionary of items but got type \"list\"."
      ],
      "title": [
        "Ensure this field has no more than 255 characters."
      ],
      "url": [
        "Invalid URL scheme."
      ]
    }
    "#);
    api.patch(&path, json!({ "url": "https://c.example" })).await.expect(200);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_link_has_a_version_of_its_own() {
    let api = Fixture::new().await;
    let id = create(&api, "Fix it").await;
    let path = format!("work-items/{id}/links/");
    let created = api.post(&path, json!({ "url": "https://a.example" })).await.expect(201);
    let (path, known) = (format!("{path}{}/", created.id()), created.header("etag").to_owned());
    api.patch(&format!("work-items/{id}/"), json!({ "name": "Other" })).await.expect(200);
    let same = api.patch(&path, json!({})).await.expect(200);
    assert_eq!(same.header("etag"), known);
    let send = async |method: &str| {
        let call = api.call(method, &path).header("if-match", &known);
        call.json(&json!({ "title": "A" })).send().await
    };
    let changed = send("PATCH").await.expect(200);
    assert!(changed.header("etag").starts_with("\"4."), "{}", changed.header("etag"));
    insta::assert_snapshot!(send("PATCH").await, @r#"
    412 {
      "current_version": 4,
      "error": "The resource has changed since it was read."
    }
    "#);
    send("DELETE").await.expect(412);
}

#[tokio::test]
async fn a_link_is_removed() {
    let api = Fixture::new().await;
    let list = links(&api).await;
    let id = api.post(&list, json!({ "url": "https://a.example" })).await.expect(201).id();
    let path = format!("{list}{id}/").replace("work-items", "issues");
    let before = api.head().await;
    api.delete(&path).await.expect(204);
    insta::assert_snapshot!(api.story(before).await, @r#"IssueLinkRemoved {"link":"00000000-0000-70c9-96fc-015efedbf593","url":"https://a.example"}"#);
    insta::assert_snapshot!(api.delete(&path).await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    api.patch(&path, json!({})).await.expect(404);
    api.post(&list, json!({ "url": "https://a.example" })).await.expect(201);
}

#[tokio::test]
async fn an_issue_that_is_not_there_has_no_links() {
    let api = Fixture::new().await;
    let list = "work-items/00000000-0000-0000-0000-000000000000/links/";
    api.post(list, json!({ "url": "https://a.example" })).await.expect(404);
    let id = api.post(&links(&api).await, json!({ "url": "https://a.example" })).await.id();
    let other = links(&api).await;
    api.patch(&format!("{other}{id}/"), json!({})).await.expect(404);
    api.delete(&format!("{other}{id}/")).await.expect(404);
}

#[tokio::test]
async fn an_addition_sent_again_is_the_same_addition() {
    let api = Fixture::new().await;
    let path = links(&api).await;
    let send = async |url: &str| {
        let call = api.call("POST", &path).header("idempotency-key", "k");
        call.json(&json!({ "url": url })).send().await
    };
    let first = send("https://a.example").await.expect(201);
    let again = send("https://a.example").await.expect(201);
    assert_eq!(again.body, first.body);
    send("https://b.example").await.expect(422);
}
