//! A bulk over what a filter finds, sent again.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{action, body, fields, ids, made, pql, preview};
use crate::bulk::{BULK, statuses, with};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::{ADMIN, OTHER_MEMBER};
use crate::seed::{BUG, DONE};
use crate::{cycles, issues};

/// Sends a body under a key.
async fn keyed(api: &Fixture, key: &str, body: &Value) -> Reply {
    api.call("POST", BULK).header("idempotency-key", key).json(body).send().await
}

/// What is sent to change what a filter finds now.
async fn wanted(api: &Fixture, filter: &Value, change: &Value) -> Value {
    api.catch_up().await;
    body(filter, change, &preview(api, filter, change).send().await.expect(200))
}

#[tokio::test]
async fn it_is_answered_as_the_first_time_although_the_filter_finds_something_else() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "low", "high"]).await;
    for item in &items[..2] {
        let at = format!("work-items/{item}/");
        api.patch(&at, json!({ "labels": [BUG] })).await.expect(200);
    }
    let filter = pql("label = bug AND priority = low");
    let sent = wanted(&api, &filter, &fields(&json!({ "priority": "urgent" }))).await;
    let before = api.head().await;
    let first = keyed(&api, "k", &sent).await.expect(200);
    assert_eq!(ids(&first), [&*items[1], &*items[0]]);
    let same = async |api: &Fixture| {
        let again = keyed(api, "k", &sent).await;
        assert_eq!((again.status, &again.body), (200, &first.body));
        assert_eq!(again.header("tidemark-position"), first.header("tidemark-position"));
    };
    same(&api).await;
    api.catch_up().await;
    same(&api).await;
    // It finds others, then something that is not there any more; and one of the first is gone.
    let low = json!({ "labels": [BUG], "priority": "low" });
    api.patch(&format!("work-items/{}/", items[2]), low).await.expect(200);
    api.delete(&format!("work-items/{}/", items[0])).await.expect(204);
    api.catch_up().await;
    same(&api).await;
    api.call("DELETE", &format!("labels/{BUG}/")).by(ADMIN).send().await.expect(204);
    api.catch_up().await;
    api.clock.advance(TimeDelta::days(7));
    let head = api.head().await;
    for api in [&api, &api.another()] {
        same(api).await;
    }
    assert_eq!(api.head().await, head);
    assert!(head > before + 2);
    // Another request under the same key is none, and somebody else's key is another.
    let other = with(sent.clone(), "count", 3);
    keyed(&api, "k", &other).await.expect(422);
    let call = api.call("POST", BULK).by(OTHER_MEMBER).header("idempotency-key", "k");
    call.json(&sent).send().await.expect(400);
}

#[tokio::test]
async fn what_was_refused_and_what_was_below_is_shown_as_it_was() {
    let api = Fixture::new().await;
    let cycle = cycles::made(&api, json!({ "name": "Sprint" })).await;
    let items = made(&api, &["low", "low"]).await;
    issues::create_below(&api, "Below", &items[0]).await;
    let filter = pql("priority = low");
    let enter = with(action("add_to_cycle"), "cycle", &*cycle);
    let sent = wanted(&api, &filter, &enter).await;
    // One is refused, because it was changed after it was found.
    let at = format!("work-items/{}/", items[1]);
    api.patch(&at, json!({ "name": "Other" })).await.expect(200);
    let first = keyed(&api, "k", &sent).await.expect(200);
    assert_eq!(statuses(&first), [412, 200]);
    issues::create_below(&api, "Below, too", &items[0]).await;
    api.catch_up().await;
    let again = keyed(&api, "k", &sent).await;
    assert_eq!((again.status, again.body), (200, first.body));
}

#[tokio::test]
async fn nothing_found_and_nothing_changed_are_answers_as_well() {
    let api = Fixture::new().await;
    let items = made(&api, &["low"]).await;
    let nothing = wanted(&api, &pql("priority = urgent"), &action("delete")).await;
    let refused = wanted(&api, &pql("priority = low"), &action("archive")).await;
    let before = api.head().await;
    assert_eq!(keyed(&api, "0", &nothing).await.expect(200).body, json!({ "results": [] }));
    let first = keyed(&api, "1", &refused).await.expect(200);
    assert_eq!(statuses(&first), [400]);
    let at = format!("work-items/{}/", items[0]);
    api.patch(&at, json!({ "state": DONE, "priority": "urgent" })).await.expect(200);
    api.catch_up().await;
    assert_eq!(keyed(&api, "0", &nothing).await.expect(200).body, json!({ "results": [] }));
    assert_eq!(keyed(&api, "1", &refused).await.expect(200).body, first.body);
    assert_eq!(api.head().await, before + 2);
}

#[tokio::test]
async fn a_refusal_leaves_the_key_free() {
    let api = Fixture::new().await;
    made(&api, &["low"]).await;
    let (filter, change) = (pql("priority = low"), fields(&json!({ "priority": "urgent" })));
    let sent = wanted(&api, &filter, &change).await;
    let many = with(sent.clone(), "count", 2);
    keyed(&api, "k", &many).await.expect(409);
    assert_eq!(statuses(&keyed(&api, "k", &sent).await.expect(200)), [200]);
    keyed(&api, "k", &many).await.expect(422);
}

#[tokio::test]
async fn many_tries_at_once_are_one_bulk() {
    let api = Fixture::new().await;
    made(&api, &["low", "low", "low"]).await;
    let change = fields(&json!({ "priority": "urgent" }));
    let sent = wanted(&api, &pql("priority = low"), &change).await;
    let before = api.head().await;
    let tries = (0..10).map(|n| {
        let (api, sent) = (&api, &sent);
        async move {
            let reply = keyed(api, "k", sent).await;
            // Those that have not asked the filter yet find something else.
            if n == 0 {
                api.catch_up().await;
            }
            reply
        }
    });
    let replies = futures::future::join_all(tries).await;
    for reply in &replies {
        assert_eq!((reply.status, &reply.body), (200, &replies[0].body));
    }
    assert_eq!(api.head().await, before + 3);
}

#[tokio::test]
async fn the_log_verifies_with_what_was_kept() {
    let api = Fixture::new().await;
    made(&api, &["low", "low"]).await;
    let change = fields(&json!({ "priority": "urgent" }));
    let sent = wanted(&api, &pql("priority = low"), &change).await;
    keyed(&api, "k", &sent).await.expect(200);
    let mut db = api.pool().acquire().await.unwrap();
    let workspace = crate::fixture::WORKSPACE;
    let mut commands = event_store::audit::Commands::load(&mut db, workspace).await.unwrap();
    for event in api.events(0).await {
        commands.take_in(&event);
    }
    assert!(commands.end().is_empty());
}
