//! `…/work-items/{issue}/comments/`

use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::issues::create;
use crate::matrix::answers;
use crate::people::{ADMIN, GUEST, OTHER_MEMBER};

/// An issue's comments.
async fn comments(api: &Fixture) -> String {
    format!("work-items/{}/comments/", create(api, "Fix it").await)
}

/// An id of nothing.
const NOTHING: &str = "00000000-0000-7000-8000-00000000dead";

/// A comment that says nothing.
fn nothing() -> Value {
    json!({ "comment_html": "" })
}

#[tokio::test]
async fn a_guest_comments() {
    let api = Fixture::new().await;
    let path = comments(&api).await;
    let before = api.head().await;
    let body = json!({
        "comment_html": "<p>Hi<script>alert(1)</script></p>", "comment_json": {"any": ["thing"]},
        "access": "EXTERNAL", "external_source": "jira", "external_id": "C-1",
    });
    let reply = api.call("POST", &path).by(GUEST).json(&body).send().await;
    insta::assert_snapshot!(reply, @r#"
    201 {
      "access": "EXTERNAL",
      "actor": "00000000-0000-0000-0000-000000000006",
      "attachments": [],
      "comment_html": "<p>Hi</p>",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000006",
      "deleted_at": null,
      "description": "00000000-0000-70c9-96fc-015efedbf593",
      "edited_at": null,
      "external_id": "C-1",
      "external_source": "jira",
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "issue": "00000000-0000-7821-a0b7-9079e66ae320",
      "parent": null,
      "project": "00000000-0000-0000-0000-000000000200",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"CommentCreated {"access":"EXTERNAL","external":{"id":"C-1","source":"jira"},"html":"<p>Hi</p>","id":"00000000-0000-70c9-96fc-015efedbf593","issue":"00000000-0000-7821-a0b7-9079e66ae320","project":"00000000-0000-0000-0000-000000000200"}"#);
    assert!(reply.header("etag").starts_with("\"1."), "{}", reply.header("etag"));
}

#[tokio::test]
async fn a_comment_may_say_nothing_and_come_from_elsewhere() {
    let api = Fixture::new().await;
    let path = comments(&api).await;
    let blank = api.post(&path, json!({ "comment_html": " " })).await.expect(201);
    assert_eq!(blank.body["comment_html"], "");
    let body = json!({
        "comment_html": "", "created_at": "2020-01-01T00:00:00+02:00", "created_by": OTHER_MEMBER,
    });
    let import = api.call("POST", &path).by(ADMIN).json(&body);
    let imported = import.send().await.expect(201);
    assert_eq!(imported.body["created_at"], "2019-12-31T22:00:00Z");
    assert_eq!(imported.body["created_by"], json!(OTHER_MEMBER));
    assert_eq!(imported.body["actor"], json!(OTHER_MEMBER));
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let api = Fixture::new().await;
    let path = comments(&api).await;
    let before = api.head().await;
    let body = json!({ "comment_html": 5, "access": "zzz", "external_id": "x".repeat(256) });
    insta::assert_snapshot!(api.post(&path, body).await, @r#"
    400 {
      "access": [
        "\"zzz\" is not a valid choice."
      ],
      "external_id": [
        "Ensure this field has no more than 255 characters."
      ]
    }
    "#);
    let body = json!({ "comment_html": null, "access": null, "external_source": "\u{0}" });
    insta::assert_snapshot!(api.post(&path, body).await, @r#"
    400 {
      "access": [
        "This field may not be null."
      ],
      "comment_html": [
        "This field may not be null."
      ],
      "external_source": [
        "Null characters are not allowed."
      ]
    }
    "#);
    let body = json!({ "comment_html": "a\u{0}b" });
    insta::assert_snapshot!(api.post(&path, body).await, @r#"
    400 {
      "comment_html": [
        "Null characters are not allowed."
      ]
    }
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_comment_whose_text_is_not_taken_is_refused() {
    let api = Fixture::new().await;
    let path = comments(&api).await;
    let id = api.post(&path, nothing()).await.expect(201).id();
    let before = api.head().await;
    let bodies = [
        json!({}),
        json!({ "comment": "text" }),
        json!({ "comment_json": { "type": "doc" } }),
        json!({ "comment_html": "Hi", "parent": NOTHING }),
    ];
    insta::assert_snapshot!(answers(&api, "POST", &path, &bodies).await, @r#"
    {}
        400 {"comment_html":["This field is required."]}
    {"comment":"text"}
        400 {"comment_html":["This field is required."]}
    {"comment_json":{"type":"doc"}}
        400 {"comment_html":["This field is required."],"comment_json":["It is not kept: send the text as \"comment_html\"."]}
    {"comment_html":"Hi","parent":"00000000-0000-7000-8000-00000000dead"}
        400 {"parent":["Invalid pk \"00000000-0000-7000-8000-00000000dead\" - object does not exist."]}
    "#);
    let at = format!("{path}{id}/");
    api.patch(&at, json!({ "comment_json": { "type": "doc" } })).await.expect(400);
    let whole = api.patch(&at, json!({})).await.expect(200).body;
    api.patch(&at, whole).await.expect(200);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_comment_is_changed() {
    let api = Fixture::new().await;
    let path = comments(&api).await;
    let created = api.post(&path, json!({ "comment_html": "Hi" })).await.expect(201);
    let path = format!("{path}{}/", created.id());
    let before = api.head().await;
    let same = api.patch(&path, json!({ "comment_html": "Hi", "access": "INTERNAL" })).await;
    assert_eq!(same.expect(200).body, created.body);
    assert_eq!(api.head().await, before);
    let body = json!({ "comment_html": "<p>Ho</p>", "access": "EXTERNAL", "external_id": "C-2" });
    let reply = api.call("PATCH", &path).by(ADMIN).json(&body).send().await;
    insta::assert_snapshot!(reply, @r#"
    200 {
      "access": "EXTERNAL",
      "actor": "00000000-0000-0000-0000-000000000004",
      "attachments": [],
      "comment_html": "<p>Ho</p>",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "00000000-0000-70c9-96fc-015efedbf593",
      "edited_at": "2026-01-02T03:04:05Z",
      "external_id": "C-2",
      "external_source": null,
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "issue": "00000000-0000-7821-a0b7-9079e66ae320",
      "parent": null,
      "project": "00000000-0000-0000-0000-000000000200",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000003",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"
    CommentEdited {"to":"<p>Ho</p>"}
    CommentAccessChanged {"from":"INTERNAL","to":"EXTERNAL"}
    CommentExternalReferenceChanged {"to":{"id":"C-2"}}
    "#);
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let api = Fixture::new().await;
    let path = comments(&api).await;
    let created = api.post(&path, json!({ "comment_html": "Hi" })).await.expect(201);
    let path = format!("{path}{}/", created.id());
    api.patch(&path, json!({ "comment_html": "Ho" })).await.expect(200);
    for method in ["PATCH", "DELETE"] {
        let call = api.call(method, &path).header("if-match", created.header("etag"));
        call.json(&json!({ "comment_html": "Hm" })).send().await.expect(412);
    }
}

#[tokio::test]
async fn an_external_reference_is_borne_by_one_comment_of_the_project() {
    let api = Fixture::new().await;
    let (one, other) = (comments(&api).await, comments(&api).await);
    let body = json!({ "comment_html": "", "external_source": "jira", "external_id": "C-1" });
    let bearer = api.post(&one, body.clone()).await.expect(201).id();
    let taken = api.post(&other, body.clone()).await.expect(409);
    assert_eq!(taken.body["id"], json!(bearer));
    insta::assert_snapshot!(taken.body["error"], @r#""Work item comment with the same external id and external source already exists""#);
    let comment = api.post(&other, nothing()).await.expect(201).id();
    let path = format!("{other}{comment}/");
    let taken = api.patch(&path, body.clone()).await.expect(409);
    assert_eq!(taken.body["id"], json!(comment));
    api.delete(&format!("{one}{bearer}/")).await.expect(204);
    api.patch(&path, body).await.expect(200);
}

#[tokio::test]
async fn a_comment_is_deleted() {
    let api = Fixture::new().await;
    let list = comments(&api).await;
    let path = format!("{list}{}/", api.post(&list, nothing()).await.expect(201).id());
    let before = api.head().await;
    insta::assert_snapshot!(api.delete(&path.replace("work-items", "issues")).await, @"204");
    insta::assert_snapshot!(api.story(before).await, @"CommentDeleted {}");
    insta::assert_snapshot!(api.delete(&path).await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    api.patch(&path, json!({})).await.expect(404);
}

#[tokio::test]
async fn a_comment_answers_another_one_for_good() {
    let api = Fixture::new().await;
    let (list, other) = (comments(&api).await, comments(&api).await);
    let [id, elsewhere] = [&list, &other].map(|list| api.post(list, nothing()));
    let (id, elsewhere) = (id.await.expect(201).id(), elsewhere.await.expect(201).id());
    let answer = |parent: &str| json!({ "comment_html": "Yes", "parent": parent });
    let before = api.head().await;
    let made = api.post(&list, answer(&id)).await.expect(201);
    assert_eq!(made.body["parent"], json!(id));
    assert!(api.story(before).await.contains(&format!(r#""parent":"{id}""#)));
    let before = api.head().await;
    let wrong = api.post(&list, answer(&made.id())).await.expect(400);
    let text = "An answer cannot be answered: answer the comment that it answers.";
    assert_eq!(wrong.body, json!({ "parent": [text] }));
    api.post(&list, answer(&elsewhere)).await.expect(400);
    let path = format!("{list}{}/", made.id());
    api.patch(&path, json!({ "parent": id })).await.expect(200);
    for parent in [json!(elsewhere), json!(null)] {
        let reply = api.patch(&path, json!({ "parent": parent })).await.expect(400);
        let text = "A comment cannot become an answer to another one.";
        assert_eq!(reply.body, json!({ "parent": [text] }));
    }
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn answers_are_deleted_with_what_they_answer() {
    let api = Fixture::new().await;
    let list = comments(&api).await;
    let id = api.post(&list, nothing()).await.expect(201).id();
    let kept = api.post(&list, nothing()).await.expect(201).id();
    let named = json!({
        "comment_html": "Yes", "parent": id, "external_source": "jira", "external_id": "C-9",
    });
    let answer = api.call("POST", &list).by(OTHER_MEMBER).json(&named).send().await.expect(201);
    let (answer, path) = (answer.id(), format!("{list}{id}/"));
    let gone = api.post(&list, json!({ "comment_html": "No", "parent": id })).await;
    api.delete(&format!("{list}{}/", gone.expect(201).id())).await.expect(204);
    let before = api.head().await;
    api.delete(&path).await.expect(204);
    let story = format!("CommentDeleted {{}}\nCommentDeleted {{\"with\":\"{id}\"}}");
    assert_eq!(api.story(before).await, story);
    api.patch(&format!("{list}{answer}/"), json!({})).await.expect(404);
    api.patch(&format!("{list}{kept}/"), json!({})).await.expect(200);
    api.post(&list, json!({ "comment_html": "Too late", "parent": id })).await.expect(400);
    let named = json!({ "comment_html": "", "external_source": "jira", "external_id": "C-9" });
    api.post(&list, named).await.expect(201);
}

#[tokio::test]
async fn a_comment_is_found_on_its_own_issue_only() {
    let api = Fixture::new().await;
    let (one, other) = (comments(&api).await, comments(&api).await);
    let id = api.post(&one, nothing()).await.expect(201).id();
    api.patch(&format!("{other}{id}/"), json!({})).await.expect(404);
    api.delete(&format!("{other}{id}/")).await.expect(404);
    let none = "work-items/00000000-0000-0000-0000-000000000000/comments/";
    api.post(none, nothing()).await.expect(404);
}

#[tokio::test]
async fn a_comment_of_a_deleted_issue_is_gone() {
    let api = Fixture::new().await;
    let issue = create(&api, "Fix it").await;
    let list = format!("work-items/{issue}/comments/");
    let id = api.post(&list, nothing()).await.expect(201).id();
    api.catch_up().await;
    api.delete(&format!("work-items/{issue}/")).await.expect(204);
    api.post(&list, nothing()).await.expect(404);
    api.patch(&format!("{list}{id}/"), json!({})).await.expect(404);
}

#[tokio::test]
async fn a_comment_sent_again_is_the_same_comment() {
    let api = Fixture::new().await;
    let path = comments(&api).await;
    let send = async |html: &str| {
        let call = api.call("POST", &path).header("idempotency-key", "k");
        call.json(&json!({ "comment_html": html })).send().await
    };
    let first = send("Hi").await.expect(201);
    let again = send("Hi").await.expect(201);
    assert_eq!(again.body, first.body);
    send("Ho").await.expect(422);
}
