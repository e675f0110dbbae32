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

/// A request with a body that is answered without a look at it.
const HEAD: &[u8] = b"POST /api/v1/nothing/ HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n";

#[tokio::test]
async fn a_request_is_heard_after_one_whose_body_nobody_read() {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let mut stream = TcpStream::connect(listening.address).await.unwrap();
    let shutdown = Shutdown::new();
    shutdown.run("http", serve(listening, stranger(), shutdown.clone()));
    stream.write_all(HEAD).await.unwrap();
    // Time to make the mistake of answering and hanging up.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let next = b"{\"a\":1}GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(next).await.unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    assert!(answers.starts_with("HTTP/1.1 404 Not Found"), "{answers}");
    assert!(answers.contains("HTTP/1.1 200 OK"), "{answers}");
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for_and_the_client_is_told() {
    for expect in ["", "Expect: 100-continue\r\n"] {
        let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
        let mut stream = TcpStream::connect(listening.address).await.unwrap();
        let shutdown = Shutdown::new();
        shutdown.run("http", serve(listening, stranger(), shutdown.clone()));
        stream.write_all(&HEAD[..HEAD.len() - 2]).await.unwrap();
        stream.write_all(format!("{expect}\r\n").as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 404 Not Found"), "{answer}");
        assert!(answer.contains("connection: close"), "{answer}");
    }
}
