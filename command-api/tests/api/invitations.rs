//! Invitations to a workspace: made and changed by its admins, answered by those who are invited.

use chrono::TimeDelta;
use command_api::{NewUser, Operator};
use domain::{Role, UserId};
use serde_json::{Value, json};

use crate::accounts::with_token;
use crate::client::{Call, Reply};
use crate::fixture::{Fixture, PROJECT};
use crate::matrix::{answers_to, statuses};
use crate::people::{ADMIN, COLLEAGUE, MEMBER, OWNER};
use crate::seed;

/// The invitations to the workspace.
const INVITATIONS: &str = "/api/v1/workspaces/acme/invitations/";
/// Who is invited in most tests.
const ADA: &str = "ada@example.com";

/// A request about invitations by the owner.
fn call(api: &Fixture, method: &str, rest: &str) -> Call {
    api.call(method, &format!("{INVITATIONS}{rest}")).by(OWNER)
}

/// Invites an address to become a guest.
pub async fn invite(api: &Fixture, email: &str) -> Reply {
    invite_to(api, &json!({ "email": email })).await.expect(201)
}

/// Invites as a body says.
async fn invite_to(api: &Fixture, body: &Value) -> Reply {
    call(api, "POST", "").json(body).send().await
}

/// The path of an invitation, below the others.
fn at(invitation: &Reply) -> String {
    format!("{}/", invitation.id())
}

/// The address to answer an invitation at.
fn answer_path(invitation: &Reply, how: &str) -> String {
    format!("/api/v1/invitations/{}/{how}/", invitation.token())
}

/// Signs up with this address and an invitation.
async fn sign_up_with(api: &Fixture, email: &str, invitation: &Reply) -> Reply {
    sign_up(api, email, Some(&invitation.token())).send().await
}

/// A request to sign up.
fn sign_up(api: &Fixture, email: &str, invitation: Option<&str>) -> Call {
    let body = json!({ "email": email, "password": "correct horse", "invitation": invitation });
    api.call("POST", "/api/v1/auth/sign-up/").by_nobody().json(&body)
}

/// A user with a session: the operator makes them.
async fn user(api: &Fixture, email: &str) -> (UserId, String) {
    let (email, password) = (Some(email.to_owned()), Some("correct horse".to_owned()));
    let new = NewUser { email: email.clone(), password, ..NewUser::default() };
    let user = Operator::new(api.side.app.clone()).add_user(new).await.unwrap();
    let body = json!({ "email": email, "password": "correct horse" });
    let signed_in = crate::accounts::open(api, "sign-in", &body).await.expect(200);
    (user, signed_in.token())
}

/// Answers an invitation with a session.
async fn answer(api: &Fixture, session: &str, invitation: &Reply, how: &str) -> Reply {
    with_token(api, session, "POST", &answer_path(invitation, how)).send().await
}

/// How many addresses are kept.
async fn kept(api: &Fixture) -> i64 {
    let count = sqlx::query_scalar("SELECT count(*) FROM invitation");
    count.fetch_one(api.pool()).await.unwrap()
}

/// Makes somebody an admin of the workspace, or something else.
async fn set_role(api: &Fixture, user: UserId, role: Role) {
    let operator = Operator::new(api.side.app.clone());
    operator.change_role("acme", user, role).await.unwrap();
}

