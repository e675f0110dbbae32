//! Modules, their links, and the work items in them.

use domain::issue::InModule;
use domain::{IssueId, ModuleId};
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::cycles::{days, time};
use crate::fixture::Fixture;
use crate::people::{ADMIN, GUEST, MEMBER};
use crate::seed::{
    self, ARCHIVED, BARE, FULL, HULL, MODULE_LINK, OTHER_PROJECT, TRIAGED, WORKSPACE, bare,
    bare_module, came_into, of_issue, of_module, of_project, state,
};

/// The workspace with a module in it.
async fn furnished() -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::module(&mut fixture).await;
    fixture
}

/// The counts of a module in the order of the contract.
fn counts(module: &Value) -> Vec<u64> {
    ["total", "completed", "cancelled", "started", "unstarted", "backlog"]
        .iter()
        .map(|group| module[format!("{group}_issues")].as_u64().unwrap())
        .collect()
}

#[tokio::test]
async fn a_module_has_the_contracts_keys() {
    let fixture = furnished().await;
    assert_snapshot!(fixture.get(&format!("modules/{HULL}/?expand=created_by_nobody")).await, @r#"
    200 {
      "archived_at": null,
      "backlog_issues": 0,
      "cancelled_issues": 0,
      "completed_issues": 1,
      "created_at": "2026-01-02T03:26:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "What floats",
      "description_html": null,
      "description_text": null,
      "external_id": null,
      "external_source": null,
      "id": "00000000-0000-0000-0000-000000000921",
      "lead": "00000000-0000-0000-0000-000000000003",
      "logo_props": {},
      "members": [
        "00000000-0000-0000-0000-000000000004",
        "00000000-0000-0000-0000-000000000003"
      ],
      "name": "Hull",
      "project": "00000000-0000-0000-0000-000000000200",
      "sort_order": 65535.0,
      "start_date": null,
      "started_issues": 0,
      "status": "planned",
      "target_date": "2026-03-01",
      "total_issues": 1,
      "unstarted_issues": 0,
      "updated_at": "2026-01-02T03:26:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "view_props": {},
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let path = format!("modules/{HULL}/?fields=name,project,lead&expand=project,lead");
    let some = fixture.get(&path).await.expect(200);
    assert_eq!(some.body["project"]["identifier"], "ENG");
    assert_eq!(
        (&some.body["lead"], &some.body["members"]),
        (&json!(ADMIN), &json!([MEMBER, ADMIN]))
    );
    assert_eq!(some.body.as_object().unwrap().len(), 4, "the members come with it");
    fixture.get(&format!("modules/{}/", Uuid::from_u128(0x999))).await.expect(404);
}

#[tokio::test]
async fn modules_are_listed_newest_first_and_archived_ones_apart() {
    let mut fixture = furnished().await;
    let [deck, keel] = [0x903, 0x904].map(Uuid::from_u128);
    fixture.happen(of_module(deck), ADMIN, &[bare_module(deck, "Deck")]).await;
    let put_away = [
        bare_module(keel, "Keel"),
        json!({"type": "ModuleStatusChanged", "from": "planned", "to": "completed"}),
        json!({"type": "ModuleArchived"}),
    ];
    fixture.happen(of_module(keel), ADMIN, &put_away).await;
    fixture.happen(of_issue(FULL), ADMIN, &[came_into(keel, "Keel")]).await;
    fixture.catch_up(WORKSPACE).await;
    let names = async |path: &str| {
        let list = fixture.get(path).await.expect(200);
        list.rows().iter().map(|row| row["name"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names("modules/").await, ["Deck", "Hull"]);
    assert_eq!(names("modules-lite/").await, ["Deck", "Hull"]);
    assert_eq!(names("modules-lite/?order_by=created_at").await, ["Hull", "Deck"]);
    assert_eq!(names("modules-lite/?order_by=-name&per_page=1").await, ["Hull"]);
    assert_eq!(names("archived-modules/").await, ["Keel"]);
    fixture.get("modules-lite/?order_by=zzz").await.expect(400);
    let lite = fixture.get("modules-lite/?fields=name").await.expect(200);
    assert_eq!(lite.rows()[1], json!({"name": "Hull", "members": [MEMBER, ADMIN]}));
    let lite = fixture.get("modules-lite/").await.expect(200);
    assert!(lite.rows()[0].get("total_issues").is_none());
    let archived = fixture.get("archived-modules/").await.expect(200);
    assert_eq!(counts(&archived.rows()[0]), [1, 1, 0, 0, 0, 0]);
    assert_eq!(archived.rows()[0]["archived_at"], archived.rows()[0]["updated_at"]);
    fixture.get(&format!("modules/{keel}/")).await.expect(404);
    let project = fixture.get("").await.expect(200);
    assert_eq!(project.body["total_modules"], 3, "archived ones too");
    let summary = fixture.get("summary/?fields=modules").await.expect(200);
    assert_eq!(summary.body["counts"], json!({"modules": 3}));
}

#[tokio::test]
async fn counts_are_of_all_work_items_that_are_not_archived_by_the_groups_of_their_states() {
    let mut fixture = furnished().await;
    for issue in [BARE, ARCHIVED, TRIAGED] {
        fixture.happen(of_issue(issue), ADMIN, &[came_into(HULL, "Hull")]).await;
    }
    for n in 0..10_usize {
        let id = Uuid::from_u128(0xb00 + n as u128);
        let mut created = bare(id, 10 + u32::try_from(n).unwrap(), "More");
        created["state"] = state(n % 5);
        fixture.happen(of_issue(id), ADMIN, &[created, came_into(HULL, "Hull")]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let list = fixture.get("modules/").await.expect(200);
    assert_eq!(counts(&list.rows()[0]), [12, 3, 2, 2, 2, 3], "{list}");
    let items = fixture.get(&format!("modules/{HULL}/module-issues/?per_page=5")).await.expect(200);
    assert_eq!((&items.body["total_count"], items.rows().len()), (&json!(12), 5));
    let regrouped = json!({
        "type": "StateRegrouped", "state": state(1), "from": "unstarted", "to": "started",
    });
    fixture.happen(of_project(seed::PROJECT), ADMIN, &[regrouped]).await;
    fixture.catch_up(WORKSPACE).await;
    let module = fixture.get(&format!("modules/{HULL}/")).await.expect(200);
    assert_eq!(counts(&module.body), [12, 3, 2, 4, 0, 3]);
}

#[tokio::test]
async fn the_work_items_of_a_module_are_ordinary_ones_oldest_first() {
    let mut fixture = furnished().await;
    fixture.happen(of_issue(BARE), ADMIN, &[came_into(HULL, "Hull")]).await;
    fixture.catch_up(WORKSPACE).await;
    let path = format!("modules/{HULL}/module-issues/");
    let all = fixture.get("work-items/?order_by=created_at").await.expect(200);
    let inside = fixture.get(&path).await.expect(200);
    assert_eq!(inside.rows(), all.rows());
    let first = async |query: &str| {
        let list = fixture.get(&format!("{path}?{query}")).await.expect(200);
        list.rows()[0]["sequence_id"].clone()
    };
    assert_eq!(first("order_by=-created_at").await, 2);
    assert_eq!(first("order_by=priority").await, 1);
    let shown = format!("{path}?fields=state,assignees&expand=state,assignees");
    let expanded = fixture.get(&shown).await.expect(200);
    assert_eq!(expanded.rows()[0]["state"]["name"], "Done");
    fixture.get(&format!("{path}?order_by=zzz")).await.expect(400);
    assert_eq!(first("priority=urgent").await, 1);
    let unknown = format!("modules/{}/module-issues/", Uuid::from_u128(0x999));
    assert_eq!(fixture.get(&unknown).await.expect(200).body["total_count"], 0);
}

#[tokio::test]
async fn a_work_item_in_a_module_is_a_row_of_its_own() {
    let fixture = furnished().await;
    let row = InModule::id_of(ModuleId(HULL), IssueId(FULL));
    let path = format!("modules/{HULL}/module-issues/{FULL}/");
    let reply = fixture.get(&path).await.expect(200);
    assert_eq!((&reply.body["id"], &reply.body["created_by"]), (&json!(row), &json!(MEMBER)));
    assert_eq!((&reply.body["module"], &reply.body["issue"]), (&json!(HULL), &json!(FULL)));
    assert_eq!(reply.body["sub_issues_count"], 1);
    let expanded = fixture.get(&format!("{path}?expand=issue")).await.expect(200);
    assert_eq!(expanded.body["issue"]["sequence_id"], 1);
    fixture.get(&format!("modules/{HULL}/module-issues/{BARE}/")).await.expect(404);
}

#[tokio::test]
async fn a_link_of_a_module_is_like_one_of_a_work_item() {
    let fixture = furnished().await;
    assert_snapshot!(fixture.get(&format!("modules/{HULL}/links/{MODULE_LINK}/")).await, @r#"
    200 {
      "created_at": "2026-01-02T03:26:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "id": "00000000-0000-0000-0000-000000000922",
      "metadata": {},
      "module": "00000000-0000-0000-0000-000000000921",
      "project": "00000000-0000-0000-0000-000000000200",
      "title": "Plan",
      "updated_at": "2026-01-02T03:26:05Z",
      "updated_by": null,
      "url": "https://example.org/plan",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let list = fixture.get(&format!("modules/{HULL}/links/")).await.expect(200);
    assert_eq!(list.column("title"), ["Plan"]);
    let other = Uuid::from_u128(0x999);
    fixture.get(&format!("modules/{other}/links/{MODULE_LINK}/")).await.expect(404);
}

/// The event that an issue left a module.
fn left(id: Uuid, name: &str) -> Value {
    json!({"type": "IssueModuleRemoved", "module": {"id": id, "name": name}})
}

#[tokio::test]
async fn a_burn_down_is_the_same_after_what_is_deleted_or_archived_later() {
    let mut fixture = Fixture::new().await;
    let [deck, keel] = [0x905, 0x906].map(Uuid::from_u128);
    let mut dated = bare_module(deck, "Deck");
    (dated["start_date"], dated["target_date"]) = (json!("2026-01-03"), json!("2026-01-05"));
    let items: Vec<Uuid> = (0..3).map(|n| Uuid::from_u128(0x450 + n)).collect();
    let done = json!({"type": "IssueStateChanged", "from": state(0), "to": state(3)});
    let mut events = vec![
        ("02T10:00", of_module(deck), vec![dated]),
        ("02T10:00", of_module(keel), vec![bare_module(keel, "Keel")]),
    ];
    for (n, id) in (10..).zip(&items) {
        events.push(("02T12:00", of_issue(*id), vec![bare(*id, n, "It"), came_into(deck, "Deck")]));
    }
    events.extend([
        ("03T12:00", of_issue(items[0]), vec![done]),
        ("04T11:00", of_issue(items[2]), vec![came_into(keel, "Keel"), left(keel, "Keel")]),
        ("04T12:00", of_issue(items[1]), vec![left(deck, "Deck")]),
        ("04T13:00", of_issue(BARE), vec![came_into(deck, "Deck")]),
    ]);
    for (at, stream, events) in events {
        fixture.happen_at(time(at), WORKSPACE, stream, MEMBER, &events).await;
    }
    fixture.catch_up(WORKSPACE).await;
    fixture.advance_days(5);
    let (of_deck, of_keel) = (format!("modules/{deck}"), format!("modules/{keel}"));
    let expected = ["2026-01-03 3 1 0 0 0", "2026-01-04 3 1 0 1 1", "2026-01-05 3 1 0 0 0"];
    assert_eq!(days(&fixture, &of_deck).await, expected);
    let completed = json!({"type": "ModuleStatusChanged", "from": "planned", "to": "completed"});
    for (stream, event) in [
        (of_issue(items[0]), json!({"type": "IssueArchived", "on": "2026-01-06"})),
        (of_issue(items[2]), came_into(keel, "Keel")),
        (of_issue(items[2]), left(deck, "Deck")),
        (of_issue(BARE), json!({"type": "IssueDeleted"})),
        (of_module(deck), completed),
        (of_module(deck), json!({"type": "ModuleArchived"})),
    ] {
        fixture.happen_at(time("06T12:00"), WORKSPACE, stream, MEMBER, &[event]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(days(&fixture, &of_deck).await, expected);
    let without_dates = [
        "2026-01-04 0 0 0 1 1",
        "2026-01-05 0 0 0 0 0",
        "2026-01-06 1 0 0 1 0",
        "2026-01-07 1 0 0 0 0",
    ];
    assert_eq!(days(&fixture, &of_keel).await, without_dates);
    fixture.get(&format!("modules/{}/burn-down/", Uuid::from_u128(0x999))).await.expect(404);
}

#[tokio::test]
async fn a_burn_down_has_the_days_of_the_projects_time_zone() {
    let mut fixture = furnished().await;
    let moved = json!({"type": "ProjectTimeZoneChanged", "from": "UTC", "to": "Asia/Tokyo"});
    fixture.happen(of_project(seed::PROJECT), ADMIN, &[moved]).await;
    let came = [came_into(HULL, "Hull")];
    fixture.happen_at(time("02T20:00"), WORKSPACE, of_issue(BARE), MEMBER, &came).await;
    fixture.catch_up(WORKSPACE).await;
    fixture.advance_days(1);
    let path = format!("modules/{HULL}");
    assert_eq!(days(&fixture, &path).await, ["2026-01-02 1 1 0 1 0", "2026-01-03 2 1 0 1 0"]);
    let shown = fixture.get(&format!("{path}/burn-down/")).await.expect(200);
    let dates = [&shown.body["start_date"], &shown.body["end_date"], &shown.body["timezone"]];
    assert_eq!(dates, [&Value::Null, &json!("2026-03-01"), &json!("Asia/Tokyo")]);
    assert_eq!(shown.body["days"][1]["points"]["scope"], 5.0);
}

#[tokio::test]
async fn a_deleted_module_is_gone_and_its_work_items_stay() {
    let mut fixture = furnished().await;
    fixture.happen(of_module(HULL), ADMIN, &[json!({"type": "ModuleDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    for path in ["", "links/", "module-issues/", "burn-down/"] {
        let reply = fixture.get(&format!("modules/{HULL}/{path}")).await;
        assert!(reply.status == 404 || reply.body["total_count"] == 0, "{path}: {reply}");
    }
    fixture.get(&format!("modules/{HULL}/module-issues/{FULL}/")).await.expect(404);
    let item = fixture.get(&format!("work-items/{FULL}/")).await.expect(200);
    assert_eq!(item.body["updated_at"], "2026-01-02T03:27:05Z", "it is not changed by that");
    let feed = fixture.get(&format!("work-items/{FULL}/activities/")).await.expect(200);
    let told = |row: &Value| {
        ["verb", "field", "old_value", "new_value", "old_identifier", "new_identifier", "comment"]
            .map(|key| row[key].clone())
    };
    let came = ["created", "modules", "", "Hull"].map(Value::from);
    let came = came.into_iter().chain([Value::Null, json!(HULL), json!("added module Hull")]);
    assert_eq!(told(&feed.rows()[2]).to_vec(), came.collect::<Vec<_>>());
    let left = ["deleted", "modules", "Hull", ""].map(Value::from);
    let left = left.into_iter();
    let left = left.chain([json!(HULL), Value::Null, json!("removed this issue from Hull")]);
    assert_eq!(told(&feed.rows()[3]).to_vec(), left.collect::<Vec<_>>());
    let id = feed.rows()[3]["id"].as_str().unwrap();
    fixture.get(&format!("work-items/{FULL}/activities/{id}/")).await.expect(200);
    let untouched = fixture.get(&format!("work-items/{BARE}/activities/")).await.expect(200);
    assert_eq!(untouched.rows().len(), 1);
}

#[tokio::test]
async fn others_see_nothing_of_it() {
    let fixture = furnished().await;
    let elsewhere = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/modules/");
    let by_admin = async |path: &str| {
        fixture.call("GET", &format!("{elsewhere}{path}")).by(ADMIN).send().await
    };
    assert_eq!(by_admin("").await.expect(200).body["total_count"], 0);
    by_admin(&format!("{HULL}/")).await.expect(404);
    by_admin(&format!("{HULL}/burn-down/")).await.expect(404);
    for path in ["links/", "module-issues/"] {
        let list = by_admin(&format!("{HULL}/{path}")).await.expect(200);
        assert_eq!(list.body["total_count"], 0, "{path}");
    }
    by_admin(&format!("{HULL}/module-issues/{FULL}/")).await.expect(404);
    fixture.get(&elsewhere).await.expect(403);
}

#[tokio::test]
async fn a_snapshot_has_modules_archived_ones_too() {
    let mut fixture = furnished().await;
    let keel = Uuid::from_u128(0x904);
    let put_away = [bare_module(keel, "Keel"), json!({"type": "ModuleArchived"})];
    fixture.happen(of_module(keel), ADMIN, &put_away).await;
    fixture.catch_up(WORKSPACE).await;
    let call = fixture.call("GET", "/api/v1/workspaces/acme/snapshot/").by(GUEST);
    let response = call.header("accept", "application/x-ndjson").open().await;
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = std::str::from_utf8(&body).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let line = |kind| lines.iter().find(|line| line["type"] == kind).unwrap();
    let rows = line("modules")["rows"].as_array().unwrap();
    assert_eq!(lines[0]["counts"]["modules"], 2);
    assert_eq!((&rows[0]["name"], rows[0]["archived_at"].is_string()), (&json!("Keel"), true));
    let hull = json!({
        "id": HULL, "project": seed::PROJECT, "name": "Hull", "description": "What floats",
        "start_date": null, "target_date": "2026-03-01", "status": "planned", "lead": ADMIN,
        "members": [MEMBER, ADMIN],
        "links": [{"id": MODULE_LINK, "url": "https://example.org/plan", "title": "Plan"}],
        "sort_order": 65535.0, "archived_at": null, "created_at": "2026-01-02T03:26:05Z",
        "updated_at": "2026-01-02T03:26:05Z", "created_by": MEMBER, "version": 2,
    });
    assert_eq!(rows[1], hull);
    assert_eq!(line("issues")["columns"]["modules"], json!([[HULL], []]));
}
