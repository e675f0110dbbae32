//! Saved views of a project and of the workspace: made, changed, locked and deleted.

use domain::UserId;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::matrix::answers;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OWNER};

/// The path of the views of the workspace.
pub const VIEWS: &str = "/api/v1/workspaces/acme/views/";

/// Lets the project have views.
pub async fn switch_on(fixture: &Fixture) {
    send(fixture, ADMIN, "PATCH", "features/", &json!({ "views": true })).await.expect(200);
}

/// A workspace whose project has views.
async fn ready() -> Fixture {
    let fixture = Fixture::new().await;
    switch_on(&fixture).await;
    fixture
}

/// The path of one view of the project.
fn at(id: &str) -> String {
    format!("views/{id}/")
}

/// Makes a view of the project, and answers its id.
async fn made(fixture: &Fixture, new: Value) -> String {
    fixture.post("views/", new).await.expect(201).id()
}

/// A request of somebody.
async fn send(fixture: &Fixture, user: UserId, method: &str, path: &str, body: &Value) -> Reply {
    fixture.call(method, path).by(user).json(body).send().await
}

#[tokio::test]
async fn a_view_is_made_with_all_that_it_has() {
    let fixture = ready().await;
    let before = fixture.head().await;
    let view = json!({
        "name": "Mine", "description": "For the morning",
        "filters": {"and": [{"state_group__in": ["started"]}]},
        "group_by": "state_id", "sub_group_by": "priority", "order_by": "-target_date",
        "layout": "board", "display": {"show_empty_groups": true}, "access": 0,
        "logo_props": {"in_use": "emoji"}, "is_locked": true,
    });
    insta::assert_snapshot!(fixture.post("views/", view).await, @r#"
    201 {
      "access": 0,
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "For the morning",
      "display": {
        "show_empty_groups": true
      },
      "filters": {
        "and": [
          {
            "state_group__in": [
              "started"
            ]
          }
        ]
      },
      "group_by": "state_id",
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "is_locked": true,
      "layout": "board",
      "logo_props": {
        "in_use": "emoji"
      },
      "name": "Mine",
      "order_by": "-target_date",
      "owned_by": "00000000-0000-0000-0000-000000000004",
      "pql": "",
      "project": "00000000-0000-0000-0000-000000000200",
      "sort_order": 65535.0,
      "sub_group_by": "priority",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    ViewCreated {"access":"PRIVATE","description":"For the morning","display":{"show_empty_groups":true},"filter":{"filters":{"and":[{"state_group__in":["started"]}]}},"grouping":{"group_by":"state_id","sub_group_by":"priority"},"id":"00000000-0000-70c9-96fc-015efedbf593","layout":"board","logo":{"in_use":"emoji"},"name":"Mine","owner":"00000000-0000-0000-0000-000000000004","project":"00000000-0000-0000-0000-000000000200","sort_order":65535.0,"sorting":"-target_date"}
    ViewLocked {}
    "#);
}

#[tokio::test]
async fn a_view_of_the_workspace_is_made_with_a_name_alone() {
    let fixture = Fixture::new().await;
    let first = fixture.post(VIEWS, json!({ "name": "All" })).await.expect(201);
    insta::assert_snapshot!(first, @r#"
    201 {
      "access": 1,
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "",
      "display": {},
      "filters": {},
      "group_by": null,
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "is_locked": false,
      "layout": "list",
      "logo_props": {},
      "name": "All",
      "order_by": "-created_at",
      "owned_by": "00000000-0000-0000-0000-000000000004",
      "pql": "",
      "project": null,
      "sort_order": 65535.0,
      "sub_group_by": null,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    fixture.catch_up().await;
    let second = fixture.post(VIEWS, json!({ "name": "All" })).await.expect(201);
    assert_eq!(second.body["sort_order"], 75535.0, "names need not differ");
}

#[tokio::test]
async fn wrong_fields_are_named_and_nothing_is_written() {
    let fixture = ready().await;
    let view = made(&fixture, json!({ "name": "Mine", "group_by": "cycle_id" })).await;
    let query = made(&fixture, json!({ "name": "Asked", "pql": "priority = high" })).await;
    let before = fixture.head().await;
    let filters = json!({"priority__in": ["high"]});
    let bodies = [
        json!({}),
        json!({
            "name": " ", "filters": [], "group_by": "colour", "order_by": "colour",
            "layout": "spiral", "display": "x", "access": 2, "sort_order": "x", "logo_props": 1,
        }),
        json!({ "name": "x", "filters": filters, "pql": "priority = high" }),
        json!({ "name": "x", "group_by": "priority", "sub_group_by": "priority" }),
        json!({ "name": "x", "order_by": "--name", "filters": null }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "views/", &bodies).await, @r#"
    {}
        400 {"name":["This field is required."]}
    {"access":2,"display":"x","filters":[],"group_by":"colour","layout":"spiral","lo
        400 {"access":["\"2\" is not a valid choice."],"display":["Expected a dictionary of items but got type \"str\"."],"filters":["Expected a dictionary of items but got type \"list\"."],"group_by":["\"colour\" is not a valid choice."],"layout":["\"spiral\" is not a valid choice."],"logo_props":["Expected a dictionary of items but got type \"int\"."],"name":["This field may not be blank."],"order_by":["\"colour\" is not a valid choice."],"sort_order":["A valid number is required."]}
    {"filters":{"priority__in":["high"]},"name":"x","pql":"priority = high"}
        400 {"pql":["A view has either filters or pql: empty the other one."]}
    {"group_by":"priority","name":"x","sub_group_by":"priority"}
        400 {"sub_group_by":["sub_group_by has to differ from group_by."]}
    {"filters":null,"name":"x","order_by":"--name"}
        400 {"filters":["This field may not be null."],"order_by":["\"--name\" is not a valid choice."]}
    "#);
    let bodies = [json!({ "sub_group_by": "cycle_id" }), json!({ "name": null, "layout": null })];
    insta::assert_snapshot!(answers(&fixture, "PATCH", &at(&view), &bodies).await, @r#"
    {"sub_group_by":"cycle_id"}
        400 {"sub_group_by":["sub_group_by has to differ from group_by."]}
    {"layout":null,"name":null}
        400 {"layout":["This field may not be null."],"name":["This field may not be null."]}
    "#);
    let twice = fixture.patch(&at(&query), json!({ "filters": filters })).await.expect(400);
    assert!(twice.body["pql"].is_array(), "{twice}");
    for (field, value, most) in [
        ("filters", json!({ "name": "x".repeat(32_768) }), 32_768),
        ("display", json!({ "a": "x".repeat(20_000) }), 20_000),
    ] {
        let refused = fixture.patch(&at(&view), json!({ field: value })).await.expect(400);
        let text = format!("Ensure this field has no more than {most} bytes.");
        assert_eq!(refused.body[field][0], text);
    }
    for (field, value, text) in [
        (
            "filters",
            json!({ "filters": {"and": [{"assigne_id": "x"}]} }),
            "Filtering on field 'assigne_id' is not allowed. Did you mean \"assignee\"?",
        ),
        (
            "pql",
            json!({ "pql": "priority = high ORDER BY nam" }),
            "Column 26: Nothing is ordered by nam. Did you mean name?",
        ),
        (
            "pql",
            json!({ "pql": "priority = hihg" }),
            "Column 12: \"hihg\" is none of urgent, high, medium, low, none. Did you mean high?",
        ),
    ] {
        let refused = fixture.patch(&at(&query), value).await.expect(400);
        assert_eq!(refused.body[field][0], text);
    }
    let long = json!({ "pql": "x".repeat(8_193) });
    assert!(fixture.patch(&at(&view), long).await.expect(400).body["pql"].is_array());
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_patch_is_a_list_of_facts_and_what_is_so_already_is_none() {
    let fixture = ready().await;
    let view = made(&fixture, json!({ "name": "Mine", "filters": {"point": 1} })).await;
    let before = fixture.head().await;
    let all = json!({
        "name": "Late", "description": "What is late", "filters": {}, "pql": "target_date < today",
        "group_by": "assignees__id", "sub_group_by": "priority", "order_by": "target_date",
        "layout": "table", "display": {"a": 1}, "access": 0, "logo_props": {"in_use": "icon"},
        "sort_order": 1.5, "is_locked": true,
    });
    let changed = fixture.patch(&at(&view), all.clone()).await.expect(200);
    for (key, value) in all.as_object().unwrap() {
        assert_eq!(&changed.body[key], value, "{key}");
    }
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    ViewRenamed {"from":"Mine","to":"Late"}
    ViewDescribed {"to":"What is late"}
    ViewFilterChanged {"to":{"pql":"target_date < today"}}
    ViewGroupingChanged {"to":{"group_by":"assignees__id","sub_group_by":"priority"}}
    ViewSortingChanged {"from":"-created_at","to":"target_date"}
    ViewLayoutChanged {"from":"list","to":"table"}
    ViewDisplayChanged {"to":{"a":1}}
    ViewAccessChanged {"from":"PUBLIC","to":"PRIVATE"}
    ViewLogoChanged {"to":{"in_use":"icon"}}
    ViewReordered {"from":65535.0,"to":1.5}
    ViewLocked {}
    "#);
    let before = fixture.head().await;
    fixture.patch(&at(&view), json!({})).await.expect(200);
    let mut again = all;
    again["is_locked"] = json!(false);
    fixture.patch(&at(&view), again).await.expect(200);
    insta::assert_snapshot!(fixture.story(before).await, @"ViewUnlocked {}");
    let swapped = json!({ "group_by": "priority", "sub_group_by": "assignees__id" });
    fixture.patch(&at(&view), swapped).await.expect(200);
    let none = json!({ "group_by": null, "sub_group_by": null, "pql": "" });
    let none = fixture.patch(&at(&view), none).await.expect(200);
    assert_eq!((&none.body["group_by"], &none.body["pql"]), (&Value::Null, &json!("")));
}

#[tokio::test]
async fn a_project_without_views_takes_no_new_ones_and_an_archived_one_no_changes() {
    let fixture = ready().await;
    let view = made(&fixture, json!({ "name": "Mine" })).await;
    send(&fixture, ADMIN, "PATCH", "features/", &json!({ "views": false })).await.expect(200);
    let refused = fixture.post("views/", json!({ "name": "Other" })).await.expect(409);
    assert_eq!(refused.body["error"], "Views are not enabled for this project");
    fixture.patch(&at(&view), json!({ "name": "Still" })).await.expect(200);
    send(&fixture, ADMIN, "POST", "archive/", &json!({})).await.expect(204);
    for (method, path) in
        [("PATCH", at(&view)), ("DELETE", at(&view)), ("POST", format!("views/{view}/lock/"))]
    {
        let refused = send(&fixture, MEMBER, method, &path, &json!({ "name": "x" })).await;
        assert!(refused.status >= 400, "{method} {path}: {refused}");
    }
}

#[tokio::test]
async fn a_private_view_is_not_there_for_anybody_but_its_owner() {
    let fixture = ready().await;
    let own = json!({ "name": "Mine", "access": 0 });
    let in_project = at(&made(&fixture, own.clone()).await);
    let in_workspace = fixture.post(VIEWS, own).await.expect(201).id();
    let in_workspace = format!("{VIEWS}{in_workspace}/");
    let before = fixture.head().await;
    for (path, others) in
        [(&in_project, [ADMIN, OTHER_MEMBER]), (&in_workspace, [OWNER, OTHER_MEMBER])]
    {
        for user in others {
            for (method, path) in [
                ("PATCH", path.clone()),
                ("DELETE", path.clone()),
                ("POST", format!("{path}lock/")),
                ("DELETE", format!("{path}lock/")),
            ] {
                send(&fixture, user, method, &path, &json!({ "name": "x" })).await.expect(404);
            }
        }
    }
    assert_eq!(fixture.head().await, before);
    for path in [in_project, in_workspace] {
        fixture.patch(&path, json!({ "name": "Ours", "access": 1 })).await.expect(200);
    }
}

#[tokio::test]
async fn a_public_view_is_changed_by_its_owner_and_by_admins() {
    let fixture = ready().await;
    let view = at(&made(&fixture, json!({ "name": "Ours" })).await);
    let change = json!({ "name": "Theirs" });
    let refused = send(&fixture, OTHER_MEMBER, "PATCH", &view, &change).await.expect(403);
    assert_eq!(refused.body["error"], "Only admin or owner can do this with the view");
    send(&fixture, GUEST, "PATCH", &view, &change).await.expect(403);
    send(&fixture, ADMIN, "PATCH", &view, &change).await.expect(200);
    send(&fixture, GUEST, "POST", "views/", &change).await.expect(403);

    let wide = send(&fixture, COLLEAGUE, "POST", VIEWS, &change).await.expect(201).id();
    let wide = format!("{VIEWS}{wide}/");
    // An admin of a project is none of the workspace.
    for user in [ADMIN, MEMBER, GUEST] {
        send(&fixture, user, "PATCH", &wide, &change).await.expect(403);
        send(&fixture, user, "DELETE", &wide, &change).await.expect(403);
    }
    send(&fixture, OWNER, "PATCH", &wide, &json!({ "name": "All" })).await.expect(200);
    send(&fixture, GUEST, "POST", VIEWS, &change).await.expect(403);
    // Each is found where it is, and nowhere else.
    let id = wide.strip_prefix(VIEWS).unwrap();
    send(&fixture, ADMIN, "PATCH", &format!("views/{id}"), &change).await.expect(404);
    let elsewhere = format!("{VIEWS}{}", view.strip_prefix("views/").unwrap());
    send(&fixture, MEMBER, "PATCH", &elsewhere, &change).await.expect(404);
}

#[tokio::test]
async fn a_locked_view_does_not_change_until_its_owner_or_an_admin_unlocks_it() {
    let fixture = ready().await;
    let view = made(&fixture, json!({ "name": "Ours" })).await;
    let (path, lock) = (at(&view), format!("views/{view}/lock/"));
    send(&fixture, OTHER_MEMBER, "POST", &lock, &json!({})).await.expect(403);
    send(&fixture, MEMBER, "POST", &lock, &json!({})).await.expect(204);
    let before = fixture.head().await;
    send(&fixture, ADMIN, "POST", &lock, &json!({})).await.expect(204);
    let change = json!({ "name": "Theirs" });
    for user in [MEMBER, ADMIN] {
        let refused = send(&fixture, user, "PATCH", &path, &change).await.expect(409);
        let text = "The view is locked: its owner or an admin can unlock it";
        assert_eq!(refused.body["error"], text);
    }
    let accept = fixture.call("PATCH", &path).json(&change);
    let problem = accept.header("accept", "application/problem+json").send().await.expect(409);
    assert_eq!(problem.body["code"], "view/locked");
    send(&fixture, OTHER_MEMBER, "DELETE", &lock, &json!({})).await.expect(403);
    assert_eq!(fixture.head().await, before);
    send(&fixture, ADMIN, "DELETE", &lock, &json!({})).await.expect(204);
    fixture.patch(&path, json!({ "name": "Ours again", "is_locked": true })).await.expect(200);
    let unlock = json!({ "name": "Open", "is_locked": false });
    fixture.patch(&path, unlock).await.expect(200);
}

#[tokio::test]
async fn a_view_is_deleted_once_also_when_it_is_locked() {
    let fixture = ready().await;
    let view = at(&made(&fixture, json!({ "name": "Ours", "is_locked": true })).await);
    let before = fixture.head().await;
    send(&fixture, OTHER_MEMBER, "DELETE", &view, &json!({})).await.expect(403);
    send(&fixture, ADMIN, "DELETE", &view, &json!({})).await.expect(204);
    insta::assert_snapshot!(fixture.story(before).await, @r#"ViewDeleted {"access":"PUBLIC","owner":"00000000-0000-0000-0000-000000000004"}"#);
    fixture.delete(&view).await.expect(404);
    fixture.patch(&view, json!({ "name": "x" })).await.expect(404);
}

#[tokio::test]
async fn a_view_is_changed_only_in_the_version_that_was_seen() {
    let fixture = ready().await;
    let made = fixture.post("views/", json!({ "name": "Ours" })).await.expect(201);
    let (path, tag) = (at(&made.id()), made.header("etag").to_owned());
    let change = |name: &str| fixture.call("PATCH", &path).json(&json!({ "name": name }));
    change("Theirs").header("if-match", &tag).send().await.expect(200);
    change("Late").header("if-match", &tag).send().await.expect(412);
    let call = fixture.call("DELETE", &path).header("if-match", &tag);
    call.send().await.expect(412);
}
