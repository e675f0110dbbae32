//! Labels.

use insta::assert_snapshot;
use serde_json::json;
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::ADMIN;
use crate::seed::{BUG, OTHER_PROJECT};

#[tokio::test]
async fn a_label_has_the_contracts_keys_and_is_always_whole() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&format!("labels/{BUG}/?fields=id&expand=project")).await, @r#"
    200 {
      "color": "red",
      "created_at": "2026-01-02T03:14:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "deleted_at": null,
      "description": "",
      "external_id": null,
      "external_source": null,
      "id": "00000000-0000-0000-0000-000000000220",
      "name": "bug",
      "parent": null,
      "project": "00000000-0000-0000-0000-000000000200",
      "sort_order": 65535.0,
      "updated_at": "2026-01-02T03:14:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    fixture.get(&format!("labels/{}/", Uuid::from_u128(0x999))).await.expect(404);
}

#[tokio::test]
async fn labels_are_listed_newest_first() {
    let fixture = Fixture::new().await;
    let list =
        fixture.get("labels/?fields=name,parent,workspace&expand=workspace").await.expect(200);
    assert_eq!(list.column("name"), ["bug", "crash"]);
    assert_eq!(list.column("parent"), [&json!(null), &json!(BUG)]);
    assert_eq!(list.rows()[0]["workspace"]["slug"], "acme");
}

#[tokio::test]
async fn members_of_other_projects_see_none() {
    let fixture = Fixture::new().await;
    let path = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/labels/");
    assert_eq!(fixture.get(&path).await.expect(200).body["total_count"], 0);
    let unknown = format!("/api/v1/workspaces/acme/projects/{}/labels/", Uuid::from_u128(0x999));
    let nothing = fixture.call("GET", &unknown).by(ADMIN).send().await.expect(200);
    assert_eq!(nothing.body["total_count"], 0);
    fixture.get(&format!("{path}{BUG}/")).await.expect(404);
}
