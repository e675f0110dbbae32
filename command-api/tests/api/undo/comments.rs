//! Comments.

use serde_json::json;

use super::{facts, tables, undo};
use crate::fixture::Fixture;
use crate::issues::create;
use crate::people::{ADMIN, OTHER_MEMBER};

#[tokio::test]
async fn comments_are_set_back_deleted_and_brought_back() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let path = format!("work-items/{item}/comments/");
    let before = tables(&api).await;
    let made = api.post(&path, json!({ "comment_html": "<p>Why?</p>" })).await.expect(201);
    let own = format!("{path}{}/", made.id());
    let with = tables(&api).await;
    let edited = json!({ "comment_html": "<p>How?</p>", "access": "EXTERNAL" });
    let edited = api.patch(&own, edited).await.expect(200);
    let undone = undo(&api, &edited).send().await.expect(200);
    insta::assert_snapshot!(facts(&undone), @"
    ENG-1 comment: How? → Why?, undone
    ENG-1 access: EXTERNAL → INTERNAL, undone
    ");
    let shown = api.patch(&own, json!({})).await.expect(200);
    assert_eq!(
        (&shown.body["comment_html"], &shown.body["access"]),
        (&json!("<p>Why?</p>"), &json!("INTERNAL"))
    );

    let answer = json!({ "comment_html": "<p>So.</p>", "parent": made.id() });
    let answer = api.post(&path, answer).await.expect(201).id();
    let refused = undo(&api, &made).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"ENG-1 comment: Why? → -, changed_since, It was changed since.");
    let asked = api.post(&path, json!({ "comment_html": "<p>When?</p>" })).await.expect(201);
    let answered = json!({ "comment_html": "<p>Now.</p>", "parent": asked.id() });
    api.post(&path, answered).await.expect(201);
    let refused = undo(&api, &asked).send().await.expect(409);
    assert_eq!(refused.body["facts"][0]["reason"], "It was answered since.");
    api.delete(&format!("{path}{}/", asked.id())).await.expect(204);
    let both = tables(&api).await;
    let deleted = api.delete(&own).await.expect(204);
    assert_eq!(tables(&api).await, before);
    undo(&api, &deleted).send().await.expect(200);
    assert_eq!(tables(&api).await, both);
    api.patch(&format!("{path}{answer}/"), json!({})).await.expect(200);
    assert_ne!(with, both);
}

#[tokio::test]
async fn only_its_author_and_admins_undo_what_happened_to_a_comment() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let path = format!("work-items/{item}/comments/");
    let made = api.post(&path, json!({ "comment_html": "<p>Why?</p>" })).await.expect(201);
    let refused = undo(&api, &made).by(OTHER_MEMBER).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"ENG-1 comment: Why? → -, impossible, You do not have permission to perform this action.");
    undo(&api, &made).by(ADMIN).send().await.expect(200);
}

#[tokio::test]
async fn a_comment_that_was_brought_back_takes_its_answers() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let path = format!("work-items/{item}/comments/");
    let made = api.post(&path, json!({ "comment_html": "<p>Why?</p>" })).await.expect(201);
    let own = format!("{path}{}/", made.id());
    let answer = json!({ "comment_html": "<p>So.</p>", "parent": made.id() });
    api.post(&path, answer).await.expect(201);
    let deleted = api.delete(&own).await.expect(204);
    undo(&api, &deleted).send().await.expect(200);
    let head = api.head().await;
    api.delete(&own).await.expect(204);
    assert_eq!(api.head().await, head + 2, "the answer goes with it again");
}
