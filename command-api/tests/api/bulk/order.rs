//! What items do, and in which order.

use serde_json::json;

use super::{act, bulk, create, new, outcomes, statuses, update, with};
use crate::fixture::Fixture;
use crate::issues;
use crate::seed::{BUG, DONE};
use crate::{cycles, modules};

#[tokio::test]
async fn every_action_does_what_the_request_of_its_own_does() {
    let api = Fixture::new().await;
    let cycle = cycles::made(&api, json!({ "name": "Sprint" })).await;
    let (module, _) = modules::furnished(&api).await;
    let item = issues::create(&api, "It").await;
    let done = issues::create(&api, "Done").await;
    api.catch_up().await;
    let before = api.head().await;
    let items = [
        create(&json!({ "name": "New", "labels": [BUG] })),
        update(&item, &json!({ "name": "That", "priority": "high" })),
        update(&done, &json!({ "state": DONE })),
        act("archive", &done),
        act("unarchive", &done),
        with(act("add_to_cycle", &item), "cycle", &*cycle),
        act("remove_from_cycle", &item),
        with(act("add_to_module", &item), "module", &*module),
        with(act("remove_from_module", &item), "module", &*module),
        act("delete", &item),
    ];
    let reply = bulk(&api, &items).send().await.expect(200);
    insta::assert_snapshot!(outcomes(&reply), @"
    0: 201
    1: 200
    2: 200
    3: 200
    4: 204
    5: 200
    6: 204
    7: 200
    8: 204
    9: 204
    ");
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueCreated {"id":"00000000-0000-7c8c-b1fe-106c14620f18","key":"ENG-3","labels":[{"id":"00000000-0000-0000-0000-000000000220","name":"bug"}],"name":"New","number":3,"priority":"none","project":"00000000-0000-0000-0000-000000000200","sort_order":85535.0,"state":{"group":"backlog","id":"00000000-0000-0000-0000-000000000210","name":"Backlog"}}
    IssueRenamed {"from":"It","to":"That"}
    IssuePriorityChanged {"from":"none","to":"high"}
    IssueStateChanged {"from":{"group":"backlog","id":"00000000-0000-0000-0000-000000000210","name":"Backlog"},"to":{"group":"completed","id":"00000000-0000-0000-0000-000000000213","name":"Done"}}
    IssueArchived {"on":"2026-01-02"}
    IssueRestored {}
    IssueCycleChanged {"to":{"id":"00000000-0000-70c9-96fc-015efedbf593","name":"Sprint"}}
    IssueCycleChanged {"from":{"id":"00000000-0000-70c9-96fc-015efedbf593","name":"Sprint"}}
    IssueModuleAdded {"module":{"id":"00000000-0000-79a9-b191-e4e615d0d9cb","name":"00000000-0000-7000-8000-000000000004"}}
    IssueModuleRemoved {"module":{"id":"00000000-0000-79a9-b191-e4e615d0d9cb","name":"00000000-0000-7000-8000-000000000004"}}
    IssueDeleted {}
    "#);
    let last = api.head().await;
    assert_eq!(reply.header("tidemark-position"), last.to_string());
    let events = api.events(before).await;
    for event in &events {
        assert_eq!(event.command_id, events[0].command_id, "all is one command");
        assert_eq!(event.recorded_at, events[0].recorded_at, "in one append");
    }
    for (result, item) in reply.rows().iter().zip(&items) {
        assert_eq!(result["position"], last);
        if let Some(id) = item["id"].as_str() {
            assert_eq!(result["id"], id);
        }
    }
    assert_eq!(reply.rows()[0]["id"], reply.rows()[0]["body"]["id"]);
    api.patch(&format!("work-items/{item}/"), json!({})).await.expect(404);
}

#[tokio::test]
async fn a_result_is_the_answer_of_the_request_of_its_own() {
    let api = Fixture::new().await;
    let cycle = cycles::made(&api, json!({ "name": "Sprint" })).await;
    let (module, _) = modules::furnished(&api).await;
    let [one, other] = [issues::create(&api, "It").await, issues::create(&api, "It").await];
    issues::create_below(&api, "Part", &one).await;
    issues::create_below(&api, "Part", &other).await;
    api.catch_up().await;
    let fields = json!({ "name": "That", "labels": [BUG], "state": DONE });
    let items = [
        update(&one, &fields),
        with(act("add_to_cycle", &one), "cycle", &*cycle),
        with(act("add_to_module", &one), "module", &*module),
        act("archive", &one),
        act("unarchive", &one),
    ];
    let reply = bulk(&api, &items).send().await.expect(200);
    let at = format!("work-items/{other}/");
    let issues = json!({ "issues": [other] });
    let alone = [
        api.patch(&at, fields).await,
        api.post(&format!("cycles/{cycle}/cycle-issues/"), issues.clone()).await,
        api.post(&format!("modules/{module}/module-issues/"), issues).await,
        api.post(&format!("{at}archive/"), json!({})).await,
        api.delete(&format!("{at}unarchive/")).await,
    ];
    for (result, alone) in reply.rows().iter().zip(&alone) {
        assert_eq!(result["status"], alone.status, "{result}");
        let same = |text: &str| text.replace(&one, "?").replace(&other, "?");
        let body = same(&result["body"].to_string());
        let mut wanted = alone.body.clone();
        for key in ["sequence_id", "sort_order"] {
            if wanted.get(key).is_some() {
                wanted[key] = result["body"][key].clone();
            }
        }
        if wanted.is_array() {
            // The ids of memberships follow from those of work items.
            wanted[0]["id"] = result["body"][0]["id"].clone();
        }
        assert_eq!(body, same(&wanted.to_string()));
        let version = |tag: &str| tag.split('.').next().unwrap_or_default().to_owned();
        let tag = result["etag"].as_str().unwrap_or_default();
        assert_eq!(version(tag), version(alone.header("etag")));
    }
}

#[tokio::test]
async fn a_later_item_sees_what_an_earlier_one_did() {
    let api = Fixture::new().await;
    let key = "k";
    let whole = new(key, 0).to_string();
    let items = [
        create(&json!({ "name": "Whole" })),
        create(&json!({ "name": "Part", "parent": whole })),
        update(&whole, &json!({ "name": "First" })),
        with(update(&whole, &json!({ "name": "Stale" })), "if_match", "\"1.00000000\""),
        with(update(&whole, &json!({ "name": "Second" })), "if_match", "\"2.00000000\""),
        update(&whole, &json!({ "parent": new(key, 1) })),
        act("archive", &whole),
        update(&whole, &json!({ "state": DONE })),
        act("archive", &whole),
        update(&whole, &json!({ "archived_at": null, "name": "Third" })),
    ];
    let reply = bulk(&api, &items).header("idempotency-key", key).send().await.expect(200);
    insta::assert_snapshot!(outcomes(&reply), @r#"
    0: 201
    1: 201
    2: 200
    3: 412 {"current_version":2,"error":"The resource has changed since it was read."}
    4: 200
    5: 400 {"non_field_errors":["An issue cannot be moved below one of its own sub-issues"]}
    6: 400 {"error":"Can only archive completed or cancelled state group issue"}
    7: 200
    8: 200
    9: 200
    "#);
    let names = [0, 2, 4, 7, 9].map(|place| reply.rows()[place]["body"]["name"].clone());
    assert_eq!(names, ["Whole", "First", "Second", "Second", "Third"]);
    assert_eq!(reply.rows()[1]["body"]["parent"], whole);
    assert_eq!(reply.rows()[0]["body"]["sequence_id"], 1);
    assert_eq!(reply.rows()[1]["body"]["sequence_id"], 2);
}

#[tokio::test]
async fn what_a_refused_item_did_before_its_refusal_is_taken_back() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let refused = json!({
        "name": "x", "start_date": "2026-02-02", "target_date": "2026-02-01",
    });
    let items = [
        create(&refused),
        create(&json!({ "name": "First" })),
        update(&item, &refused),
        create(&json!({ "name": "Second" })),
    ];
    let before = api.head().await;
    let reply = bulk(&api, &items).send().await.expect(200);
    assert_eq!(statuses(&reply), [400, 201, 400, 201]);
    assert_eq!(api.head().await, before + 2);
    // Its number is that of the next one.
    let numbers = [1, 3].map(|place| reply.rows()[place]["body"]["sequence_id"].clone());
    assert_eq!(numbers, [2, 3]);
    assert_eq!(reply.rows()[0]["id"], json!(null));
    assert_eq!(reply.rows()[2]["id"], item);
    assert_eq!(reply.rows()[2]["position"], json!(null));
    let same = api.patch(&format!("work-items/{item}/"), json!({})).await;
    assert_eq!(same.body["name"], "It");
}

#[tokio::test]
async fn a_deletion_takes_along_what_earlier_items_have_brought_below() {
    let api = Fixture::new().await;
    let whole = issues::create(&api, "Whole").await;
    let part = issues::create_below(&api, "Part", &whole).await;
    let detail = issues::create_below(&api, "Detail", &part).await;
    let other = issues::create(&api, "Other").await;
    let below_other = issues::create_below(&api, "Below other", &other).await;
    api.catch_up().await;
    let key = "k";
    let items = [
        update(&part, &json!({ "parent": null })),
        update(&other, &json!({ "parent": whole })),
        create(&json!({ "name": "New", "parent": other })),
        act("delete", &whole),
        update(&below_other, &json!({ "name": "x" })),
        update(&new(key, 2).to_string(), &json!({ "name": "x" })),
        update(&detail, &json!({ "name": "Still there" })),
        act("delete", &whole),
    ];
    let reply = bulk(&api, &items).header("idempotency-key", key).send().await.expect(200);
    assert_eq!(statuses(&reply), [200, 200, 201, 204, 404, 404, 200, 404]);
    assert_eq!(reply.rows()[6]["body"]["parent"], part);
}

#[tokio::test]
async fn a_sub_item_that_the_read_tables_do_not_show_yet_is_waited_for() {
    let api = Fixture::new().await;
    let whole = issues::create(&api, "Whole").await;
    api.catch_up().await;
    let part = issues::create_below(&api, "Part", &whole).await;
    let items = [create(&json!({ "name": "New" })), act("delete", &whole)];
    let (reply, ()) = tokio::join!(bulk(&api, &items).send(), async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        api.catch_up().await;
    });
    assert_eq!(statuses(&reply.expect(200)), [201, 204]);
    api.patch(&format!("work-items/{part}/"), json!({})).await.expect(404);
}
