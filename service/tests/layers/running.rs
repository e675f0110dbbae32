//! A process that listens and stops.

use std::time::Duration;

use service::{Listening, Shutdown, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::fixture::stranger;

#[tokio::test]
async fn a_service_answers_on_its_port_until_it_is_told_to_stop() {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listening.address;
    let shutdown = Shutdown::new();
    shutdown.run("http", serve(listening, stranger(), shutdown.clone()));
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream
        .write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    shutdown.stop.cancel();
    assert!(shutdown.finish(Duration::from_secs(10)).await);
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_taken_port_says_what_to_do() {
    let first = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let error = Listening::open(first.address).await.unwrap_err();
    assert!(error.to_string().contains("--listen"), "{error}");
}
