//! What is found is changed, all of it in one append.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{action, body, carried_out, execution, fields, ids, made, pql, preview};
use crate::bulk::{BULK, outcomes, statuses, with};
use crate::fixture::Fixture;
use crate::people::OTHER_MEMBER;
use crate::seed::{BUG, DONE};
use crate::{cycles, issues, modules};

#[tokio::test]
async fn what_is_found_is_changed_in_the_order_of_the_list() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "high", "low", "low"]).await;
    let before = api.head().await;
    let (filter, change) = (pql("priority = low"), fields(&json!({ "priority": "urgent" })));
    let reply = carried_out(&api, &filter, &change).await.expect(200);
    assert_eq!(ids(&reply), [&*items[3], &*items[2], &*items[0]]);
    assert_eq!(statuses(&reply), [200, 200, 200]);
    for result in reply.rows() {
        assert_eq!(result["body"]["priority"], "urgent");
        assert!(result["etag"].as_str().unwrap().starts_with("\"2."), "{result}");
        assert_eq!(result["position"], before + 3);
    }
    assert_eq!(reply.header("tidemark-position"), (before + 3).to_string());
    let events = api.events(before).await;
    assert_eq!(events.len(), 3);
    assert!(events.iter().all(|event| event.recorded_at == events[0].recorded_at));
    // There is nothing left.
    let reply = carried_out(&api, &filter, &change).await.expect(200);
    assert_eq!(reply.body, json!({ "results": [] }));
    assert_eq!(api.head().await, before + 3);
}

/// Carries out a change of all that is low, which is to be answered so.
async fn all(api: &Fixture, change: Value, wanted: u64) {
    let reply = carried_out(api, &pql("priority = low"), &change).await.expect(200);
    assert_eq!(statuses(&reply), [wanted; 3], "{change}: {reply}");
}

#[tokio::test]
async fn every_action_but_creation_is_done_with_all_that_is_found() {
    let api = Fixture::new().await;
    let cycle = cycles::made(&api, json!({ "name": "Sprint" })).await;
    let (module, _) = modules::furnished(&api).await;
    let items = made(&api, &["low", "low", "low", "high"]).await;
    let below = json!({ "parent": items[0], "priority": "low" });
    api.patch(&format!("work-items/{}/", items[1]), below).await.expect(200);
    let before = api.head().await;

    all(&api, fields(&json!({ "state": DONE, "labels": { "add": [BUG] } })), 200).await;
    all(&api, with(action("add_to_cycle"), "cycle", &*cycle), 200).await;
    all(&api, action("remove_from_cycle"), 204).await;
    all(&api, with(action("add_to_module"), "module", &*module), 200).await;
    all(&api, with(action("remove_from_module"), "module", &*module), 204).await;
    all(&api, action("archive"), 200).await;
    all(&api, action("unarchive"), 204).await;
    // A parent is deleted with what is below it, which was found as well.
    all(&api, action("delete"), 204).await;
    let mut counts = BTreeMap::<String, usize>::new();
    for event in api.events(before).await {
        *counts.entry(event.name).or_default() += 1;
    }
    insta::assert_json_snapshot!(counts, @r#"
    {
      "IssueArchived": 3,
      "IssueCycleChanged": 6,
      "IssueDeleted": 3,
      "IssueLabelAdded": 3,
      "IssueModuleAdded": 3,
      "IssueModuleRemoved": 3,
      "IssueRestored": 3,
      "IssueStateChanged": 3
    }
    "#);
    api.catch_up().await;
    let left = preview(&api, &pql(""), &action("delete")).send().await;
    assert_eq!(left.body["count"], 1);
}

#[tokio::test]
async fn a_parent_that_is_newer_takes_what_is_below_it_along() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "low", "high"]).await;
    let above = json!({ "parent": items[1] });
    for below in [&items[0], &items[2]] {
        api.patch(&format!("work-items/{below}/"), above.clone()).await.expect(200);
    }
    let before = api.head().await;
    api.catch_up().await;
    let (filter, change) = (pql("priority = low"), action("delete"));
    let counted = preview(&api, &filter, &change).send().await.expect(200);
    let all = with(body(&filter, &change, &counted), "atomic", true);
    let reply = api.post(BULK, all).await.expect(200);
    assert_eq!((ids(&reply), statuses(&reply)), (vec![&*items[1], &*items[0]], vec![204, 204]));
    assert_eq!(api.head().await, before + 3);
}

#[tokio::test]
async fn each_is_permitted_and_decided_by_itself() {
    let api = Fixture::new().await;
    issues::create(&api, "Own").await;
    let theirs = json!({ "name": "Theirs" });
    api.call("POST", "work-items/").by(OTHER_MEMBER).json(&theirs).send().await.expect(201);
    let before = api.head().await;
    let reply = carried_out(&api, &pql(""), &action("archive")).await.expect(200);
    assert_eq!(statuses(&reply), [400, 400]);
    assert_eq!(api.head().await, before);
    let reply = carried_out(&api, &pql(""), &action("delete")).await.expect(200);
    let mut said: Vec<String> = outcomes(&reply).lines().map(|line| line[3..].to_owned()).collect();
    said.sort();
    insta::assert_snapshot!(said.join("\n"), @r#"
    204
    403 {"error":"Only admin or creator can delete the work item"}
    "#);
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn all_or_none_are_changed_where_that_is_asked() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "low"]).await;
    api.patch(&format!("work-items/{}/", items[1]), json!({ "state": DONE })).await.expect(200);
    api.catch_up().await;
    let before = api.head().await;
    let (filter, change) = (pql("priority = low"), action("archive"));
    let counted = preview(&api, &filter, &change).send().await.expect(200);
    let atomic = with(body(&filter, &change, &counted), "atomic", true);
    let call = api.call("POST", BULK).header("idempotency-key", "k").json(&atomic);
    insta::assert_snapshot!(call.send().await, @r#"
    409 {
      "error": "Nothing was done, because these were refused: results[1].",
      "results": [
        {
          "body": {
            "error": "It was not done, because results[1] was refused."
          },
          "etag": null,
          "id": "00000000-0000-70c9-96fc-015efedbf593",
          "position": null,
          "status": 424
        },
        {
          "body": {
            "error": "Can only archive completed or cancelled state group issue"
          },
          "etag": null,
          "id": "00000000-0000-7821-a0b7-9079e66ae320",
          "position": null,
          "status": 400
        }
      ]
    }
    "#);
    assert_eq!(api.head().await, before);
    // Its key is free, and the others may be done alone.
    let call = execution(&api, &filter, &change, &counted).header("idempotency-key", "k");
    assert_eq!(statuses(&call.send().await.expect(200)), [200, 400]);
}
