//! What becomes of a bulk when others change what its filter finds.

use serde_json::json;

use super::{action, body, execution, fields, ids, made, pql, preview};
use crate::bulk::{BULK, outcomes, statuses, with};
use crate::cycles;
use crate::fixture::Fixture;
use crate::people::OTHER_MEMBER;

#[tokio::test]
async fn what_was_changed_since_it_was_counted_is_to_be_asked_for_again() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "low", "high"]).await;
    api.catch_up().await;
    let (filter, change) = (pql("priority = low"), fields(&json!({ "priority": "urgent" })));
    let mut counted = preview(&api, &filter, &change).send().await.expect(200);
    // Another name, one less, one more, and one for another.
    let changes = [
        (0, json!({ "name": "Other" })),
        (1, json!({ "priority": "none" })),
        (2, json!({ "priority": "low" })),
    ];
    for (item, fields) in changes {
        let at = format!("work-items/{}/", items[item]);
        api.call("PATCH", &at).by(OTHER_MEMBER).json(&fields).send().await.expect(200);
        api.catch_up().await;
        let before = api.head().await;
        let reply = execution(&api, &filter, &change, &counted).send().await.expect(409);
        assert_eq!(api.head().await, before);
        let present = preview(&api, &filter, &change).send().await.expect(200);
        assert_eq!(reply.body["count"], present.body["count"]);
        assert_eq!(reply.body["position"], present.body["position"]);
        counted = reply;
    }
    insta::assert_snapshot!(counted, @r#"
    409 {
      "count": 2,
      "error": "What the filter finds has changed since it was counted, so nothing was done; now it finds 2.",
      "position": 34
    }
    "#);
    let before = api.head().await;
    let reply = execution(&api, &filter, &change, &counted).send().await.expect(200);
    assert_eq!(ids(&reply), [&*items[2], &*items[0]]);
    assert_eq!(api.head().await, before + 2);
}

#[tokio::test]
async fn what_others_change_without_a_trace_in_what_is_found_does_not_matter() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "high"]).await;
    api.catch_up().await;
    let (filter, change) = (pql("priority = low"), fields(&json!({ "priority": "urgent" })));
    let counted = preview(&api, &filter, &change).send().await.expect(200);
    let at = format!("work-items/{}/", items[1]);
    api.patch(&at, json!({ "name": "Other" })).await.expect(200);
    let comment = json!({ "comment_html": "<p>x</p>" });
    api.post(&format!("work-items/{}/comments/", items[0]), comment).await.expect(201);
    api.catch_up().await;
    let reply = execution(&api, &filter, &change, &counted).send().await.expect(200);
    assert_eq!(statuses(&reply), [200]);
}

#[tokio::test]
async fn what_changes_after_it_was_found_is_refused_by_itself() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "low", "low"]).await;
    let cycle = cycles::made(&api, json!({ "name": "Sprint" })).await;
    api.catch_up().await;
    let filter = pql("priority = low");
    let changes = [
        fields(&json!({ "priority": "urgent" })),
        with(action("add_to_cycle"), "cycle", &*cycle),
        action("delete"),
    ];
    for change in &changes {
        let counted = preview(&api, &filter, change).send().await.expect(200);
        assert_eq!(counted.body["count"], 3);
        // The read tables do not show it yet.
        let at = format!("work-items/{}/", items[1]);
        let name = json!({ "name": format!("{change}") });
        api.call("PATCH", &at).by(OTHER_MEMBER).json(&name).send().await.expect(200);
        let before = api.head().await;
        let atomic = with(body(&filter, change, &counted), "atomic", true);
        let reply = api.post(BULK, atomic).await.expect(409);
        assert_eq!(statuses(&reply), [424, 412, 424]);
        assert_eq!(api.head().await, before);
        if change["action"] == "delete" {
            let reply = execution(&api, &filter, change, &counted).send().await.expect(200);
            insta::assert_snapshot!(outcomes(&reply), @r#"
            0: 204
            1: 412 {"current_version":4,"error":"The resource has changed since it was read."}
            2: 204
            "#);
        }
        api.catch_up().await;
    }
    let reply = preview(&api, &filter, &action("delete")).send().await;
    assert_eq!(reply.body["count"], 1);
}

#[tokio::test]
async fn what_is_gone_before_it_is_done_is_not_there() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "low"]).await;
    api.catch_up().await;
    let filter = pql("priority = low");
    for change in [action("delete"), fields(&json!({ "name": "x" }))] {
        let counted = preview(&api, &filter, &change).send().await.expect(200);
        if change["action"] == "delete" {
            api.delete(&format!("work-items/{}/", items[0])).await.expect(204);
            let atomic = with(body(&filter, &change, &counted), "atomic", true);
            assert_eq!(statuses(&api.post(BULK, atomic).await.expect(409)), [424, 404]);
        } else {
            let reply = execution(&api, &filter, &change, &counted).send().await.expect(200);
            assert_eq!(statuses(&reply), [200, 404]);
        }
    }
}

#[tokio::test]
async fn a_position_that_is_not_shown_is_waited_for() {
    let api = Fixture::new().await;
    made(&api, &["low"]).await;
    api.catch_up().await;
    let (filter, change) = (pql(""), action("delete"));
    let position = api.head().await + 1;
    let body = json!({ "where": filter, "change": change, "count": 1, "position": position });
    let sent = api.call("POST", BULK).json(&body);
    let (reply, ()) = tokio::join!(sent.send(), async {
        made(&api, &["high"]).await;
        api.catch_up().await;
    });
    assert_eq!(reply.expect(409).body["count"], 2);
    let body = json!({ "where": filter, "change": change, "count": 2, "position": u32::MAX });
    let reply = api.post(BULK, body).await.expect(503);
    insta::assert_snapshot!(reply, @r#"
    503 {
      "error": "Position 4294967295 cannot be shown yet, please try again."
    }
    "#);
    assert_eq!(reply.header("retry-after"), "1");
}
