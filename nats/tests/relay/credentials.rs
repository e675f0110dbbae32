//! A server that lets only known users in, as the deployment's does.

use std::time::Duration;

use embedded::Nats;
use embedded::testing::{Scratch, nats_options};
use nats::Connection;

/// A server with one user, whose password needs encoding in a URL.
async fn guarded_server(scratch: &Scratch) -> Nats {
    let users = r#"authorization { users: [{ user: "relay", password: "s:e/c@ret" }] }"#;
    let options =
        embedded::nats::Options { config: Some(users.to_owned()), ..nats_options(scratch) };
    Nats::start(options).await.unwrap()
}

#[tokio::test]
async fn the_user_of_the_url_is_let_in() {
    let scratch = Scratch::create();
    let server = guarded_server(&scratch).await;
    let address = server.url().replace("nats://", "nats://relay:s%3Ae%2Fc%40ret@");
    let connection = Connection::open(&address, "test").await.unwrap();
    let connected = tokio::time::timeout(Duration::from_secs(20), connection.connected()).await;
    assert!(connected.is_ok(), "not let in");
    connection.client().flush().await.unwrap();
}

#[tokio::test]
async fn nobody_else_is_let_in() {
    let scratch = Scratch::create();
    let server = guarded_server(&scratch).await;
    let stranger = async_nats::connect(server.url()).await;
    assert!(stranger.is_err());
}
