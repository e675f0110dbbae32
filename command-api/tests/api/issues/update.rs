//! `PATCH …/work-items/{issue}/`

use serde_json::json;

use super::{create, create_below};
use crate::fixture::Fixture;
use crate::people::{ADMIN, OTHER_MEMBER};
use crate::seed::{BACKLOG, DONE};

#[tokio::test]
async fn each_key_is_a_fact_of_its_own_and_all_are_one_append() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    let before = api.head().await;
    let body = json!({
        "name": "Fix it now",
        "description_html": "Please",
        "priority": "urgent",
        "state": DONE,
        "target_date": "2026-03-01",
        "point": 5,
        "sort_order": 1.5,
        "external_source": "jira",
        "external_id": "J-1",
        "archived_at": "2026-01-02",
    });
    let reply = api.call("PATCH", &path).by(OTHER_MEMBER).json(&body).send().await;
    insta::assert_snapshot!(reply, @r#"
    200 {
      "archived_at": "2026-01-02",
      "assignees": [],
      "completed_at": "2026-01-02T03:04:05Z",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description_binary": null,
      "description_html": "<span>Please</span>",
      "estimate_point": null,
      "external_id": "J-1",
      "external_source": "jira",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "is_draft": false,
      "labels": [],
      "name": "Fix it now",
      "parent": null,
      "point": 5,
      "priority": "urgent",
      "project": "00000000-0000-0000-0000-000000000200",
      "sequence_id": 1,
      "sort_order": 1.5,
      "start_date": null,
      "state": "00000000-0000-0000-0000-000000000213",
      "target_date": "2026-03-01",
      "type": null,
      "type_id": null,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000005",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueRenamed {"from":"Fix it","to":"Fix it now"}
    IssueDescribed {"to":"<span>Please</span>"}
    IssuePriorityChanged {"from":"none","to":"urgent"}
    IssueTargetDateChanged {"to":"2026-03-01"}
    IssuePointChanged {"to":5}
    IssueReordered {"from":65535.0,"to":1.5}
    IssueArchived {"on":"2026-01-02"}
    IssueExternalReferenceChanged {"to":{"id":"J-1","source":"jira"}}
    IssueStateChanged {"from":{"group":"backlog","id":"00000000-0000-0000-0000-000000000210","name":"Backlog"},"to":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"}}
    "#);
    assert!(reply.header("etag").starts_with("\"10."), "{}", reply.header("etag"));
}

#[tokio::test]
async fn changing_nothing_appends_nothing() {
    let api = Fixture::new().await;
    let created = api.post("work-items/", json!({ "name": "Fix it" })).await.expect(201);
    let path = format!("work-items/{}/", created.id());
    let before = api.head().await;
    let same = json!({
        "name": "Fix it", "priority": "none", "state": BACKLOG, "point": null, "parent": null,
        "archived_at": null, "description_html": "<p></p>", "unknown": 1,
    });
    let reply = api.patch(&path, same).await.expect(200);
    assert_eq!(reply.body, created.body);
    assert_eq!(reply.header("etag"), created.header("etag"));
    api.patch(&path, json!({})).await.expect(200);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn one_refused_fact_refuses_all() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    api.patch(&path, json!({ "target_date": "2026-02-01" })).await.expect(200);
    let before = api.head().await;
    let body = json!({ "name": "Other", "start_date": "2026-02-02" });
    insta::assert_snapshot!(api.patch(&path, body).await, @r#"
    400 {
      "non_field_errors": [
        "Start date cannot exceed target date"
      ]
    }
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn null_is_refused_where_there_must_be_something() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    let body = json!({
        "name": null, "priority": null, "state": null, "assignees": null, "labels": null,
        "sort_order": null, "description_html": null,
    });
    insta::assert_snapshot!(api.patch(&path, body).await, @r#"
    400 {
      "assignees": [
        "This field may not be null."
      ],
      "description_html": [
        "This field may not be null."
      ],
      "labels": [
        "This field may not be null."
      ],
      "name": [
        "This field may not be null."
      ],
      "priority": [
        "This field may not be null."
      ],
      "sort_order": [
        "This field may not be null."
      ],
      "state": [
        "This field may not be null."
      ]
    }
    "#);
}

#[tokio::test]
async fn completion_follows_the_state() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    let done = api.patch(&path, json!({ "state": DONE })).await.expect(200);
    assert_eq!(done.body["completed_at"], "2026-01-02T03:04:05Z");
    let again = api.patch(&path, json!({ "state": BACKLOG })).await.expect(200);
    assert_eq!(again.body["completed_at"], json!(null));
}

#[tokio::test]
async fn completion_follows_the_group_of_the_state() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    let group = async |state, group: &str| {
        api.patch(&format!("states/{state}/"), json!({ "group": group })).await.expect(200);
    };
    let renamed = async |name: &str| {
        api.patch(&path, json!({ "name": name })).await.expect(200).body["completed_at"].clone()
    };
    group(BACKLOG, "completed").await;
    assert_eq!(renamed("Fix it now").await, "2026-01-02T03:04:05Z");
    let before = api.head().await;
    api.patch(&path, json!({ "state": DONE })).await.expect(200);
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueStateChanged {"completed_at":"2026-01-02T03:04:05Z","from":{"group":"completed","id":"00000000-0000-0000-0000-000000000210","name":"Backlog"},"to":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"}}
    "#);
    group(DONE, "started").await;
    assert_eq!(renamed("Fix it soon").await, json!(null));
}

#[tokio::test]
async fn an_issue_is_not_its_own_ancestor() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    let detail = create_below(&api, "Detail", &part).await;
    let path = format!("work-items/{whole}/");
    insta::assert_snapshot!(api.patch(&path, json!({ "parent": whole })).await, @r#"
    400 {
      "non_field_errors": [
        "An issue cannot be its own parent"
      ]
    }
    "#);
    insta::assert_snapshot!(api.patch(&path, json!({ "parent": detail })).await, @r#"
    400 {
      "non_field_errors": [
        "An issue cannot be moved below one of its own sub-issues"
      ]
    }
    "#);
    let path = format!("work-items/{detail}/");
    let up = api.patch(&path, json!({ "parent": whole })).await.expect(200);
    assert_eq!(up.body["parent"], json!(whole));
}

#[tokio::test]
async fn a_stale_version_is_refused_with_the_present_one() {
    let api = Fixture::new().await;
    let created = api.post("work-items/", json!({ "name": "Fix it" })).await.expect(201);
    let path = format!("work-items/{}/", created.id());
    let known = created.header("etag").to_owned();
    api.patch(&path, json!({ "name": "Somebody was faster" })).await.expect(200);
    let before = api.head().await;
    let body = json!({ "name": "Too late" });
    let call = api.call("PATCH", &path).header("if-match", &known).json(&body);
    insta::assert_snapshot!(call.send().await, @r#"
    412 {
      "current_version": 2,
      "error": "The resource has changed since it was read."
    }
    "#);
    assert_eq!(api.head().await, before);
    let call = api
        .call("PATCH", &path)
        .header("if-match", "\"1.00000000.0\", \"2.00000000.0\"")
        .json(&body);
    call.send().await.expect(200);
}

#[tokio::test]
async fn a_version_of_before_a_restore_is_refused_even_if_its_number_is_right() {
    let mut api = Fixture::new().await;
    let created = api.post("work-items/", json!({ "name": "Fix it" })).await.expect(201);
    let (path, known) = (format!("work-items/{}/", created.id()), created.header("etag"));
    api.restore().await;
    for (method, path) in [("PATCH", path.clone()), ("DELETE", path.clone())] {
        let call = api.call(method, &path).header("if-match", known);
        call.json(&json!({ "name": "Too late" })).send().await.expect(412);
    }
    let fresh = api.patch(&path, json!({})).await.expect(200);
    assert_eq!(fresh.body["name"], "Fix it");
    assert_ne!(fresh.header("etag"), known);
    let call = api.call("PATCH", &path).header("if-match", fresh.header("etag"));
    call.json(&json!({ "name": "In time" })).send().await.expect(200);
}

#[tokio::test]
async fn a_taken_reference_names_the_issue_that_was_to_be_changed() {
    let api = Fixture::new().await;
    let reference = json!({ "name": "x", "external_source": "jira", "external_id": "J-1" });
    let bearer = api.post("work-items/", reference.clone()).await.expect(201).id();
    let id = create(&api, "Other").await;
    let path = format!("work-items/{id}/");
    let reply = api.patch(&path, reference.clone()).await.expect(409);
    assert_eq!(reply.body["id"], json!(id));
    // The bearer may say it again, and once given up, another may have it.
    api.patch(&format!("work-items/{bearer}/"), reference.clone()).await.expect(200);
    let none = json!({ "external_id": null });
    api.patch(&format!("work-items/{bearer}/"), none).await.expect(200);
    api.patch(&path, reference).await.expect(200);
}

#[tokio::test]
async fn an_issue_that_is_not_there_is_not_found() {
    let api = Fixture::new().await;
    let id = create(&api, "Fix it").await;
    let none = "work-items/00000000-0000-0000-0000-000000000000/";
    insta::assert_snapshot!(api.patch(none, json!({})).await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    let elsewhere = format!(
        "/api/v1/workspaces/acme/projects/{}/work-items/{id}/",
        crate::fixture::OTHER_PROJECT
    );
    let call = api.call("PATCH", &elsewhere).by(ADMIN).json(&json!({ "name": "x" }));
    insta::assert_snapshot!(call.send().await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    let upper = format!("work-items/{}/", id.to_uppercase().replace('0', "A"));
    insta::assert_snapshot!(api.patch(&upper, json!({})).await, @r#"
    404 {
      "error": "Page not found."
    }
    "#);
}
