//! Modules: made, changed, archived and deleted, with their links, and the work items that come into them.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::matrix::{answers, statuses};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OUTSIDER};
use crate::seed;

/// Lets the project have modules.
pub async fn switch_on(fixture: &Fixture) {
    switch(fixture, true).await;
}

/// Lets the project have modules, or none.
async fn switch(fixture: &Fixture, on: bool) {
    let call = fixture.call("PATCH", "features/").by(ADMIN);
    call.json(&json!({ "modules": on })).send().await.expect(200);
}

/// The ids of a new module with a name of its own, and of its link; the project has modules from now on.
pub async fn furnished(fixture: &Fixture) -> (String, String) {
    switch_on(fixture).await;
    let name = fixture.side.app.ids().next().to_string();
    let module = create(fixture, json!({ "name": name })).await;
    let link = json!({ "url": "https://a.example" });
    let link = fixture.post(&format!("modules/{module}/links/"), link).await.expect(201).id();
    (module, link)
}

/// A workspace whose project has modules.
async fn ready() -> Fixture {
    let fixture = Fixture::new().await;
    switch_on(&fixture).await;
    fixture
}

/// The id of a new module.
async fn create(fixture: &Fixture, body: Value) -> String {
    fixture.post("modules/", body).await.expect(201).id()
}

/// The id of a new work item.
async fn item(fixture: &Fixture) -> String {
    fixture.post("work-items/", json!({ "name": "It" })).await.expect(201).id()
}

/// Adds work items to a module.
async fn add(fixture: &Fixture, module: &str, issues: &[&str]) -> crate::client::Reply {
    fixture.post(&format!("modules/{module}/module-issues/"), json!({ "issues": issues })).await
}

#[tokio::test]
async fn a_module_is_added_before_the_others() {
    let fixture = ready().await;
    let module = json!({
        "name": "Hull", "description": "What floats", "start_date": "2026-02-01",
        "target_date": "2026-03-01", "status": "in-progress", "lead": GUEST,
        "members": [MEMBER, COLLEAGUE, GUEST, MEMBER], "external_source": "jira",
        "external_id": "7",
    });
    let reply = fixture.post("modules/", module).await;
    let id = reply.expect(201).id();
    let mut body = fixture.post("modules/", json!({ "name": "x" })).await.expect(201).body;
    assert_eq!(body["sort_order"], 65535.0, "the read tables do not show the first one yet");
    let keys: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 23, "{keys:?}");
    fixture.catch_up().await;
    body = fixture.post("modules/", json!({ "name": "y" })).await.expect(201).body;
    assert_eq!(body["sort_order"], 55535.0);
    let path = format!("modules/{id}/");
    let reply = fixture.patch(&path, json!({})).await.expect(200);
    let shown = |key: &str| reply.body[key].clone();
    assert_eq!(shown("members"), json!([MEMBER, GUEST]), "a colleague is not in the project");
    assert_eq!((shown("lead"), shown("created_by")), (json!(GUEST), json!(MEMBER)));
    assert_eq!((shown("status"), shown("archived_at")), (json!("in-progress"), Value::Null));
    assert_eq!((shown("view_props"), shown("logo_props")), (json!({}), json!({})));
    assert!(reply.body.get("total_issues").is_none(), "counts are for reads");
}

