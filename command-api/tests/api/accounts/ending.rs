//! Credentials that end while something rests on them.

use chrono::TimeDelta;
use serde_json::{Value, json};
use sqlx::{Postgres, Transaction};

use super::{open, sign_ada_up, waiting, with_token};
use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::{ADMIN, MEMBER};

/// Oneself.
const ME: &str = "/api/v1/users/me/";
/// One's password.
const PASSWORD: &str = "/api/v1/users/me/password/";
/// One's keys.
const KEYS: &str = "/api/v1/users/me/api-keys/";
/// All workspaces.
const WORKSPACES: &str = "/api/v1/workspaces/";

/// Signs in as Ada.
async fn sign_in(api: &Fixture, password: &str) -> Reply {
    open(api, "sign-in", &json!({ "email": "ada@example.com", "password": password })).await
}

/// Changes Ada's password.
async fn change(api: &Fixture, token: &str, new: &str) -> Reply {
    let body = json!({ "current_password": "correct horse", "new_password": new });
    with_token(api, token, "POST", PASSWORD).json(&body).send().await
}

/// The status of a harmless request.
async fn opens(api: &Fixture, token: &str) -> u16 {
    with_token(api, token, "PATCH", ME).json(&json!({})).send().await.status
}

/// A body that makes a workspace.
fn workspace() -> Value {
    json!({ "name": "Mine", "slug": "mine" })
}

/// Another process, which holds a lock until it commits.
async fn holding(api: &Fixture, lock: &str) -> Transaction<'static, Postgres> {
    let mut other = api.pool().begin().await.unwrap();
    sqlx::raw_sql(&format!("LOCK TABLE {lock} MODE")).execute(&mut *other).await.unwrap();
    other
}

/// Lets another process do something and commit, once so many statements wait for it.
async fn after(api: &Fixture, waits: i64, mut other: Transaction<'static, Postgres>, sql: &str) {
    waiting(api, waits).await;
    sqlx::raw_sql(sql).execute(&mut *other).await.unwrap();
    other.commit().await.unwrap();
}

#[tokio::test]
async fn a_password_that_was_changed_since_it_was_verified_begins_no_session() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let other = holding(&api, "profile IN SHARE").await;
    let sql = "UPDATE profile SET password_hash = '$other'; UPDATE session SET revoked_at = now()";
    let changed = after(&api, 1, other, sql);
    tokio::join!(sign_in(&api, "correct horse"), changed).0.expect(401);
    let sessions = "SELECT count(*) FROM session WHERE revoked_at IS NULL";
    let sessions: i64 = sqlx::query_scalar(sessions).fetch_one(api.pool()).await.unwrap();
    assert_eq!(sessions, 0);
}

#[tokio::test]
async fn a_session_that_begins_while_the_password_changes_ends_with_it() {
    let api = Fixture::empty().await;
    let own = sign_ada_up(&api).await;
    let other = holding(&api, "session IN SHARE").await;
    let changing = async {
        waiting(&api, 1).await;
        change(&api, &own, "another horse").await.expect(204);
    };
    let released = after(&api, 2, other, "");
    let (begun, ..) = tokio::join!(sign_in(&api, "correct horse"), changing, released);
    assert_eq!(opens(&api, &begun.expect(200).token()).await, 403);
    assert_eq!(opens(&api, &own).await, 200);
}

#[tokio::test]
async fn of_two_changes_of_a_password_at_once_one_is_made() {
    let api = Fixture::empty().await;
    let one = sign_ada_up(&api).await;
    let two = sign_in(&api, "correct horse").await.token();
    let released = after(&api, 2, holding(&api, "profile IN SHARE").await, "");
    let changes = (change(&api, &one, "horse number one"), change(&api, &two, "horse number two"));
    let (one, two, ()) = tokio::join!(changes.0, changes.1, released);
    let (made, right) =
        if one.status == 204 { (two, "horse number one") } else { (one, "horse number two") };
    made.expect(403);
    sign_in(&api, right).await.expect(200);
}

#[tokio::test]
async fn a_change_of_password_that_is_cut_changes_nothing() {
    let api = Fixture::empty().await;
    let own = sign_ada_up(&api).await;
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let cut = after(&api, 1, holding(&api, "session IN SHARE").await, cut);
    tokio::join!(change(&api, &own, "another horse"), cut).0.expect(503);
    sign_in(&api, "another horse").await.expect(401);
    sign_in(&api, "correct horse").await.expect(200);
}

