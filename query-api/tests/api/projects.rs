//! Projects.

use domain::{UserId, WorkspaceId};
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{Fixture, Stream};
use crate::people::{ADMIN, COLLEAGUE, GUEST, OWNER, VISITOR};
use crate::seed::{ARCHIVED_PROJECT, OTHER_PROJECT, PROJECT, WORKSPACE, of_project, of_workspace};

/// The path of a project.
fn path(id: Uuid) -> String {
    format!("/api/v1/workspaces/acme/projects/{id}/")
}

#[tokio::test]
async fn a_project_has_the_contracts_keys() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&path(PROJECT)).await, @r##"
    200 {
      "archive_in": 0,
      "archived_at": null,
      "close_in": 0,
      "closing_state": null,
      "cover_image": null,
      "cover_image_asset": null,
      "cover_image_url": null,
      "created_at": "2026-01-02T03:14:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "cycle_view": false,
      "default_assignee": null,
      "default_state": "00000000-0000-0000-0000-000000000210",
      "deleted_at": null,
      "description": "",
      "description_html": null,
      "description_text": null,
      "emoji": null,
      "estimate": "00000000-0000-0000-0000-000000000230",
      "external_id": null,
      "external_source": null,
      "guest_view_all_features": true,
      "icon_prop": null,
      "id": "00000000-0000-0000-0000-000000000200",
      "identifier": "ENG",
      "intake_view": false,
      "is_deployed": false,
      "is_issue_type_enabled": false,
      "is_member": true,
      "is_time_tracking_enabled": false,
      "issue_views_view": false,
      "logo_props": {
        "icon": {
          "color": "#95999f",
          "name": "home"
        },
        "in_use": "icon"
      },
      "member_role": 15,
      "module_view": false,
      "name": "Engine",
      "network": 2,
      "page_view": true,
      "project_lead": "00000000-0000-0000-0000-000000000003",
      "timezone": "UTC",
      "total_cycles": 0,
      "total_members": 3,
      "total_modules": 0,
      "updated_at": "2026-01-02T03:14:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000003",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "##);
    let expanded =
        format!("{}?expand=project_lead,workspace&fields=project_lead,workspace", path(PROJECT));
    assert_snapshot!(fixture.get(&expanded).await, @r#"
    200 {
      "project_lead": {
        "avatar": "",
        "avatar_url": null,
        "display_name": "admin",
        "email": "admin@example.org",
        "first_name": "admin",
        "id": "00000000-0000-0000-0000-000000000003",
        "last_name": "Example"
      },
      "workspace": {
        "id": "00000000-0000-0000-0000-000000000100",
        "name": "Acme",
        "slug": "acme"
      }
    }
    "#);
    fixture.get(&path(Uuid::from_u128(0x999))).await.expect(404);
}

#[tokio::test]
async fn the_default_state_is_the_one_that_new_work_items_begin_in() {
    let mut fixture = Fixture::new().await;
    let states = fixture.get("states/").await.expect(200);
    let states: Vec<Value> = states.rows().to_vec();
    let reference = |state: &Value| json!({ "id": state["id"], "name": state["name"], "group": state["group"] });
    let shown = async |fixture: &Fixture| {
        let one = fixture.get("").await.expect(200).body["default_state"].clone();
        let list = fixture.get("/api/v1/workspaces/acme/projects/").await.expect(200);
        let row = list.rows().iter().find(|row| row["id"] == json!(PROJECT)).unwrap().clone();
        assert_eq!(row["default_state"], one);
        one
    };
    let default = states.iter().find(|state| state["default"] == json!(true)).unwrap();
    assert_eq!(shown(&fixture).await, default["id"]);
    let dropped = json!({"type": "StateDefaultDropped", "state": reference(default)});
    fixture.happen(of_project(PROJECT), ADMIN, &[dropped]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(shown(&fixture).await, states[0]["id"], "else the first");
    let made = json!({"type": "StateMadeDefault", "state": reference(&states[1])});
    fixture.happen(of_project(PROJECT), ADMIN, &[made]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(shown(&fixture).await, states[1]["id"]);
}

#[tokio::test]
async fn whoever_was_put_out_or_deactivated_neither_leads_nor_is_given_work() {
    let mut fixture = Fixture::new().await;
    let shown = async |fixture: &Fixture| {
        let one = fixture.get("").await.expect(200).body;
        (one["project_lead"].clone(), one["default_assignee"].clone())
    };
    let to = |user: UserId| {
        [
            json!({"type": "ProjectLeadChanged", "to": user}),
            json!({"type": "ProjectDefaultAssigneeChanged", "to": user}),
        ]
    };
    for user in [COLLEAGUE, GUEST, ADMIN] {
        fixture.happen(of_project(PROJECT), ADMIN, &to(user)).await;
        fixture.catch_up(WORKSPACE).await;
        assert_eq!(shown(&fixture).await, (json!(user), json!(user)));
    }
    let nobody = (Value::Null, Value::Null);
    let ended = Stream { kind: "user", id: ADMIN.uuid(), project: None, issue: None };
    let event = json!({"type": "UserDeactivated"});
    fixture.happen_in(WorkspaceId::INSTANCE, ended, ADMIN, &[event]).await;
    fixture.catch_up(WorkspaceId::INSTANCE).await;
    assert_eq!(shown(&fixture).await, nobody);
    fixture.happen(of_project(PROJECT), ADMIN, &to(COLLEAGUE)).await;
    let gone = json!({"type": "WorkspaceMemberRemoved", "user": COLLEAGUE, "role": "member"});
    fixture.happen(of_workspace(), OWNER, &[gone]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(shown(&fixture).await, nobody);
    fixture.happen(of_project(PROJECT), ADMIN, &to(GUEST)).await;
    let out = json!({
        "type": "ProjectMemberRemoved", "membership": Uuid::from_u128(0x245), "user": GUEST, "role": "guest",
    });
    fixture.happen(of_project(PROJECT), ADMIN, &[out]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(shown(&fixture).await, nobody);
}

#[tokio::test]
async fn a_colleague_sees_projects_from_outside() {
    let fixture = Fixture::new().await;
    let seen = fixture.call("GET", &path(PROJECT)).by(COLLEAGUE).send().await.expect(200);
    assert_eq!(seen.body["is_member"], false);
    assert_eq!(seen.body["member_role"], json!(null));
    assert_eq!(seen.body.get("sort_order"), None);
}

#[tokio::test]
async fn the_list_has_all_projects_in_the_callers_order() {
    let fixture = Fixture::new().await;
    let list = fixture.get("/api/v1/workspaces/acme/projects/").await.expect(200);
    assert_eq!(list.column("identifier"), ["OLD", "ENG", "OPS"]);
    assert_eq!(list.column("sort_order"), [&json!(65535.0), &json!(65535.0), &json!(null)]);
    let by_name = "/api/v1/workspaces/acme/projects/?order_by=-name&fields=name&per_page=2";
    assert_snapshot!(fixture.get(by_name).await, @r#"
    200 {
      "count": 2,
      "extra_stats": null,
      "grouped_by": null,
      "next_cursor": "2:1:0",
      "next_page_results": true,
      "prev_cursor": "2:-1:1",
      "prev_page_results": false,
      "results": [
        {
          "name": "Operations"
        },
        {
          "name": "Old"
        }
      ],
      "sub_grouped_by": null,
      "total_count": 3,
      "total_pages": 2,
      "total_results": 3
    }
    "#);
    let visitor = fixture.call("GET", "/api/v1/workspaces/acme/projects/").by(VISITOR).send().await;
    assert_eq!(visitor.expect(200).body["total_count"], 3);
    fixture.get("/api/v1/workspaces/acme/projects/?order_by=zzz").await.expect(400);
}

#[tokio::test]
async fn every_order_of_projects_works() {
    let fixture = Fixture::new().await;
    let refused = fixture.get("/api/v1/workspaces/acme/projects/?order_by=zzz").await;
    let detail = refused.body["detail"].as_str().unwrap().to_owned();
    let names = detail.split("none of ").nth(1).unwrap().split(';').next().unwrap();
    for name in names.split(", ") {
        let path = format!("/api/v1/workspaces/acme/projects/?order_by=-{name}");
        assert_eq!(fixture.get(&path).await.expect(200).rows().len(), 3, "{name}");
    }
}

#[tokio::test]
async fn the_short_list_leaves_archived_projects_out_unless_asked() {
    let fixture = Fixture::new().await;
    let list = fixture.get("/api/v1/workspaces/acme/projects-lite/?order_by=identifier").await;
    assert_eq!(list.expect(200).column("identifier"), ["ENG", "OPS"]);
    let all = "/api/v1/workspaces/acme/projects-lite/?include_archived=true&order_by=identifier&per_page=2";
    let all = fixture.get(all).await.expect(200);
    assert_snapshot!(all.rows()[1].to_string(), @r#"{"archived_at":"2026-01-02T03:17:05Z","cover_image":null,"cover_image_url":null,"description":"","emoji":null,"icon_prop":null,"id":"00000000-0000-0000-0000-000000000500","identifier":"OLD","name":"Old"}"#);
}

#[tokio::test]
async fn a_summary_counts_what_is_asked_for() {
    let fixture = Fixture::new().await;
    let counts = async |query: &str| {
        let reply = fixture.get(&format!("summary/{query}")).await.expect(200);
        reply.body["counts"].to_string()
    };
    assert_snapshot!(counts("").await, @r#"{"cycles":0,"intakes":0,"issues":3,"labels":2,"members":3,"modules":0,"pages":0,"states":5}"#);
    assert_snapshot!(counts("?fields=issues,%20states,zzz").await, @r#"{"issues":3,"states":5}"#);
    assert_snapshot!(counts("?fields=zzz").await, @r#"{"cycles":0,"intakes":0,"issues":3,"labels":2,"members":3,"modules":0,"pages":0,"states":5}"#);
    let unknown = format!("{}summary/", path(Uuid::from_u128(0x999)));
    assert_snapshot!(fixture.get(&unknown).await, @r#"
    404 {
      "error": "Project not found"
    }
    "#);
}

#[tokio::test]
async fn features_are_the_projects_switches() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get("features/").await.body.to_string(), @r#"{"cycles":false,"epics":false,"intakes":false,"modules":false,"pages":true,"parallel_cycles":false,"project_updates":false,"views":false,"work_item_types":false,"workflows":false}"#);
    fixture.get(&format!("{}features/", path(OTHER_PROJECT))).await.expect(200);
}

#[tokio::test]
async fn what_is_in_an_archived_project_is_not_found_by_its_external_reference() {
    let mut fixture = Fixture::new().await;
    let id = Uuid::from_u128(0x602);
    let (kind, project, issue) = ("issue", Some(ARCHIVED_PROJECT), Some(id));
    let named = json!({
        "type": "IssueExternalReferenceChanged", "to": {"source": "github", "id": "9"},
    });
    fixture.happen(Stream { kind, id, project, issue }, ADMIN, &[named]).await;
    let list = format!("{}work-items/", path(ARCHIVED_PROJECT));
    fixture.get(&format!("{list}?external_id=9&external_source=github")).await.expect(404);
}

#[tokio::test]
async fn an_archived_project_is_shown_without_its_content() {
    let fixture = Fixture::new().await;
    let project = fixture.get(&path(ARCHIVED_PROJECT)).await.expect(200);
    assert_eq!(project.body["archived_at"], "2026-01-02T03:17:05Z");
    for content in ["states", "labels", "work-items", "archived-work-items"] {
        let list = fixture.get(&format!("{}{content}/", path(ARCHIVED_PROJECT))).await.expect(200);
        assert_eq!(list.body["total_count"], 0, "{content}");
    }
}
