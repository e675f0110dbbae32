//! A private Postgres on the machine's real binaries.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::time::Duration;

use embedded::postgres::Options;
use embedded::testing::{Database, Scratch, postgres_options, start_postgres};
use embedded::{Postgres, StartError};
use sqlx::{Connection, Executor, PgConnection, Row};

/// A connection to the server's own database.
async fn connect(server: &Postgres) -> PgConnection {
    PgConnection::connect(&server.url("postgres")).await.unwrap()
}

/// The number of rows of the table that the tests fill.
async fn kept(server: &Postgres) -> i64 {
    let query = sqlx::query("SELECT count(*) FROM kept");
    query.fetch_one(&mut connect(server).await).await.unwrap().get(0)
}

/// Puts one row into the table that the tests count.
async fn fill(server: &Postgres) {
    let statement = "CREATE TABLE kept AS SELECT 1 AS id";
    connect(server).await.execute(statement).await.unwrap();
}

#[tokio::test]
async fn a_second_start_finds_the_same_data() {
    let scratch = Scratch::create();
    let mut first = start_postgres(&scratch).await.unwrap();
    fill(&first).await;
    first.stop().await;
    drop(first);
    let second = start_postgres(&scratch).await.unwrap();
    assert_eq!(kept(&second).await, 1);
}

#[tokio::test]
async fn a_killed_server_comes_back_on_its_port_with_its_data() {
    let scratch = Scratch::create();
    let mut server = start_postgres(&scratch).await.unwrap();
    let url = server.url("postgres");
    fill(&server).await;
    let _open = connect(&server).await;
    server.kill().await;
    assert!(PgConnection::connect(&url).await.is_err());
    server.restart().await.unwrap();
    assert_eq!(server.url("postgres"), url);
    assert_eq!(kept(&server).await, 1);
}

#[tokio::test]
async fn a_killed_back_end_takes_all_others_along_and_the_server_recovers() {
    let scratch = Scratch::create();
    let server = start_postgres(&scratch).await.unwrap();
    fill(&server).await;
    let (mut one, mut other) = (connect(&server).await, connect(&server).await);
    let pid: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut one).await.unwrap();
    server.kill_backend(pid);
    while other.execute("SELECT 1").await.is_ok() {}
    while PgConnection::connect(&server.url("postgres")).await.is_err() {
        tokio::task::yield_now().await;
    }
    assert_eq!(kept(&server).await, 1);
}

#[tokio::test]
async fn a_standby_takes_the_place_of_its_primary() {
    let scratch = Scratch::create();
    let mut primary = start_postgres(&scratch).await.unwrap();
    fill(&primary).await;
    let standby = primary.standby(scratch.path().join("standby"), primary.port()).await.unwrap();
    let write = "INSERT INTO kept VALUES (2)";
    assert!(connect(&standby).await.execute(write).await.is_err(), "it only follows");
    connect(&primary).await.execute(write).await.unwrap();
    while kept(&standby).await < 2 {
        tokio::task::yield_now().await;
    }
    primary.kill().await;
    standby.promote().await.unwrap();
    connect(&standby).await.execute(write).await.unwrap();
    assert_eq!(kept(&standby).await, 3);
}

#[tokio::test]
async fn a_dropped_server_leaves_nothing_that_stops_the_next_one() {
    let scratch = Scratch::create();
    let first = start_postgres(&scratch).await.unwrap();
    fill(&first).await;
    drop(first);
    assert_eq!(kept(&start_postgres(&scratch).await.unwrap()).await, 1);
}

#[tokio::test]
async fn two_servers_run_side_by_side() {
    let (one, other) = (Scratch::create(), Scratch::create());
    let (one, other) = tokio::join!(start_postgres(&one), start_postgres(&other));
    let (one, other) = (one.unwrap(), other.unwrap());
    fill(&one).await;
    assert_eq!(kept(&one).await, 1);
    assert!(connect(&other).await.execute("SELECT 1 FROM kept").await.is_err());
}

#[tokio::test]
async fn a_data_directory_in_use_is_refused() {
    let scratch = Scratch::create();
    let _first = start_postgres(&scratch).await.unwrap();
    let second = start_postgres(&scratch).await;
    assert!(matches!(second, Err(StartError::InUse { .. })), "{second:?}");
}

#[tokio::test]
async fn a_taken_port_is_refused_by_name() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let scratch = Scratch::create();
    let mut options = postgres_options(&scratch);
    options.port = Some(port);
    let server = Postgres::start(options).await;
    assert!(matches!(server, Err(StartError::PortTaken { port: taken }) if taken == port));
}

#[tokio::test]
async fn an_error_shows_what_the_server_said() {
    let scratch = Scratch::create();
    let mut options = postgres_options(&scratch);
    options.settings.push(("no_such_setting".to_owned(), "1".to_owned()));
    let message = Postgres::start(options).await.unwrap_err().to_string();
    assert!(message.contains("unrecognized configuration parameter"), "{message}");
    assert!(message.contains("postgres.log"), "{message}");
}

#[tokio::test]
async fn a_missing_installation_says_what_to_do() {
    let scratch = Scratch::create();
    let mut options = postgres_options(&scratch);
    options.bin = Some(scratch.path().join("nowhere"));
    let message = Postgres::start(options).await.unwrap_err().to_string();
    assert!(message.contains("TIDEMARK_POSTGRES_BIN"), "{message}");
}

#[tokio::test]
async fn a_paused_server_keeps_connections_open_and_answers_later() {
    let scratch = Scratch::create();
    let server = start_postgres(&scratch).await.unwrap();
    let mut connection = connect(&server).await;
    server.pause().await;
    let mut answer = Box::pin(connection.execute("SELECT 1"));
    assert!(tokio::time::timeout(Duration::from_millis(300), &mut answer).await.is_err());
    server.resume();
    assert!(answer.await.is_ok());
}

#[tokio::test]
async fn commits_are_durable_unless_asked_otherwise() {
    let scratch = Scratch::create();
    let mut options = postgres_options(&scratch);
    options.durable = true;
    let server = Postgres::start(options).await.unwrap();
    let row = sqlx::query("SHOW fsync").fetch_one(&mut connect(&server).await).await.unwrap();
    assert_eq!(row.get::<String, _>(0), "on");
}

#[tokio::test]
async fn each_test_database_is_empty_and_its_own() {
    let (one, other) = (Database::create().await, Database::create().await);
    assert_ne!(one.url(), other.url());
    let mut connection = PgConnection::connect(&one.url()).await.unwrap();
    connection.execute("CREATE TABLE kept (id bigint)").await.unwrap();
    let mut connection = PgConnection::connect(&other.url()).await.unwrap();
    connection.execute("CREATE TABLE kept (id bigint)").await.unwrap();
}

#[tokio::test]
async fn a_directory_closed_to_postgres_gets_a_link_to_an_open_one() {
    let scratch = Scratch::create();
    let closed = scratch.path().join("closed");
    fs::DirBuilder::new().mode(0o700).create(&closed).unwrap();
    let options = Options { data: closed.join("data"), ..postgres_options(&scratch) };
    let mut first = Postgres::start(options.clone()).await.unwrap();
    fill(&first).await;
    let cluster = first.cluster().to_owned();
    assert_eq!(fs::canonicalize(closed.join("data/cluster")).unwrap(), cluster);
    first.stop().await;
    drop(first);
    let second = Postgres::start(options).await.unwrap();
    assert_eq!((kept(&second).await, second.cluster()), (1, &*cluster));
    drop(second);
    if !cluster.starts_with(&closed) {
        fs::remove_dir_all(cluster.parent().unwrap()).unwrap();
    }
}
