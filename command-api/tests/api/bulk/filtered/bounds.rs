//! How much a bulk over what a filter finds may be.

use serde_json::{Value, json};

use super::{action, execution, fields, made, pql, preview};
use crate::bulk::{BULK, bulk, create, statuses, update, with};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::matrix::answers;
use crate::seed::BUG;

#[tokio::test]
async fn more_than_a_bulk_has_are_counted_and_changed_in_parts() {
    let api = Fixture::new().await;
    let items: Vec<Value> =
        (0..1000).map(|n| create(&json!({ "name": format!("Item {n}") }))).collect();
    bulk(&api, &items).send().await.expect(200);
    bulk(&api, &items[..2]).send().await.expect(200);
    api.catch_up().await;
    let before = api.head().await;
    let change = fields(&json!({ "priority": "high" }));
    let counted = preview(&api, &pql(""), &change).send().await.expect(200);
    assert_eq!(counted.body, json!({ "count": 1002, "position": before, "most": 1000 }));
    let reply = execution(&api, &pql(""), &change, &counted).send().await;
    insta::assert_snapshot!(reply, @r#"
    400 {
      "count": 1002,
      "error": "The filter finds 1002 work items, and a bulk changes 1000 at most. Do it in parts, by one condition more such as number BETWEEN 1 AND 1000.",
      "most": 1000
    }
    "#);
    assert_eq!(api.head().await, before);
    for (part, count) in [("number <= 1000", 1000), ("number > 1000", 2)] {
        api.catch_up().await;
        let counted = preview(&api, &pql(part), &change).send().await.expect(200);
        assert_eq!(counted.body["most"], Value::Null);
        let reply = execution(&api, &pql(part), &change, &counted).send().await.expect(200);
        assert_eq!(statuses(&reply), vec![200; count]);
    }
    assert_eq!(api.head().await, before + 1002);
}

#[tokio::test]
async fn a_bulk_over_a_filter_counts_as_many_requests_as_one_with_items() {
    let api = Fixture::new().await;
    let items = made(&api, &["low"]).await;
    let items = vec![create(&json!({ "name": "It", "priority": "low" })); 49]
        .into_iter()
        .chain([update(&items[0], &json!({ "name": "x" }))])
        .collect::<Vec<_>>();
    bulk(&api, &items).send().await.expect(200);
    api.catch_up().await;
    let left = |reply: &Reply| reply.header("x-ratelimit-remaining").parse::<u32>().unwrap();
    let (filter, change) = (pql("priority = low"), fields(&json!({ "priority": "high" })));
    let before = api.patch(&format!("labels/{BUG}/"), json!({})).await.expect(200);
    let counted = preview(&api, &filter, &change).send().await.expect(200);
    assert_eq!((left(&counted), &counted.body["count"]), (left(&before) - 1, &json!(50)));
    let reply = execution(&api, &filter, &change, &counted).send().await.expect(200);
    assert_eq!(left(&reply), left(&counted) - 3);

    let api = Fixture::limited(5).await;
    api.patch(&format!("labels/{BUG}/"), json!({})).await.expect(200);
    let body = json!({ "where": filter, "change": change, "count": 80, "position": 1 });
    api.post(BULK, body).await.expect(429);
}

#[tokio::test]
async fn what_is_wrong_is_named_by_its_field() {
    let api = Fixture::new().await;
    let item = made(&api, &["low"]).await.remove(0);
    let (filter, change) = (pql("priority = low"), action("delete"));
    let step = |key: &str, value: Value| {
        with(json!({ "where": filter, "change": change, "preview": true }), key, value)
    };
    let bodies = [
        step("items", json!([{ "action": "delete", "id": item }])),
        step("count", json!(1)),
        step("position", json!(1)),
        step("preview", json!(false)),
        step("change", json!({ "action": "create", "fields": { "name": "x" } })),
        step("change", json!({ "action": "update", "fields": { "nmae": "x" } })),
        step("change", json!({ "action": "delete", "id": item })),
        step("where", json!({})),
        step("where", json!({ "pql": "", "sort": "x" })),
        step("mode", json!("each")),
    ];
    insta::assert_snapshot!(answers(&api, "POST", BULK, &bodies).await, @r#"
    {"change":{"action":"delete"},"items":[{"action":"delete","id":"00000000-0000-78
        400 {"change":["It cannot be sent together with \"items\"."],"preview":["It cannot be sent together with \"items\"."],"where":["It cannot be sent together with \"items\"."]}
    {"change":{"action":"delete"},"count":1,"preview":true,"where":{"pql":"priority 
        400 {"count":["A preview has no \"count\"."]}
    {"change":{"action":"delete"},"position":1,"preview":true,"where":{"pql":"priori
        400 {"position":["A preview has no \"position\"."]}
    {"change":{"action":"delete"},"preview":false,"where":{"pql":"priority = low"}}
        400 {"count":["This field is required."],"position":["This field is required."]}
    {"change":{"action":"create","fields":{"name":"x"}},"preview":true,"where":{"pql
        400 {"change.action":["\"create\" is not a valid choice."]}
    {"change":{"action":"update","fields":{"nmae":"x"}},"preview":true,"where":{"pql
        400 {"change.fields.nmae":["There is no such field. Did you mean \"name\"?"]}
    {"change":{"action":"delete","id":"00000000-0000-7821-a0b7-9079e66ae320"},"previ
        400 {"change.id":["There is no such field. Known are: action, fields, cycle, module."]}
    {"change":{"action":"delete"},"preview":true,"where":{}}
        400 {"where":["Send \"pql\", \"filters\", or both."]}
    {"change":{"action":"delete"},"preview":true,"where":{"pql":"","sort":"x"}}
        400 {"where.sort":["There is no such field. Known are: pql, filters."]}
    {"change":{"action":"delete"},"mode":"each","preview":true,"where":{"pql":"prior
        400 {"mode":["There is no such field. Known are: atomic, items, where, change, preview, count, position."]}
    "#);
}
