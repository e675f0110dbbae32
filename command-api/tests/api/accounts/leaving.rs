//! Leaving for good.

use chrono::TimeDelta;
use domain::WorkspaceId;
use domain::user::{BeginDeactivation, DeactivateUser, User};
use serde_json::json;

use super::{ada, open, sign_ada_up, waiting, with_token};
use crate::fixture::{Fixture, WORKSPACE};
use crate::people::{ADMIN, COLLEAGUE, MEMBER, OTHER_MEMBER, OWNER};
use crate::{changes, seed};

/// The members of the workspace.
const MEMBERS: &str = "/api/v1/workspaces/acme/members/";
/// Oneself.
const ME: &str = "/api/v1/users/me/";

#[tokio::test]
async fn whoever_leaves_is_shut_out() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let keys = "/api/v1/users/me/api-keys/";
    let key = with_token(&api, &session, "POST", keys).json(&json!({ "label": "k" })).send().await;
    let reply = with_token(&api, &session, "DELETE", ME).send().await.expect(204);
    assert_eq!(reply.header("tidemark-position"), "3");
    insta::assert_snapshot!(api.instance_story(1).await, @r#"
    UserDeactivationBegun {"type":"UserDeactivationBegun"}
    UserDeactivated {"type":"UserDeactivated"}
    "#);
    for token in [&session, &key.token()] {
        let call = with_token(&api, token, "PATCH", ME).json(&json!({}));
        assert_eq!(call.send().await.status, 403);
    }
    insta::assert_snapshot!(open(&api, "sign-in", &ada()).await, @r#"
    403 {
      "error": "This account has been deactivated."
    }
    "#);
    let wrong = json!({ "email": "ada@example.com", "password": "wrong horse" });
    open(&api, "sign-in", &wrong).await.expect(401);
    open(&api, "sign-up", &ada()).await.expect(400);
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let call = with_token(&api, &session, "DELETE", ME).header("if-match", "\"7.00000000.0\"");
    insta::assert_snapshot!(call.send().await, @r#"
    412 {
      "current_version": 1,
      "error": "The resource has changed since it was read."
    }
    "#);
    let change = with_token(&api, &session, "PATCH", ME).json(&json!({ "first_name": "Ada" }));
    let tag = change.send().await.expect(200).header("etag").to_owned();
    let call = with_token(&api, &session, "DELETE", ME).header("if-match", &tag);
    call.send().await.expect(204);
}

#[tokio::test]
async fn the_last_owner_of_a_workspace_stays() {
    let api = known().await;
    // The read tables know nothing of the workspace yet: the log does.
    let leave = api.call("DELETE", ME).by(OWNER);
    insta::assert_snapshot!(leave.send().await, @r#"
    409 {
      "error": "You are the last owner of the workspace acme: hand it over or delete it first."
    }
    "#);
    api.clock.advance(TimeDelta::seconds(1));
    let still_there = api.call("PATCH", ME).by(OWNER).json(&json!({}));
    still_there.send().await.expect(200);
    api.catch_up().await;
    api.call("DELETE", ME).by(OWNER).send().await.expect(409);
    // Who stays can still be made a member of something.
    let body = json!({ "name": "Other", "slug": "other" });
    api.call("POST", "/api/v1/workspaces/").by(OWNER).json(&body).send().await.expect(201);
}

#[tokio::test]
async fn reads_that_are_behind_make_nobody_look_at_workspaces_of_others() {
    let api = known().await;
    let body = json!({ "name": "Other", "slug": "other" });
    let other = api.call("POST", "/api/v1/workspaces/").by(OWNER).json(&body).send().await;
    let other = WorkspaceId(other.expect(201).body["id"].as_str().unwrap().parse().unwrap());
    let of = async |user| {
        let mut all = api.side.app.read_model().perhaps_member_of(user).await.unwrap();
        all.sort();
        all
    };
    let mut both = vec![WORKSPACE, other];
    both.sort();
    // The read tables show neither.
    assert_eq!((of(OWNER).await, of(MEMBER).await), (both.clone(), vec![WORKSPACE]));
    api.catch_up().await;
    let added = api.call("POST", "/api/v1/workspaces/other/members/").by(OWNER);
    let body = json!({ "member": MEMBER, "role": 15 });
    added.json(&body).send().await.expect(201);
    assert_eq!((of(OWNER).await, of(MEMBER).await), (both.clone(), both));
}

/// Workspace `acme`, whose people the instance knows.
async fn known() -> Fixture {
    let api = Fixture::new().await;
    changes::register_all(&api).await;
    api
}

/// The same, with two owners.
async fn co_owned() -> Fixture {
    let api = known().await;
    let promote = api.call("PATCH", &format!("{MEMBERS}{COLLEAGUE}/")).by(OWNER);
    promote.json(&json!({ "role_slug": "owner" })).send().await.expect(200);
    api
}

/// Waits until so many have begun to leave.
async fn begun(api: &Fixture, count: usize) {
    while api.instance_story(0).await.matches("UserDeactivationBegun {").count() < count {
        tokio::task::yield_now().await;
    }
}

/// Holds what a statement locks until it is rolled back.
async fn hold(api: &Fixture, statement: &str) -> sqlx::Transaction<'static, sqlx::Postgres> {
    let mut lock = api.pool().begin().await.unwrap();
    sqlx::raw_sql(statement).execute(&mut *lock).await.unwrap();
    lock
}

#[tokio::test]
async fn of_two_owners_who_leave_one_after_the_other_the_second_stays() {
    let api = co_owned().await;
    let before = api.head().await;
    api.call("DELETE", ME).by(OWNER).send().await.expect(204);
    insta::assert_snapshot!(api.story(before).await, @r#"WorkspaceMemberLeft {"role":"owner","user":"00000000-0000-0000-0000-000000000001"}"#);
    api.call("DELETE", ME).by(COLLEAGUE).send().await.expect(409);
    let story = api.instance_story(api.instance_head().await - 1).await;
    assert!(story.starts_with("UserDeactivationCalledOff"), "{story}");
}

#[tokio::test]
async fn of_two_owners_who_leave_in_the_same_moment_one_stays() {
    let api = co_owned().await;
    let acme = format!("workspace_id = '{WORKSPACE}'");
    let head = format!("SELECT FROM event_log.log_head WHERE {acme} FOR UPDATE");
    let lock = hold(&api, &head).await;
    let leave = |user| api.call("DELETE", ME).by(user).send();
    // Both are on their way before either can leave. The second one begins when the first one waits, because what is asked in
    // the same moment may be appended together, and would wait together.
    let second = async {
        waiting(&api, 1).await;
        leave(COLLEAGUE).await
    };
    let release = async {
        begun(&api, 2).await;
        lock.rollback().await.unwrap();
    };
    let (one, other, ()) = tokio::join!(leave(OWNER), second, release);
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
}

#[tokio::test]
async fn who_is_leaving_becomes_a_member_of_nothing_more() {
    let api = known().await;
    let other = json!({ "name": "Other", "slug": "other" });
    let create = |user, body: serde_json::Value| {
        api.call("POST", "/api/v1/workspaces/").by(user).json(&body).send()
    };
    create(OWNER, other).await.expect(201);
    // Reads show that the two share a workspace: only such people can be added.
    api.catch_up().await;
    // They are asked which workspaces they have to leave, and wait for the answer.
    let lock = hold(&api, "LOCK TABLE read_model.checkpoint").await;
    let meanwhile = async {
        begun(&api, 1).await;
        let add = api.call("POST", "/api/v1/workspaces/other/members/").by(OWNER);
        let added = add.json(&json!({ "member": MEMBER, "role": 15 })).send().await;
        let own = create(MEMBER, json!({ "name": "Mine", "slug": "mine" })).await;
        lock.rollback().await.unwrap();
        (added, own)
    };
    let (left, (added, own)) = tokio::join!(api.call("DELETE", ME).by(MEMBER).send(), meanwhile);
    left.expect(204);
    own.expect(409);
    insta::assert_snapshot!(added, @r#"
    409 {
      "error": "This account is being deactivated."
    }
    "#);
}

#[tokio::test]
async fn a_departure_that_was_cut_off_is_ended_by_the_next_one() {
    let api = known().await;
    let begin = BeginDeactivation {}.into();
    changes::append::<User>(&api, WorkspaceId::INSTANCE, MEMBER, begin).await;
    let before = api.head().await;
    api.call("DELETE", ME).by(MEMBER).send().await.expect(204);
    assert!(api.story(before).await.starts_with("WorkspaceMemberLeft"));
}

#[tokio::test]
async fn nothing_is_handed_to_who_was_deactivated() {
    let api = known().await;
    // Before there was such a process people were deactivated without leaving anything.
    let end = DeactivateUser {}.into();
    changes::append::<User>(&api, WorkspaceId::INSTANCE, OTHER_MEMBER, end).await;
    api.call("DELETE", ME).by(MEMBER).send().await.expect(204);
    for (user, text) in [
        (MEMBER, "Member not found in workspace"),
        (OTHER_MEMBER, "This person's account is deactivated."),
    ] {
        let transfer = api.call("POST", "/api/v1/workspaces/acme/transfer/").by(OWNER);
        let reply = transfer.json(&json!({ "member": user })).send().await.expect(400);
        assert_eq!(reply.body, json!({ "member": [text] }));
    }
}

#[tokio::test]
async fn who_was_deactivated_gets_no_work_and_no_role() {
    let api = known().await;
    seed::default_assignee(api.side.app.store(), MEMBER).await;
    api.call("DELETE", ME).by(MEMBER).send().await.expect(204);
    let admin = async |method, path: &str, body: serde_json::Value| {
        api.call(method, path).by(ADMIN).json(&body).send().await
    };
    let item = admin("POST", "work-items/", json!({ "name": "x" })).await.expect(201);
    assert_eq!(item.body["assignees"], json!([]));
    let given = json!({ "name": "x", "assignees": [MEMBER] });
    admin("POST", "work-items/", given).await.expect(400);
    for field in ["project_lead", "default_assignee"] {
        admin("PATCH", "", json!({ field: MEMBER })).await.expect(400);
    }
    admin("POST", "members/", json!({ "member": MEMBER })).await.expect(400);
}

#[tokio::test]
async fn who_hangs_up_while_leaving_has_left_all_the_same() {
    let api = known().await;
    // They are asked which workspaces they have to leave, and wait for the answer.
    let lock = hold(&api, "LOCK TABLE read_model.checkpoint").await;
    let leaving = api.call("DELETE", ME).by(MEMBER).send();
    tokio::select! {
        reply = leaving => panic!("{reply}"),
        () = begun(&api, 1) => {}
    }
    lock.rollback().await.unwrap();
    while !api.instance_story(0).await.contains("UserDeactivated {") {
        tokio::task::yield_now().await;
    }
    assert!(api.story(0).await.contains("WorkspaceMemberLeft"));
}
