//! Comments.

use insta::assert_snapshot;
use serde_json::json;
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::ADMIN;
use crate::seed::{BARE, COMMENT, FULL, WORKSPACE, of_comment};

#[tokio::test]
async fn a_comment_has_the_contracts_keys() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&format!("work-items/{FULL}/comments/{COMMENT}/")).await, @r#"
    200 {
      "access": "EXTERNAL",
      "actor": "00000000-0000-0000-0000-000000000005",
      "attachments": [],
      "comment_html": "<p>I see</p>",
      "created_at": "2026-01-02T03:25:05Z",
      "created_by": "00000000-0000-0000-0000-000000000005",
      "deleted_at": null,
      "description": "00000000-0000-0000-0000-000000000801",
      "edited_at": null,
      "external_id": null,
      "external_source": null,
      "id": "00000000-0000-0000-0000-000000000801",
      "is_member": true,
      "issue": "00000000-0000-0000-0000-000000000401",
      "parent": null,
      "project": "00000000-0000-0000-0000-000000000200",
      "updated_at": "2026-01-02T03:25:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    fixture.get(&format!("work-items/{BARE}/comments/{COMMENT}/")).await.expect(404);
}

#[tokio::test]
async fn comments_are_listed_newest_first_with_the_names_of_today() {
    let mut fixture = Fixture::new().await;
    let second = Uuid::from_u128(0x802);
    let created = json!({
        "type": "CommentCreated", "id": second, "project": crate::seed::PROJECT, "issue": FULL,
        "html": "<p>Me too</p>", "access": "EXTERNAL", "external": {"source": "github", "id": "8"},
    });
    fixture.happen(of_comment(second, FULL), ADMIN, &[created]).await;
    fixture.catch_up(WORKSPACE).await;
    let list = fixture.get(&format!("issues/{FULL}/comments/?expand=actor&per_page=1")).await;
    let list = list.expect(200);
    assert_eq!(list.rows()[0]["comment_html"], "<p>Me too</p>");
    assert_eq!(list.rows()[0]["actor"]["display_name"], "admin");
    assert_eq!(
        (&list.body["total_count"], &list.body["next_page_results"]),
        (&2.into(), &true.into())
    );
}
