//! Workspaces and their members.

use domain::workspace::{AddWorkspaceMember, Workspace};
use domain::{Role, UserId, WorkspaceId};
use serde_json::{Value, json};

use crate::changes;
use crate::client::Reply;
use crate::fixture::{Fixture, PROJECT, WORKSPACE};
use crate::matrix::{answers, answers_to, statuses};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER};

/// Where workspaces are made.
const ALL: &str = "/api/v1/workspaces/";
/// The workspace `acme`.
const ACME: &str = "/api/v1/workspaces/acme/";
/// Its members.
const MEMBERS: &str = "/api/v1/workspaces/acme/members/";

/// A body that makes a workspace.
fn body(slug: &str) -> Value {
    json!({ "name": "My Team", "slug": slug })
}

/// The owner's requests.
async fn owner(fixture: &Fixture, method: &str, path: &str, body: Value) -> Reply {
    fixture.call(method, path).by(OWNER).json(&body).send().await
}

/// The path of one member.
fn at(user: UserId) -> String {
    format!("{MEMBERS}{user}/")
}

/// Workspace `acme`, whose people the instance knows.
async fn fixture() -> Fixture {
    let fixture = Fixture::new().await;
    changes::register_all(&fixture).await;
    fixture
}

#[tokio::test]
async fn anybody_creates_a_workspace_and_owns_it() {
    let fixture = Fixture::empty().await;
    let reply = fixture.call("POST", ALL).by(OUTSIDER).json(&body("my-team")).send().await;
    insta::assert_snapshot!(reply, @r#"
    201 {
      "created_at": "2026-01-02T03:04:05Z",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "name": "My Team",
      "owner": "00000000-0000-0000-0000-000000000007",
      "role": 20,
      "role_slug": "owner",
      "slug": "my-team",
      "timezone": "UTC",
      "total_members": 1,
      "updated_at": "2026-01-02T03:04:05Z"
    }
    "#);
    let project = json!({ "name": "Web", "identifier": "WEB" });
    let create = |user| {
        let call = fixture.call("POST", "/api/v1/workspaces/my-team/projects/").by(user);
        call.json(&project).send()
    };
    create(MEMBER).await.expect(403);
    create(OUTSIDER).await.expect(201);
}

#[tokio::test]
async fn a_workspace_with_wrong_fields_is_refused() {
    let fixture = Fixture::new().await;
    let bodies = [
        json!({}),
        json!({ "name": "n".repeat(81), "slug": "s".repeat(49) }),
        json!({ "name": "a\0", "slug": "a b" }),
        json!({ "name": "a", "slug": "God-Mode" }),
        json!({ "name": "a", "slug": "a", "timezone": "UTC+1" }),
        body("acme"),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", ALL, &bodies).await, @r#"
    {}
        400 {"name":["This field is required."],"slug":["This field is required."]}
    {"name":"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
        400 {"name":["Ensure this field has no more than 80 characters."],"slug":["Ensure this field has no more than 48 characters."]}
    {"name":"a\u0000","slug":"a b"}
        400 {"name":["Null characters are not allowed."],"slug":["Enter a valid \"slug\" consisting of letters, numbers, underscores or hyphens."]}
    {"name":"a","slug":"God-Mode"}
        400 {"slug":["Slug is not valid"]}
    {"name":"a","slug":"a","timezone":"UTC+1"}
        400 {"timezone":["\"UTC+1\" is not a valid choice."]}
    {"name":"My Team","slug":"acme"}
        400 {"slug":["The workspace with the slug already exists"]}
    "#);
}

#[tokio::test]
async fn a_repeated_creation_is_the_same_creation() {
    let fixture = Fixture::empty().await;
    let create = |slug| {
        let call = fixture.call("POST", ALL).header("idempotency-key", "k");
        call.json(&body(slug)).send()
    };
    let first = create("a").await.expect(201);
    assert_eq!(create("a").await.to_string(), first.to_string());
    create("b").await.expect(422);
}

#[tokio::test]
async fn slugs_that_differ_by_case_only_are_one_persons() {
    let fixture = Fixture::empty().await;
    fixture.post(ALL, body("Acme-1")).await.expect(201);
    for taken in ["Acme-1", "acme-1", "ACME-1"] {
        let reply = fixture.post(ALL, body(taken)).await.expect(400);
        let said = json!({ "slug": ["The workspace with the slug already exists"] });
        assert_eq!(reply.body, said, "{taken}");
    }
    fixture.call("DELETE", "/api/v1/workspaces/acme-1/").send().await.expect(403);
    fixture.delete("/api/v1/workspaces/Acme-1/").await.expect(204);
    fixture.post(ALL, body("acme-1")).await.expect(201);
}

#[tokio::test]
async fn a_workspace_is_renamed_and_moved_to_another_zone() {
    let fixture = Fixture::new().await;
    let changes = json!({ "name": "Acme Inc.", "timezone": "Asia/Tokyo", "slug": "acme" });
    insta::assert_snapshot!(owner(&fixture, "PATCH", ACME, changes.clone()).await, @r#"
    200 {
      "created_at": "2026-01-02T03:04:05Z",
      "id": "00000000-0000-0000-0000-000000000100",
      "name": "Acme Inc.",
      "owner": "00000000-0000-0000-0000-000000000001",
      "role": 20,
      "role_slug": "owner",
      "slug": "acme",
      "timezone": "Asia/Tokyo",
      "total_members": 6,
      "updated_at": "2026-01-02T03:04:05Z"
    }
    "#);
    let after = fixture.head().await;
    owner(&fixture, "PATCH", ACME, changes).await.expect(200);
    assert_eq!(fixture.head().await, after, "changing nothing appends nothing");
    let project = json!({ "name": "Web", "identifier": "WEB" });
    let project = fixture.post("/api/v1/workspaces/acme/projects/", project).await;
    assert_eq!(project.body["timezone"], "Asia/Tokyo");
}

#[tokio::test]
async fn a_slug_is_not_changed_and_that_is_said() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let changes = json!({ "name": "New", "slug": "new" });
    insta::assert_snapshot!(owner(&fixture, "PATCH", ACME, changes).await, @r#"
    400 {
      "slug": [
        "The slug of a workspace cannot be changed."
      ]
    }
    "#);
    assert_eq!(fixture.head().await, before);
    owner(&fixture, "PATCH", ACME, json!({ "name": "New", "slug": "acme" })).await.expect(200);
}

#[tokio::test]
async fn a_deleted_workspace_is_gone_and_its_slug_is_free() {
    let fixture = Fixture::new().await;
    insta::assert_snapshot!(owner(&fixture, "DELETE", ACME, json!({})).await, @"204");
    insta::assert_snapshot!(owner(&fixture, "DELETE", ACME, json!({})).await, @r#"
    403 {
      "detail": "You do not have permission to perform this action."
    }
    "#);
    fixture.post("work-items/", json!({ "name": "x" })).await.expect(403);
    fixture.post(ALL, body("acme")).await.expect(201);
    let project = json!({ "name": "Web", "identifier": "WEB" });
    fixture.post("/api/v1/workspaces/acme/projects/", project).await.expect(201);
}

#[tokio::test]
async fn an_owner_hands_the_workspace_over() {
    let fixture = fixture().await;
    let transfer = format!("{ACME}transfer/");
    let to = |user: UserId| json!({ "member": user });
    insta::assert_snapshot!(owner(&fixture, "POST", &transfer, to(OUTSIDER)).await, @r#"
    400 {
      "member": [
        "Member not found in workspace"
      ]
    }
    "#);
    insta::assert_snapshot!(owner(&fixture, "POST", &transfer, to(COLLEAGUE)).await, @r#"
    200 {
      "created_at": "2026-01-02T03:04:05Z",
      "id": "00000000-0000-0000-0000-000000000100",
      "name": "Acme",
      "owner": "00000000-0000-0000-0000-000000000002",
      "role": 20,
      "role_slug": "admin",
      "slug": "acme",
      "timezone": "UTC",
      "total_members": 6,
      "updated_at": "2026-01-02T03:04:05Z"
    }
    "#);
    owner(&fixture, "POST", &transfer, to(OWNER)).await.expect(403);
}

#[tokio::test]
async fn who_may_change_a_workspace() {
    let fixture = fixture().await;
    let patch = statuses(|user| fixture.call("PATCH", ACME).by(user).json(&json!({ "name": "A" })));
    insta::assert_snapshot!(patch.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 200
    ");
    let hand_over = format!("{ACME}transfer/");
    let to = json!({ "member": OWNER });
    let transfer = statuses(|user| fixture.call("POST", &hand_over).by(user).json(&to));
    insta::assert_snapshot!(transfer.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 200
    ");
    let delete = statuses(|user| fixture.call("DELETE", ACME).by(user));
    insta::assert_snapshot!(delete.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 204
    ");
}

#[tokio::test]
async fn a_member_is_added_by_id_or_by_email() {
    let fixture = fixture().await;
    let elsewhere = meet(&fixture, Role::Guest).await;
    let by_email = json!({ "email": " Outsider@Example.org", "role": 15 });
    // A guest is not told who else is there.
    owner(&fixture, "POST", MEMBERS, by_email.clone()).await.expect(400);
    let promoted = json!({ "role": 15 });
    let place = format!("/api/v1/workspaces/elsewhere/members/{OWNER}/");
    let call = fixture.call("PATCH", &place).by(OUTSIDER).json(&promoted);
    call.send().await.expect(200);
    fixture.catch_up_with(elsewhere).await;
    insta::assert_snapshot!(owner(&fixture, "POST", MEMBERS, by_email).await, @r#"
    201 {
      "avatar": "",
      "avatar_url": null,
      "display_name": "outsider",
      "email": "outsider@example.org",
      "first_name": "outsider",
      "id": "00000000-0000-0000-0000-000000000007",
      "is_active": true,
      "is_bot": false,
      "last_name": "",
      "role": 15,
      "role_slug": "member"
    }
    "#);
    let guest = json!({ "member": OUTSIDER, "role": 5 });
    insta::assert_snapshot!(owner(&fixture, "POST", MEMBERS, guest.clone()).await, @r#"
    409 {
      "error": "The user is already a member of the workspace"
    }
    "#);
    owner(&fixture, "DELETE", &at(OUTSIDER), json!({})).await.expect(204);
    owner(&fixture, "POST", MEMBERS, guest).await.expect(201);
}

/// Lets the owner and the outsider meet in another workspace.
async fn meet(fixture: &Fixture, role: Role) -> WorkspaceId {
    let made = fixture.call("POST", ALL).by(OUTSIDER).json(&body("elsewhere")).send().await;
    let elsewhere = WorkspaceId(made.expect(201).id().parse().unwrap());
    let add = AddWorkspaceMember { user: OWNER, role };
    changes::append::<Workspace>(fixture, elsewhere, elsewhere, add.into()).await;
    fixture.catch_up_with(elsewhere).await;
    elsewhere
}

#[tokio::test]
async fn strangers_are_answered_like_nobody_at_all() {
    let fixture = fixture().await;
    let before = fixture.head().await;
    let bodies = [
        json!({ "email": "outsider@example.org" }),
        json!({ "email": "nobody@example.org" }),
        json!({ "member": OUTSIDER }),
        json!({ "member": PROJECT }),
    ];
    let answers = answers_to(&bodies, |body| fixture.call("POST", MEMBERS).by(OWNER).json(body));
    insta::assert_snapshot!(answers.await, @r#"
    {"email":"outsider@example.org"}
        400 {"email":["There is no such user among those you share a workspace with."]}
    {"email":"nobody@example.org"}
        400 {"email":["There is no such user among those you share a workspace with."]}
    {"member":"00000000-0000-0000-0000-000000000007"}
        400 {"member":["There is no such user among those you share a workspace with."]}
    {"member":"00000000-0000-0000-0000-000000000200"}
        400 {"member":["There is no such user among those you share a workspace with."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn who_was_a_member_before_may_come_back_and_who_was_added_once_is_shown_again() {
    let fixture = fixture().await;
    let colleague = json!({ "email": "colleague@example.org", "role": 15 });
    owner(&fixture, "DELETE", &at(COLLEAGUE), json!({})).await.expect(204);
    let add = || {
        let call = fixture.call("POST", MEMBERS).by(OWNER).header("idempotency-key", "once");
        call.json(&colleague).send()
    };
    let added = add().await.expect(201);
    owner(&fixture, "DELETE", &at(COLLEAGUE), json!({})).await.expect(204);
    assert_eq!(add().await.expect(201).body, added.body);
}

#[tokio::test]
async fn who_left_is_not_added_again_unasked_not_even_by_those_who_know_them() {
    let fixture = fixture().await;
    let (joined, elsewhere) = (json!({ "member": OUTSIDER, "role": 15 }), Role::Member);
    meet(&fixture, elsewhere).await;
    owner(&fixture, "POST", MEMBERS, joined.clone()).await.expect(201);
    for (user, name) in [(OUTSIDER, "outsider"), (COLLEAGUE, "colleague")] {
        let leave = fixture.call("POST", &format!("{MEMBERS}leave/")).by(user);
        leave.send().await.expect(204);
        fixture.catch_up().await;
        let before = fixture.head().await;
        for (field, value, nobody) in [
            ("email", json!(format!("{name}@example.org")), json!("nobody@example.org")),
            ("member", json!(user), json!(PROJECT)),
        ] {
            let add = async |value: &Value| {
                owner(&fixture, "POST", MEMBERS, json!({ field: value })).await.expect(400).body
            };
            assert_eq!(add(&value).await, add(&nobody).await, "{name}");
        }
        assert_eq!(fixture.head().await, before);
    }
    let back = AddWorkspaceMember { user: OUTSIDER, role: Role::Member };
    changes::append::<Workspace>(&fixture, WORKSPACE, WORKSPACE, back.into()).await;
    owner(&fixture, "POST", MEMBERS, joined).await.expect(201);
}

#[tokio::test]
async fn a_wrong_member_is_refused() {
    let fixture = fixture().await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "member": "me", "role": 10 }),
        json!({ "member": OUTSIDER, "role_slug": "king" }),
        json!({ "email": "nobody@example.org" }),
        json!({ "member": WorkspaceId::INSTANCE }),
    ];
    let answers = answers_to(&bodies, |body| fixture.call("POST", MEMBERS).by(OWNER).json(body));
    insta::assert_snapshot!(answers.await, @r#"
    {}
        400 {"member":["This field is required."]}
    {"member":"me","role":10}
        400 {"member":["“me” is not a valid UUID."],"role":["\"10\" is not a valid choice."]}
    {"member":"00000000-0000-0000-0000-000000000007","role_slug":"king"}
        400 {"role_slug":["\"king\" is not a valid choice."]}
    {"email":"nobody@example.org"}
        400 {"email":["There is no such user among those you share a workspace with."]}
    {"member":"00000000-0000-0000-0000-000000000000"}
        400 {"member":["There is no such user among those you share a workspace with."]}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_member_gets_another_role() {
    let fixture = fixture().await;
    let change = async |user, body| owner(&fixture, "PATCH", &at(user), body).await;
    insta::assert_snapshot!(change(GUEST, json!({ "role": 20 })).await, @r#"
    200 {
      "avatar": "",
      "avatar_url": null,
      "display_name": "guest",
      "email": "guest@example.org",
      "first_name": "guest",
      "id": "00000000-0000-0000-0000-000000000006",
      "is_active": true,
      "is_bot": false,
      "last_name": "",
      "role": 20,
      "role_slug": "admin"
    }
    "#);
    insta::assert_snapshot!(change(OWNER, json!({ "role": 15 })).await, @r#"
    409 {
      "error": "A workspace cannot lose its last owner"
    }
    "#);
    insta::assert_snapshot!(change(OUTSIDER, json!({ "role": 15 })).await, @r#"
    404 {
      "error": "The requested resource does not exist."
    }
    "#);
    let owner = change(GUEST, json!({ "role_slug": "owner" })).await.expect(200);
    assert_eq!(owner.body["role_slug"], "owner");
    change(OWNER, json!({ "role": 15 })).await.expect(200);
}

#[tokio::test]
async fn an_admin_manages_everybody_but_owners() {
    let fixture = fixture().await;
    owner(&fixture, "PATCH", &at(ADMIN), json!({ "role": 20 })).await.expect(200);
    let admin =
        |method, user, body: Value| fixture.call(method, &at(user)).by(ADMIN).json(&body).send();
    admin("PATCH", MEMBER, json!({ "role_slug": "admin" })).await.expect(200);
    admin("PATCH", MEMBER, json!({ "role_slug": "owner" })).await.expect(403);
    admin("PATCH", OWNER, json!({ "role": 5 })).await.expect(403);
    admin("DELETE", OWNER, json!({})).await.expect(403);
    admin("DELETE", MEMBER, json!({})).await.expect(204);
    fixture.post("labels/", json!({ "name": "x" })).await.expect(403);
}

#[tokio::test]
async fn members_leave_but_not_the_last_owner() {
    let fixture = fixture().await;
    let leave = format!("{MEMBERS}leave/");
    insta::assert_snapshot!(fixture.call("POST", &leave).send().await, @"204");
    fixture.call("POST", &leave).send().await.expect(403);
    insta::assert_snapshot!(owner(&fixture, "POST", &leave, json!({})).await, @r#"
    409 {
      "error": "A workspace cannot lose its last owner"
    }
    "#);
}

#[tokio::test]
async fn who_may_manage_members() {
    let fixture = fixture().await;
    let guest = json!({ "member": GUEST, "role": 5 });
    let add = statuses(|user| fixture.call("POST", MEMBERS).by(user).json(&guest));
    insta::assert_snapshot!(add.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 201
    ");
    let unknown = json!({ "email": "nobody@example.org" });
    let probe = statuses(|user| fixture.call("POST", MEMBERS).by(user).json(&unknown));
    insta::assert_snapshot!(probe.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 400
    ");
    let place = at(GUEST);
    let patch = statuses(|user| fixture.call("PATCH", &place).by(user).json(&json!({ "role": 5 })));
    insta::assert_snapshot!(patch.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 200
    ");
    let delete = statuses(|user| fixture.call("DELETE", &place).by(user));
    insta::assert_snapshot!(delete.await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 204
    ");
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let fixture = fixture().await;
    let transfer = format!("{ACME}transfer/");
    let (acme, guest) = (ACME.to_owned(), at(GUEST));
    for (method, path) in [
        ("PATCH", &acme),
        ("DELETE", &acme),
        ("POST", &transfer),
        ("PATCH", &guest),
        ("DELETE", &guest),
    ] {
        let call = fixture.call(method, path).by(OWNER).header("if-match", "\"1.00000000.0\"");
        let body = json!({ "member": COLLEAGUE, "name": "A", "role": 5 });
        let reply = call.json(&body).send().await;
        assert_eq!(reply.status, 412, "{method} {path}: {reply}");
    }
}

#[tokio::test]
async fn only_owners_say_who_reads_the_whole_log_and_the_log_says_so() {
    let fixture = fixture().await;
    let path = format!("{}log-access/", at(COLLEAGUE));
    let before = fixture.head().await;
    owner(&fixture, "PATCH", &at(MEMBER), json!({ "role": 20 })).await.expect(200);
    for method in ["POST", "DELETE"] {
        let answers = statuses(|user| fixture.call(method, &path).by(user)).await;
        assert_eq!(answers.matches(": 403").count(), 6, "{answers}");
        assert!(answers.ends_with("owner: 204\n"), "{answers}");
    }
    for method in ["POST", "POST", "DELETE", "DELETE"] {
        owner(&fixture, method, &path, json!({})).await.expect(204);
    }
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    WorkspaceMemberRoleChanged {"from":"member","to":"admin","user":"00000000-0000-0000-0000-000000000004"}
    WorkspaceLogAccessGranted {"user":"00000000-0000-0000-0000-000000000002"}
    WorkspaceLogAccessRevoked {"user":"00000000-0000-0000-0000-000000000002"}
    WorkspaceLogAccessGranted {"user":"00000000-0000-0000-0000-000000000002"}
    WorkspaceLogAccessRevoked {"user":"00000000-0000-0000-0000-000000000002"}
    "#);
    let stranger = format!("{}log-access/", at(OUTSIDER));
    owner(&fixture, "POST", &stranger, json!({})).await.expect(404);
}

#[tokio::test]
async fn features_are_switched_one_by_one() {
    let fixture = Fixture::new().await;
    let path = "/api/v1/workspaces/acme/features/";
    let switch = |body: Value| fixture.call("PATCH", path).by(OWNER).json(&body).send();
    let before = fixture.head().await;
    let shown = switch(json!({ "wiki": true, "teams": false })).await.expect(200);
    assert_eq!((&shown.body["wiki"], &shown.body["teams"]), (&json!(true), &json!(false)));
    assert_eq!(fixture.head().await, before + 1);
    switch(json!({ "wiki": "perhaps" })).await.expect(400);
    assert_eq!(switch(json!({ "wiki": false })).await.expect(200).body["wiki"], false);
}
