//! What is erased after a workspace or an account has ended: by the request that ends it, or by the sweep.

use std::time::Duration;

use chrono::{DateTime, Utc};
use command_api::Operator;
use domain::UserId;
use service::accounts::{Accounts, EntityKind, Own};
use tokio::time::timeout;
use uuid::Uuid;

use crate::changes;
use crate::fixture::{Fixture, PROJECT, WORKSPACE};
use crate::people::{GUEST, MEMBER, OWNER};
use crate::stickies::rows;

/// The workspace.
const ACME: &str = "/api/v1/workspaces/acme/";

/// A change of what a person has in the workspace, if that was not deleted.
async fn change(accounts: &Accounts, user: UserId, now: DateTime<Utc>) -> Option<Own> {
    let mut own = accounts.change_own(user, now).await.unwrap().unwrap();
    own.enter(WORKSPACE).await.unwrap().then_some(own)
}

/// Writes what a process leaves that dies before it erases: a row of each kind, and an address.
async fn leave_behind(fixture: &Fixture, user: UserId) {
    let statements = [
        "INSERT INTO account.sticky (id, user_id, workspace_id, description, description_html, logo,
            sort_order, created_at, updated_at)
        VALUES (gen_random_uuid(), $1, $2, '{}', '', '{}', 1, now(), now())",
        "INSERT INTO account.draft (id, user_id, workspace_id, issue_id, description_html, priority,
            assignee_ids, label_ids, module_ids, created_at, updated_at)
        VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), '', 'none', '{}', '{}', '{}', now(),
            now())",
        "INSERT INTO account.favourite (id, user_id, workspace_id, entity_type, name, sequence,
            created_at, updated_at)
        VALUES (gen_random_uuid(), $1, $2, 'folder', 'f', 1, now(), now())",
        "INSERT INTO account.visit VALUES ($1, $2, 'issue', $2, $2, now())",
        "INSERT INTO account.keyed_write (user_id, workspace_id, key, fingerprint, answer)
        VALUES ($1, $2, 'k', '', '')",
        "INSERT INTO account.invitation (id, workspace_id, email, kept_until)
        VALUES ($1, $2, 'ada@example.com', 'infinity')",
    ];
    for statement in statements {
        let query = sqlx::query(statement).bind(user.uuid()).bind(WORKSPACE.uuid());
        query.execute(fixture.pool()).await.unwrap();
    }
}

/// How many rows there are of what [`leave_behind`] writes, without the address.
async fn left(fixture: &Fixture, user: UserId) -> i64 {
    let mut left = 0;
    for table in ["sticky", "draft", "favourite", "visit", "keyed_write"] {
        left += rows(fixture, table, user).await;
    }
    left
}

/// How many addresses of invitations there are.
async fn addresses(fixture: &Fixture) -> i64 {
    let count = sqlx::query_scalar("SELECT count(*) FROM account.invitation");
    count.fetch_one(fixture.pool()).await.unwrap()
}

#[tokio::test]
async fn the_end_of_a_workspace_waits_for_changes_that_are_under_way_and_lets_none_begin() {
    let fixture = Fixture::new().await;
    let (accounts, now) = (fixture.side.app.accounts(), fixture.clock.now());
    let mut own = change(accounts, MEMBER, now).await.unwrap();
    let thing = (EntityKind::Project, PROJECT.uuid());
    own.visit(WORKSPACE, thing, Uuid::from_u128(1), now).await.unwrap();
    let release = async {
        let waiting = "SELECT count(*)
            FROM pg_stat_activity
            WHERE datname = current_database()
              AND wait_event = 'advisory'";
        while sqlx::query_scalar::<_, i64>(waiting).fetch_one(fixture.pool()).await.unwrap() < 1 {
            tokio::task::yield_now().await;
        }
        own.keep(None).await.unwrap();
    };
    let release = timeout(Duration::from_secs(30), release);
    let (reply, released) = tokio::join!(fixture.call("DELETE", ACME).by(OWNER).send(), release);
    released.expect("the end of the workspace has not waited");
    reply.expect(204);
    assert_eq!(rows(&fixture, "visit", MEMBER).await, 0);
    assert!(change(accounts, MEMBER, now).await.is_none());
}

#[tokio::test]
async fn what_is_left_of_a_deleted_workspace_is_swept() {
    let fixture = Fixture::new().await;
    let accounts = fixture.side.app.accounts();
    leave_behind(&fixture, MEMBER).await;
    accounts.sweep(fixture.clock.now()).await.unwrap();
    assert_eq!((left(&fixture, MEMBER).await, addresses(&fixture).await), (5, 1));
    fixture.call("DELETE", ACME).by(OWNER).send().await.expect(204);
    assert_eq!((left(&fixture, MEMBER).await, addresses(&fixture).await), (0, 0));
    leave_behind(&fixture, MEMBER).await;
    accounts.sweep(fixture.clock.now()).await.unwrap();
    assert_eq!((left(&fixture, MEMBER).await, addresses(&fixture).await), (0, 0));
}

#[tokio::test]
async fn what_is_left_of_a_deactivated_user_is_swept() {
    let fixture = Fixture::new().await;
    changes::register_all(&fixture).await;
    fixture.catch_up().await;
    leave_behind(&fixture, MEMBER).await;
    Operator::new(fixture.side.app.clone()).deactivate(GUEST).await.unwrap();
    leave_behind(&fixture, GUEST).await;
    fixture.side.app.accounts().sweep(fixture.clock.now()).await.unwrap();
    assert_eq!((left(&fixture, GUEST).await, left(&fixture, MEMBER).await), (0, 5));
}
