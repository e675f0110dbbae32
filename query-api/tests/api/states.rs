//! States.

use insta::assert_snapshot;
use uuid::Uuid;

use crate::fixture::Fixture;

#[tokio::test]
async fn a_state_has_the_contracts_keys() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&format!("states/{}/", Uuid::from_u128(0x210))).await, @r##"
    200 {
      "color": "#60646C",
      "created_at": "2026-01-02T03:14:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "default": true,
      "deleted_at": null,
      "description": "",
      "external_id": null,
      "external_source": null,
      "group": "backlog",
      "id": "00000000-0000-0000-0000-000000000210",
      "is_triage": false,
      "name": "Backlog",
      "project": "00000000-0000-0000-0000-000000000200",
      "sequence": 15000.0,
      "slug": "",
      "updated_at": "2026-01-02T03:14:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "##);
    let path = format!(
        "states/{}/?expand=project,created_by&fields=project,created_by",
        Uuid::from_u128(0x210)
    );
    let expanded = fixture.get(&path).await.expect(200);
    assert_eq!(expanded.body["project"]["identifier"], "ENG");
    assert_eq!(expanded.body["created_by"]["display_name"], "admin");
}

#[tokio::test]
async fn the_workflow_is_listed_without_triage() {
    let fixture = Fixture::new().await;
    let list = fixture.get("states/?fields=name").await.expect(200);
    assert_eq!(list.column("name"), ["Backlog", "Todo", "In Progress", "Done", "Cancelled"]);
    assert_eq!(list.body["total_count"], 5);
    let second = fixture.get("states/?per_page=2&cursor=2:1:0&fields=name").await.expect(200);
    assert_eq!((second.column("name").len(), &second.body["total_count"]), (2, &5.into()));
    let beyond = fixture.get("states/?per_page=2&cursor=2:9:0").await.expect(200);
    assert_eq!(beyond.body["total_count"], 5);
    fixture.get(&format!("states/{}/", Uuid::from_u128(0x215))).await.expect(404);
}
