//! `DELETE …/work-items/{issue}/`

use serde_json::json;

use super::{create, create_below};
use crate::fixture::Fixture;
use crate::people::{ADMIN, OTHER_MEMBER};

#[tokio::test]
async fn everything_below_goes_along() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    let detail = create_below(&api, "Detail", &part).await;
    let other = create(&api, "Other").await;
    api.catch_up().await;
    let before = api.head().await;
    insta::assert_snapshot!(api.delete(&format!("work-items/{whole}/")).await, @"204");
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueDeleted {}
    IssueDeleted {"with":{"id":"00000000-0000-7821-a0b7-9079e66ae320","key":"ENG-1"}}
    IssueDeleted {"with":{"id":"00000000-0000-7821-a0b7-9079e66ae320","key":"ENG-1"}}
    "#);
    for gone in [&whole, &part, &detail] {
        api.patch(&format!("work-items/{gone}/"), json!({})).await.expect(404);
        api.delete(&format!("work-items/{gone}/")).await.expect(404);
    }
    api.patch(&format!("work-items/{other}/"), json!({})).await.expect(200);
}

#[tokio::test]
async fn an_admin_deletes_what_others_created_below_it_too() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = json!({ "name": "Part", "parent": whole });
    api.call("POST", "work-items/").by(OTHER_MEMBER).json(&part).send().await.expect(201);
    api.catch_up().await;
    let path = format!("issues/{whole}/");
    insta::assert_snapshot!(api.call("DELETE", &path).by(OTHER_MEMBER).send().await, @r#"
    403 {
      "error": "Only admin or creator can delete the work item"
    }
    "#);
    api.call("DELETE", &path).by(ADMIN).send().await.expect(204);
}

#[tokio::test]
async fn a_sub_item_that_the_read_tables_do_not_show_yet_is_waited_for() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    api.catch_up().await;
    let part = create_below(&api, "Part", &whole).await;
    let before = api.head().await;
    let path = format!("work-items/{whole}/");
    let (reply, ()) = tokio::join!(api.delete(&path), async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        api.catch_up().await;
    });
    assert_eq!((reply.expect(204).status, api.head().await), (204, before + 2));
    api.patch(&format!("work-items/{part}/"), json!({})).await.expect(404);
}

#[tokio::test]
async fn a_sub_item_that_has_moved_away_stays() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    api.patch(&format!("work-items/{part}/"), json!({ "parent": null })).await.expect(200);
    api.catch_up().await;
    api.delete(&format!("work-items/{whole}/")).await.expect(204);
    api.patch(&format!("work-items/{part}/"), json!({})).await.expect(200);
}

#[tokio::test]
async fn external_references_of_issues_and_comments_are_free_again() {
    let api = Fixture::new().await;
    let reference = json!({
        "name": "x", "comment_html": "", "external_source": "jira", "external_id": "J-1",
    });
    let id = api.post("work-items/", reference.clone()).await.expect(201).id();
    let comments = format!("work-items/{id}/comments/");
    api.post(&comments, reference.clone()).await.expect(201);
    let survivor = create(&api, "Survivor").await;
    let other = json!({ "comment_html": "", "external_source": "jira", "external_id": "J-2" });
    let survivors = format!("work-items/{survivor}/comments/");
    api.post(&survivors, other.clone()).await.expect(201);
    api.catch_up().await;
    api.delete(&format!("work-items/{id}/")).await.expect(204);
    api.post("work-items/", reference.clone()).await.expect(201);
    api.post(&survivors, reference).await.expect(201);
    api.post(&survivors, other).await.expect(409);
}

#[tokio::test]
async fn a_stale_version_is_not_deleted() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "Fix it").await);
    api.patch(&path, json!({ "name": "Somebody was faster" })).await.expect(200);
    let before = api.head().await;
    api.call("DELETE", &path).header("if-match", "\"1.00000000.0\"").send().await.expect(412);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_thousand_is_the_limit() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    api.catch_up().await;
    api.pretend_sub_items(&whole, 1000).await;
    let before = api.head().await;
    insta::assert_snapshot!(api.delete(&format!("work-items/{whole}/")).await, @r#"
    400 {
      "error": "A work item with more than 999 sub-items cannot be deleted at once; this one has 1000. Delete some of them first."
    }
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn sub_items_that_are_gone_already_do_not_count() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    api.catch_up().await;
    api.pretend_sub_items(&whole, 999).await;
    api.delete(&format!("work-items/{part}/")).await.expect(204);
    // The read tables still show it, so nothing is certain before they have caught up.
    api.delete(&format!("work-items/{whole}/")).await.expect(503);
    api.catch_up().await;
    api.delete(&format!("work-items/{whole}/")).await.expect(204);
}