#[tokio::test]
async fn a_module_with_wrong_fields_is_refused_and_nothing_is_written() {
    let fixture = ready().await;
    create(&fixture, json!({ "name": "Hull" })).await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "name": "a", "status": "done", "members": "b", "lead": "c" }),
        json!({ "name": "a", "lead": OUTSIDER }),
        json!({ "name": "a", "lead": COLLEAGUE }),
        json!({ "name": "a", "members": [MEMBER, OUTSIDER] }),
        json!({ "name": "a", "start_date": "2026-02-01", "target_date": "2026-01-01" }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "modules/", &bodies).await, @r#"
    {}
        400 {"name":["This field is required."]}
    {"lead":"c","members":"b","name":"a","status":"done"}
        400 {"lead":["“c” is not a valid UUID."],"members":["Expected a list of items but got type \"str\"."],"status":["\"done\" is not a valid choice."]}
    {"lead":"00000000-0000-0000-0000-000000000007","name":"a"}
        400 {"lead":["Invalid pk \"00000000-0000-0000-0000-000000000007\" - object does not exist."]}
    {"lead":"00000000-0000-0000-0000-000000000002","name":"a"}
        400 {"lead":["\"00000000-0000-0000-0000-000000000002\" is no member of the project, so they cannot lead its modules."]}
    {"members":["00000000-0000-0000-0000-000000000004","00000000-0000-0000-0000-0000
        400 {"members":{"1":["Invalid pk \"00000000-0000-0000-0000-000000000007\" - object does not exist."]}}
    {"name":"a","start_date":"2026-02-01","target_date":"2026-01-01"}
        400 {"non_field_errors":["Start date cannot exceed target date"]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_project_whose_modules_are_off_gets_no_new_ones_and_keeps_the_others() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull" })).await;
    switch(&fixture, false).await;
    let reply = fixture.post("modules/", json!({ "name": "Deck" })).await.expect(400);
    let text = "Modules are not enabled for this project";
    assert_eq!(reply.body, json!({ "non_field_errors": [text] }));
    fixture.patch(&format!("modules/{module}/"), json!({ "name": "Keel" })).await.expect(200);
    add(&fixture, &module, &[&item(&fixture).await]).await.expect(200);
}

#[tokio::test]
async fn a_name_belongs_to_one_module_of_the_project() {
    let fixture = ready().await;
    let hull = create(&fixture, json!({ "name": "Hull" })).await;
    let text = "Module with this name already exists";
    let taken = fixture.post("modules/", json!({ "name": " Hull " })).await.expect(400);
    let code = "MODULE_NAME_ALREADY_EXISTS";
    let expected = json!({ "id": hull, "code": code, "error": text, "message": text });
    assert_eq!(taken.body, expected);
    let deck = create(&fixture, json!({ "name": "Deck" })).await;
    let path = format!("modules/{deck}/");
    let taken = fixture.patch(&path, json!({ "name": "Hull" })).await.expect(400);
    assert_eq!(taken.body, json!({ "error": text }));
    fixture.patch(&format!("modules/{hull}/"), json!({ "name": "Keel" })).await.expect(200);
    fixture.patch(&path, json!({ "name": "Hull" })).await.expect(200);
    fixture.delete(&path).await.expect(204);
    create(&fixture, json!({ "name": "Hull" })).await;
}

#[tokio::test]
async fn an_external_reference_belongs_to_one_module() {
    let fixture = ready().await;
    let called = |name| json!({ "name": name, "external_source": "s", "external_id": "1" });
    let first = create(&fixture, called("a")).await;
    let taken = fixture.post("modules/", called("b")).await.expect(409);
    let text = "Module with the same external id and external source already exists";
    assert_eq!(taken.body, json!({ "error": text, "id": first }));
    let other = create(&fixture, json!({ "name": "b" })).await;
    let both = json!({ "external_source": "s", "external_id": "1" });
    let moved = fixture.patch(&format!("modules/{other}/"), both).await.expect(409);
    assert_eq!(moved.body["id"], other, "a PATCH names the module being edited");
    fixture.delete(&format!("modules/{first}/")).await.expect(204);
    create(&fixture, called("c")).await;
}

#[tokio::test]
async fn each_changed_key_is_a_fact_of_its_own_and_the_answer_is_the_whole_module() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull", "members": [MEMBER, ADMIN] })).await;
    let (path, before) = (format!("modules/{module}/"), fixture.head().await);
    let changes = json!({
        "name": "Deck", "description": "Walked on", "start_date": "2026-02-01",
        "target_date": "2026-03-01", "status": "completed", "lead": ADMIN,
        "members": [ADMIN, OTHER_MEMBER], "sort_order": 1, "external_id": "7",
    });
    let reply = fixture.patch(&path, changes.clone()).await.expect(200);
    assert_eq!(reply.body["members"], json!([ADMIN, OTHER_MEMBER]));
    assert_eq!(reply.body.as_object().unwrap().len(), 23);
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    ModuleRenamed {"from":"Hull","to":"Deck"}
    ModuleDescribed {"to":"Walked on"}
    ModuleStartDateChanged {"to":"2026-02-01"}
    ModuleTargetDateChanged {"to":"2026-03-01"}
    ModuleStatusChanged {"from":"planned","to":"completed"}
    ModuleLeadChanged {"to":"00000000-0000-0000-0000-000000000003"}
    ModuleMemberRemoved {"user":"00000000-0000-0000-0000-000000000004"}
    ModuleMemberAdded {"user":"00000000-0000-0000-0000-000000000005"}
    ModuleReordered {"from":65535.0,"to":1.0}
    ModuleExternalReferenceChanged {"to":{"id":"7"}}
    "#);
    let after = fixture.head().await;
    fixture.patch(&path, changes).await.expect(200);
    assert_eq!(fixture.head().await, after, "nothing is new");
    let parts = json!({ "members": { "add": [MEMBER], "remove": [ADMIN] } });
    let reply = fixture.patch(&path, parts).await.expect(200);
    assert_eq!(reply.body["members"], json!([OTHER_MEMBER, MEMBER]));
}

#[tokio::test]
async fn an_archived_module_is_restored_or_deleted_and_not_changed() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull", "status": "paused" })).await;
    let issue = item(&fixture).await;
    add(&fixture, &module, &[&issue]).await.expect(200);
    let (path, archived) = (format!("modules/{module}/"), format!("archived-modules/{module}/"));
    let archiving = format!("modules/{module}/archive/");
    let archive = || fixture.post(&archiving, json!({}));
    let text = "Only completed or cancelled modules can be archived";
    assert_eq!(archive().await.expect(400).body, json!({ "error": text }));
    fixture.patch(&path, json!({ "status": "cancelled" })).await.expect(200);
    archive().await.expect(204);
    archive().await.expect(204);
    let refused = json!({ "error": "Archived module cannot be edited" });
    let link = json!({ "url": "https://a.example" });
    for reply in [
        fixture.patch(&path, json!({})).await,
        fixture.patch(&path, json!({ "name": "Deck" })).await,
        add(&fixture, &module, &[&issue]).await,
        fixture.delete(&format!("{path}module-issues/{issue}/")).await,
        fixture.post(&format!("{path}links/"), link).await,
    ] {
        assert_eq!(reply.expect(400).body, refused);
    }
    fixture.delete(&format!("{archived}unarchive/")).await.expect(204);
    fixture.patch(&path, json!({ "status": "backlog" })).await.expect(200);
    fixture.delete(&path).await.expect(204);
    fixture.delete(&path).await.expect(404);
    fixture.delete(&format!("{archived}unarchive/")).await.expect(404);
}

