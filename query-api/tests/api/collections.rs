//! Collections of pages: who sees them, their members, and the pages in them.

use domain::UserId;
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{Fixture, Stream};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OWNER, VISITOR};
use crate::seed::{WORKSPACE, of_workspace};

/// A public collection of [`COLLEAGUE`].
pub const HANDBOOK: Uuid = Uuid::from_u128(0x6a01);
/// A private collection of [`COLLEAGUE`], of which [`MEMBER`] is a member.
const SECRETS: Uuid = Uuid::from_u128(0x6a02);
/// The pages of the workspace: one at the top in each collection, one below the first, and one in none.
const PAGES: [Uuid; 4] = [
    Uuid::from_u128(0x6a11),
    Uuid::from_u128(0x6a12),
    Uuid::from_u128(0x6a13),
    Uuid::from_u128(0x6a14),
];
/// The path of the collections.
const COLLECTIONS: &str = "/api/v1/workspaces/acme/collections/";

/// The stream of a collection.
pub fn of_collection(id: Uuid) -> Stream {
    Stream { kind: "collection", id, project: None, issue: None }
}

/// The beginning of a collection of [`COLLEAGUE`].
pub fn created(id: Uuid, name: &str, access: &str) -> Value {
    json!({
        "type": "CollectionCreated", "id": id, "name": name, "access": access, "owner": COLLEAGUE,
        "membership": Uuid::from_u128(id.as_u128() + 0x20), "sort_order": 65_535.0,
    })
}

/// Both collections with pages in them.
async fn furnished() -> Fixture {
    let mut fixture = Fixture::new().await;
    let handbook = created(HANDBOOK, "Handbook", "PUBLIC");
    fixture.happen(of_collection(HANDBOOK), COLLEAGUE, &[handbook]).await;
    let added = json!({
        "type": "CollectionMemberAdded", "id": Uuid::from_u128(0x6a42), "user": MEMBER,
        "access": "view",
    });
    let secrets = [created(SECRETS, "Secrets", "PRIVATE"), added];
    fixture.happen(of_collection(SECRETS), COLLEAGUE, &secrets).await;
    for (n, id) in PAGES.into_iter().enumerate() {
        let mut page = json!({
            "type": "PageCreated", "id": id, "name": format!("Page {n}"), "access": "PUBLIC",
            "owner": COLLEAGUE, "sort_order": 65_535.0,
        });
        if n == 2 {
            page["parent"] = json!({"id": PAGES[0], "name": "Page 0"});
        }
        let to = [Some(HANDBOOK), Some(SECRETS)].get(n).copied().flatten();
        let put = to.map(|to| json!({"type": "PageCollectionChanged", "to": to}));
        let events: Vec<Value> = [page].into_iter().chain(put).collect();
        let stream = Stream { kind: "page", id, project: None, issue: None };
        fixture.happen(stream, COLLEAGUE, &events).await;
    }
    fixture.catch_up(WORKSPACE).await;
    fixture
}

/// The column of somebody's list that is no page of a list.
async fn column(fixture: &Fixture, user: UserId, path: &str, key: &str) -> Vec<Value> {
    let reply = fixture.call("GET", &format!("{COLLECTIONS}{path}")).by(user).send().await;
    let rows = reply.expect(200).body;
    rows.as_array().unwrap().iter().map(|row| row[key].clone()).collect()
}

/// The names of the pages in a list of a collection's.
async fn pages(fixture: &Fixture, path: &str) -> Vec<Value> {
    let path = format!("{COLLECTIONS}{HANDBOOK}/pages/{path}");
    let list = fixture.call("GET", &path).by(COLLEAGUE).send().await.expect(200);
    assert_eq!(list.body["total_count"], list.rows().len());
    list.rows().iter().map(|row| row["page"]["name"].clone()).collect()
}

/// The types of the events that somebody reads of a collection.
async fn events(fixture: &Fixture, user: UserId, id: Uuid) -> Vec<Value> {
    let path = "/api/v1/workspaces/acme/events/?limit=1000";
    let list = fixture.call("GET", path).by(user).send().await.expect(200);
    let of_it = list.rows().iter().filter(|event| event["entity_id"] == json!(id));
    of_it.map(|event| event["type"].clone()).collect()
}

