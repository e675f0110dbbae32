//! Links.

use insta::assert_snapshot;
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::seed::{BARE, FULL, LINK};

#[tokio::test]
async fn a_link_has_the_contracts_keys() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&format!("work-items/{FULL}/links/{LINK}/")).await, @r#"
    200 {
      "created_at": "2026-01-02T03:24:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "deleted_at": null,
      "id": "00000000-0000-0000-0000-000000000701",
      "issue": "00000000-0000-0000-0000-000000000401",
      "metadata": {},
      "project": "00000000-0000-0000-0000-000000000200",
      "title": "Docs",
      "updated_at": "2026-01-02T03:24:05Z",
      "updated_by": null,
      "url": "https://example.org/a",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    fixture.get(&format!("work-items/{BARE}/links/{LINK}/")).await.expect(404);
}

#[tokio::test]
async fn links_are_listed_under_both_names() {
    let fixture = Fixture::new().await;
    for name in ["work-items", "issues"] {
        let path = format!("{name}/{FULL}/links/?expand=issue,created_by");
        let list = fixture.get(&path).await.expect(200);
        assert_eq!(list.rows()[0]["issue"]["sequence_id"], 1);
        assert_eq!(list.rows()[0]["created_by"]["display_name"], "admin");
    }
    let unknown = fixture.get(&format!("work-items/{}/links/", Uuid::from_u128(0x999))).await;
    assert_eq!(unknown.expect(200).body["total_count"], 0);
}
