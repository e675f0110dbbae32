//! The harness itself, tried on a server that exists: NATS as if it were a service of ours.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::net::TcpStream;
use std::path::PathBuf;

use embedded::free_port;
use embedded::testing::{Scratch, nats_options};
use end_to_end::{Cluster, Launch, wait};
use sqlx::{Connection, PgConnection, Row};

/// A server that announces the address it listens on, as our services do.
fn server(name: &str) -> Launch {
    let program = nats_options(&Scratch::create()).bin;
    Launch::program(name, program.unwrap_or_else(|| PathBuf::from("nats-server")))
        .arg("--addr=127.0.0.1")
        .arg(format!("--port={}", free_port().unwrap()))
        .announced_by("Listening for client connections on")
}

#[tokio::test]
async fn a_killed_service_is_gone_and_comes_back_where_it_was() {
    let mut cluster = Cluster::start().await;
    let address = cluster.launch(server("stand-in")).await.address();
    TcpStream::connect(address).unwrap();
    cluster.kill("stand-in").await;
    assert!(TcpStream::connect(address).is_err());
    cluster.restart("stand-in").await;
    assert_eq!(cluster.service("stand-in").address(), address);
    TcpStream::connect(address).unwrap();
}

#[tokio::test]
async fn a_running_service_is_replaced_by_a_restart() {
    let mut cluster = Cluster::start().await;
    let before = cluster.launch(server("stand-in")).await.pid();
    cluster.restart("stand-in").await;
    assert_ne!(cluster.service("stand-in").pid(), before);
}

#[tokio::test]
async fn a_service_that_is_asked_to_stop_ends_by_itself() {
    let mut cluster = Cluster::start().await;
    let service = cluster.launch(server("stand-in")).await;
    service.stop().await;
    assert!(service.log().since(0).contains("Server Exiting"));
}

#[tokio::test]
#[should_panic(expected = "no-such-file")]
async fn a_service_that_does_not_start_shows_its_log() {
    let mut cluster = Cluster::start().await;
    cluster.launch(Launch::program("broken", "cat").arg("no-such-file")).await;
}

#[tokio::test]
async fn a_position_is_waited_for() {
    let cluster = Cluster::start().await;
    let url = cluster.postgres.url("postgres");
    let mut connection = PgConnection::connect(&url).await.unwrap();
    sqlx::raw_sql("CREATE SEQUENCE position").execute(&mut connection).await.unwrap();
    let position = async || {
        let query = sqlx::query("SELECT nextval('position')");
        Some(query.fetch_one(&mut connection).await.unwrap().get::<i64, _>(0))
    };
    assert_eq!(wait::for_position("the sequence", 5, position).await, 5);
}
