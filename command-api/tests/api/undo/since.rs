//! What was changed since stays.

use serde_json::json;

use super::{facts, undo, undo_with};
use crate::fixture::Fixture;
use crate::issues::{create, create_below};
use crate::people::OTHER_MEMBER;

#[tokio::test]
async fn a_field_that_somebody_has_changed_since_stays() {
    let api = Fixture::new().await;
    let item = create(&api, "One").await;
    let path = format!("work-items/{item}/");
    let changes = json!({ "priority": "high", "name": "Eins", "target_date": "2026-03-04" });
    let done = api.patch(&path, changes).await.expect(200);
    let since = json!({ "priority": "urgent" });
    api.call("PATCH", &path).by(OTHER_MEMBER).json(&since).send().await.expect(200);
    let head = api.head().await;
    let refused = undo(&api, &done).send().await.expect(409);
    insta::assert_snapshot!(refused.body["error"].as_str().unwrap(), @r#"Nothing was undone, because 1 of 3 facts were changed since or cannot be undone. Set "partly" to undo the rest."#);
    let told = facts(&refused);
    insta::assert_snapshot!(told, @"
    ENG-1 name: Eins → One, undone
    ENG-1 priority: urgent → none, changed_since, It was changed since.
    ENG-1 target_date: 2026-03-04 → -, undone
    ");
    let by =
        refused.body["facts"].as_array().unwrap().iter().find(|fact| fact["field"] == "priority");
    assert_eq!(by.unwrap()["changed_by"], json!(OTHER_MEMBER.uuid()));
    assert_eq!(api.head().await, head, "nothing is done");
    let partly = undo_with(&api, &done, &json!({ "partly": true })).send().await.expect(200);
    assert_eq!(facts(&partly), told);
    let now = api.patch(&path, json!({})).await.expect(200);
    let shown = ["name", "priority", "target_date"].map(|key| now.body[key].clone());
    assert_eq!(shown, [json!("One"), json!("urgent"), json!(null)]);
}

#[tokio::test]
async fn a_new_work_item_is_deleted_unless_somebody_has_used_it() {
    let api = Fixture::new().await;
    let new = |name: &str| json!({ "name": name });
    let made = api.post("work-items/", new("One")).await.expect(201);
    api.catch_up().await;
    undo(&api, &made).send().await.expect(200);
    api.patch(&format!("work-items/{}/", made.id()), json!({})).await.expect(404);
    api.catch_up().await;
    let again = undo(&api, &made).send().await.expect(200);
    assert_eq!(again.body["facts"][0]["outcome"], "already");

    let made = api.post("work-items/", new("Changed")).await.expect(201);
    let path = format!("work-items/{}/", made.id());
    api.patch(&path, json!({ "priority": "low" })).await.expect(200);
    let refused = undo(&api, &made).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"ENG-2 created: Changed → -, changed_since, It was changed since.");

    let made = api.post("work-items/", new("Discussed")).await.expect(201);
    let said = json!({ "comment_html": "<p>Why?</p>" });
    api.post(&format!("work-items/{}/comments/", made.id()), said).await.expect(201);
    api.catch_up().await;
    let refused = undo(&api, &made).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"ENG-3 created: Discussed → -, changed_since, There are comments on it now.");

    let made = api.post("work-items/", new("Divided")).await.expect(201);
    create_below(&api, "Part", &made.id()).await;
    api.catch_up().await;
    let refused = undo(&api, &made).send().await.expect(409);
    insta::assert_snapshot!(facts(&refused), @"ENG-4 created: Divided → -, changed_since, There are work items below it now.");
}

#[tokio::test]
async fn a_copy_with_all_that_is_below_it_is_deleted_again() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    create_below(&api, "Detail", &part).await;
    api.catch_up().await;
    let before = super::tables(&api).await;
    let copied = api.post(&format!("work-items/{whole}/copy/"), json!({})).await.expect(201);
    api.catch_up().await;
    let undone = undo(&api, &copied).send().await.expect(200);
    assert_eq!(undone.body["facts"].as_array().unwrap().len(), 3);
    assert_eq!(super::tables(&api).await, before);
    // And back again: what the copy made comes back as a whole.
    api.catch_up().await;
    undo(&api, &undone).send().await.expect(200);
    let all = super::tables(&api).await;
    assert_eq!(all["work_item"].as_array().unwrap().len(), 6);
}
