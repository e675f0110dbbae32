//! How much a bulk may be.

use std::time::Instant;

use serde_json::{Value, json};

use super::{BULK, act, bulk, create, statuses, update, with};
use crate::client::Reply;
use crate::fixture::{BODY_LIMIT, Fixture};
use crate::issues;
use crate::matrix::answers;
use crate::people::{MEMBER, OTHER_MEMBER};
use crate::seed::{BUG, DONE, URGENT};

#[tokio::test]
async fn what_is_wrong_with_the_bulk_refuses_all_of_it() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let before = api.head().await;
    let good = create(&json!({ "name": "x" }));
    let bodies = [
        json!({ "items": [] }),
        json!({ "items": vec![good.clone(); 1001] }),
        json!({ "items": [good, with(act("delete", &item), "cycle", &*item)] }),
        json!({ "items": [good, { "action": "sing", "id": item }] }),
        json!({ "items": [good, act("update", &item)] }),
        json!({ "items": [good], "mode": "each" }),
    ];
    insta::assert_snapshot!(answers(&api, "POST", BULK, &bodies).await, @r#"
    {"items":[]}
        400 {"items":["Ensure this field has at least 1 elements."]}
    {"items":[{"action":"create","fields":{"name":"x"}},{"action":"create","fields":
        400 {"items":["Ensure this field has no more than 1000 elements."]}
    {"items":[{"action":"create","fields":{"name":"x"}},{"action":"delete","cycle":"
        400 {"items[1].cycle":["\"delete\" has no \"cycle\"."]}
    {"items":[{"action":"create","fields":{"name":"x"}},{"action":"sing","id":"00000
        400 {"items[1].action":["\"sing\" is not a valid choice."]}
    {"items":[{"action":"create","fields":{"name":"x"}},{"action":"update","id":"000
        400 {"items[1].fields":["This field is required."]}
    {"items":[{"action":"create","fields":{"name":"x"}}],"mode":"each"}
        400 {"mode":["There is no such field. Known are: atomic, items, where, change, preview, count, position."]}
    "#);
    let call = |body: Vec<u8>| api.call("POST", BULK).bytes("application/json", body);
    call(vec![b' '; BODY_LIMIT + 1]).send().await.expect(413);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn unknown_fields_of_a_work_item_are_refused_to_who_asks_for_that() {
    let api = Fixture::new().await;
    let items = [create(&json!({ "name": "x", "nmae": 1 }))];
    assert_eq!(statuses(&bulk(&api, &items).send().await.expect(200)), [201]);
    let call = bulk(&api, &items).header("prefer", "handling=strict");
    insta::assert_snapshot!(call.send().await, @r#"
    200 {
      "results": [
        {
          "body": {
            "nmae": [
              "There is no such field. Did you mean \"name\"?"
            ]
          },
          "etag": null,
          "id": null,
          "position": null,
          "status": 400
        }
      ]
    }
    "#);
}

#[tokio::test]
async fn a_thousand_items_are_one_append() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let items: Vec<Value> = (0..1000)
        .map(|n| create(&json!({ "name": format!("Item {n}"), "labels": [BUG] })))
        .collect();
    let reply = bulk(&api, &items).send().await.expect(200);
    let numbers: Vec<u64> =
        reply.rows().iter().map(|row| row["body"]["sequence_id"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=1000).collect::<Vec<_>>(), "in the order of the items");
    assert_eq!(api.head().await, before + 1000);
    let at = |events: &[event_store::RecordedEvent]| events[0].recorded_at;
    let events = api.events(before).await;
    assert!(events.iter().all(|event| event.recorded_at == at(&events)));

    // A process that knows none of them loads them together.
    let another = api.another();
    let ids: Vec<&str> = reply.rows().iter().map(|row| row["id"].as_str().unwrap()).collect();
    let items: Vec<Value> =
        ids.iter().map(|id| update(id, &json!({ "priority": "high", "name": "x" }))).collect();
    let begun = Instant::now();
    let reply = bulk(&another, &items).send().await.expect(200);
    eprintln!("a thousand updates took {:?}", begun.elapsed());
    assert_eq!(statuses(&reply), vec![200; 1000]);
    assert_eq!(api.head().await, before + 3000);

    api.catch_up().await;
    let items: Vec<Value> = ids.iter().map(|id| act("delete", id)).collect();
    let begun = Instant::now();
    let reply = bulk(&api, &items).send().await.expect(200);
    eprintln!("a thousand deletions took {:?}", begun.elapsed());
    assert_eq!(statuses(&reply), vec![204; 1000]);
    assert_eq!(api.head().await, before + 4000);
}

#[tokio::test]
async fn a_bulk_of_too_many_events_is_refused_with_the_limit() {
    let api = Fixture::new().await;
    let items: Vec<Value> = (0..1000).map(|_| create(&json!({ "name": "It" }))).collect();
    let reply = bulk(&api, &items).send().await.expect(200);
    let fields = json!({
        "name": "That", "description_html": "<p>x</p>", "priority": "high", "state": DONE,
        "assignees": [MEMBER, OTHER_MEMBER], "labels": [BUG, URGENT], "start_date": "2026-01-01",
        "target_date": "2026-02-01", "point": 3, "sort_order": 1.5, "external_source": "jira",
    });
    let all = |fields: &Value| -> Vec<Value> {
        let ids = reply.rows().iter().map(|row| row["id"].as_str().unwrap());
        ids.map(|id| update(id, fields)).collect()
    };
    let before = api.head().await;
    let items = all(&fields);
    let one = bulk(&api, &items[..1]).send().await.expect(200);
    let each = api.head().await - before;
    assert_eq!(statuses(&one), [200]);
    eprintln!("one update has {each} events");
    let most = usize::try_from(10_000 / each).unwrap();
    let before = api.head().await;
    let reply = bulk(&api, &items[1..]).send().await;
    if most < 999 {
        insta::assert_snapshot!(reply, @r#"
        400 {
          "error": "The items come to more than 10000 events, which is the most that is appended at once. Send fewer items."
        }
        "#);
        assert_eq!(api.head().await, before);
    }
}

#[tokio::test]
async fn a_bulk_counts_as_one_request_and_one_more_for_every_twenty_items() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let left = |reply: &Reply| reply.header("x-ratelimit-remaining").parse::<u32>().unwrap();
    let items = |count: usize| vec![update(&item, &json!({})); count];
    let first = left(&bulk(&api, &items(19)).send().await.expect(200));
    let second = left(&bulk(&api, &items(50)).send().await.expect(200));
    assert_eq!(second, first - 3);
    let api = Fixture::limited(5).await;
    api.patch(&format!("labels/{BUG}/"), json!({})).await.expect(200);
    let before = api.head().await;
    bulk(&api, &vec![create(&json!({ "name": "It" })); 80]).send().await.expect(429);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn an_answer_that_would_be_too_large_leaves_bodies_out() {
    let api = Fixture::new().await;
    let text = format!("<p>{}</p>", "long ".repeat(900_000));
    let item = issues::create(&api, "It").await;
    api.patch(&format!("work-items/{item}/"), json!({ "description_html": text }))
        .await
        .expect(200);
    let items = vec![update(&item, &json!({})); 6];
    let reply = bulk(&api, &items).send().await.expect(200);
    let shown: Vec<_> = reply.rows().iter().map(|result| result["body"].is_object()).collect();
    assert_eq!(shown, [true, true, true, false, false, false]);
    assert!(reply.rows().iter().all(|result| result["etag"].is_string()));
}

#[tokio::test]
async fn a_bulk_is_no_command_of_a_batch() {
    let api = Fixture::new().await;
    let command = json!({
        "key": "k", "method": "POST",
        "path": format!("projects/{}/work-items/bulk/", crate::fixture::PROJECT),
        "body": { "items": [create(&json!({ "name": "x" }))] },
    });
    let body = json!({ "commands": [command] });
    let reply = api.post("/api/v1/workspaces/acme/commands/", body).await.expect(200);
    assert!(reply.rows()[0]["status"].as_u64() >= Some(400), "{reply}");
}
