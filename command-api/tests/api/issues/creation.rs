//! `POST …/work-items/`

use serde_json::json;

use super::create;
use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::people::{ADMIN, GUEST, MEMBER, OTHER_MEMBER, OUTSIDER};
use crate::seed::{BUG, DONE, TRIAGE, URGENT};

#[tokio::test]
async fn a_name_is_enough() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let reply = api.post("work-items/", json!({ "name": " Fix it " })).await;
    insta::assert_snapshot!(reply, @r#"
    201 {
      "archived_at": null,
      "assignees": [],
      "completed_at": null,
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description_binary": null,
      "description_html": "<p></p>",
      "estimate_point": null,
      "external_id": null,
      "external_source": null,
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "is_draft": false,
      "labels": [],
      "name": "Fix it",
      "parent": null,
      "point": null,
      "priority": "none",
      "project": "00000000-0000-0000-0000-000000000200",
      "sequence_id": 1,
      "sort_order": 65535.0,
      "start_date": null,
      "state": "00000000-0000-0000-0000-000000000210",
      "target_date": null,
      "type": null,
      "type_id": null,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"IssueCreated {"id":"00000000-0000-7821-a0b7-9079e66ae320","key":"ENG-1","name":"Fix it","number":1,"priority":"none","project":"00000000-0000-0000-0000-000000000200","sort_order":65535.0,"state":{"group":"backlog","id":"00000000-0000-0000-0000-000000000210","name":"Backlog"}}"#);
    assert_eq!(reply.header("tidemark-position"), (before + 1).to_string());
    assert!(reply.header("etag").starts_with("\"1."), "{}", reply.header("etag"));
    assert_eq!(reply.header("tidemark-epoch"), "00000000-0000-0000-0000-00000000000e");
    assert_eq!(reply.header("tidemark-applied"), "");
}

#[tokio::test]
async fn every_writable_field_is_taken_in_one_event() {
    let api = Fixture::new().await;
    let parent = create(&api, "Whole").await;
    let before = api.head().await;
    let body = json!({
        "name": "Part",
        "description_html": "<p onclick=x>Hello</p><script>alert(1)</script>",
        "priority": "high",
        "state": DONE,
        "assignees": [MEMBER, OTHER_MEMBER, MEMBER],
        "labels": [BUG, URGENT],
        "parent": parent,
        "start_date": "2026-01-01",
        "target_date": "2026-02-01",
        "point": 3,
        "sort_order": 7,
        "external_source": "jira",
        "external_id": "J-1",
        "created_at": "2020-01-01",
        "created_by": OTHER_MEMBER,
        "deleted_at": "2020-01-01T00:00:00Z",
        "sequence_id": 77,
        "is_draft": false,
        "estimate_point": null,
        "type_id": "",
        "completed_at": null,
        "unknown": {"a": 1},
    });
    let call = api.call("POST", "work-items/").by(ADMIN).json(&body);
    insta::assert_snapshot!(call.send().await, @r#"
    201 {
      "archived_at": null,
      "assignees": [
        "00000000-0000-0000-0000-000000000004",
        "00000000-0000-0000-0000-000000000005"
      ],
      "completed_at": "2026-01-02T03:04:05Z",
      "created_at": "2020-01-01T00:00:00Z",
      "created_by": "00000000-0000-0000-0000-000000000005",
      "deleted_at": null,
      "description_binary": null,
      "description_html": "<p>Hello</p>",
      "estimate_point": null,
      "external_id": "J-1",
      "external_source": "jira",
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "is_draft": false,
      "labels": [
        "00000000-0000-0000-0000-000000000220",
        "00000000-0000-0000-0000-000000000221"
      ],
      "name": "Part",
      "parent": "00000000-0000-7821-a0b7-9079e66ae320",
      "point": 3,
      "priority": "high",
      "project": "00000000-0000-0000-0000-000000000200",
      "sequence_id": 2,
      "sort_order": 7.0,
      "start_date": "2026-01-01",
      "state": "00000000-0000-0000-0000-000000000213",
      "target_date": "2026-02-01",
      "type": null,
      "type_id": null,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn an_issue_may_begin_archived() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let body = json!({ "name": "Old", "archived_at": "2025-12-31" });
    let reply = api.post("work-items/", body).await.expect(201);
    assert_eq!(reply.body["archived_at"], "2025-12-31");
    assert_eq!(api.head().await, before + 2);
}

#[tokio::test]
async fn numbers_follow_one_another_and_are_not_reused() {
    let api = Fixture::new().await;
    let first = create(&api, "1").await;
    api.catch_up().await;
    api.delete(&format!("work-items/{first}/")).await.expect(204);
    let second = api.post("work-items/", json!({ "name": "2" })).await.expect(201);
    assert_eq!(second.body["sequence_id"], 2);
    assert_eq!(second.body["sort_order"], 75_535.0);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let body = json!({
        "name": "x".repeat(256),
        "description_html": null,
        "priority": "zzz",
        "state": "zzz",
        "assignees": "zzz",
        "labels": [BUG, "zzz"],
        "start_date": "yesterday",
        "point": 13,
        "sort_order": "many",
        "external_id": "a\u{0}b",
        "created_at": "soon",
    });
    insta::assert_snapshot!(api.post("work-items/", body).await, @r#"
    400 {
      "assignees": [
        "Expected a list of items but got type \"str\"."
      ],
      "created_at": [
        "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."
      ],
      "description_html": [
        "This field may not be null."
      ],
      "external_id": [
        "Null characters are not allowed."
      ],
      "labels": {
        "1": [
          "“zzz” is not a valid UUID."
        ]
      },
      "name": [
        "Ensure this field has no more than 255 characters."
      ],
      "point": [
        "Ensure this value is less than or equal to 12."
      ],
      "priority": [
        "\"zzz\" is not a valid choice."
      ],
      "sort_order": [
        "A valid number is required."
      ],
      "start_date": [
        "Date has wrong format. Use one of these formats instead: YYYY-MM-DD."
      ],
      "state": [
        "“zzz” is not a valid UUID."
      ]
    }
    "#);
    insta::assert_snapshot!(api.post("work-items/", json!({})).await, @r#"
    400 {
      "name": [
        "This field is required."
      ]
    }
    "#);
    insta::assert_snapshot!(api.post("work-items/", json!({ "name": " " })).await, @r#"
    400 {
      "name": [
        "This field may not be blank."
      ]
    }
    "#);
    insta::assert_snapshot!(api.post("work-items/", json!({ "name": "a\u{0}b" })).await, @r#"
    400 {
      "name": [
        "Null characters are not allowed."
      ]
    }
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn rules_about_several_fields_name_none() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let post = async |mut body: serde_json::Value| {
        body["name"] = json!("x");
        api.post("work-items/", body).await
    };
    let dates = json!({ "start_date": "2026-02-02", "target_date": "2026-02-01" });
    insta::assert_snapshot!(post(dates).await, @r#"
    400 {
      "non_field_errors": [
        "Start date cannot exceed target date"
      ]
    }
    "#);
    insta::assert_snapshot!(post(json!({ "description_html": " " })).await, @r#"
    400 {
      "non_field_errors": [
        "Invalid HTML passed"
      ]
    }
    "#);
    insta::assert_snapshot!(post(json!({ "state": BUG })).await, @r#"
    400 {
      "non_field_errors": [
        "State is not valid please pass a valid state_id"
      ]
    }
    "#);
    insta::assert_snapshot!(post(json!({ "state": TRIAGE })).await, @r#"
    400 {
      "non_field_errors": [
        "State is not valid please pass a valid state_id"
      ]
    }
    "#);
    insta::assert_snapshot!(post(json!({ "parent": BUG })).await, @r#"
    400 {
      "non_field_errors": [
        "Parent is not valid issue_id please pass a valid issue_id"
      ]
    }
    "#);
    let stranger = json!({ "name": "x", "created_by": OUTSIDER });
    let import = api.call("POST", "work-items/").by(ADMIN).json(&stranger);
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
async fn an_external_reference_is_borne_by_one_issue_of_the_project() {
    let api = Fixture::new().await;
    let body = |id: &str| json!({ "name": "x", "external_source": "jira", "external_id": id });
    let first = api.post("work-items/", body("J-1")).await.expect(201);
    let before = api.head().await;
    let second = api.post("work-items/", body("J-1")).await;
    assert_eq!(second.body["id"], first.body["id"]);
    insta::assert_snapshot!(second.body["error"], @r#""Issue with the same external id and external source already exists""#);
    assert_eq!((second.status, api.head().await), (409, before));
    api.post("work-items/", body("J-2")).await.expect(201);
    let half = json!({ "name": "x", "external_source": "jira", "external_id": "" });
    api.post("work-items/", half.clone()).await.expect(201);
    api.post("work-items/", half).await.expect(201);
}

#[tokio::test]
async fn both_families_of_paths_create() {
    let api = Fixture::new().await;
    let old = api.post("issues/", json!({ "name": "Old style" })).await.expect(201).id();
    api.call("POST", &format!("issues/{old}/archive/")).send().await.expect(400);
    api.delete(&format!("issues/{old}/unarchive/")).await.expect(204);
    let put = api.call("PUT", "work-items/").by(MEMBER).json(&json!({})).send().await;
    insta::assert_snapshot!(put, @r#"
    405 {
      "detail": "Method \"PUT\" not allowed."
    }
    "#);
    let id = create(&api, "x").await;
    let put = api.call("PUT", &format!("issues/{id}/")).json(&json!({})).send().await;
    insta::assert_snapshot!(put, @r#"
    405 {
      "detail": "Method \"PUT\" not allowed."
    }
    "#);
}

#[tokio::test]
async fn what_is_not_there_yet_is_refused_and_not_lost() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "x").await);
    let before = api.head().await;
    let body = json!({
        "name": "x", "type_id": BUG, "type": BUG, "estimate_point": BUG, "is_draft": true,
    });
    for (method, path) in [("POST", "work-items/"), ("PATCH", path.as_str())] {
        let reply = api.call(method, path).json(&body).send().await;
        insta::allow_duplicates! {
            insta::assert_snapshot!(reply, @r#"
            400 {
              "is_draft": [
                "A draft is made at the workspace's drafts/: everybody would see this."
              ],
              "type": [
                "Invalid pk \"00000000-0000-0000-0000-000000000220\" - object does not exist."
              ],
              "type_id": [
                "Invalid pk \"00000000-0000-0000-0000-000000000220\" - object does not exist."
              ]
            }
            "#);
        }
    }
    assert_eq!(api.head().await, before);
    let whole = api.patch(&path, json!({})).await.expect(200).body;
    api.patch(&path, whole).await.expect(200);
    assert_eq!(api.head().await, before, "what was read can be written back");
}

#[tokio::test]
async fn a_project_without_states_says_so() {
    let api = Fixture::new().await;
    let drop = json!({ "default": false });
    api.patch(&format!("states/{}/", crate::seed::BACKLOG), drop).await.expect(200);
    for state in 0x210..=0x214_u128 {
        let id = uuid::Uuid::from_u128(state);
        api.catch_up().await;
        api.delete(&format!("states/{id}/")).await.expect(204);
    }
    insta::assert_snapshot!(api.post("work-items/", json!({ "name": "x" })).await, @r#"
    400 {
      "state": [
        "The project has no states: create one first."
      ]
    }
    "#);
}

#[tokio::test]
async fn issues_that_name_nobody_go_to_the_projects_default() {
    let api = Fixture::new().await;
    crate::seed::default_assignee(api.side.app.store(), OTHER_MEMBER).await;
    let nobody = api.post("work-items/", json!({ "name": "x", "assignees": [] })).await;
    assert_eq!(nobody.body["assignees"], json!([OTHER_MEMBER]));
    let somebody = api.post("work-items/", json!({ "name": "x", "assignees": [MEMBER] })).await;
    assert_eq!(somebody.body["assignees"], json!([MEMBER]));
}

#[tokio::test]
async fn a_parent_is_of_the_same_project() {
    let api = Fixture::new().await;
    let path = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let elsewhere = api.call("POST", &path).by(ADMIN);
    let elsewhere = elsewhere.json(&json!({ "name": "Elsewhere" })).send().await.expect(201).id();
    let reply = api.post("work-items/", json!({ "name": "x", "parent": elsewhere })).await;
    insta::assert_snapshot!(reply, @r#"
    400 {
      "non_field_errors": [
        "Parent is not valid issue_id please pass a valid issue_id"
      ]
    }
    "#);
}

#[tokio::test]
async fn a_large_description_is_cleaned_too_but_only_for_those_who_may() {
    let api = Fixture::new().await;
    let html = format!("<p>{}<script>x()</script></p>", "word ".repeat(40_000));
    let send = async |user, html: &str| {
        let call = api.call("POST", "work-items/").by(user);
        call.json(&json!({ "name": "x", "description_html": html })).send().await
    };
    let created = send(MEMBER, &html).await.expect(201);
    let description = created.body["description_html"].as_str().unwrap_or_default();
    assert_eq!(description, format!("<p>{}</p>", "word ".repeat(40_000)));
    // What is wrong with the body is nobody else's business.
    let blank = " ".repeat(200_000);
    send(MEMBER, &blank).await.expect(400);
    send(GUEST, &blank).await.expect(403);
    send(OUTSIDER, &blank).await.expect(403);
}