#[tokio::test]
async fn a_module_is_deleted_by_its_creator_or_an_admin() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull" })).await;
    let path = format!("modules/{module}/");
    let reply = fixture.call("DELETE", &path).by(OTHER_MEMBER).send().await.expect(403);
    let text = "Only admin or creator can delete the module";
    assert_eq!(reply.body, json!({ "error": text }));
    fixture.call("DELETE", &path).by(ADMIN).send().await.expect(204);
    let statuses = statuses(|user| {
        fixture.call("POST", "modules/").by(user).json(&json!({ "name": user.to_string() }))
    });
    insta::assert_snapshot!(statuses.await, @r"
    outsider: 403
    guest: 403
    other member: 201
    member: 201
    admin: 201
    colleague: 403
    owner: 403
    ");
}

#[tokio::test]
async fn work_items_come_into_a_module_in_one_append_each_once() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull" })).await;
    let (first, second) = (item(&fixture).await, item(&fixture).await);
    let other = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let other = fixture.call("POST", &other).by(ADMIN).json(&json!({ "name": "x" })).send().await;
    let (other, nothing) = (other.expect(201).id(), Uuid::from_u128(0xdead).to_string());
    let before = fixture.head().await;
    let sent = [&*first, &*second, &*first, &*other, &*nothing];
    let reply = add(&fixture, &module, &sent).await.expect(200);
    let rows = reply.body.as_array().unwrap().clone();
    let issues: Vec<&Value> = rows.iter().map(|row| &row["issue"]).collect();
    assert_eq!(issues, [&first, &second], "what is not in the project is left out");
    let id = Uuid::new_v5(&module.parse().unwrap(), first.parse::<Uuid>().unwrap().as_bytes());
    assert_eq!((&rows[0]["id"], &rows[0]["module"]), (&json!(id), &json!(module)));
    assert_eq!((&rows[0]["sub_issues_count"], &rows[0]["created_by"]), (&json!(0), &json!(MEMBER)));
    let events = fixture.events(before).await;
    assert_eq!(
        events.iter().map(|event| &*event.name).collect::<Vec<_>>(),
        ["IssueModuleAdded"; 2]
    );
    assert_eq!(events[0].command_id, events[1].command_id);
    let after = fixture.head().await;
    let again = add(&fixture, &module, &[&first]).await.expect(200);
    assert_eq!(again.body[0], rows[0], "a row keeps its id and its time");
    assert_eq!(fixture.head().await, after);
}

