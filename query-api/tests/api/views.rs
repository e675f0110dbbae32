//! Saved views of a project and of the workspace.

use domain::UserId;
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER, VISITOR};
use crate::seed::{self, PRIVATE_VIEW, PROJECT, VIEW, WIDE_VIEW, WORKSPACE, of_project, of_view};
use crate::snapshot::{lines, rows};

/// The path of the views of the workspace.
const VIEWS: &str = "/api/v1/workspaces/acme/views/";

/// A workspace with views.
async fn furnished() -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::views(&mut fixture).await;
    fixture
}

/// The ids in somebody's list.
async fn ids(fixture: &Fixture, user: UserId, path: &str) -> Vec<Value> {
    let list = fixture.call("GET", path).by(user).send().await.expect(200);
    assert_eq!(list.body["total_count"], list.rows().len());
    list.rows().iter().map(|row| row["id"].clone()).collect()
}

/// The types of the events that somebody reads of a view.
async fn events(fixture: &Fixture, user: UserId, id: Uuid) -> Vec<Value> {
    let path = "/api/v1/workspaces/acme/events/?limit=1000";
    let list = fixture.call("GET", path).by(user).send().await.expect(200);
    let of_it = list.rows().iter().filter(|event| event["entity_id"] == json!(id));
    of_it.map(|event| event["type"].clone()).collect()
}

