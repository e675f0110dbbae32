//! What becomes of a draft that is published.

use embedded::testing::hang_up;
use serde_json::{Value, json};

use super::{NOTHING, at, draft};
use crate::client::Reply;
use crate::cycles;
use crate::fixture::{Fixture, OTHER_PROJECT, PROJECT};
use crate::modules;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER};
use crate::seed::{self, BUG, DONE};
use crate::stickies::rows;

/// More often than a publication waits.
const MOST_WAITS: usize = 200;

/// Publishes a draft of [`MEMBER`]'s.
async fn publish(fixture: &Fixture, id: &str) -> Reply {
    fixture.call("POST", &format!("{}publish/", at(id))).send().await
}

/// Publishes a draft that was just made with these fields, in the project.
async fn published(fixture: &Fixture, mut body: Value) -> Reply {
    body["project"] = json!(PROJECT);
    let id = draft(fixture, MEMBER, body).await.id();
    publish(fixture, &id).await
}

#[tokio::test]
async fn a_draft_becomes_a_work_item_in_its_cycle_and_modules() {
    let fixture = Fixture::new().await;
    let parent = fixture.post("work-items/", json!({ "name": "Above" })).await.expect(201).id();
    let (module, _) = modules::furnished(&fixture).await;
    let cycle = cycles::made(&fixture, json!({ "name": "Sprint" })).await;
    let before = fixture.head().await;
    let body = json!({
        "project": PROJECT, "name": "The pump leaks", "description_html": "<p>At &lt;left&gt;</p>",
        "priority": "high", "state": DONE, "assignees": [MEMBER], "labels": [BUG],
        "parent": parent, "start_date": "2026-02-01", "target_date": "2026-02-03", "point": 3,
        "cycle": cycle, "modules": [module],
    });
    let id = draft(&fixture, MEMBER, body).await.id();
    let reply = publish(&fixture, &id).await;
    insta::assert_snapshot!(reply, @r#"
    201 {
      "archived_at": null,
      "assignees": [
        "00000000-0000-0000-0000-000000000004"
      ],
      "completed_at": "2026-01-02T03:04:05Z",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description_binary": null,
      "description_html": "<p>At &lt;left&gt;</p>",
      "estimate_point": null,
      "external_id": null,
      "external_source": null,
      "id": "a1c55c2d-1727-82ce-ab3e-dd9a22de0bd2",
      "is_draft": false,
      "labels": [
        "00000000-0000-0000-0000-000000000220"
      ],
      "name": "The pump leaks",
      "parent": "00000000-0000-7821-a0b7-9079e66ae320",
      "point": 3,
      "priority": "high",
      "project": "00000000-0000-0000-0000-000000000200",
      "sequence_id": 2,
      "sort_order": 75535.0,
      "start_date": "2026-02-01",
      "state": "00000000-0000-0000-0000-000000000213",
      "target_date": "2026-02-03",
      "type": null,
      "type_id": null,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    IssueCreated {"assignees":["00000000-0000-0000-0000-000000000004"],"description":"<p>At &lt;left&gt;</p>","id":"a1c55c2d-1727-82ce-ab3e-dd9a22de0bd2","key":"ENG-2","labels":[{"id":"00000000-0000-0000-0000-000000000220","name":"bug"}],"name":"The pump leaks","number":2,"parent":{"id":"00000000-0000-7821-a0b7-9079e66ae320","key":"ENG-1"},"point":3,"priority":"high","project":"00000000-0000-0000-0000-000000000200","sort_order":75535.0,"start_date":"2026-02-01","state":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"},"target_date":"2026-02-03"}
    IssueCycleChanged {"to":{"id":"00000000-0000-79ec-a80b-c2745281b04e","name":"Sprint"}}
    IssueModuleAdded {"module":{"id":"00000000-0000-7d63-ae05-b85b11824ae9","name":"00000000-0000-7000-8000-000000000003"}}
    "#);
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 0);
    fixture.patch(&at(&id), json!({})).await.expect(404);
    fixture.delete(&at(&id)).await.expect(404);
}

#[tokio::test]
async fn what_was_not_said_is_as_in_a_new_work_item() {
    let fixture = Fixture::new().await;
    seed::default_assignee(fixture.side.app.store(), OTHER_MEMBER).await;
    let mut made = fixture.post("work-items/", json!({ "name": "It" })).await.expect(201).body;
    let mut reply = published(&fixture, json!({ "name": "It" })).await.expect(201).body;
    for body in [&mut made, &mut reply] {
        for own in ["id", "sequence_id", "sort_order"] {
            body.as_object_mut().unwrap().remove(own);
        }
    }
    assert_eq!(reply, made);
    assert_eq!(reply["assignees"], json!([OTHER_MEMBER]));
}

#[tokio::test]
async fn a_refused_draft_stays_and_is_told_what_is_wrong() {
    let fixture = Fixture::new().await;
    let other = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let other = fixture.call("POST", &other).by(ADMIN).json(&json!({ "name": "It" }));
    let other = other.send().await.expect(201).id();
    modules::switch_on(&fixture).await;
    let module = fixture.post("modules/", json!({ "name": "Hull" })).await.expect(201).id();
    let days = json!({ "name": "Over", "start_date": "2025-12-01", "end_date": "2025-12-24" });
    let over = cycles::made(&fixture, days).await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "project": null, "name": "It" }),
        json!({ "name": "It", "state": NOTHING }),
        json!({ "name": "It", "parent": other }),
        json!({ "name": "It", "assignees": [MEMBER, GUEST] }),
        json!({ "name": "It", "labels": [seed::OTHER_LABEL] }),
        json!({ "name": "It", "estimate_point": NOTHING }),
        json!({ "name": "It", "cycle": NOTHING }),
        json!({ "name": "It", "cycle": over }),
        json!({ "name": "It", "modules": [module, NOTHING] }),
    ];
    let mut told = Vec::new();
    for body in &bodies {
        let mut sent = body.clone();
        if sent.get("project").is_none() {
            sent["project"] = json!(PROJECT);
        }
        let id = draft(&fixture, MEMBER, sent).await.id();
        let reply = publish(&fixture, &id).await;
        told.push(format!("{body}\n    {} {}", reply.status, reply.body));
    }
    insta::assert_snapshot!(told.join("\n"), @r#"
    {}
        400 {"name":["This field is required."]}
    {"name":"It","project":null}
        400 {"project":["This field is required."]}
    {"name":"It","state":"00000000-0000-0000-0000-00000000dead"}
        400 {"non_field_errors":["State is not valid please pass a valid state_id"]}
    {"name":"It","parent":"00000000-0000-7821-a0b7-9079e66ae320"}
        400 {"non_field_errors":["Parent is not valid issue_id please pass a valid issue_id"]}
    {"assignees":["00000000-0000-0000-0000-000000000004","00000000-0000-0000-0000-000000000006"],"name":"It"}
        400 {"assignees":{"1":["\"00000000-0000-0000-0000-000000000006\" is no member or admin of the project, so work cannot be given to them."]}}
    {"labels":["00000000-0000-0000-0000-000000000320"],"name":"It"}
        400 {"labels":{"0":["Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."]}}
    {"estimate_point":"00000000-0000-0000-0000-00000000dead","name":"It"}
        400 {"non_field_errors":["Estimate point is not valid please pass a valid estimate_point_id"]}
    {"cycle":"00000000-0000-0000-0000-00000000dead","name":"It"}
        400 {"cycle":["Invalid pk \"00000000-0000-0000-0000-00000000dead\" - object does not exist."]}
    {"cycle":"00000000-0000-79a9-b191-e4e615d0d9cb","name":"It"}
        400 {"cycle":["The Cycle has already been completed so no new issues can be added"]}
    {"modules":["00000000-0000-7d51-a0be-ce8ba2b544b0","00000000-0000-0000-0000-00000000dead"],"name":"It"}
        400 {"modules":{"1":["Invalid pk \"00000000-0000-0000-0000-00000000dead\" - object does not exist."]}}
    "#);
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 10);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_state_that_was_deleted_meanwhile_is_refused_until_another_is_chosen() {
    let fixture = Fixture::new().await;
    let state = json!({ "name": "Testing", "color": "#60646C", "group": "started" });
    let state = fixture.call("POST", "states/").by(ADMIN).json(&state).send().await;
    let state = state.body["id"].as_str().unwrap().to_owned();
    let body = json!({ "project": PROJECT, "name": "It", "state": state });
    let id = draft(&fixture, MEMBER, body).await.id();
    fixture.catch_up().await;
    let call = fixture.call("DELETE", &format!("states/{state}/")).by(ADMIN);
    call.send().await.expect(204);
    insta::assert_snapshot!(publish(&fixture, &id).await, @r#"
    400 {
      "non_field_errors": [
        "State is not valid please pass a valid state_id"
      ]
    }
    "#);
    fixture.patch(&at(&id), json!({ "state": null })).await.expect(200);
    publish(&fixture, &id).await.expect(201);
}

#[tokio::test]
async fn only_who_may_create_work_items_in_the_project_publishes() {
    let fixture = Fixture::new().await;
    let body = json!({ "project": PROJECT, "name": "It" });
    for user in [COLLEAGUE, ADMIN] {
        let id = draft(&fixture, user, body.clone()).await.id();
        let call = fixture.call("POST", &format!("{}publish/", at(&id))).by(user);
        let status = if user == ADMIN { 201 } else { 403 };
        call.send().await.expect(status);
        assert_eq!(rows(&fixture, "draft", user).await, i64::from(status == 403));
    }
    let nowhere = json!({ "project": NOTHING, "name": "It" });
    let id = draft(&fixture, MEMBER, nowhere).await.id();
    publish(&fixture, &id).await.expect(403);
    seed::archive_project(fixture.side.app.store()).await;
    let id = draft(&fixture, MEMBER, body).await.id();
    insta::assert_snapshot!(publish(&fixture, &id).await, @r#"
    400 {
      "error": "Archived project cannot be updated"
    }
    "#);
}

#[tokio::test]
async fn a_draft_that_is_published_twice_becomes_one_work_item() {
    let fixture = Fixture::new().await;
    let body = json!({ "project": PROJECT, "name": "It" });
    let id = draft(&fixture, MEMBER, body).await.id();
    let first = publish(&fixture, &id).await.expect(201);
    let after = fixture.head().await;
    let work_item = format!("work-items/{}/", first.id());
    fixture.patch(&work_item, json!({ "name": "Another" })).await.expect(200);
    let again = publish(&fixture, &id).await;
    assert_eq!(again.to_string(), first.to_string());
    assert_eq!(again.header("etag"), first.header("etag"));
    let call = fixture.call("POST", &format!("{}publish/", at(&id)));
    call.by(ADMIN).send().await.expect(404);
    assert_eq!(fixture.head().await, after + 1);
}

#[tokio::test]
async fn a_key_stands_for_the_publication_of_one_draft() {
    let fixture = Fixture::new().await;
    let body = json!({ "project": PROJECT, "name": "It" });
    let [one, other] = [
        draft(&fixture, MEMBER, body.clone()).await.id(),
        draft(&fixture, MEMBER, body).await.id(),
    ];
    let call = |id: &str| {
        let path = format!("{}publish/", at(id));
        fixture.call("POST", &path).header("idempotency-key", "k")
    };
    let first = call(&one).send().await.expect(201);
    let again = call(&one).send().await;
    assert_eq!(again.to_string(), first.to_string());
    call(&other).send().await.expect(422);
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 1);
}

#[tokio::test]
async fn a_process_that_dies_after_the_append_leaves_no_draft_that_anybody_sees() {
    let fixture = Fixture::new().await;
    let body = json!({ "project": PROJECT, "name": "It" });
    let id = draft(&fixture, MEMBER, body).await.id();
    let kept = "CREATE TABLE kept AS SELECT * FROM account.draft";
    sqlx::raw_sql(kept).execute(fixture.pool()).await.unwrap();
    let first = publish(&fixture, &id).await.expect(201);
    let back = "INSERT INTO account.draft SELECT * FROM kept";
    sqlx::raw_sql(back).execute(fixture.pool()).await.unwrap();
    fixture.patch(&at(&id), json!({ "name": "Lost" })).await.expect(404);
    let again = publish(&fixture, &id).await;
    assert_eq!(again.to_string(), first.to_string());
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 0);
    sqlx::raw_sql(back).execute(fixture.pool()).await.unwrap();
    draft(&fixture, MEMBER, json!({})).await;
    fixture.side.app.accounts().sweep(fixture.clock.now()).await.unwrap();
    assert_eq!(rows(&fixture, "draft", MEMBER).await, 1);
}

