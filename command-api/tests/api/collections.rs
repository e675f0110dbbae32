//! Collections of pages: made, changed, shared and deleted, and pages put into them and taken out.

use domain::UserId;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::matrix::answers;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OUTSIDER, OWNER};

/// The path of the collections of the workspace.
const COLLECTIONS: &str = "/api/v1/workspaces/acme/collections/";
/// The path of its pages.
const WIKI: &str = "/api/v1/workspaces/acme/pages/";

/// The path of one collection, and of what is below it.
pub fn at(id: &str, below: &str) -> String {
    format!("{COLLECTIONS}{id}/{below}")
}

/// Makes a collection of the member, and answers its id.
pub async fn made(fixture: &Fixture, access: u8) -> String {
    let new = json!({ "name": "Handbook", "access": access });
    fixture.post(COLLECTIONS, new).await.expect(201).id()
}

/// Makes a public collection of the member, and answers its id and that of the member's place in it.
pub async fn furnished(fixture: &Fixture) -> (String, String) {
    let (collection, before) = (made(fixture, 0).await, fixture.head().await - 1);
    let created = fixture.events(before).await.pop().unwrap();
    let created: Value = serde_json::from_str(&created.payload).unwrap();
    (collection, created["membership"].as_str().unwrap().to_owned())
}

/// Makes a page of the workspace, and answers its id.
async fn page(fixture: &Fixture, new: Value) -> String {
    fixture.post(WIKI, new).await.expect(201).id()
}

/// A request of somebody.
async fn send(fixture: &Fixture, user: UserId, method: &str, path: &str, body: Value) -> Reply {
    fixture.call(method, path).by(user).json(&body).send().await
}

/// The names of the events since a position.
async fn names(fixture: &Fixture, after: u64) -> Vec<String> {
    fixture.events(after).await.into_iter().map(|event| event.name).collect()
}

#[tokio::test]
async fn a_collection_is_made_and_its_maker_is_its_first_member() {
    let fixture = Fixture::new().await;
    let new = json!({ "name": "Handbook", "access": 1, "logo_props": {"in_use": "emoji"} });
    let made = fixture.post(COLLECTIONS, new).await.expect(201);
    let at = "2026-01-02T03:04:05Z";
    let expected = json!({
        "access": 1, "created_at": at, "created_by": MEMBER, "current_user_access": 2,
        "deleted_at": null, "has_pages": false, "id": made.id(), "is_default": false,
        "is_global": false, "logo_props": {"in_use": "emoji"}, "name": "Handbook",
        "owned_by_id": MEMBER, "sort_order": 65535.0, "updated_at": at, "updated_by": null,
        "workspace": crate::fixture::WORKSPACE,
    });
    assert_eq!(made.body, expected);
    fixture.catch_up().await;
    let second = fixture.post(COLLECTIONS, json!({ "name": "Guides" })).await.expect(201);
    assert_eq!((&second.body["access"], &second.body["sort_order"]), (&json!(0), &json!(75535.0)));
}