#[tokio::test]
async fn a_view_has_its_keys() {
    let mut fixture = furnished().await;
    let changes = [
        json!({"type": "ViewFilterChanged", "to": {"filters": {"priority__in": ["high"]}}}),
        json!({"type": "ViewGroupingChanged", "to": {"group_by": "cycle_id"}}),
        json!({"type": "ViewLocked"}),
    ];
    fixture.happen(of_view(VIEW), ADMIN, &changes).await;
    fixture.catch_up(WORKSPACE).await;
    let reply = fixture.get(&format!("views/{VIEW}/")).await;
    assert_eq!(reply.header("etag").split('.').next(), Some("\"4"));
    assert_snapshot!(reply, @r#"
    200 {
      "access": 1,
      "created_at": "2026-01-02T03:26:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "",
      "display": {},
      "filters": {
        "priority__in": [
          "high"
        ]
      },
      "group_by": "cycle_id",
      "id": "00000000-0000-0000-0000-000000000941",
      "is_locked": true,
      "layout": "list",
      "logo_props": {},
      "name": "Begun",
      "order_by": "-created_at",
      "owned_by": "00000000-0000-0000-0000-000000000004",
      "pql": "",
      "project": "00000000-0000-0000-0000-000000000200",
      "sort_order": 65535.0,
      "sub_group_by": null,
      "updated_at": "2026-01-02T03:29:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000003",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let wide = fixture.get(&format!("{VIEWS}{WIDE_VIEW}/?expand=owned_by,workspace")).await;
    let wide = wide.expect(200).body;
    assert_eq!((&wide["project"], &wide["access"]), (&Value::Null, &json!(1)));
    assert_eq!(wide["owned_by"]["id"], json!(COLLEAGUE));
    assert_eq!(wide["workspace"]["slug"], "acme");
}

#[tokio::test]
async fn a_private_view_is_there_for_its_owner_alone_and_a_public_one_for_guests_too() {
    let fixture = furnished().await;
    let [public, private] = [VIEW, PRIVATE_VIEW].map(|id| json!(id));
    assert_eq!(ids(&fixture, MEMBER, "views/").await, [public.clone(), private]);
    assert_eq!(events(&fixture, MEMBER, PRIVATE_VIEW).await, ["ViewCreated"]);
    for user in [ADMIN, GUEST] {
        assert_eq!(ids(&fixture, user, "views/").await, std::slice::from_ref(&public));
        assert!(events(&fixture, user, PRIVATE_VIEW).await.is_empty());
        assert_eq!(events(&fixture, user, VIEW).await, ["ViewCreated"]);
        let path = format!("views/{PRIVATE_VIEW}/");
        fixture.call("GET", &path).by(user).send().await.expect(404);
    }
    for user in [OWNER, COLLEAGUE, VISITOR] {
        fixture.call("GET", "views/").by(user).send().await.expect(403);
        assert!(events(&fixture, user, VIEW).await.is_empty());
        assert_eq!(ids(&fixture, user, VIEWS).await, [json!(WIDE_VIEW)]);
        assert_eq!(events(&fixture, user, WIDE_VIEW).await, ["ViewCreated"]);
    }
    fixture.call("GET", VIEWS).by(OUTSIDER).send().await.expect(403);
}

#[tokio::test]
async fn a_view_is_found_only_where_it_is() {
    let fixture = furnished().await;
    for path in [format!("views/{WIDE_VIEW}/"), format!("{VIEWS}{VIEW}/")] {
        fixture.get(&path).await.expect(404);
    }
}

#[tokio::test]
async fn views_are_in_their_order_and_in_pages() {
    let mut fixture = furnished().await;
    let second = Uuid::from_u128(0x944);
    let mut created = seed::view(second, "First", "PUBLIC", MEMBER);
    created["sort_order"] = json!(1.5);
    fixture.happen(of_view(second), MEMBER, &[created]).await;
    fixture.catch_up(WORKSPACE).await;
    let [one, two, three] = [second, VIEW, PRIVATE_VIEW].map(|id| json!(id));
    let all = ids(&fixture, MEMBER, "views/").await;
    assert_eq!(all, [one.clone(), two.clone(), three.clone()]);
    let first = fixture.get("views/?per_page=2").await.expect(200);
    assert_eq!((first.column("id"), &first.body["total_count"]), (vec![&one, &two], &json!(3)));
    let cursor = first.body["next_cursor"].as_str().unwrap();
    let last = fixture.get(&format!("views/?per_page=2&cursor={cursor}")).await.expect(200);
    assert_eq!(last.column("id"), [&three]);
    fixture.get("views/?state__in=x").await.expect(400);
}

#[tokio::test]
async fn that_a_view_was_closed_or_deleted_is_told_to_those_who_saw_it() {
    let mut fixture = furnished().await;
    let closed = json!({"type": "ViewAccessChanged", "from": "PUBLIC", "to": "PRIVATE"});
    fixture.happen(of_view(WIDE_VIEW), COLLEAGUE, &[closed]).await;
    let deleted = json!({"type": "ViewDeleted", "access": "PUBLIC", "owner": MEMBER});
    fixture.happen(of_view(VIEW), MEMBER, &[deleted]).await;
    let ended = json!({"type": "ViewDeleted", "access": "PRIVATE", "owner": MEMBER});
    fixture.happen(of_view(PRIVATE_VIEW), MEMBER, &[ended]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(events(&fixture, VISITOR, WIDE_VIEW).await, ["ViewAccessChanged"]);
    assert_eq!(events(&fixture, COLLEAGUE, WIDE_VIEW).await.len(), 2);
    for user in [ADMIN, GUEST] {
        assert_eq!(events(&fixture, user, VIEW).await, ["ViewDeleted"]);
        assert!(events(&fixture, user, PRIVATE_VIEW).await.is_empty());
    }
    assert_eq!(events(&fixture, MEMBER, PRIVATE_VIEW).await, ["ViewDeleted"]);
    assert!(ids(&fixture, MEMBER, "views/").await.is_empty());
}

#[tokio::test]
async fn the_views_of_an_archived_project_are_shown_to_nobody() {
    let mut fixture = furnished().await;
    let archived = json!({"type": "ProjectArchived"});
    fixture.happen(of_project(PROJECT), ADMIN, &[archived]).await;
    fixture.catch_up(WORKSPACE).await;
    assert!(events(&fixture, MEMBER, VIEW).await.is_empty());
    assert_ne!(fixture.get(&format!("views/{VIEW}/")).await.status, 200);
}

#[tokio::test]
async fn a_snapshot_has_the_views_that_the_caller_sees() {
    let fixture = furnished().await;
    let views = async |user| rows(&lines(&fixture, user, "").await, "views");
    let own = views(MEMBER).await;
    assert_eq!(own.len(), 3);
    let keys: Vec<&str> = own[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "access created_at created_by description display filters group_by id is_locked layout logo name \
         owner pql project sort_order sorting sub_group_by updated_at updated_by version"
    );
    let ids = |rows: Vec<Value>| rows.iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(views(GUEST).await), [json!(WIDE_VIEW), json!(VIEW)]);
    assert_eq!(ids(views(VISITOR).await), [json!(WIDE_VIEW)]);
}

#[tokio::test]
async fn what_a_view_shows_is_one_request() {
    let mut fixture = furnished().await;
    let shows = |id: Uuid| format!("views/{id}/work-items/?fields=sequence_id");
    let numbers = async |fixture: &Fixture, user: UserId, path: &str| -> Vec<Value> {
        let list = fixture.call("GET", path).by(user).send().await.expect(200);
        assert_eq!(list.body["total_count"], list.rows().len());
        list.rows().iter().map(|row| row["sequence_id"].clone()).collect()
    };
    // Without a filter it is everything.
    assert_eq!(numbers(&fixture, MEMBER, &shows(VIEW)).await, [json!(2), json!(1)]);
    let filtered = |to: Value| json!({"type": "ViewFilterChanged", "to": to});
    let events = [
        filtered(json!({"filters": {"priority__in": ["urgent", "high"]}})),
        json!({"type": "ViewSortingChanged", "from": "-created_at", "to": "created_at"}),
    ];
    fixture.happen(of_view(VIEW), MEMBER, &events).await;
    let mine = filtered(
        json!({"pql": "priority IS EMPTY OR assignee = currentUser() ORDER BY name DESC"}),
    );
    fixture.happen(of_view(PRIVATE_VIEW), MEMBER, &[mine]).await;
    let wide = filtered(json!({"pql": "project = OPS OR state = Done"}));
    fixture.happen(of_view(WIDE_VIEW), COLLEAGUE, &[wide]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(numbers(&fixture, MEMBER, &shows(VIEW)).await, [json!(1)]);
    assert_eq!(numbers(&fixture, GUEST, &shows(VIEW)).await, [json!(1)]);
    let narrowed = format!("{}&state_group=backlog", shows(VIEW));
    assert_eq!(numbers(&fixture, MEMBER, &narrowed).await, Vec::<Value>::new());
    assert_eq!(numbers(&fixture, MEMBER, &shows(PRIVATE_VIEW)).await, [json!(1), json!(2)]);
    let by_number = format!("{}&order_by=-sequence_id", shows(PRIVATE_VIEW));
    assert_eq!(numbers(&fixture, MEMBER, &by_number).await, [json!(2), json!(1)]);
    fixture.call("GET", &shows(PRIVATE_VIEW)).by(ADMIN).send().await.expect(404);
    fixture.call("GET", &shows(VIEW)).by(COLLEAGUE).send().await.expect(403);
    // Each sees there what they see: the projects that they are in.
    let everywhere = format!("{VIEWS}{WIDE_VIEW}/work-items/?fields=sequence_id&order_by=name");
    assert_eq!(numbers(&fixture, ADMIN, &everywhere).await, [json!(1), json!(1)]);
    fixture.get(&everywhere).await.expect(400);
}