#[tokio::test]
async fn who_hangs_up_and_publishes_again_has_one_work_item() {
    let fixture = Fixture::new().await;
    let body = json!({ "project": PROJECT, "name": "It" });
    for waits in 1..MOST_WAITS {
        let before = fixture.head().await;
        let id = draft(&fixture, MEMBER, body.clone()).await.id();
        let is_answered = hang_up(waits, publish(&fixture, &id)).await.is_some();
        fixture.expect_rest().await;
        let reply = publish(&fixture, &id).await.expect(201);
        assert_eq!(fixture.head().await, before + 1, "after {waits} waits");
        assert_eq!(rows(&fixture, "draft", MEMBER).await, 0, "after {waits} waits");
        assert!(reply.id() != id, "a work item has an id of its own");
        if is_answered {
            return;
        }
    }
    panic!("publishing a draft waits more than {MOST_WAITS} times");
}

#[tokio::test]
async fn two_who_publish_at_once_make_one_work_item() {
    let fixture = Fixture::new().await;
    let id = draft(&fixture, MEMBER, json!({ "project": PROJECT, "name": "It" })).await.id();
    let before = fixture.head().await;
    let other = fixture.another();
    let (one, two) = tokio::join!(publish(&fixture, &id), publish(&other, &id));
    assert_eq!(one.expect(201).id(), two.expect(201).id());
    assert_eq!(fixture.head().await, before + 1);
}
