//! The archive of issues, and archived projects.

use serde_json::json;

use super::create;
use crate::fixture::Fixture;
use crate::seed::{self, BUG, DONE};

#[tokio::test]
async fn only_finished_issues_are_archived() {
    let api = Fixture::new().await;
    let id = create(&api, "Fix it").await;
    let path = format!("work-items/{id}/archive/");
    insta::assert_snapshot!(api.post(&path, json!({})).await, @r#"
    400 {
      "error": "Can only archive completed or cancelled state group issue"
    }
    "#);
    api.patch(&format!("work-items/{id}/"), json!({ "state": DONE })).await.expect(200);
    let before = api.head().await;
    let reply = api.call("POST", &path).send().await;
    insta::assert_snapshot!(reply, @r#"
    200 {
      "archived_at": "2026-01-02"
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"IssueArchived {"on":"2026-01-02"}"#);
    assert!(reply.header("etag").starts_with("\"3."), "{}", reply.header("etag"));
    api.post(&path, json!({})).await.expect(200);
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn an_archived_issue_comes_back() {
    let api = Fixture::new().await;
    let body = json!({ "name": "Old", "archived_at": "2025-12-31" });
    let id = api.post("work-items/", body).await.expect(201).id();
    let (path, before) = (format!("work-items/{id}/unarchive/"), api.head().await);
    insta::assert_snapshot!(api.delete(&path).await, @"204");
    insta::assert_snapshot!(api.story(before).await, @"IssueRestored {}");
    api.delete(&path).await.expect(204);
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn an_archived_issue_still_takes_changes() {
    let api = Fixture::new().await;
    let body = json!({ "name": "Old", "archived_at": "2025-12-31" });
    let id = api.post("work-items/", body).await.expect(201).id();
    let body = json!({ "name": "Older", "archived_at": null });
    let reply = api.patch(&format!("work-items/{id}/"), body).await.expect(200);
    assert_eq!(reply.body["archived_at"], json!(null));
}

#[tokio::test]
async fn a_stale_version_is_not_archived() {
    let api = Fixture::new().await;
    let id = create(&api, "Fix it").await;
    api.patch(&format!("work-items/{id}/"), json!({ "state": DONE })).await.expect(200);
    for (method, path) in [("POST", "archive"), ("DELETE", "unarchive")] {
        let call = api.call(method, &format!("work-items/{id}/{path}/"));
        call.header("if-match", "\"1.00000000.0\"").send().await.expect(412);
    }
}

#[tokio::test]
async fn an_archived_project_takes_no_changes_of_its_content() {
    let api = Fixture::new().await;
    let id = create(&api, "Fix it").await;
    let link = format!("work-items/{id}/links/");
    let link_id = api.post(&link, json!({ "url": "https://a.example" })).await.expect(201).id();
    let comment = format!("work-items/{id}/comments/");
    let comment_id = api.post(&comment, json!({ "comment_html": "" })).await.expect(201).id();
    seed::archive_project(api.side.app.store()).await;
    api.catch_up().await;
    let before = api.head().await;
    let refused = api.post("work-items/", json!({ "name": "x" })).await;
    insta::assert_snapshot!(refused, @r#"
    400 {
      "error": "Archived project cannot be updated"
    }
    "#);
    for (method, path) in [
        ("PATCH", format!("work-items/{id}/")),
        ("POST", format!("work-items/{id}/archive/")),
        ("POST", link.clone()),
        ("PATCH", format!("{link}{link_id}/")),
        ("POST", comment.clone()),
        ("PATCH", format!("{comment}{comment_id}/")),
        ("DELETE", format!("work-items/{id}/unarchive/")),
        ("DELETE", format!("{link}{link_id}/")),
        ("DELETE", format!("{comment}{comment_id}/")),
        ("DELETE", format!("work-items/{id}/")),
    ] {
        let body = json!({
            "name": "x", "url": "https://b.example", "labels": [BUG], "comment_html": "",
        });
        let reply = api.call(method, &path).json(&body).send().await;
        assert_eq!((reply.status, &reply.body), (400, &refused.body), "{method} {path}");
    }
    assert_eq!(api.head().await, before);
}
