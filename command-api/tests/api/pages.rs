//! Pages of a project and of the workspace: made, changed, moved, locked, archived, restored and deleted.

use domain::UserId;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::matrix::{answers, statuses};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OWNER};

/// The path of the pages of the workspace.
const WIKI: &str = "/api/v1/workspaces/acme/pages/";

/// Lets the project have pages.
pub async fn switch_on(fixture: &Fixture) {
    send(fixture, ADMIN, "PATCH", "features/", &json!({ "pages": true })).await.expect(200);
}

/// A workspace whose project has pages.
pub async fn ready() -> Fixture {
    let fixture = Fixture::new().await;
    switch_on(&fixture).await;
    fixture
}

/// The path of one page of the project.
fn at(id: &str) -> String {
    format!("pages/{id}/")
}

/// Makes a page of the project, and answers its id.
async fn made(fixture: &Fixture, new: Value) -> String {
    fixture.post("pages/", new).await.expect(201).id()
}

/// A request of somebody.
async fn send(fixture: &Fixture, user: UserId, method: &str, path: &str, body: &Value) -> Reply {
    fixture.call(method, path).by(user).json(body).send().await
}

#[tokio::test]
async fn a_page_is_made_with_all_that_the_official_client_sends() {
    let fixture = ready().await;
    let before = fixture.head().await;
    let page = json!({
        "name": "Roadmap", "description_html": "<p>In <b>May</b><script>x</script></p>", "access": 1,
        "color": "#60646C", "logo_props": {"in_use": "emoji"}, "view_props": {"full_width": true},
        "external_source": "jira", "external_id": "7", "is_locked": true,
    });
    insta::assert_snapshot!(fixture.post("pages/", page).await, @r##"
    201 {
      "access": 1,
      "anchor": null,
      "archived_at": null,
      "collection_id": null,
      "color": "#60646C",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": null,
      "description_binary": null,
      "description_html": "<p>In <b>May</b></p>",
      "description_stripped": "In May",
      "external_id": "7",
      "external_source": "jira",
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "is_global": false,
      "is_locked": true,
      "logo_props": {
        "in_use": "emoji"
      },
      "name": "Roadmap",
      "owned_by": "00000000-0000-0000-0000-000000000004",
      "parent": null,
      "project": "00000000-0000-0000-0000-000000000200",
      "projects": [
        "00000000-0000-0000-0000-000000000200"
      ],
      "sort_order": 65535.0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "##);
    insta::assert_snapshot!(fixture.story(before).await, @r##"
    PageCreated {"access":"PRIVATE","colour":"#60646C","description":"<p>In <b>May</b></p>","external":{"id":"7","source":"jira"},"id":"00000000-0000-70c9-96fc-015efedbf593","logo":{"in_use":"emoji"},"name":"Roadmap","owner":"00000000-0000-0000-0000-000000000004","project":"00000000-0000-0000-0000-000000000200","sort_order":65535.0}
    PageLocked {}
    "##);
}

#[tokio::test]
async fn a_page_of_the_workspace_is_of_no_project() {
    let fixture = ready().await;
    let page = fixture.post(WIKI, json!({ "name": "House rules" })).await.expect(201);
    assert_eq!((&page.body["project"], &page.body["projects"]), (&json!(null), &json!([])));
    assert_eq!(page.body["is_global"], true);
    fixture.patch(&at(&page.id()), json!({ "name": "x" })).await.expect(404);
    let path = format!("{WIKI}{}/", page.id());
    let renamed = fixture.patch(&path, json!({ "name": "Rules" })).await.expect(200);
    assert_eq!(renamed.body["name"], "Rules");
    assert_eq!(fixture.events(0).await.last().unwrap().project, None);
}

#[tokio::test]
async fn a_page_with_wrong_fields_is_refused_and_nothing_is_written() {
    let fixture = ready().await;
    let before = fixture.head().await;
    let nothing = "00000000-0000-7000-8000-00000000dead";
    let bodies = [
        json!({}),
        json!({ "name": " ", "access": 2, "is_locked": "perhaps" }),
        json!({ "name": "a", "description_html": "", "logo_props": [] }),
        json!({ "name": "a", "parent": nothing }),
        json!({ "name": "a", "parent_id": nothing }),
        json!({ "name": "a", "collection_id": nothing }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "pages/", &bodies).await, @r#"
    {}
        400 {"name":["This field is required."]}
    {"access":2,"is_locked":"perhaps","name":" "}
        400 {"access":["\"2\" is not a valid choice."],"is_locked":["Must be a valid boolean."],"name":["This field may not be blank."]}
    {"description_html":"","logo_props":[],"name":"a"}
        400 {"logo_props":["Expected a dictionary of items but got type \"list\"."],"non_field_errors":["Invalid HTML passed"]}
    {"name":"a","parent":"00000000-0000-7000-8000-00000000dead"}
        400 {"parent":["The parent is none of the pages here"]}
    {"name":"a","parent_id":"00000000-0000-7000-8000-00000000dead"}
        400 {"parent":["The parent is none of the pages here"]}
    {"collection_id":"00000000-0000-7000-8000-00000000dead","name":"a"}
        400 {"collection_id":["Invalid pk \"00000000-0000-7000-8000-00000000dead\" - object does not exist."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn each_changed_key_is_a_fact_of_its_own() {
    let fixture = ready().await;
    let parent = made(&fixture, json!({ "name": "Plans" })).await;
    let page = made(&fixture, json!({ "name": "Roadmap" })).await;
    let before = fixture.head().await;
    let changes = json!({
        "name": "Plan", "description_html": "<p>In June</p>", "color": "#000", "parent": parent,
        "logo_props": {"in_use": "icon"}, "sort_order": 1.5, "external_id": "7",
    });
    fixture.patch(&at(&page), changes.clone()).await.expect(200);
    let names: Vec<String> =
        fixture.events(before).await.into_iter().map(|event| event.name).collect();
    assert_eq!(
        names,
        [
            "PageParentChanged",
            "PageRenamed",
            "PageDescribed",
            "PageColourChanged",
            "PageLogoChanged",
            "PageReordered",
            "PageExternalReferenceChanged",
        ]
    );
    let after = fixture.head().await;
    fixture.patch(&at(&page), changes).await.expect(200);
    assert_eq!(fixture.head().await, after, "changing nothing appends nothing");
}

#[tokio::test]
async fn a_put_changes_what_is_sent_and_nothing_else() {
    let fixture = ready().await;
    let page = made(&fixture, json!({ "name": "Plan", "description_html": "<p>May</p>" })).await;
    let change = json!({ "name": "Roadmap" });
    let changed = send(&fixture, MEMBER, "PUT", &at(&page), &change).await.expect(200).body;
    assert_eq!(
        (&changed["name"], &changed["description_html"]),
        (&json!("Roadmap"), &json!("<p>May</p>"))
    );
    let stale = fixture.call("PUT", &at(&page)).header("if-match", "\"1.0\"").json(&change);
    stale.send().await.expect(412);
}

#[tokio::test]
async fn new_pages_come_behind_the_others_below_the_same_one() {
    let fixture = ready().await;
    let first = fixture.post("pages/", json!({ "name": "a" })).await.expect(201);
    fixture.catch_up().await;
    let second = fixture.post("pages/", json!({ "name": "b" })).await.expect(201);
    assert_eq!(second.body["sort_order"], 75_535.0);
    let below = fixture.post("pages/", json!({ "name": "c", "parent": first.id() })).await;
    assert_eq!(below.expect(201).body["sort_order"], 65_535.0);
}

#[tokio::test]
async fn pages_are_in_a_tree_without_circles_inside_one_place() {
    let fixture = ready().await;
    let top = made(&fixture, json!({ "name": "top" })).await;
    let middle = made(&fixture, json!({ "name": "middle", "parent": top })).await;
    let bottom = made(&fixture, json!({ "name": "bottom", "parent": middle })).await;
    let wiki = fixture.post(WIKI, json!({ "name": "wiki" })).await.expect(201).id();
    let before = fixture.head().await;
    for (parent, text) in [
        (&top, "A page cannot be its own parent"),
        (&bottom, "A page cannot be moved below one of its own sub-pages"),
        (&wiki, "The parent is none of the pages here"),
    ] {
        let refused = fixture.patch(&at(&top), json!({ "parent": parent })).await.expect(400);
        assert_eq!(refused.body["parent"][0], text);
    }
    assert_eq!(fixture.head().await, before);
    fixture.patch(&at(&middle), json!({ "parent": null })).await.expect(200);
    fixture.patch(&at(&top), json!({ "parent": bottom })).await.expect(200);
}

#[tokio::test]
async fn a_private_page_is_not_there_for_anybody_but_its_owner() {
    let fixture = ready().await;
    let page = made(&fixture, json!({ "name": "Diary", "access": 1 })).await;
    fixture.catch_up().await;
    let before = fixture.head().await;
    let link = json!({ "page_id": page });
    let item = fixture.call("POST", "work-items/").by(ADMIN).json(&json!({ "name": "x" }));
    let item = item.send().await.expect(201).id();
    for user in [ADMIN, OTHER_MEMBER] {
        for (method, path) in [
            ("PATCH", at(&page)),
            ("DELETE", at(&page)),
            ("POST", format!("pages/{page}/lock/")),
            ("DELETE", format!("pages/{page}/lock/")),
            ("POST", format!("pages/{page}/archive/")),
            ("DELETE", format!("pages/{page}/archive/")),
            ("POST", format!("pages/{page}/versions/1/restore/")),
        ] {
            send(&fixture, user, method, &path, &json!({})).await.expect(404);
        }
        let below = json!({ "name": "x", "parent": page });
        send(&fixture, user, "POST", "pages/", &below).await.expect(400);
        let path = format!("work-items/{item}/pages/");
        send(&fixture, user, "POST", &path, &link).await.expect(400);
    }
    assert_eq!(fixture.head().await, before + 1, "only the work item");
    fixture.patch(&at(&page), json!({ "name": "Journal" })).await.expect(200);
}

#[tokio::test]
async fn a_public_page_is_below_public_pages_only() {
    let fixture = ready().await;
    let private = made(&fixture, json!({ "name": "a", "access": 1 })).await;
    let public = made(&fixture, json!({ "name": "b" })).await;
    let below = json!({ "name": "c", "parent": private });
    let refused = fixture.post("pages/", below).await.expect(409);
    assert_eq!(refused.body["error"], "A public page cannot be below a private one");
    fixture.patch(&at(&public), json!({ "parent": private })).await.expect(409);
    fixture.catch_up().await;
    fixture.patch(&at(&public), json!({ "parent": private, "access": 1 })).await.expect(200);
    fixture.catch_up().await;
    fixture.patch(&at(&public), json!({ "access": 0 })).await.expect(409);
    fixture.patch(&at(&private), json!({ "access": 0 })).await.expect(200);
    fixture.catch_up().await;
    fixture.patch(&at(&public), json!({ "access": 0 })).await.expect(200);
    fixture.catch_up().await;
    let closed = fixture.patch(&at(&private), json!({ "access": 1 })).await.expect(409);
    let text = "Public pages are below it: move them or make them private first";
    assert_eq!(closed.body["error"], text);
}

#[tokio::test]
async fn a_locked_page_does_not_change_until_its_owner_or_an_admin_unlocks_it() {
    let fixture = ready().await;
    let page = made(&fixture, json!({ "name": "Roadmap" })).await;
    let lock = format!("pages/{page}/lock/");
    send(&fixture, OTHER_MEMBER, "POST", &lock, &json!({})).await.expect(204);
    let change = json!({ "name": "Plan" });
    for user in [MEMBER, OTHER_MEMBER, ADMIN] {
        let refused = send(&fixture, user, "PATCH", &at(&page), &change).await.expect(409);
        assert_eq!(
            refused.body["error"],
            "The page is locked: its owner or an admin can unlock it"
        );
    }
    send(&fixture, OTHER_MEMBER, "DELETE", &lock, &json!({})).await.expect(403);
    let unlock = json!({ "is_locked": false, "name": "Plan" });
    send(&fixture, OTHER_MEMBER, "PATCH", &at(&page), &unlock).await.expect(403);
    send(&fixture, ADMIN, "PATCH", &at(&page), &unlock).await.expect(200);
    send(&fixture, OTHER_MEMBER, "POST", &lock, &json!({})).await.expect(204);
    send(&fixture, MEMBER, "DELETE", &lock, &json!({})).await.expect(204);
    fixture.delete(&lock).await.expect(204);
}

#[tokio::test]
async fn an_archive_takes_along_what_is_below_and_so_does_its_end() {
    let fixture = ready().await;
    let top = made(&fixture, json!({ "name": "top" })).await;
    let middle = made(&fixture, json!({ "name": "middle", "parent": top })).await;
    let diary = json!({ "name": "diary", "parent": middle, "access": 1 });
    let diary = send(&fixture, OTHER_MEMBER, "POST", "pages/", &diary).await.expect(201).id();
    fixture.catch_up().await;
    let before = fixture.head().await;
    let archive = format!("pages/{top}/archive/");
    fixture.post(&archive, json!({})).await.expect(403);
    let archived = send(&fixture, ADMIN, "POST", &archive, &json!({})).await.expect(200);
    assert_eq!(archived.body["archived_at"], "2026-01-02T03:04:05Z");
    assert_eq!(fixture.head().await, before + 3, "the other member's private page too");
    fixture.catch_up().await;
    fixture.patch(&at(&middle), json!({ "name": "x" })).await.expect(409);
    fixture.post("pages/", json!({ "name": "x", "parent": middle })).await.expect(409);
    // What is below an archived page comes to the top when it is restored alone.
    let middle_archive = format!("pages/{middle}/archive/");
    fixture.delete(&middle_archive).await.expect(403);
    send(&fixture, ADMIN, "DELETE", &middle_archive, &json!({})).await.expect(204);
    fixture.catch_up().await;
    let restored = fixture.patch(&at(&middle), json!({})).await.expect(200);
    assert_eq!(
        (&restored.body["archived_at"], &restored.body["parent"]),
        (&json!(null), &json!(null))
    );
    send(&fixture, OTHER_MEMBER, "PATCH", &at(&diary), &json!({ "name": "x" })).await.expect(200);
    let back = fixture.patch(&at(&top), json!({ "archived_at": null, "name": "y" })).await;
    assert_eq!(back.expect(200).body["archived_at"], json!(null));
}

#[tokio::test]
async fn what_is_below_a_deleted_page_comes_to_the_top() {
    let fixture = ready().await;
    let top = made(&fixture, json!({ "name": "top" })).await;
    let below = made(&fixture, json!({ "name": "below", "parent": top, "is_locked": true })).await;
    fixture.catch_up().await;
    let before = fixture.head().await;
    fixture.delete(&at(&top)).await.expect(204);
    let names: Vec<String> =
        fixture.events(before).await.into_iter().map(|event| event.name).collect();
    assert_eq!(names, ["PageDeleted", "PageParentChanged"]);
    fixture.delete(&at(&top)).await.expect(404);
    let unlocked = fixture.patch(&at(&below), json!({ "is_locked": false })).await.expect(200);
    assert_eq!(unlocked.body["parent"], json!(null));
}

#[tokio::test]
async fn a_version_is_restored_as_a_change_like_any_other() {
    let fixture = ready().await;
    let new = json!({ "name": "Roadmap", "description_html": "<p>May</p>" });
    let page = made(&fixture, new).await;
    let changed = json!({ "name": "Plan", "description_html": "<p>June</p>", "color": "#000" });
    fixture.patch(&at(&page), changed).await.expect(200);
    let restore = |version: u64| format!("pages/{page}/versions/{version}/restore/");
    let restored = fixture.post(&restore(1), json!({})).await.expect(200);
    let text = (&restored.body["name"], &restored.body["description_html"]);
    assert_eq!(text, (&json!("Roadmap"), &json!("<p>May</p>")));
    assert_eq!(restored.body["color"], "#000");
    let half = fixture.post(&restore(2), json!({})).await.expect(200);
    assert_eq!(
        (&half.body["name"], &half.body["description_html"]),
        (&json!("Plan"), &json!("<p>May</p>"))
    );
    for missing in [0, 99] {
        fixture.post(&restore(missing), json!({})).await.expect(404);
    }
    fixture.post(&format!("pages/{page}/lock/"), json!({})).await.expect(204);
    fixture.post(&restore(1), json!({})).await.expect(409);
}

#[tokio::test]
async fn no_new_pages_where_they_are_switched_off_and_the_old_ones_stay() {
    let fixture = ready().await;
    let page = made(&fixture, json!({ "name": "Roadmap" })).await;
    let off = json!({ "pages": false });
    send(&fixture, ADMIN, "PATCH", "features/", &off).await.expect(200);
    let refused = fixture.post("pages/", json!({ "name": "x" })).await.expect(409);
    assert_eq!(refused.body["error"], "Pages are not enabled for this project");
    fixture.patch(&at(&page), json!({ "name": "Plan" })).await.expect(200);
    fixture.post(WIKI, json!({ "name": "x" })).await.expect(201);
}

#[tokio::test]
async fn an_external_reference_belongs_to_one_page_of_a_place() {
    let fixture = ready().await;
    let called = |name| json!({ "name": name, "external_source": "s", "external_id": "1" });
    let first = made(&fixture, called("a")).await;
    let taken = fixture.post("pages/", called("b")).await.expect(409);
    assert_eq!(taken.body["id"], first);
    let text = "Page with the same external id and external source already exists";
    assert_eq!(taken.body["error"], text);
    fixture.post(WIKI, called("c")).await.expect(201);
    fixture.catch_up().await;
    fixture.delete(&at(&first)).await.expect(204);
    fixture.post("pages/", called("b")).await.expect(201);
}

#[tokio::test]
async fn who_may_make_pages() {
    let fixture = ready().await;
    let new = json!({ "name": "x" });
    let create = statuses(|user| fixture.call("POST", "pages/").by(user).json(&new));
    insta::assert_snapshot!(create.await, @r"
    outsider: 403
    guest: 403
    other member: 201
    member: 201
    admin: 201
    colleague: 403
    owner: 403
    ");
    let create = statuses(|user| fixture.call("POST", WIKI).by(user).json(&new));
    insta::assert_snapshot!(create.await, @r"
    outsider: 403
    guest: 403
    other member: 201
    member: 201
    admin: 201
    colleague: 201
    owner: 201
    ");
}

#[tokio::test]
async fn only_the_owner_and_admins_dispose_of_a_page() {
    let fixture = ready().await;
    let page = made(&fixture, json!({ "name": "Roadmap" })).await;
    fixture.catch_up().await;
    for (method, path, body) in [
        ("DELETE", at(&page), json!({})),
        ("POST", format!("pages/{page}/archive/"), json!({})),
        ("PATCH", at(&page), json!({ "access": 1 })),
        ("PATCH", at(&page), json!({ "archived_at": "2026-01-01" })),
    ] {
        let refused = send(&fixture, OTHER_MEMBER, method, &path, &body).await.expect(403);
        assert_eq!(refused.body["error"], "Only admin or owner can do this with the page");
        send(&fixture, GUEST, method, &path, &body).await.expect(403);
    }
    let same = json!({ "access": 0, "archived_at": null, "name": "Plan" });
    send(&fixture, OTHER_MEMBER, "PATCH", &at(&page), &same).await.expect(200);
    send(&fixture, ADMIN, "DELETE", &at(&page), &json!({})).await.expect(204);
    let wiki = fixture.post(WIKI, json!({ "name": "x" })).await.expect(201).id();
    fixture.catch_up().await;
    let path = format!("{WIKI}{wiki}/");
    send(&fixture, COLLEAGUE, "DELETE", &path, &json!({})).await.expect(403);
    send(&fixture, OWNER, "DELETE", &path, &json!({})).await.expect(204);
}

#[tokio::test]
async fn a_stale_version_is_refused_everywhere_and_a_repeated_command_is_not() {
    let fixture = ready().await;
    let page = made(&fixture, json!({ "name": "Roadmap" })).await;
    for (method, path) in [
        ("PATCH", at(&page)),
        ("DELETE", at(&page)),
        ("POST", format!("pages/{page}/lock/")),
        ("DELETE", format!("pages/{page}/lock/")),
        ("POST", format!("pages/{page}/archive/")),
        ("DELETE", format!("pages/{page}/archive/")),
        ("POST", format!("pages/{page}/versions/1/restore/")),
    ] {
        let call = fixture.call(method, &path).header("if-match", "\"9.00000000.0\"");
        call.json(&json!({})).send().await.expect(412);
    }
    let send = |name: &str| {
        let call = fixture.call("PATCH", &at(&page)).header("idempotency-key", "k");
        call.json(&json!({ "name": name })).send()
    };
    let (renamed, again) = (send("Plan").await.expect(200), send("Plan").await.expect(200));
    assert_eq!(again.to_string(), renamed.to_string());
    send("Other").await.expect(422);
}