#[tokio::test]
async fn how_many_work_items_are_below_one_is_told() {
    let fixture = ready().await;
    let (module, issue) = (create(&fixture, json!({ "name": "Hull" })).await, item(&fixture).await);
    let below = json!({ "name": "Part", "parent": issue });
    fixture.post("work-items/", below).await.expect(201);
    fixture.catch_up().await;
    let reply = add(&fixture, &module, &[&issue]).await.expect(200);
    assert_eq!(reply.body[0]["sub_issues_count"], 1);
}

#[tokio::test]
async fn what_cannot_be_added_is_refused() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull" })).await;
    let path = format!("modules/{module}/module-issues/");
    let bodies = [json!({}), json!({ "issues": [] }), json!({ "issues": ["x"] })];
    insta::assert_snapshot!(answers(&fixture, "POST", &path, &bodies).await, @r#"
    {}
        400 {"error":"Issues are required"}
    {"issues":[]}
        400 {"error":"Issues are required"}
    {"issues":["x"]}
        400 {"issues":{"0":["“x” is not a valid UUID."]}}
    "#);
    let many: Vec<Uuid> = (0..1001).map(Uuid::from_u128).collect();
    let reply = fixture.post(&path, json!({ "issues": many })).await.expect(400);
    assert_eq!(reply.body["error"], "1001 work items cannot be added at once, only 1000.");
    let nothing = Uuid::from_u128(0xdead).to_string();
    add(&fixture, &nothing, &[&nothing]).await.expect(404);
}

#[tokio::test]
async fn a_thousand_ids_are_taken_at_once() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull" })).await;
    let mut issues = Vec::new();
    for _ in 0..20 {
        issues.push(item(&fixture).await);
    }
    let unknown = (0..980).map(|n| Uuid::from_u128(0xdead_0000 + n).to_string());
    let sent: Vec<String> = issues.iter().cloned().chain(unknown).collect();
    let sent: Vec<&str> = sent.iter().map(String::as_str).collect();
    let reply = add(&fixture, &module, &sent).await.expect(200);
    assert_eq!(reply.body.as_array().unwrap().len(), 20);
}