#[tokio::test]
async fn a_session_that_ended_makes_no_key() {
    let api = Fixture::empty().await;
    let own = sign_ada_up(&api).await;
    let making = with_token(&api, &own, "POST", KEYS).json(&json!({ "label": "k" }));
    let other = holding(&api, "event_log.log_head IN EXCLUSIVE").await;
    let ended = after(&api, 1, other, "UPDATE session SET revoked_at = now()");
    tokio::join!(making.send(), ended).0.expect(403);
    let keys = "SELECT count(*) FROM api_key WHERE label = 'k'";
    let keys: i64 = sqlx::query_scalar(keys).fetch_one(api.pool()).await.unwrap();
    assert_eq!(keys, 0);
}

#[tokio::test]
async fn a_request_whose_key_ended_elsewhere_before_its_last_byte_does_nothing() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let create = api.call("POST", "work-items/").json(&json!({ "name": "Late" }));
    let ended = async {
        let revoke = "UPDATE api_key SET revoked_at = now()";
        sqlx::query(revoke).execute(api.pool()).await.unwrap();
        api.clock.advance(TimeDelta::seconds(1));
    };
    insta::assert_snapshot!(create.send_slowly(ended).await, @r#"
    403 {
      "detail": "Given API token is not valid"
    }
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_request_whose_key_ends_while_it_waits_does_nothing() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let create = api.call("POST", "work-items/").json(&json!({ "name": "Late" }));
    let other = holding(&api, "event_log.event IN ACCESS EXCLUSIVE").await;
    let ended = async {
        waiting(&api, 1).await;
        api.clock.advance(TimeDelta::seconds(1));
        after(&api, 1, other, "UPDATE api_key SET revoked_at = now()").await;
    };
    tokio::join!(create.send(), ended).0.expect(403);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_request_whose_key_ends_while_another_one_is_before_it_does_nothing() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let reserved = async || {
        let numbers = "SELECT COALESCE(sum(last_number), 0)::bigint FROM event_log.counter";
        sqlx::query_scalar::<_, i64>(numbers).fetch_one(api.pool()).await.unwrap()
    };
    let create =
        |user| api.call("POST", "work-items/").by(user).json(&json!({ "name": "Late" })).send();
    let other = holding(&api, "event_log.log_head IN EXCLUSIVE").await;
    let ended = async {
        waiting(&api, 1).await;
        // The last that a command does before its turn is to get its number.
        let first = reserved().await;
        tokio::join!(async { create(MEMBER).await.expect(403) }, async {
            while reserved().await == first {}
            // By then the answer is on its way; it comes while these are asked.
            for _ in 0..5 {
                reserved().await;
            }
            api.clock.advance(TimeDelta::seconds(1));
            let revoke =
                format!("UPDATE api_key SET revoked_at = now() WHERE user_id = '{MEMBER}'");
            after(&api, 1, other, &revoke).await;
        });
    };
    tokio::join!(create(ADMIN), ended).0.expect(201);
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn every_way_to_end_a_credential_stops_what_is_being_sent_at_once() {
    for way in ["sign out", "change the password", "leave", "delete the key"] {
        let api = Fixture::empty().await;
        let own = sign_ada_up(&api).await;
        let other = sign_in(&api, "correct horse").await.token();
        let new = with_token(&api, &own, "POST", KEYS).json(&json!({ "label": "k" })).send().await;
        let ending = if way == "delete the key" { new.token() } else { other };
        let create = with_token(&api, &ending, "POST", WORKSPACES).json(&workspace());
        let end = async {
            match way {
                "sign out" => with_token(&api, &ending, "POST", "/api/v1/auth/sign-out/"),
                "leave" => with_token(&api, &own, "DELETE", ME),
                "delete the key" => {
                    with_token(&api, &own, "DELETE", &format!("{KEYS}{}/", new.id()))
                }
                _ => {
                    change(&api, &own, "another horse").await.expect(204);
                    return;
                }
            }
            .send()
            .await
            .expect(204);
        };
        assert_eq!(create.send_slowly(end).await.status, 403, "{way}");
        assert_eq!(opens(&api, &ending).await, 403, "{way}");
    }
}

#[tokio::test]
async fn what_is_changed_beside_the_log_rests_on_the_credential_as_well() {
    let api = Fixture::empty().await;
    let rename = api.call("PATCH", ME).json(&json!({ "first_name": "Late" }));
    let ended = async {
        let end = "UPDATE api_key SET revoked_at = now()";
        sqlx::query(end).execute(api.pool()).await.unwrap();
        api.clock.advance(TimeDelta::seconds(1));
    };
    rename.send_slowly(ended).await.expect(403);
    let profiles = api.side.app.accounts().profiles(&[MEMBER]).await.unwrap();
    assert_eq!(profiles[0].first_name, "member");
}
