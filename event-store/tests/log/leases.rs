//! Leases: a lock has one holder, and one that is silent for too long loses it.

use std::time::Duration;

use embedded::testing::Database;
use event_store::lease::Lock;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, Executor, PgConnection};

/// The locks that are tried: of each kind, with bits in every part of their numbers.
const LOCKS: [Lock; 3] =
    [Lock::Number(0x7469_6465_6d61_726b), Lock::Number(-3), Lock::Named("tidemark.test", -7)];

/// Ends a holder that says nothing; the server takes a moment until it waits for what is said next.
async fn end_silent(lock: Lock, waiting: &mut PgConnection) {
    while !lock.end_silent(waiting, Duration::ZERO).await.unwrap() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn only_the_silent_holder_of_the_lock_loses_it() {
    let database = Database::create().await;
    let connect = async || PgConnection::connect(&database.url()).await.unwrap();
    let (mut waiting, mut other) = (connect().await, connect().await);
    assert!(Lock::Number(4).try_take(&mut other).await.unwrap());
    for lock in LOCKS {
        let mut holder = connect().await;
        assert!(lock.try_take(&mut holder).await.unwrap());
        assert!(!lock.try_take(&mut waiting).await.unwrap());
        assert!(!lock.end_silent(&mut waiting, Duration::from_mins(1)).await.unwrap());
        holder.ping().await.unwrap();
        end_silent(lock, &mut waiting).await;
        assert!(holder.ping().await.is_err());
        while !lock.try_take(&mut waiting).await.unwrap() {
            tokio::task::yield_now().await;
        }
    }
    other.ping().await.unwrap();
}

#[tokio::test]
async fn what_the_silent_holder_left_unfinished_ends_with_its_lease() {
    let database = Database::create().await;
    let named = async |name: &str| {
        let options: PgConnectOptions = database.url().parse().unwrap();
        options.application_name(name).connect().await.unwrap()
    };
    let (mut waiting, mut holder) = (named("a").await, named("a").await);
    let (mut open, mut idle, mut other) = (named("a").await, named("a").await, named("b").await);
    assert!(LOCKS[0].try_take(&mut holder).await.unwrap());
    for connection in [&mut open, &mut other] {
        connection.execute("BEGIN").await.unwrap();
    }
    idle.ping().await.unwrap();
    end_silent(LOCKS[0], &mut waiting).await;
    assert!(open.ping().await.is_err() && holder.ping().await.is_err());
    idle.ping().await.unwrap();
    other.ping().await.unwrap();
}

#[tokio::test]
async fn a_holder_that_waits_for_the_server_is_not_silent() {
    let database = Database::create().await;
    let mut holder = PgConnection::connect(&database.url()).await.unwrap();
    let mut waiting = PgConnection::connect(&database.url()).await.unwrap();
    let lock = LOCKS[0];
    assert!(lock.try_take(&mut holder).await.unwrap());
    let long = tokio::spawn(async move {
        let slept = sqlx::query("SELECT pg_sleep(0.5)").execute(&mut holder).await;
        (slept.is_ok(), holder)
    });
    let asleep = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
    while sqlx::query_scalar::<_, i64>(asleep).fetch_one(&mut waiting).await.unwrap() == 0 {}
    assert!(!lock.end_silent(&mut waiting, Duration::ZERO).await.unwrap());
    assert!(long.await.unwrap().0);
}
