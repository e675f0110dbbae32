//! Pages of projects and of the workspace, their versions, and who sees what of them.

use domain::UserId;
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OWNER};
use crate::permissions::furnished;
use crate::seed::{
    FULL, PAGE, PAGE_LINK, PRIVATE_PAGE, WIKI_PAGE, WORKSPACE, of_issue, of_page, page,
};

/// The path of the pages of the workspace.
const WIKI: &str = "/api/v1/workspaces/acme/pages/";

/// The names of the rows of somebody's list.
async fn names(fixture: &Fixture, user: UserId, path: &str) -> Vec<String> {
    let list = fixture.call("GET", path).by(user).send().await.expect(200);
    let names = list.column("name").into_iter().map(|name| name.as_str().unwrap().to_owned());
    assert_eq!(list.body["total_count"], list.rows().len());
    names.collect()
}

/// The rows of a kind of somebody's snapshot.
async fn snapshot(fixture: &Fixture, user: UserId, kind: &str) -> Vec<Value> {
    let path = "/api/v1/workspaces/acme/snapshot/";
    let call = fixture.call("GET", path).by(user).header("accept", "application/x-ndjson");
    let bytes = axum::body::to_bytes(call.open().await.into_body(), usize::MAX).await.unwrap();
    let lines = std::str::from_utf8(&bytes).unwrap().lines();
    let lines = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut of_kind = lines.filter(|line| line["type"] == kind);
    of_kind.next().unwrap()["rows"].as_array().unwrap().clone()
}

