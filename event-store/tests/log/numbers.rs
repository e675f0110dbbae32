//! Running numbers: one issue each, even if a crash sets the counter back.

use std::str::FromStr;
use std::time::Duration;

use domain::ProjectId;
use embedded::Postgres;
use embedded::postgres;
use embedded::testing::{Scratch, postgres_options};
use event_store::{Append, Outcome, RunningNumber};
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::fixture::{AppendExt, Log, appended, command, issue, project, store, workspace};

/// The project of everything.
fn eng() -> ProjectId {
    ProjectId(project(1).id)
}

/// A command that creates the `n`-th issue with a number.
fn creating(n: u64, number: RunningNumber) -> Append {
    let payload = format!(r#"{{"type":"IssueCreated","number":{}}}"#, number.number);
    let mut append = command(workspace(1)).saying(issue(n), 0, "IssueCreated", &payload);
    append.numbers.push(number);
    append
}

#[tokio::test]
async fn numbers_go_on_one_after_another() {
    let log = Log::create().await;
    for n in 1..=3 {
        let number = log.store.reserve_number(workspace(1), eng()).await.unwrap();
        assert_eq!(number.number, n);
        appended(log.store.append(creating(n, number)).await.unwrap());
    }
    let other = store(&log.options);
    let there = other.reserve_number(workspace(1), eng()).await.unwrap();
    let here = log.store.reserve_number(workspace(1), eng()).await.unwrap();
    assert_eq!((there.number, here.number), (4, 5));
    // In any order: both processes know that nothing was lost.
    appended(log.store.append(creating(5, here)).await.unwrap());
    appended(other.append(creating(4, there)).await.unwrap());
}

#[tokio::test]
async fn only_the_present_life_of_the_server_counts() {
    let log = Log::create().await;
    let stale = RunningNumber { number: 1, generation: Uuid::from_u128(7) };
    let refused = log.store.append(creating(1, stale)).await.unwrap();
    assert_eq!(refused, Outcome::Numbered, "nobody has reserved anything yet");

    let before = log.store.reserve_number(workspace(1), eng()).await.unwrap();
    // What a crash does with the table, and what a copy of a database that was stopped in peace would bring along.
    for end in [
        "TRUNCATE event_log.generation",
        "UPDATE event_log.generation SET started_at = started_at - interval '1 hour'",
    ] {
        sqlx::query(end).execute(&log.pool).await.unwrap();
        let refused = log.store.append(creating(1, before)).await.unwrap();
        assert_eq!(refused, Outcome::Numbered, "{end}");
        let after = log.store.reserve_number(workspace(1), eng()).await.unwrap();
        assert_ne!(after.generation, before.generation);
    }
    assert_eq!(log.store.append(creating(1, before)).await.unwrap(), Outcome::Numbered);
    let after = log.store.reserve_number(workspace(1), eng()).await.unwrap();
    let (one, two) = (creating(1, after), creating(2, before));
    let (one, two) = tokio::join!(log.store.append(one), log.store.append(two));
    appended(one.unwrap());
    assert_eq!(two.unwrap(), Outcome::Numbered, "a neighbour in the batch does not help");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_of_before_a_crash_is_refused() {
    let scratch = Scratch::create();
    let durable = postgres::Options { durable: true, ..postgres_options(&scratch) };
    let server = Postgres::start(durable).await.unwrap();
    let options = PgConnectOptions::from_str(&server.url("postgres")).unwrap();
    event_store::migrate(&options).await.unwrap();
    let mut db = PgConnection::connect_with(&options).await.unwrap();
    let log = store(&options);
    let first = log.reserve_number(workspace(1), eng()).await.unwrap();
    appended(log.append(creating(1, first)).await.unwrap());
    let lost = log.reserve_number(workspace(1), eng()).await.unwrap();
    let pid: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut db).await.unwrap();
    server.kill_backend(pid);
    // Until the server has recovered, which empties the table.
    while count(&options).await != Some(0) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(log.append(creating(2, lost)).await.unwrap(), Outcome::Numbered);
    let again = log.reserve_number(workspace(1), eng()).await.unwrap();
    assert_ne!(again.generation, lost.generation);
    assert!(again.number > first.number, "what a durable append uses is durable");
    appended(log.append(creating(2, again)).await.unwrap());
}

/// How many lives of the server are known, if it answers.
async fn count(options: &PgConnectOptions) -> Option<i64> {
    let mut db = PgConnection::connect_with(options).await.ok()?;
    let count = "SELECT count(*) FROM event_log.generation";
    sqlx::query_scalar(count).fetch_one(&mut db).await.ok()
}

#[tokio::test]
async fn a_try_that_was_heard_too_late_is_the_same_command_still() {
    let log = Log::create().await;
    let other = store(&log.options);
    let create = creating(1, other.reserve_number(workspace(1), eng()).await.unwrap());
    appended(other.append(create.clone()).await.unwrap());
    sqlx::query("TRUNCATE event_log.generation").execute(&log.pool).await.unwrap();
    assert!(matches!(log.store.append(create).await.unwrap(), Outcome::Repeated(_)));
}
