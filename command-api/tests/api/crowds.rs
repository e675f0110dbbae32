//! Many commands about one thing at the same time.

use futures::future::join_all;
use serde_json::json;

use crate::fixture::Fixture;
use crate::issues::create;

#[tokio::test(flavor = "multi_thread")]
async fn many_changes_of_one_item_at_once_cost_time_and_no_error() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    let before = api.head().await;
    for round in 0..5 {
        let change = |number: usize| {
            let name = format!("Fix it {round} {number}");
            api.call("PATCH", &path).json(&json!({ "name": name })).send()
        };
        for reply in join_all((0..40).map(change)).await {
            assert_eq!(reply.status, 200, "{}", reply.body);
        }
    }
    assert_eq!(api.head().await - before, 200, "each is in the log");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_labels_of_one_project_at_once_cost_time_and_no_error() {
    let api = Fixture::new().await;
    let label = |number: usize| {
        let body = json!({ "name": format!("Label {number}") });
        api.call("POST", "labels/").json(&body).send()
    };
    for reply in join_all((0..100).map(label)).await {
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
}