#[tokio::test]
async fn an_invitation_is_answered_with_its_link_and_the_log_does_not_know_whom_it_is_for() {
    let api = Fixture::new().await;
    let before = api.head().await;
    set_role(&api, ADMIN, Role::Admin).await;
    let projects = json!([{ "project": PROJECT, "role": 15 }]);
    let body = json!({ "email": " Ada@Example.com ", "role": 15, "projects": projects });
    let reply = call(&api, "POST", "").by(ADMIN).json(&body).send().await;
    assert_eq!(reply.header("cache-control"), "no-store");
    insta::assert_snapshot!(reply, @r#"
    201 {
      "accepted": false,
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "email": "ada@example.com",
      "expires_at": "2026-01-09T03:04:05Z",
      "id": "00000000-0000-70c9-96fc-015efedbf593",
      "link": "/invitations#token=tm_invitation_0000000000007000800000000000000300000000000070008000000000000004",
      "projects": [
        {
          "project": "00000000-0000-0000-0000-000000000200",
          "role": 15
        }
      ],
      "responded_at": null,
      "role": 15,
      "role_slug": "member",
      "token": "tm_invitation_0000000000007000800000000000000300000000000070008000000000000004",
      "updated_at": "2026-01-02T03:04:05Z"
    }
    "#);
    insta::assert_snapshot!(api.story(before + 1).await, @r#"
    WorkspaceInvitationCreated {"expires_at":"2026-01-09T03:04:05Z","id":"00000000-0000-70c9-96fc-015efedbf593","projects":[{"project":"00000000-0000-0000-0000-000000000200","role":"member"}],"role":"member"}
    "#);
    let hashed = "SELECT count(*) FROM invitation
        WHERE token_hash = sha256($1::text::bytea) AND email = 'ada@example.com'";
    let hashed = sqlx::query_scalar::<_, i64>(hashed).bind(reply.token());
    assert_eq!(hashed.fetch_one(api.pool()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_link_is_shown_once_also_under_a_key() {
    let api = Fixture::new().await;
    let body = json!({ "email": ADA });
    let again = || call(&api, "POST", "").header("idempotency-key", "k").json(&body).send();
    let first = again().await.expect(201);
    let before = api.head().await;
    let second = again().await.expect(409);
    assert_eq!(second.body["id"], first.id());
    assert_eq!(
        second.body["error"],
        "This link was shown before; make another one if it was lost."
    );
    let other = json!({ "email": "eve@example.com" });
    let other = call(&api, "POST", "").header("idempotency-key", "k").json(&other);
    other.send().await.expect(422);
    assert_eq!((api.head().await, kept(&api).await), (before, 1));
    let resend = format!("{}resend/", at(&first));
    let again = || call(&api, "POST", &resend).header("idempotency-key", "r").send();
    let renewed = again().await.expect(200);
    assert_ne!(renewed.token(), first.token());
    again().await.expect(409);
    sign_up_with(&api, ADA, &first).await.expect(400);
    sign_up_with(&api, ADA, &renewed).await.expect(201);
}

#[tokio::test]
async fn a_crash_before_the_link_was_shown_lets_the_next_try_show_it() {
    let api = Fixture::new().await;
    let body = json!({ "email": ADA });
    let again = || call(&api, "POST", "").header("idempotency-key", "k").json(&body).send();
    again().await.expect(201);
    let before = api.head().await;
    let lost = "UPDATE invitation SET token_hash = NULL, shown_for = '{}'";
    sqlx::raw_sql(lost).execute(api.pool()).await.unwrap();
    let second = again().await.expect(201);
    assert_eq!(api.head().await, before);
    sign_up_with(&api, ADA, &second).await.expect(201);
}

#[tokio::test]
async fn an_address_is_invited_once_at_a_time() {
    let api = Fixture::new().await;
    let first = invite(&api, ADA).await;
    let body = json!({ "email": "ADA@example.com", "role": 20 });
    insta::assert_snapshot!(invite_to(&api, &body).await, @r#"
    400 {
      "non_field_errors": [
        "Email already invited"
      ]
    }
    "#);
    assert_eq!(kept(&api).await, 1);
    api.clock.advance(TimeDelta::days(7));
    let before = api.head().await;
    let second = invite_to(&api, &body).await.expect(201);
    assert_ne!(second.id(), first.id());
    let story = api.story(before).await;
    assert!(story.starts_with("WorkspaceInvitationRevoked "), "{story}");
    call(&api, "DELETE", &at(&second)).send().await.expect(204);
    invite_to(&api, &body).await.expect(201);
}

#[tokio::test]
async fn of_two_who_invite_an_address_at_once_one_does() {
    let api = Fixture::new().await;
    let body = json!({ "email": ADA });
    let many = (0..6).map(|_| invite_to(&api, &body));
    let replies = futures::future::join_all(many).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 400, 400, 400, 400, 400]);
    assert_eq!(kept(&api).await, 1);
}

#[tokio::test]
async fn only_admins_invite_and_to_no_more_than_they_manage() {
    let api = Fixture::new().await;
    let body = json!({ "email": ADA, "role": "x" });
    insta::assert_snapshot!(statuses(|user| call(&api, "POST", "").by(user).json(&body)).await, @r"
    outsider: 403
    guest: 403
    other member: 403
    member: 403
    admin: 403
    colleague: 403
    owner: 400
    ");
    assert_eq!(kept(&api).await, 0);
    let email = |n: u32| format!("a{n}@example.com");
    let project = |role: u8| json!([{ "project": PROJECT, "role": role }]);
    let bodies = [
        json!({ "email": "x" }),
        json!({ "role": 15 }),
        json!({ "email": email(1), "role": 10 }),
        json!({ "email": email(1), "role_slug": "owner" }),
        json!({ "email": email(2), "role": 15, "projects": project(5) }),
        json!({ "email": email(3), "role": 15, "projects": [{ "role": 5 }] }),
    ];
    let answers = answers_to(&bodies, |body| call(&api, "POST", "").json(body)).await;
    insta::assert_snapshot!(answers, @r#"
    {"email":"x"}
        400 {"email":["Invalid email address"]}
    {"role":15}
        400 {"email":["This field is required."]}
    {"email":"a1@example.com","role":10}
        400 {"role":["\"10\" is not a valid choice."]}
    {"email":"a1@example.com","role_slug":"owner"}
        400 {"role":["Nobody can be invited to own the workspace"]}
    {"email":"a2@example.com","projects":[{"project":"00000000-0000-0000-0000-000000
        400 {"projects[0].project":["There is no such project among those whose members you may change."]}
    {"email":"a3@example.com","projects":[{"role":5}],"role":15}
        400 {"projects[0].project":["This field is required."]}
    "#);
    set_role(&api, ADMIN, Role::Admin).await;
    let twice = [project(5)[0].clone(), project(5)[0].clone()];
    let bodies = [
        json!({ "email": email(4), "role": 5, "projects": project(15) }),
        json!({ "email": email(5), "projects": twice }),
        json!({ "email": email(6), "role": 5, "projects": project(5) }),
    ];
    let answers = answers_to(&bodies, |body| call(&api, "POST", "").by(ADMIN).json(body)).await;
    let answers: Vec<&str> = answers.lines().take(5).collect();
    insta::assert_snapshot!(answers.join("\n"), @r#"
    {"email":"a4@example.com","projects":[{"project":"00000000-0000-0000-0000-000000
        400 {"projects[0].role":["A guest of the workspace can only be a guest of its projects."]}
    {"email":"a5@example.com","projects":[{"project":"00000000-0000-0000-0000-000000
        400 {"projects[1].project":["The project is in the list before."]}
    {"email":"a6@example.com","projects":[{"project":"00000000-0000-0000-0000-000000
    "#);
    assert_eq!(kept(&api).await, 1);
}

#[tokio::test]
async fn somebody_who_is_a_member_is_not_invited() {
    let api = Fixture::new().await;
    let (ada, _) = user(&api, ADA).await;
    let operator = Operator::new(api.side.app.clone());
    operator.add_member("acme", ada, Role::Guest).await.unwrap();
    insta::assert_snapshot!(invite_to(&api, &json!({ "email": ADA })).await, @r#"
    400 {
      "email": [
        "Whoever has this address is a member of the workspace."
      ]
    }
    "#);
    operator.remove_member("acme", ada).await.unwrap();
    invite(&api, ADA).await;
}

#[tokio::test]
async fn an_invitation_is_changed_and_revoked_by_version() {
    let api = Fixture::new().await;
    let made = invite(&api, ADA).await;
    let etag = made.header("etag").to_owned();
    let change = |body: Value| call(&api, "PATCH", &at(&made)).json(&body).send();
    let changed = change(json!({ "role": 15 })).await.expect(200);
    assert_eq!((&changed.body["role"], &changed.body["email"]), (&json!(15), &json!(ADA)));
    assert_eq!(changed.body["token"], Value::Null);
    insta::assert_snapshot!(change(json!({ "email": "eve@example.com" })).await, @r#"
    400 {
      "code": "EMAIL_CANNOT_BE_UPDATED",
      "error": "Email cannot be updated after invite is created."
    }
    "#);
    change(json!({ "role": 10 })).await.expect(400);
    let stale = call(&api, "DELETE", &at(&made)).header("if-match", &etag);
    stale.send().await.expect(412);
    let fresh = call(&api, "DELETE", &at(&made)).header("if-match", changed.header("etag"));
    fresh.send().await.expect(204);
    assert_eq!(kept(&api).await, 0, "the address is forgotten");
    for (method, rest) in [("PATCH", ""), ("DELETE", ""), ("POST", "resend/")] {
        let gone = call(&api, method, &format!("{}{rest}", at(&made))).json(&json!({}));
        let gone = gone.send().await.expect(404);
        assert_eq!(gone.body["error"], "The required object does not exist.");
        call(&api, method, &format!("x/{rest}")).json(&json!({})).send().await.expect(400);
    }
    sign_up_with(&api, ADA, &made).await.expect(400);
}

#[tokio::test]
async fn a_workspace_has_so_many_open_invitations() {
    let api = Fixture::new().await;
    let body = |n: usize| json!({ "email": format!("a{n}@example.com") });
    for n in 0..500 {
        invite_to(&api, &body(n)).await.expect(201);
    }
    insta::assert_snapshot!(invite_to(&api, &body(500)).await, @r#"
    409 {
      "error": "The workspace has too many open invitations: revoke some first"
    }
    "#);
    api.clock.advance(TimeDelta::days(7));
    invite_to(&api, &body(500)).await.expect(201);
    assert_eq!(kept(&api).await, 501);
    api.clock.advance(TimeDelta::days(30));
    invite_to(&api, &body(501)).await.expect(201);
    api.side.app.accounts().forget_past_invited(api.clock.now()).await.unwrap();
    assert_eq!(kept(&api).await, 2, "what nobody answered is forgotten in time");
}

#[tokio::test]
async fn a_user_accepts_and_is_in_the_workspace_and_its_projects() {
    let api = Fixture::new().await;
    set_role(&api, ADMIN, Role::Admin).await;
    let projects = json!([{ "project": PROJECT, "role": 15 }]);
    let body = json!({ "email": ADA, "role": 15, "projects": projects });
    let made = call(&api, "POST", "").by(ADMIN).json(&body).send().await.expect(201);
    let (_, session) = user(&api, ADA).await;
    let before = api.head().await;
    let accepted = answer(&api, &session, &made, "accept").await;
    insta::assert_snapshot!(accepted, @r#"
    200 {
      "projects": [
        "00000000-0000-0000-0000-000000000200"
      ],
      "role": 15,
      "role_slug": "member",
      "skipped": [],
      "workspace": {
        "id": "00000000-0000-0000-0000-000000000100",
        "name": "Acme",
        "slug": "acme"
      }
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"
    WorkspaceInvitationAccepted {"invitation":"00000000-0000-70c9-96fc-015efedbf593","user":"00000000-0000-79a9-b191-e4e615d0d9cb"}
    WorkspaceMemberAdded {"role":"member","user":"00000000-0000-79a9-b191-e4e615d0d9cb"}
    ProjectMemberAdded {"id":"00000000-0000-7aac-b081-19cdd8cd9a6f","role":"member","sort_order":65535.0,"user":"00000000-0000-79a9-b191-e4e615d0d9cb"}
    "#);
    let path = format!("/api/v1/workspaces/acme/projects/{PROJECT}/work-items/");
    let item = with_token(&api, &session, "POST", &path).json(&json!({ "name": "It" }));
    item.send().await.expect(201);
    let before = api.head().await;
    let again = answer(&api, &session, &made, "accept").await.expect(200);
    assert_eq!(again.body, accepted.body);
    insta::assert_snapshot!(answer(&api, &session, &made, "decline").await, @r#"
    400 {
      "code": "INVITE_ALREADY_ACCEPTED",
      "error": "Invite already accepted"
    }
    "#);
    let revoked = call(&api, "DELETE", &at(&made)).send().await.expect(400);
    assert_eq!(revoked.body["code"], "INVITE_ALREADY_ACCEPTED");
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn an_invitation_brings_nobody_back() {
    let api = Fixture::new().await;
    let made = invite(&api, ADA).await;
    let (ada, session) = user(&api, ADA).await;
    answer(&api, &session, &made, "accept").await.expect(200);
    Operator::new(api.side.app.clone()).remove_member("acme", ada).await.unwrap();
    answer(&api, &session, &made, "accept").await.expect(400);
    // But another one does, also those who left.
    let made = invite(&api, ADA).await;
    answer(&api, &session, &made, "accept").await.expect(200);
    let leave = "/api/v1/workspaces/acme/members/leave/";
    with_token(&api, &session, "POST", leave).send().await.expect(204);
    let made = invite(&api, ADA).await;
    let before = api.head().await;
    answer(&api, &session, &made, "accept").await.expect(200);
    assert!(api.story(before).await.contains("WorkspaceMemberReactivated "));
}

#[tokio::test]
async fn a_link_is_of_no_use_to_others() {
    let api = Fixture::new().await;
    let made = invite(&api, ADA).await;
    let (_, eve) = user(&api, "eve@example.com").await;
    for how in ["accept", "decline"] {
        let refused = answer(&api, &eve, &made, how).await.expect(403);
        assert_eq!(
            refused.body["error"],
            "This invitation is for another address: sign in with the account that has it."
        );
        let nobody = api.call("POST", &answer_path(&made, how)).by_nobody();
        nobody.send().await.expect(401);
        let unknown = format!("/api/v1/invitations/tm_invitation_{}/{how}/", "0".repeat(64));
        with_token(&api, &eve, "POST", &unknown).send().await.expect(404);
    }
    let (_, ada) = user(&api, ADA).await;
    let before = api.head().await;
    answer(&api, &ada, &made, "decline").await.expect(204);
    answer(&api, &ada, &made, "decline").await.expect(204);
    assert_eq!(api.head().await, before + 1);
    let refused = answer(&api, &ada, &made, "accept").await.expect(400);
    assert_eq!(refused.body["code"], "INVITE_ALREADY_RESPONDED");
    invite(&api, ADA).await;
}

#[tokio::test]
async fn whoever_invited_must_still_have_the_right() {
    let api = Fixture::new().await;
    set_role(&api, ADMIN, Role::Admin).await;
    let body = json!({ "email": ADA, "role": 15 });
    let made = call(&api, "POST", "").by(ADMIN).json(&body).send().await.expect(201);
    let (_, session) = user(&api, ADA).await;
    set_role(&api, ADMIN, Role::Member).await;
    insta::assert_snapshot!(answer(&api, &session, &made, "accept").await, @r#"
    409 {
      "error": "Whoever sent this invitation may no longer invite people; ask for a new link"
    }
    "#);
    let path = format!("{}resend/", at(&made));
    let renewed = call(&api, "POST", &path).send().await.expect(200);
    answer(&api, &session, &made, "accept").await.expect(404);
    answer(&api, &session, &renewed, "accept").await.expect(200);
}

#[tokio::test]
async fn projects_that_are_gone_are_left_out_and_named() {
    let api = Fixture::new().await;
    set_role(&api, ADMIN, Role::Admin).await;
    let mut projects = vec![json!({ "project": PROJECT, "role": 20 })];
    for name in ["GONE", "OLD"] {
        let body = json!({ "name": name, "identifier": name });
        let made = api.call("POST", "/api/v1/workspaces/acme/projects/").by(ADMIN).json(&body);
        projects.push(json!({ "project": made.send().await.expect(201).id() }));
    }
    let ids: Vec<Value> = projects.iter().map(|project| project["project"].clone()).collect();
    let body = json!({ "email": ADA, "role": 15, "projects": projects });
    let made = call(&api, "POST", "").by(ADMIN).json(&body).send().await.expect(201);
    let project =
        |id: &Value| format!("/api/v1/workspaces/acme/projects/{}/", id.as_str().unwrap());
    api.call("DELETE", &project(&ids[1])).by(ADMIN).send().await.expect(204);
    let archive = format!("{}archive/", project(&ids[2]));
    api.call("POST", &archive).by(ADMIN).send().await.expect(204);
    let member = seed::membership(PROJECT, ADMIN).uuid();
    let demote = api.call("PATCH", &format!("members/{member}/")).by(ADMIN);
    demote.json(&json!({ "role": 15 })).send().await.expect(200);
    let (_, session) = user(&api, ADA).await;
    let accepted = answer(&api, &session, &made, "accept").await.expect(200);
    assert_eq!(accepted.body["projects"], json!([]));
    assert_eq!(
        accepted.body["skipped"],
        json!([
            { "project": ids[0], "reason": "inviter_without_right" },
            { "project": ids[1], "reason": "deleted" },
            { "project": ids[2], "reason": "archived" },
        ])
    );
    assert_eq!(answer(&api, &session, &made, "accept").await.body, accepted.body);
}

#[tokio::test]
async fn a_member_who_accepts_keeps_their_role() {
    let api = Fixture::new().await;
    set_role(&api, ADMIN, Role::Admin).await;
    let projects = json!([{ "project": PROJECT, "role": 15 }]);
    let body = json!({ "email": ADA, "role": 15, "projects": projects });
    let made = call(&api, "POST", "").by(ADMIN).json(&body).send().await.expect(201);
    let (ada, session) = user(&api, ADA).await;
    let operator = Operator::new(api.side.app.clone());
    operator.add_member("acme", ada, Role::Guest).await.unwrap();
    let before = api.head().await;
    let accepted = answer(&api, &session, &made, "accept").await.expect(200);
    assert_eq!(accepted.body["role"], 5);
    let story = api.story(before).await;
    assert!(story.contains(r#""role":"guest""#) && !story.contains("WorkspaceMember"), "{story}");
}

#[tokio::test]
async fn an_invitation_ends_in_time() {
    let api = Fixture::new().await;
    let made = invite(&api, ADA).await;
    let (_, session) = user(&api, ADA).await;
    api.clock.advance(TimeDelta::days(7));
    insta::assert_snapshot!(answer(&api, &session, &made, "accept").await, @r#"
    409 {
      "error": "The invitation has expired; ask for a new link"
    }
    "#);
    answer(&api, &session, &made, "decline").await.expect(409);
    let path = format!("{}resend/", at(&made));
    let renewed = call(&api, "POST", &path).send().await.expect(200);
    answer(&api, &session, &renewed, "accept").await.expect(200);
}

#[tokio::test]
async fn an_invitation_to_a_deleted_workspace_is_none() {
    let api = Fixture::new().await;
    let made = invite(&api, ADA).await;
    let (_, session) = user(&api, ADA).await;
    api.call("DELETE", "/api/v1/workspaces/acme/").by(OWNER).send().await.expect(204);
    answer(&api, &session, &made, "accept").await.expect(404);
    sign_up_with(&api, ADA, &made).await.expect(400);
}

#[tokio::test]
async fn who_is_invited_signs_up_where_that_is_closed() {
    let api = Fixture::closed().await;
    seed::workspace(api.side.app.store(), api.clock.now()).await;
    let made = invite(&api, ADA).await;
    let (instance, before) = (api.instance_head().await, api.head().await);
    sign_up(&api, "eve@example.com", None).send().await.expect(403);
    let closed = json!({ "email": "eve@example.com", "password": "correct horse" });
    crate::accounts::open(&api, "sign-up", &closed).await.expect(403);
    insta::assert_snapshot!(sign_up_with(&api, "eve@example.com", &made).await, @r#"
    400 {
      "email": [
        "The invitation is for another address."
      ]
    }
    "#);
    let unknown = format!("tm_invitation_{}", "0".repeat(64));
    insta::assert_snapshot!(sign_up(&api, ADA, Some(&unknown)).send().await, @r#"
    400 {
      "invitation": [
        "There is no such invitation; ask for another link."
      ]
    }
    "#);
    assert_eq!((api.instance_head().await, api.head().await), (instance, before));
    let key = |call: Call| call.header("idempotency-key", "k");
    let first = key(sign_up(&api, ADA, Some(&made.token()))).send().await;
    insta::assert_snapshot!(first, @r#"
    201 {
      "device_token": "tm_device_00000000000070008000000000000009",
      "expires_at": "2026-02-01T03:04:05Z",
      "joined": {
        "projects": [],
        "role": 5,
        "role_slug": "guest",
        "skipped": [],
        "workspace": {
          "id": "00000000-0000-0000-0000-000000000100",
          "name": "Acme",
          "slug": "acme"
        }
      },
      "token": "tm_session_00000000000070008000000000000008",
      "user": {
        "avatar": "",
        "avatar_url": null,
        "display_name": "ada",
        "email": "ada@example.com",
        "first_name": "",
        "id": "00000000-0000-7d63-ae05-b85b11824ae9",
        "last_name": ""
      }
    }
    "#);
    insta::assert_snapshot!(api.story(before).await, @r#"
    WorkspaceInvitationAccepted {"invitation":"00000000-0000-7821-a0b7-9079e66ae320","user":"00000000-0000-7d63-ae05-b85b11824ae9"}
    WorkspaceMemberAdded {"role":"guest","user":"00000000-0000-7d63-ae05-b85b11824ae9"}
    "#);
    let after = api.head().await;
    let second = key(sign_up(&api, ADA, Some(&made.token()))).send().await.expect(201);
    assert_eq!(second.body["joined"], first.body["joined"]);
    assert_eq!(api.head().await, after);
    let path = "/api/v1/workspaces/acme/members/leave/";
    with_token(&api, &second.token(), "POST", path).send().await.expect(204);
}

#[tokio::test]
async fn nobody_is_registered_for_an_invitation_that_cannot_be_accepted() {
    let api = Fixture::closed().await;
    seed::workspace(api.side.app.store(), api.clock.now()).await;
    set_role(&api, ADMIN, Role::Admin).await;
    let body = json!({ "email": ADA });
    let made = call(&api, "POST", "").by(ADMIN).json(&body).send().await.expect(201);
    set_role(&api, ADMIN, Role::Member).await;
    let before = api.instance_head().await;
    sign_up_with(&api, ADA, &made).await.expect(409);
    set_role(&api, ADMIN, Role::Admin).await;
    api.clock.advance(TimeDelta::days(7));
    sign_up_with(&api, ADA, &made).await.expect(409);
    assert_eq!(api.instance_head().await, before);
}

#[tokio::test]
async fn addresses_are_not_tried_out_with_a_link() {
    let api = Fixture::closed().await;
    seed::workspace(api.side.app.store(), api.clock.now()).await;
    let made = invite(&api, ADA).await;
    for n in 0..5 {
        sign_up_with(&api, &format!("a{n}@example.com"), &made).await.expect(400);
    }
    let held_back = sign_up_with(&api, "a5@example.com", &made).await.expect(429);
    assert_eq!(held_back.header("retry-after"), "1");
    api.clock.advance(TimeDelta::seconds(1));
    sign_up_with(&api, ADA, &made).await.expect(201);
}

#[tokio::test]
async fn invitations_are_made_in_batches_too() {
    let api = Fixture::new().await;
    let command = |n: u32| {
        let body = json!({ "email": format!("a{n}@example.com") });
        json!({ "key": n.to_string(), "method": "POST", "path": "invitations/", "body": body })
    };
    let body = json!({ "mode": "each", "commands": [command(1), command(2)] });
    let reply = api.call("POST", "/api/v1/workspaces/acme/commands/").by(OWNER).json(&body);
    let reply = reply.send().await.expect(200);
    for result in reply.rows() {
        assert!(result["status"] == 201 && result["body"]["token"].is_string(), "{result}");
    }
    assert_eq!(kept(&api).await, 2);
}

#[tokio::test]
async fn an_invitation_is_no_word_for_those_outside() {
    let api = Fixture::new().await;
    let made = invite(&api, ADA).await;
    for user in [COLLEAGUE, MEMBER] {
        for (method, rest) in [("PATCH", ""), ("DELETE", ""), ("POST", "resend/")] {
            let path = format!("{}{rest}", at(&made));
            call(&api, method, &path).by(user).json(&json!({})).send().await.expect(403);
            call(&api, method, "x/").by(user).json(&json!({})).send().await;
        }
    }
}
