//! All or none.

use serde_json::json;

use super::{act, atomic, bulk, create, statuses, update, with};
use crate::fixture::Fixture;
use crate::issues;

#[tokio::test]
async fn one_refused_item_keeps_all_from_being_done() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let before = api.head().await;
    let items = [
        create(&json!({ "name": "New" })),
        create(&json!({ "name": "" })),
        with(update(&item, &json!({ "name": "x" })), "if_match", "\"7.00000000\""),
        act("archive", &item),
    ];
    let call = atomic(&api, &items).header("idempotency-key", "k");
    insta::assert_snapshot!(call.send().await, @r#"
    409 {
      "error": "Nothing was done, because these were refused: items[1], items[2], items[3].",
      "results": [
        {
          "body": {
            "error": "It was not done, because items[1] was refused."
          },
          "etag": null,
          "id": null,
          "position": null,
          "status": 424
        },
        {
          "body": {
            "name": [
              "This field may not be blank."
            ]
          },
          "etag": null,
          "id": null,
          "position": null,
          "status": 400
        },
        {
          "body": {
            "current_version": 1,
            "error": "The resource has changed since it was read."
          },
          "etag": null,
          "id": "00000000-0000-7821-a0b7-9079e66ae320",
          "position": null,
          "status": 412
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
    // Its key is free.
    let call = atomic(&api, &items[..1]).header("idempotency-key", "k");
    assert_eq!(statuses(&call.send().await.expect(200)), [201]);
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn all_is_done_if_nothing_is_refused() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let items = [create(&json!({ "name": "New" })), update(&item, &json!({ "name": "That" }))];
    assert_eq!(statuses(&atomic(&api, &items).send().await.expect(200)), [201, 200]);
}

#[tokio::test]
async fn what_others_did_meanwhile_is_seen() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let other = api.another();
    let same = update(&item, &json!({ "name": "It" }));
    bulk(&other, &[same]).send().await.expect(200);
    // The other process remembers the work item as it was.
    api.patch(&format!("work-items/{item}/"), json!({ "name": "Theirs" })).await.expect(200);
    let stale = with(update(&item, &json!({ "name": "x" })), "if_match", "\"1.00000000\"");
    let items = [stale, update(&item, &json!({ "priority": "high" }))];
    let refused = atomic(&other, &items).send().await.expect(409);
    assert_eq!(statuses(&refused), [412, 424]);
    let reply = bulk(&other, &items).send().await.expect(200);
    assert_eq!(statuses(&reply), [412, 200]);
    assert_eq!(reply.rows()[1]["body"]["name"], "Theirs");
}

#[tokio::test]
async fn bulks_and_single_changes_at_once_lose_nothing() {
    let api = Fixture::new().await;
    let mut ids = Vec::new();
    for _ in 0..20 {
        ids.push(issues::create(&api, "It").await);
    }
    let before = api.head().await;
    let rename = |round: usize| -> Vec<_> {
        ids.iter().map(|id| update(id, &json!({ "name": format!("{round}") }))).collect()
    };
    let bulks = (0..5).map(|round| {
        let (api, items) = (&api, rename(round));
        async move { bulk(api, &items).send().await.expect(200) }
    });
    let singles = ids.iter().map(|id| {
        let (api, path) = (&api, format!("work-items/{id}/"));
        async move { api.patch(&path, json!({ "priority": "high" })).await.expect(200) }
    });
    let (replies, _) =
        tokio::join!(futures::future::join_all(bulks), futures::future::join_all(singles));
    for reply in &replies {
        assert_eq!(statuses(reply), vec![200; 20]);
    }
    assert_eq!(api.head().await, before + 5 * 20 + 20);
}