/// The types of the events that somebody reads of a thing.
async fn events(fixture: &Fixture, user: UserId, entity: Uuid) -> Vec<String> {
    let path = "/api/v1/workspaces/acme/events/?limit=1000";
    let list = fixture.call("GET", path).by(user).send().await.expect(200);
    let of_it = list.rows().iter().filter(|event| event["entity_id"] == json!(entity));
    of_it.map(|event| event["type"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_page_has_its_keys() {
    let fixture = furnished().await;
    assert_snapshot!(fixture.get(&format!("pages/{PAGE}/")).await, @r#"
    200 {
      "access": 0,
      "anchor": null,
      "archived_at": null,
      "collection_id": null,
      "color": "",
      "created_at": "2026-01-02T03:26:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": null,
      "description_binary": null,
      "description_html": "<p></p>",
      "description_stripped": "",
      "external_id": null,
      "external_source": null,
      "id": "00000000-0000-0000-0000-000000000901",
      "is_global": false,
      "is_locked": false,
      "logo_props": {},
      "name": "Roadmap",
      "owned_by": "00000000-0000-0000-0000-000000000004",
      "parent": null,
      "project": "00000000-0000-0000-0000-000000000200",
      "projects": [
        "00000000-0000-0000-0000-000000000200"
      ],
      "sort_order": 65535.0,
      "updated_at": "2026-01-02T03:26:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let path = format!("pages/{PAGE}/?expand=owned_by,project&fields=owned_by,project");
    let expanded = fixture.get(&path).await.expect(200);
    assert_eq!(expanded.body["owned_by"]["display_name"], "member");
    assert_eq!(expanded.body["project"]["identifier"], "ENG");
    fixture.get(&format!("pages/{WIKI_PAGE}/")).await.expect(404);
    fixture.get(&format!("{WIKI}{PAGE}/")).await.expect(404);
}

#[tokio::test]
async fn a_private_page_is_there_for_its_owner_alone() {
    let fixture = furnished().await;
    assert_eq!(names(&fixture, MEMBER, "pages/").await, ["Diary", "Roadmap"]);
    fixture.get(&format!("pages/{PRIVATE_PAGE}/")).await.expect(200);
    assert_eq!(snapshot(&fixture, MEMBER, "pages").await.len(), 3);
    assert_eq!(events(&fixture, MEMBER, PRIVATE_PAGE).await, ["PageCreated"]);
    for user in [ADMIN, GUEST] {
        assert_eq!(names(&fixture, user, "pages/").await, ["Roadmap"]);
        for part in ["", "versions/", "versions/1/"] {
            let path = format!("pages/{PRIVATE_PAGE}/{part}");
            fixture.call("GET", &path).by(user).send().await.expect(404);
        }
        let shown = snapshot(&fixture, user, "pages").await;
        assert!(shown.iter().all(|row| row["id"] != json!(PRIVATE_PAGE)));
        assert!(events(&fixture, user, PRIVATE_PAGE).await.is_empty());
    }
}

#[tokio::test]
async fn pages_of_the_workspace_are_for_its_members_but_not_for_guests() {
    let fixture = furnished().await;
    for user in [OWNER, COLLEAGUE, MEMBER] {
        assert_eq!(names(&fixture, user, WIKI).await, ["House rules"]);
        assert_eq!(events(&fixture, user, WIKI_PAGE).await, ["PageCreated"]);
    }
    fixture.call("GET", WIKI).by(GUEST).send().await.expect(403);
    assert!(events(&fixture, GUEST, WIKI_PAGE).await.is_empty());
    let shown = snapshot(&fixture, GUEST, "pages").await;
    assert_eq!(shown.iter().map(|row| &row["id"]).collect::<Vec<_>>(), [&json!(PAGE)]);
    let wiki = snapshot(&fixture, COLLEAGUE, "pages").await;
    assert_eq!((&wiki[0]["project"], &wiki[0]["access"]), (&json!(null), &json!("PUBLIC")));
}

#[tokio::test]
async fn a_page_that_is_closed_is_gone_for_others_who_are_told_so() {
    let mut fixture = furnished().await;
    let closed = json!({"type": "PageAccessChanged", "from": "PUBLIC", "to": "PRIVATE"});
    fixture.happen(of_page(PAGE), MEMBER, &[closed]).await;
    fixture.catch_up(WORKSPACE).await;
    fixture.call("GET", &format!("pages/{PAGE}/")).by(ADMIN).send().await.expect(404);
    assert_eq!(events(&fixture, ADMIN, PAGE).await, ["PageAccessChanged"]);
    assert_eq!(events(&fixture, MEMBER, PAGE).await, ["PageCreated", "PageAccessChanged"]);
    let deleted = json!({"type": "PageDeleted", "access": "PRIVATE", "owner": MEMBER});
    fixture.happen(of_page(PAGE), MEMBER, &[deleted]).await;
    fixture.catch_up(WORKSPACE).await;
    assert!(events(&fixture, ADMIN, PAGE).await.is_empty());
    assert_eq!(events(&fixture, MEMBER, PAGE).await, ["PageDeleted"]);
}

#[tokio::test]
async fn links_to_pages_are_shown_to_those_who_see_the_pages_on_every_door() {
    let mut fixture = furnished().await;
    let count = async |fixture: &Fixture, user, path: &str| {
        let path = format!("work-items/{FULL}/{path}");
        fixture.call("GET", &path).by(user).send().await.expect(200).rows().len()
    };
    let all = async |fixture: &Fixture, user| {
        [
            count(fixture, user, "pages/").await,
            count(fixture, user, "activities/").await,
            count(fixture, user, "history/").await,
        ]
    };
    assert_eq!(all(&fixture, ADMIN).await, [1, 5, 6]);
    let feed = fixture.get(&format!("work-items/{FULL}/activities/")).await.expect(200);
    let row = feed.rows().iter().find(|row| row["field"] == "page").unwrap();
    assert_eq!((&row["field"], &row["verb"]), (&json!("page"), &json!("created")));
    assert_eq!((&row["new_value"], &row["new_identifier"]), (&json!("Roadmap"), &json!(PAGE)));
    let closed = json!({"type": "PageAccessChanged", "from": "PUBLIC", "to": "PRIVATE"});
    fixture.happen(of_page(PAGE), MEMBER, &[closed]).await;
    let wiki = json!({
        "type": "IssuePageLinked", "id": Uuid::from_u128(0x912),
        "page": {"id": WIKI_PAGE, "name": "House rules"},
    });
    fixture.happen(of_issue(FULL), ADMIN, &[wiki]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(all(&fixture, MEMBER).await, [2, 6, 7]);
    assert_eq!(all(&fixture, ADMIN).await, [1, 5, 6], "the page of the workspace");
    assert_eq!(all(&fixture, GUEST).await, [0, 4, 5]);
    let link = format!("work-items/{FULL}/pages/{PAGE_LINK}/");
    fixture.get(&link).await.expect(200);
    fixture.call("GET", &link).by(ADMIN).send().await.expect(404);
    let told = events(&fixture, GUEST, FULL).await;
    assert!(!told.contains(&"IssuePageLinked".to_owned()), "{told:?}");
}

#[tokio::test]
async fn the_tree_is_listed_by_places_level_by_level() {
    let mut fixture = furnished().await;
    let [first, second] = [0x904, 0x905].map(Uuid::from_u128);
    for (id, place) in [(first, 2.0), (second, 1.0)] {
        let mut below = page(id, &format!("At {place}"), "PUBLIC", MEMBER);
        below["parent"] = json!({"id": PAGE, "name": "Roadmap"});
        below["sort_order"] = json!(place);
        fixture.happen(of_page(id), MEMBER, &[below]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let below = format!("pages/?parent={PAGE}");
    assert_eq!(names(&fixture, ADMIN, &below).await, ["At 1", "At 2"]);
    assert_eq!(names(&fixture, ADMIN, "pages/?parent=null").await, ["Roadmap"]);
    assert_eq!(names(&fixture, ADMIN, "pages/").await, ["At 1", "At 2", "Roadmap"]);
    fixture.get("pages/?parent=x").await.expect(400);
    fixture.get("pages/?state=x").await.expect(400);
    fixture.happen(of_page(first), MEMBER, &[json!({"type": "PageArchived"})]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(names(&fixture, ADMIN, &below).await, ["At 1"]);
    assert_eq!(names(&fixture, ADMIN, "archived-pages/").await, ["At 2"]);
    let archived = fixture.get(&format!("pages/{first}/")).await.expect(200);
    assert!(archived.body["archived_at"].is_string());
}

#[tokio::test]
async fn each_save_of_the_name_or_the_text_is_a_version() {
    let mut fixture = furnished().await;
    let happen = async |fixture: &mut Fixture, events: &[Value]| {
        fixture.happen(of_page(PAGE), ADMIN, events).await;
    };
    let renamed = json!({"type": "PageRenamed", "from": "Roadmap", "to": "Plan"});
    let described = json!({"type": "PageDescribed", "to": "<p>In <b>June</b></p>"});
    happen(&mut fixture, &[renamed, described]).await;
    happen(&mut fixture, &[json!({"type": "PageLocked"})]).await;
    happen(&mut fixture, &[json!({"type": "PageDescribed"})]).await;
    fixture.catch_up(WORKSPACE).await;
    let list = fixture.get(&format!("pages/{PAGE}/versions/")).await.expect(200);
    let shown: Vec<(u64, &Value, &Value)> = list
        .rows()
        .iter()
        .map(|row| (row["version"].as_u64().unwrap(), &row["name"], &row["owned_by"]))
        .collect();
    let (plan, roadmap, admin, member) =
        (json!("Plan"), json!("Roadmap"), json!(ADMIN), json!(MEMBER));
    assert_eq!(shown, [(5, &plan, &admin), (3, &plan, &admin), (1, &roadmap, &member)]);
    assert!(list.rows()[0].get("description_html").is_none());
    let version = async |number: u64| {
        let version = fixture.get(&format!("pages/{PAGE}/versions/{number}/")).await.expect(200);
        let text = version.body["description_html"].as_str().unwrap().to_owned();
        (version.body["version"].as_u64().unwrap(), version.body["name"].clone(), text)
    };
    assert_eq!(version(1).await, (1, json!("Roadmap"), "<p></p>".to_owned()));
    for number in [3, 4] {
        assert_eq!(version(number).await, (3, json!("Plan"), "<p>In <b>June</b></p>".to_owned()));
    }
    assert_eq!(version(5).await, (5, json!("Plan"), "<p></p>".to_owned()));
    for missing in ["0", "6", "x"] {
        fixture.get(&format!("pages/{PAGE}/versions/{missing}/")).await.expect(404);
    }
}
