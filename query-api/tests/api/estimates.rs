//! The estimate of a project, its points, and the points of work items.

use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER};
use crate::seed::{
    ARCHIVED_PROJECT, BARE, ESTIMATE, FULL, OTHER_PROJECT, POINT, PROJECT, WORKSPACE, of_issue,
    of_project,
};

/// The path of the points.
fn points() -> String {
    format!("estimates/{ESTIMATE}/estimate-points/")
}

#[tokio::test]
async fn the_estimate_of_a_project_has_the_contracts_keys() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get("estimates/?fields=id&expand=project").await, @r#"
    200 {
      "created_at": "2026-01-02T03:14:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "deleted_at": null,
      "description": "How much work it is",
      "id": "00000000-0000-0000-0000-000000000230",
      "last_used": false,
      "name": "Effort",
      "project": "00000000-0000-0000-0000-000000000200",
      "type": "points",
      "updated_at": "2026-01-02T03:14:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
}

#[tokio::test]
async fn points_are_a_bare_list_by_their_values_as_texts() {
    let fixture = Fixture::new().await;
    let list = fixture.get(&points()).await.expect(200);
    let values: Vec<&Value> =
        list.body.as_array().unwrap().iter().map(|row| &row["value"]).collect();
    assert_eq!(values, ["1", "13", "5"]);
    assert_snapshot!(fixture.get(&points()).await.body[2], @r#"{"created_at":"2026-01-02T03:14:05Z","created_by":"00000000-0000-0000-0000-000000000003","deleted_at":null,"description":"","estimate":"00000000-0000-0000-0000-000000000230","id":"00000000-0000-0000-0000-000000000232","key":4,"project":"00000000-0000-0000-0000-000000000200","updated_at":"2026-01-02T03:14:05Z","updated_by":null,"value":"5","workspace":"00000000-0000-0000-0000-000000000100"}"#);
}

#[tokio::test]
async fn members_of_the_project_alone_see_them() {
    let fixture = Fixture::new().await;
    for (user, status) in [(MEMBER, 200), (GUEST, 200), (COLLEAGUE, 403)] {
        for path in ["estimates/", &*points()] {
            fixture.call("GET", path).by(user).send().await.expect(status);
        }
    }
    let missing = json!({ "error": "Estimate not found" });
    for project in [OTHER_PROJECT, ARCHIVED_PROJECT] {
        let path = format!("/api/v1/workspaces/acme/projects/{project}/estimates/");
        for path in [path.clone(), format!("{path}{ESTIMATE}/estimate-points/")] {
            let reply = fixture.call("GET", &path).by(ADMIN).send().await.expect(404);
            assert_eq!(reply.body, missing, "{path}");
        }
    }
    let unknown = format!("estimates/{}/estimate-points/", Uuid::from_u128(0x999));
    assert_eq!(fixture.get(&unknown).await.expect(404).body, missing);
}

#[tokio::test]
async fn a_work_item_shows_its_point_and_the_project_its_estimate() {
    let fixture = Fixture::new().await;
    let full = format!("work-items/{FULL}/");
    let point = |reply: crate::client::Reply| reply.body["estimate_point"].clone();
    assert_eq!(point(fixture.get(&full).await.expect(200)), json!(POINT));
    let expanded = fixture.get(&format!("{full}?expand=estimate_point")).await.expect(200);
    let expanded = point(expanded);
    assert_eq!((&expanded["value"], &expanded["key"]), (&json!("5"), &json!(4)));
    assert_eq!(expanded["estimate"], json!(ESTIMATE));
    let bare = fixture.get(&format!("work-items/{BARE}/?expand=estimate_point")).await.expect(200);
    assert_eq!(point(bare), Value::Null);
    let project = format!("/api/v1/workspaces/acme/projects/{PROJECT}/");
    assert_eq!(fixture.get(&project).await.expect(200).body["estimate"], json!(ESTIMATE));
}

#[tokio::test]
async fn work_items_are_ordered_by_their_points() {
    let mut fixture = Fixture::new().await;
    let to = json!({"id": Uuid::from_u128(0x233), "value": "13", "kind": "points"});
    let changed = json!({"type": "IssueEstimateChanged", "to": to});
    fixture.happen(of_issue(BARE), ADMIN, &[changed]).await;
    fixture.catch_up(WORKSPACE).await;
    for (order, first) in [
        ("estimate_point__key", FULL),
        ("-estimate_point__key", BARE),
        ("estimate_point", BARE),
        ("-estimate_point__value", FULL),
    ] {
        let list = fixture.get(&format!("work-items/?order_by={order}")).await.expect(200);
        assert_eq!(list.rows()[0]["id"], json!(first), "{order}");
    }
}

#[tokio::test]
async fn what_is_removed_is_gone_from_items_and_from_the_project() {
    let mut fixture = Fixture::new().await;
    let point = json!({"id": POINT, "value": "5", "kind": "points"});
    let removed = json!({"type": "EstimatePointRemoved", "point": point});
    fixture.happen(of_project(PROJECT), ADMIN, &[removed]).await;
    fixture.catch_up(WORKSPACE).await;
    let full = format!("work-items/{FULL}/");
    assert!(fixture.get(&full).await.expect(200).body["estimate_point"].is_null());
    assert_eq!(fixture.get(&points()).await.expect(200).body.as_array().unwrap().len(), 2);
    let estimate = json!({"id": ESTIMATE, "name": "Effort"});
    let deleted = json!({"type": "EstimateDeleted", "estimate": estimate});
    fixture.happen(of_project(PROJECT), ADMIN, &[deleted]).await;
    fixture.catch_up(WORKSPACE).await;
    fixture.get("estimates/").await.expect(404);
    let project = format!("/api/v1/workspaces/acme/projects/{PROJECT}/");
    assert!(fixture.get(&project).await.expect(200).body["estimate"].is_null());
}
