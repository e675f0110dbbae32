//! A bulk sent again.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{BULK, act, create, new, statuses, update, with};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::issues;
use crate::seed::DONE;

/// Sends a bulk under a key.
async fn keyed(api: &Fixture, key: &str, items: &[Value]) -> Reply {
    let body = json!({ "items": items });
    api.call("POST", BULK).header("idempotency-key", key).json(&body).send().await
}

/// A bulk in which something is done, done again, refused, and already so.
async fn some(api: &Fixture) -> Vec<Value> {
    let item = issues::create(api, "It").await;
    let gone = issues::create(api, "Gone").await;
    api.catch_up().await;
    vec![
        create(&json!({ "name": "New" })),
        create(&json!({ "name": "" })),
        update(&item, &json!({ "name": "First" })),
        with(update(&item, &json!({ "name": "x" })), "if_match", "\"1.00000000\""),
        update(&item, &json!({ "name": "Second", "state": DONE })),
        update(&item, &json!({ "name": "Second" })),
        act("archive", &item),
        act("delete", &gone),
        act("delete", &gone),
        update(&new("k", 0).to_string(), &json!({ "priority": "low" })),
    ]
}

#[tokio::test]
async fn a_bulk_sent_again_is_answered_as_the_first_time() {
    let api = Fixture::new().await;
    let items = some(&api).await;
    let first = keyed(&api, "k", &items).await.expect(200);
    assert_eq!(statuses(&first), [201, 400, 200, 412, 200, 200, 200, 204, 404, 200]);
    let names = [2, 4].map(|place| first.rows()[place]["body"]["name"].clone());
    assert_eq!(names, ["First", "Second"]);
    let again = keyed(&api, "k", &items).await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    // What has happened since does not change the answer, nor does another process.
    let item = items[2]["id"].as_str().unwrap();
    api.call("DELETE", &format!("work-items/{item}/unarchive/")).send().await.expect(204);
    api.patch(&format!("work-items/{item}/"), json!({ "name": "Later" })).await.expect(200);
    api.clock.advance(TimeDelta::days(7));
    let before = api.head().await;
    let another = api.another();
    for api in [&api, &another] {
        let again = keyed(api, "k", &items).await;
        assert_eq!((again.status, &again.body), (200, &first.body));
        assert_eq!(again.header("tidemark-position"), first.header("tidemark-position"));
    }
    assert_eq!(api.head().await, before);
    keyed(&api, "k", &items[..2]).await.expect(422);
}

#[tokio::test]
async fn the_answer_stays_also_where_all_was_refused() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let items = [act("archive", &item)];
    let before = api.head().await;
    let first = keyed(&api, "k", &items).await.expect(200);
    assert_eq!(statuses(&first), [400]);
    api.patch(&format!("work-items/{item}/"), json!({ "state": DONE })).await.expect(200);
    let again = keyed(&api, "k", &items).await.expect(200);
    assert_eq!(again.body, first.body);
    assert_eq!(statuses(&keyed(&api, "k 2", &items).await), [200]);
    assert_eq!(api.head().await, before + 2);
}

#[tokio::test]
async fn many_tries_at_once_are_one_bulk() {
    let api = Fixture::new().await;
    let items = some(&api).await;
    let before = api.head().await;
    let tries = (0..10).map(|_| keyed(&api, "k", &items));
    let replies = futures::future::join_all(tries).await;
    for reply in &replies {
        assert_eq!((reply.status, &reply.body), (200, &replies[0].body));
    }
    let written = api.head().await - before;
    assert_eq!(written, 7);
}

#[tokio::test]
async fn what_a_bulk_creates_has_the_id_of_its_place() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let items = [
        update(&item, &json!({ "name": "x" })),
        create(&json!({ "name": "One" })),
        create(&json!({ "name": "Two" })),
    ];
    let reply = keyed(&api, "k", &items).await.expect(200);
    for (place, n) in [(1, 1), (2, 2)] {
        assert_eq!(reply.rows()[place]["id"], new("k", n).to_string());
    }
}

#[tokio::test]
async fn the_log_verifies_with_what_was_kept() {
    let api = Fixture::new().await;
    let items = some(&api).await;
    keyed(&api, "k", &items).await.expect(200);
    let mut db = api.pool().acquire().await.unwrap();
    let found =
        event_store::audit::Commands::load(&mut db, crate::fixture::WORKSPACE).await.unwrap();
    let mut commands = found;
    for event in api.events(0).await {
        commands.take_in(&event);
    }
    assert!(commands.end().is_empty());
}
