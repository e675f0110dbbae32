//! Links of work items to pages.

use serde_json::{Value, json};

use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::matrix::statuses;
use crate::pages;
use crate::people::{ADMIN, OTHER_MEMBER};

/// A work item and a page, and the path of the work item's pages.
async fn linkable(fixture: &Fixture, page: Value) -> (String, String) {
    let item = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    let page = fixture.post("pages/", page).await.expect(201).id();
    (format!("work-items/{item}/pages/"), page)
}

#[tokio::test]
async fn a_work_item_is_linked_with_a_page_once() {
    let fixture = pages::ready().await;
    let (path, page) = linkable(&fixture, json!({ "name": "Roadmap" })).await;
    let before = fixture.head().await;
    let linked = fixture.post(&path, json!({ "page_id": page })).await.expect(201);
    assert_eq!(
        (&linked.body["page"]["id"], &linked.body["page"]["name"]),
        (&json!(page), &json!("Roadmap"))
    );
    assert_eq!(linked.body["page"]["is_global"], false);
    let again = fixture.post(&path, json!({ "page_id": page })).await.expect(409);
    assert_eq!(again.body["error"], "The page is already linked with this work item");
    let link = format!("{path}{}/", linked.id());
    let stale = fixture.call("DELETE", &link).header("if-match", "\"9.00000000.0\"");
    stale.send().await.expect(412);
    fixture.delete(&link).await.expect(204);
    fixture.delete(&link).await.expect(404);
    let names: Vec<String> =
        fixture.events(before).await.into_iter().map(|event| event.name).collect();
    assert_eq!(names, ["IssuePageLinked", "IssuePageUnlinked"]);
}

#[tokio::test]
async fn a_page_of_the_workspace_can_be_linked_and_one_of_another_project_not() {
    let fixture = pages::ready().await;
    let (path, _) = linkable(&fixture, json!({ "name": "x" })).await;
    let new = json!({ "name": "House rules" });
    let wiki = fixture.post("/api/v1/workspaces/acme/pages/", new.clone()).await.expect(201).id();
    let linked = fixture.post(&path, json!({ "page_id": wiki })).await.expect(201);
    assert_eq!(linked.body["page"]["is_global"], true);
    let other = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/");
    let on = fixture.call("PATCH", &format!("{other}features/")).by(ADMIN);
    on.json(&json!({ "pages": true })).send().await.expect(200);
    let other = format!("{other}pages/");
    let other = fixture.call("POST", &other).by(ADMIN).json(&new).send().await.expect(201).id();
    for page in [&*other, "00000000-0000-7000-8000-00000000dead"] {
        let call = fixture.call("POST", &path).by(ADMIN).json(&json!({ "page_id": page }));
        let refused = call.send().await.expect(400);
        let text = format!("Invalid pk \"{page}\" - object does not exist.");
        assert_eq!(refused.body["page_id"][0], text);
    }
}

#[tokio::test]
async fn a_link_to_a_page_that_somebody_does_not_see_is_not_there_for_them() {
    let fixture = pages::ready().await;
    let (path, page) = linkable(&fixture, json!({ "name": "Diary", "access": 1 })).await;
    let link = fixture.post(&path, json!({ "page_id": page })).await.expect(201).id();
    let link = format!("{path}{link}/");
    fixture.call("DELETE", &link).by(OTHER_MEMBER).send().await.expect(404);
    fixture.delete(&link).await.expect(204);
}

#[tokio::test]
async fn who_may_link_pages() {
    let fixture = pages::ready().await;
    let (path, page) = linkable(&fixture, json!({ "name": "Roadmap" })).await;
    let body = json!({ "page_id": page });
    let link = statuses(|user| fixture.call("POST", &path).by(user).json(&body));
    insta::assert_snapshot!(link.await, @r"
    outsider: 403
    guest: 403
    other member: 201
    member: 409
    admin: 409
    colleague: 403
    owner: 403
    ");
}
