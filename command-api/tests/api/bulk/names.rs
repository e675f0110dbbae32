//! External references, which only one work item of a project has.

use serde_json::{Value, json};

use super::{bulk, create, outcomes, statuses, update};
use crate::fixture::Fixture;

/// The fields of a work item with an external reference.
fn named(id: &str) -> Value {
    json!({ "name": id, "external_source": "jira", "external_id": id })
}

/// Creates one alone.
async fn made(api: &Fixture, id: &str) -> String {
    api.post("work-items/", named(id)).await.expect(201).id()
}

/// The reference that the log has for each of some names, by the id of the work item.
async fn owner(api: &Fixture, id: &str) -> Option<String> {
    let query = "SELECT owner_id::text FROM event_log.claim
        WHERE scope LIKE 'issue-external/%' AND name LIKE '%' || $1 || '%'";
    sqlx::query_scalar(query).bind(id).fetch_optional(api.pool()).await.unwrap()
}

#[tokio::test]
async fn an_item_whose_name_is_taken_is_refused_alone() {
    let api = Fixture::new().await;
    let there = made(&api, "there").await;
    let items = [
        create(&named("new")),
        create(&named("there")),
        create(&named("new")),
        create(&named("other")),
        update(&there, &json!({ "external_id": "other" })),
    ];
    let before = api.head().await;
    let reply = bulk(&api, &items).send().await.expect(200);
    assert_eq!(statuses(&reply), [201, 409, 409, 201, 409]);
    let [first, second] = [1, 2].map(|place| reply.rows()[place]["body"]["id"].clone());
    assert_eq!((first, &second), (json!(there), &reply.rows()[0]["id"]));
    // A PATCH names the work item that was to be changed.
    assert_eq!(reply.rows()[4]["body"]["id"], there);
    assert_eq!(api.head().await, before + 2);
    assert_eq!(owner(&api, "there").await.unwrap(), there);
}

#[tokio::test]
async fn a_name_goes_from_one_item_to_the_next() {
    let api = Fixture::new().await;
    let [one, other] = [made(&api, "alpha").await, made(&api, "beta").await];
    let id = |id: &str| json!({ "external_id": id });
    let items = [
        update(&one, &id("gamma")),
        update(&other, &id("alpha")),
        update(&one, &id("beta")),
        create(&named("gamma")),
    ];
    let reply = bulk(&api, &items).send().await.expect(200);
    assert_eq!(outcomes(&reply), "0: 200\n1: 200\n2: 200\n3: 201\n");
    let new = reply.rows()[3]["id"].as_str().unwrap();
    for (name, wanted) in [("alpha", &*other), ("beta", &*one), ("gamma", new)] {
        assert_eq!(owner(&api, name).await.unwrap(), wanted, "{name}");
    }
}

#[tokio::test]
async fn a_name_that_is_taken_is_not_even_had_for_a_moment() {
    let api = Fixture::new().await;
    let there = made(&api, "there").await;
    let item = made(&api, "alpha").await;
    let items = [
        update(&item, &json!({ "external_id": "there" })),
        update(&item, &json!({ "external_id": "beta" })),
    ];
    let reply = bulk(&api, &items).send().await.expect(200);
    assert_eq!(statuses(&reply), [409, 200]);
    assert_eq!(owner(&api, "there").await.unwrap(), there);
    assert_eq!(owner(&api, "alpha").await, None);
}