#[tokio::test]
async fn wrong_fields_are_named_and_nothing_is_written() {
    let fixture = Fixture::new().await;
    let collection = made(&fixture, 0).await;
    let before = fixture.head().await;
    let bodies =
        [json!({}), json!({ "name": " ", "access": 2, "logo_props": [], "sort_order": "x" })];
    insta::assert_snapshot!(answers(&fixture, "POST", COLLECTIONS, &bodies).await, @r#"
    {}
        400 {"name":["This field is required."]}
    {"access":2,"logo_props":[],"name":" ","sort_order":"x"}
        400 {"access":["\"2\" is not a valid choice."],"logo_props":["Expected a dictionary of items but got type \"list\"."],"name":["This field may not be blank."],"sort_order":["A valid number is required."]}
    "#);
    let bodies = [json!({ "access": 1 }), json!({ "name": null })];
    insta::assert_snapshot!(answers(&fixture, "PATCH", &at(&collection, ""), &bodies).await, @r#"
    {"access":1}
        400 {"access":["The access of a collection does not change: make another one."]}
    {"name":null}
        400 {"name":["This field may not be null."]}
    "#);
    let page = page(&fixture, json!({ "name": "Rules" })).await;
    let before = before + 1;
    let nothing = "00000000-0000-7000-8000-00000000dead";
    let bodies = [json!({}), json!({ "page_ids": [] }), json!({ "page_ids": [nothing] })];
    let path = at(&collection, "pages/");
    insta::assert_snapshot!(answers(&fixture, "POST", &path, &bodies).await, @r#"
    {}
        400 {"page_ids":["This field is required."]}
    {"page_ids":[]}
        400 {"page_ids":["This list may not be empty."]}
    {"page_ids":["00000000-0000-7000-8000-00000000dead"]}
        400 {"page_ids":["Invalid pk \"00000000-0000-7000-8000-00000000dead\" - object does not exist."]}
    "#);
    for (field, value) in [
        ("sort_orders", json!({ nothing: 1 })),
        ("sort_orders", json!({ page.clone(): "x" })),
        ("sort_orders", json!([])),
        ("placement", json!({ "before": nothing })),
    ] {
        let reply = fixture.post(&path, json!({ "page_ids": [page], field: value })).await;
        assert!(reply.expect(400).body[field].is_array(), "{field}");
    }
    let bodies = [json!({}), json!({ "member": "x", "access": 3 })];
    insta::assert_snapshot!(answers(&fixture, "POST", &at(&collection, "members/"), &bodies).await, @r#"
    {}
        400 {"access":["This field is required."],"member":["This field is required."]}
    {"access":3,"member":"x"}
        400 {"access":["\"3\" is not a valid choice."],"member":["“x” is not a valid UUID."]}
    "#);
    let archive = at(&collection, "?archive_pages=perhaps");
    send(&fixture, MEMBER, "DELETE", &archive, json!({})).await.expect(400);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn each_changed_key_is_a_fact_of_its_own() {
    let fixture = Fixture::new().await;
    let collection = made(&fixture, 0).await;
    let before = fixture.head().await;
    let sent = json!({ "name": "Guides", "logo_props": {"in_use": "icon"}, "sort_order": 1.5 });
    let path = at(&collection, "");
    let changed = send(&fixture, OTHER_MEMBER, "PATCH", &path, sent.clone()).await.expect(200);
    assert_eq!(
        (&changed.body["name"], &changed.body["sort_order"]),
        (&json!("Guides"), &json!(1.5))
    );
    assert_eq!(changed.body.get("has_pages"), None);
    let expected = ["CollectionRenamed", "CollectionLogoChanged", "CollectionReordered"];
    assert_eq!(names(&fixture, before).await, expected);
    let at_once = fixture.head().await;
    fixture.patch(&path, sent).await.expect(200);
    assert_eq!(fixture.head().await, at_once);
    let stale = fixture.call("PATCH", &path).header("if-match", "\"999.0\"");
    stale.json(&json!({ "name": "x" })).send().await.expect(412);
}

#[tokio::test]
async fn a_private_collection_is_there_for_its_members_alone() {
    let fixture = Fixture::new().await;
    let collection = made(&fixture, 1).await;
    let path = at(&collection, "");
    let rename = || json!({ "name": "Guides" });
    for user in [OWNER, ADMIN, COLLEAGUE, OTHER_MEMBER] {
        send(&fixture, user, "PATCH", &path, rename()).await.expect(404);
        send(&fixture, user, "DELETE", &path, json!({})).await.expect(404);
        let member = json!({ "member": user, "access": 2 });
        send(&fixture, user, "POST", &at(&collection, "members/"), member).await.expect(404);
    }
    send(&fixture, GUEST, "PATCH", &path, rename()).await.expect(403);
    let members = at(&collection, "members/");
    let added = json!({ "member": COLLEAGUE, "access": 0 });
    let added = fixture.post(&members, added).await.expect(201);
    assert_eq!((&added.body["member"], &added.body["access"]), (&json!(COLLEAGUE), &json!(0)));
    let refused = send(&fixture, COLLEAGUE, "PATCH", &path, rename()).await.expect(403);
    let text = "Only those who may edit the collection can do this with it";
    assert_eq!(refused.body["error"], text);
    let own = at(&collection, &format!("members/{}/", added.id()));
    send(&fixture, COLLEAGUE, "PATCH", &own, json!({ "access": 2 })).await.expect(403);
    let changed = fixture.patch(&own, json!({ "access": 2 })).await.expect(200);
    assert_eq!(changed.body["access"], 2);
    send(&fixture, COLLEAGUE, "PATCH", &path, rename()).await.expect(200);
    send(&fixture, COLLEAGUE, "DELETE", &path, json!({})).await.expect(403);
    send(&fixture, COLLEAGUE, "DELETE", &own, json!({})).await.expect(204);
    send(&fixture, COLLEAGUE, "PATCH", &path, rename()).await.expect(404);
}

#[tokio::test]
async fn members_are_of_the_workspace_no_guests_and_of_private_collections_only() {
    let fixture = Fixture::new().await;
    let (public, private) = (made(&fixture, 0).await, made(&fixture, 1).await);
    let member = |user: UserId| json!({ "member": user, "access": 1 });
    let of = |collection: &str| at(collection, "members/");
    let refused = fixture.post(&of(&public), member(COLLEAGUE)).await.expect(409);
    let text = "The collection is public: all members of the workspace see it";
    assert_eq!(refused.body["error"], text);
    for user in [GUEST, OUTSIDER] {
        let refused = fixture.post(&of(&private), member(user)).await.expect(400);
        assert!(refused.body["member"].is_array(), "{refused}");
    }
    fixture.post(&of(&private), member(COLLEAGUE)).await.expect(201);
    fixture.post(&of(&private), member(COLLEAGUE)).await.expect(409);
    fixture.post(&of(&private), member(MEMBER)).await.expect(409);
    let (public, own) = furnished(&fixture).await;
    let own = at(&public, &format!("members/{own}/"));
    for (method, body) in [("PATCH", json!({ "access": 0 })), ("DELETE", json!({}))] {
        send(&fixture, MEMBER, method, &own, body).await.expect(409);
    }
}

#[tokio::test]
async fn pages_come_into_a_collection_and_leave_it() {
    let fixture = Fixture::new().await;
    let (one, two) = (made(&fixture, 0).await, made(&fixture, 0).await);
    let (a, b) = (
        page(&fixture, json!({ "name": "A" })).await,
        page(&fixture, json!({ "name": "B" })).await,
    );
    let before = fixture.head().await;
    let body = json!({ "page_ids": [a, b, a], "sort_orders": { b.clone(): 1.5 } });
    let added = fixture.post(&at(&one, "pages/"), body.clone()).await.expect(200);
    let rows = added.body.as_array().unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[1]["page"], &rows[1]["sort_order"]), (&json!(b), &json!(1.5)));
    assert_eq!((&rows[0]["id"], &rows[0]["collection"]), (&json!(a), &json!(one)));
    let expected = ["PageCollectionChanged", "PageCollectionChanged", "PageReordered"];
    assert_eq!(names(&fixture, before).await, expected);
    let at_once = fixture.head().await;
    fixture.post(&at(&one, "pages/"), body).await.expect(200);
    assert_eq!(fixture.head().await, at_once);
    let path = at(&one, &format!("pages/{a}/"));
    let moved = fixture.patch(&path, json!({ "collection": two, "sort_order": 7 })).await;
    let moved = moved.expect(200);
    assert_eq!((&moved.body["collection"], &moved.body["sort_order"]), (&json!(two), &json!(7.0)));
    fixture.patch(&path, json!({ "sort_order": 8 })).await.expect(404);
    fixture.delete(&path).await.expect(404);
    fixture.delete(&at(&two, &format!("pages/{a}/"))).await.expect(204);
    fixture.delete(&at(&two, &format!("pages/{a}/"))).await.expect(404);
    let nothing = json!({ "collection": "00000000-0000-7000-8000-00000000dead" });
    let refused = fixture.patch(&at(&one, &format!("pages/{b}/")), nothing).await.expect(400);
    assert!(refused.body["collection"].is_array(), "{refused}");
}

#[tokio::test]
async fn a_page_says_its_collection_when_it_is_made_and_changed() {
    let fixture = Fixture::new().await;
    let collection = made(&fixture, 0).await;
    let before = fixture.head().await;
    let a = page(&fixture, json!({ "name": "A", "collection_id": collection })).await;
    assert_eq!(names(&fixture, before).await, ["PageCreated", "PageCollectionChanged"]);
    let below = json!({ "name": "B", "parent_id": a, "collection_id": collection });
    let refused = fixture.post(WIKI, below).await.expect(409);
    let text = "The page is below another one, and where that is: put it at the top first";
    assert_eq!(refused.body["error"], text);
    let path = format!("{WIKI}{a}/");
    fixture.patch(&path, json!({ "collection_id": null })).await.expect(200);
    fixture.patch(&path, json!({ "collection_id": collection })).await.expect(200);
    let top = page(&fixture, json!({ "name": "Top" })).await;
    let before = fixture.head().await;
    fixture.patch(&path, json!({ "parent": top })).await.expect(200);
    assert_eq!(names(&fixture, before).await, ["PageParentChanged", "PageCollectionChanged"]);
    crate::pages::switch_on(&fixture).await;
    let of_project = json!({ "name": "C", "collection_id": collection });
    fixture.post("pages/", of_project).await.expect(409);
}

#[tokio::test]
async fn only_who_may_edit_both_collections_moves_a_page() {
    let fixture = Fixture::new().await;
    let (private, public) = (made(&fixture, 1).await, made(&fixture, 0).await);
    let a = page(&fixture, json!({ "name": "A", "collection_id": private })).await;
    let (page, body) = (format!("{WIKI}{a}/"), json!({ "page_ids": [a] }));
    let top = self::page(&fixture, json!({ "name": "Top" })).await;
    for changes in [
        json!({ "collection_id": public }),
        json!({ "collection_id": null }),
        json!({ "parent": top }),
    ] {
        send(&fixture, COLLEAGUE, "PATCH", &page, changes).await.expect(403);
    }
    let refused = send(&fixture, COLLEAGUE, "POST", &at(&public, "pages/"), body).await.expect(403);
    let text = "Only those who may edit the collection can do this with it";
    assert_eq!(refused.body["error"], text);
    let into = json!({ "name": "B", "collection_id": private });
    let refused = send(&fixture, COLLEAGUE, "POST", WIKI, into).await.expect(400);
    assert!(refused.body["collection_id"].is_array(), "{refused}");
    let members = at(&private, "members/");
    fixture.post(&members, json!({ "member": COLLEAGUE, "access": 2 })).await.expect(201);
    let changes = json!({ "collection_id": public });
    send(&fixture, COLLEAGUE, "PATCH", &page, changes).await.expect(200);
}

#[tokio::test]
async fn nobody_locks_away_a_page_of_another() {
    let fixture = Fixture::new().await;
    let private = made(&fixture, 1).await;
    for (user, changes) in [
        (COLLEAGUE, json!({ "collection_id": null })),
        (OWNER, json!({ "collection_id": null })),
        (COLLEAGUE, json!({ "parent": page(&fixture, json!({ "name": "Top" })).await })),
    ] {
        let theirs = send(&fixture, COLLEAGUE, "POST", WIKI, json!({ "name": "A" })).await.id();
        let body = json!({ "page_ids": [theirs] });
        fixture.post(&at(&private, "pages/"), body).await.expect(200);
        let path = format!("{WIKI}{theirs}/");
        let freed = send(&fixture, user, "PATCH", &path, changes).await.expect(200);
        assert_eq!(freed.body["collection_id"], Value::Null, "{freed}");
    }
}

#[tokio::test]
async fn a_deleted_collection_leaves_its_pages_archived_or_as_they_are() {
    let fixture = Fixture::new().await;
    for (query, is_archived) in [("", true), ("?archive_pages=false", false)] {
        let collection = made(&fixture, 0).await;
        let own = page(&fixture, json!({ "name": "A", "collection_id": collection })).await;
        let below = page(&fixture, json!({ "name": "B", "parent": own })).await;
        let foreign = json!({ "name": "C", "collection_id": collection });
        let foreign = send(&fixture, COLLEAGUE, "POST", WIKI, foreign).await.expect(201).id();
        fixture.catch_up().await;
        let path = at(&collection, query);
        send(&fixture, COLLEAGUE, "DELETE", &path, json!({})).await.expect(403);
        let before = fixture.head().await;
        fixture.delete(&path).await.expect(204);
        let mut happened = names(&fixture, before).await;
        happened.sort_unstable();
        let mut expected = vec!["CollectionDeleted"];
        expected.extend(if is_archived { vec!["PageArchived"; 2] } else { vec![] });
        expected.extend(["PageCollectionChanged"; 2]);
        expected.sort_unstable();
        assert_eq!(happened, expected, "that of another is not the member's to archive");
        fixture.delete(&path).await.expect(404);
        for id in [own, below, foreign] {
            let reply = fixture.patch(&format!("{WIKI}{id}/"), json!({ "name": "x" })).await;
            assert!([200, 409].contains(&reply.status), "{reply}");
        }
    }
}

#[tokio::test]
async fn the_pages_of_a_private_collection_are_archived_in_any_case() {
    let fixture = Fixture::new().await;
    let collection = made(&fixture, 1).await;
    page(&fixture, json!({ "name": "A", "collection_id": collection })).await;
    fixture.catch_up().await;
    let before = fixture.head().await;
    fixture.delete(&at(&collection, "?archive_pages=false")).await.expect(204);
    let expected = ["CollectionDeleted", "PageCollectionChanged", "PageArchived"];
    assert_eq!(names(&fixture, before).await, expected);
}

#[tokio::test]
async fn who_leaves_the_workspace_is_no_member_of_its_collections_when_they_come_back() {
    let fixture = Fixture::new().await;
    let collection = made(&fixture, 1).await;
    let members = at(&collection, "members/");
    fixture.post(&members, json!({ "member": COLLEAGUE, "access": 2 })).await.expect(201);
    let path = format!("/api/v1/workspaces/acme/members/{COLLEAGUE}/");
    send(&fixture, OWNER, "DELETE", &path, json!({})).await.expect(204);
    let back = json!({ "member": COLLEAGUE, "role": 15 });
    crate::changes::register_all(&fixture).await;
    send(&fixture, OWNER, "POST", "/api/v1/workspaces/acme/members/", back).await.expect(201);
    let rename = json!({ "name": "Guides" });
    send(&fixture, COLLEAGUE, "PATCH", &at(&collection, ""), rename).await.expect(404);
    fixture.post(&members, json!({ "member": COLLEAGUE, "access": 2 })).await.expect(201);
}