#[tokio::test]
async fn a_work_item_leaves_a_module_once() {
    let fixture = ready().await;
    let (module, issue) = (create(&fixture, json!({ "name": "Hull" })).await, item(&fixture).await);
    let path = format!("modules/{module}/module-issues/{issue}/");
    fixture.delete(&path).await.expect(404);
    add(&fixture, &module, &[&issue]).await.expect(200);
    let before = fixture.head().await;
    fixture.patch(&format!("modules/{module}/"), json!({ "name": "Deck" })).await.expect(200);
    fixture.delete(&path).await.expect(204);
    let left = json!({ "module": { "id": module, "name": "Deck" } });
    let expected =
        format!("ModuleRenamed {{\"from\":\"Hull\",\"to\":\"Deck\"}}\nIssueModuleRemoved {left}");
    assert_eq!(fixture.story(before).await, expected, "by the name that it has by now");
    fixture.delete(&path).await.expect(404);
}

#[tokio::test]
async fn a_repeated_command_is_answered_as_the_first_time() {
    let fixture = ready().await;
    let (module, issue) = (create(&fixture, json!({ "name": "Hull" })).await, item(&fixture).await);
    let path = format!("modules/{module}/module-issues/");
    let call = || {
        let call = fixture.call("POST", &path).header("idempotency-key", "k");
        call.json(&json!({ "issues": [issue, Uuid::from_u128(0xdead)] }))
    };
    let first = call().send().await.expect(200);
    fixture.delete(&format!("{path}{issue}/")).await.expect(204);
    assert_eq!(call().send().await.expect(200).body, first.body);
}

#[tokio::test]
async fn links_of_a_module_are_like_those_of_a_work_item() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull" })).await;
    let (path, before) = (format!("modules/{module}/links/"), fixture.head().await);
    let link = json!({ "url": "https://a.example/plan", "title": "Plan", "metadata": {} });
    let made = fixture.post(&path, link).await.expect(201);
    let id = made.id();
    assert_eq!((&made.body["module"], &made.body["metadata"]), (&json!(module), &json!({})));
    let bodies = [
        json!({}),
        json!({ "url": "ftp://a.example" }),
        json!({ "url": "https://a.example/plan" }),
        json!({ "url": "https://b.example", "metadata": { "title": "B" } }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", &path, &bodies).await, @r#"
    {}
        400 {"url":["This field is required."]}
    {"url":"ftp://a.example"}
        400 {"url":["Invalid URL scheme."]}
    {"url":"https://a.example/plan"}
        400 {"error":"URL already exists for this Module"}
    {"metadata":{"title":"B"},"url":"https://b.example"}
        400 {"metadata":["It is not kept: a link of a module has none."]}
    "#);
    let (at, changes) =
        (format!("{path}{id}/"), json!({ "url": "https://b.example", "title": null }));
    fixture.patch(&at, changes).await.expect(200);
    fixture.delete(&at).await.expect(204);
    fixture.delete(&at).await.expect(404);
    let expected = [
        format!(r#"ModuleLinkAdded {{"id":"{id}","title":"Plan","url":"https://a.example/plan"}}"#),
        format!(
            r#"ModuleLinkUrlChanged {{"from":"https://a.example/plan","link":"{id}","to":"https://b.example"}}"#
        ),
        format!(r#"ModuleLinkTitleChanged {{"from":"Plan","link":"{id}"}}"#),
        format!(r#"ModuleLinkRemoved {{"link":"{id}","url":"https://b.example"}}"#),
    ];
    assert_eq!(fixture.story(before).await, expected.join("\n"));
}

#[tokio::test]
async fn a_module_of_another_project_is_not_there_and_an_archived_project_changes_none() {
    let fixture = ready().await;
    let module = create(&fixture, json!({ "name": "Hull" })).await;
    let elsewhere = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/modules/{module}/");
    fixture.call("DELETE", &elsewhere).by(ADMIN).send().await.expect(404);
    seed::archive_project(fixture.side.app.store()).await;
    let reply = fixture.patch(&format!("modules/{module}/"), json!({ "name": "x" })).await;
    assert_eq!(reply.expect(400).body["error"], "Archived project cannot be updated");
}