#[tokio::test]
async fn a_collection_has_its_keys() {
    let fixture = furnished().await;
    let path = format!("{COLLECTIONS}{SECRETS}/");
    let reply = fixture.call("GET", &path).by(MEMBER).send().await;
    assert_eq!(reply.header("etag").split('.').next(), Some("\"2"));
    assert_snapshot!(reply, @r#"
    200 {
      "access": 1,
      "created_at": "2026-01-02T03:27:05Z",
      "created_by": "00000000-0000-0000-0000-000000000002",
      "current_user_access": 0,
      "deleted_at": null,
      "has_pages": true,
      "id": "00000000-0000-0000-0000-000000006a02",
      "is_default": false,
      "is_global": false,
      "logo_props": {},
      "name": "Secrets",
      "owned_by_id": "00000000-0000-0000-0000-000000000002",
      "sort_order": 65535.0,
      "updated_at": "2026-01-02T03:27:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000002",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let path = format!("{COLLECTIONS}{SECRETS}/members/");
    let members = fixture.call("GET", &path).by(MEMBER).send().await.expect(200);
    let member = &members.body[1];
    assert_eq!((&member["member"], &member["access"]), (&json!(MEMBER), &json!(0)));
    assert_eq!(member["collection"], json!(SECRETS));
}

#[tokio::test]
async fn a_private_collection_is_there_for_its_owner_and_members_alone() {
    let fixture = furnished().await;
    let [public, private] = [HANDBOOK, SECRETS].map(|id| json!(id));
    for user in [COLLEAGUE, MEMBER] {
        let ids = column(&fixture, user, "", "id").await;
        assert_eq!(ids, [public.clone(), private.clone()]);
        assert_eq!(events(&fixture, user, SECRETS).await.len(), 2);
    }
    for user in [OWNER, ADMIN] {
        assert_eq!(column(&fixture, user, "", "id").await, std::slice::from_ref(&public));
        assert!(events(&fixture, user, SECRETS).await.is_empty());
        assert_eq!(events(&fixture, user, HANDBOOK).await, ["CollectionCreated"]);
        for below in ["", "members/", "pages/", "pages-search/"] {
            let path = format!("{COLLECTIONS}{SECRETS}/{below}");
            fixture.call("GET", &path).by(user).send().await.expect(404);
        }
    }
    for user in [GUEST, VISITOR] {
        fixture.call("GET", COLLECTIONS).by(user).send().await.expect(403);
        assert!(events(&fixture, user, HANDBOOK).await.is_empty());
    }
    assert_eq!(column(&fixture, COLLEAGUE, "", "current_user_access").await, [2, 2]);
    assert_eq!(column(&fixture, MEMBER, "", "current_user_access").await, [2, 0]);
}

#[tokio::test]
async fn the_pages_in_a_collection_are_those_at_the_top_and_by_parent_those_below() {
    let fixture = furnished().await;
    assert_eq!(pages(&fixture, "").await, ["Page 0"]);
    assert_eq!(pages(&fixture, "?search=PAGE").await, ["Page 0"]);
    assert!(pages(&fixture, "?search=none").await.is_empty());
    assert_eq!(pages(&fixture, &format!("?parent_id={}", PAGES[0])).await, ["Page 2"]);
    for elsewhere in [PAGES[1], PAGES[3]] {
        assert!(pages(&fixture, &format!("?parent_id={elsewhere}")).await.is_empty());
    }
    let path = format!("{COLLECTIONS}{HANDBOOK}/pages/?parent_id={}", PAGES[0]);
    let below = fixture.call("GET", &path).by(COLLEAGUE).send().await.expect(200);
    let row = &below.rows()[0];
    assert_eq!((&row["page_collection_id"], &row["parent_id"]), (&Value::Null, &json!(PAGES[0])));
    let path = format!("{COLLECTIONS}{HANDBOOK}/pages/");
    let top = fixture.call("GET", &path).by(COLLEAGUE).send().await.expect(200);
    assert_eq!(top.rows()[0]["page_collection_id"], json!(PAGES[0]));
    fixture.call("GET", &format!("{path}?access=1")).by(COLLEAGUE).send().await.expect(400);
}

#[tokio::test]
async fn eligible_pages_are_in_no_collection_and_below_no_page() {
    let fixture = furnished().await;
    let path = format!("{HANDBOOK}/pages-search/");
    assert_eq!(column(&fixture, MEMBER, &path, "name").await, ["Page 3"]);
    let none = column(&fixture, MEMBER, &format!("{path}?search=2"), "name").await;
    assert!(none.is_empty());
}

#[tokio::test]
async fn who_leaves_the_workspace_leaves_its_collections() {
    let mut fixture = furnished().await;
    let removed = json!({"type": "WorkspaceMemberRemoved", "user": MEMBER, "role": "member"});
    let back = json!({
        "type": "WorkspaceMemberReactivated", "user": MEMBER, "role": "member", "stay": 1,
    });
    fixture.happen(of_workspace(), OWNER, &[removed, back]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(column(&fixture, MEMBER, "", "id").await, [json!(HANDBOOK)]);
    let members = column(&fixture, COLLEAGUE, &format!("{SECRETS}/members/"), "member").await;
    assert_eq!(members, [json!(COLLEAGUE)]);
}

#[tokio::test]
async fn the_end_of_a_private_collection_is_told_to_its_owner() {
    let mut fixture = furnished().await;
    let deleted = json!({"type": "CollectionDeleted", "access": "PRIVATE", "owner": COLLEAGUE});
    fixture.happen(of_collection(SECRETS), COLLEAGUE, &[deleted]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(events(&fixture, COLLEAGUE, SECRETS).await, ["CollectionDeleted"]);
    assert!(events(&fixture, MEMBER, SECRETS).await.is_empty());
    assert_eq!(column(&fixture, COLLEAGUE, "", "id").await, [json!(HANDBOOK)]);
}

#[tokio::test]
async fn the_snapshot_has_them_with_their_members_and_pages_say_where_they_are() {
    let fixture = furnished().await;
    let path = "/api/v1/workspaces/acme/snapshot/";
    let call = fixture.call("GET", path).by(MEMBER).header("accept", "application/x-ndjson");
    let bytes = axum::body::to_bytes(call.open().await.into_body(), usize::MAX).await.unwrap();
    let lines = std::str::from_utf8(&bytes).unwrap().lines();
    let lines: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
    let rows = |kind: &str| lines.iter().find(|line| line["type"] == kind).unwrap()["rows"].clone();
    assert_eq!(lines[0]["counts"]["collections"], 2);
    let secrets = &rows("collections")[1];
    assert_eq!((&secrets["name"], &secrets["access"]), (&json!("Secrets"), &json!("PRIVATE")));
    let member = json!({"id": Uuid::from_u128(0x6a42), "user": MEMBER, "access": "view"});
    assert_eq!(secrets["members"][1], member);
    let collections: Vec<Value> =
        rows("pages").as_array().unwrap().iter().map(|row| row["collection"].clone()).collect();
    assert!(collections.contains(&json!(HANDBOOK)) && collections.contains(&Value::Null));
}
