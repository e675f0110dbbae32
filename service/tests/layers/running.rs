//! A process that listens and stops.

use std::time::Duration;

use axum::Router;
use service::{Listening, Patience, Shutdown, Terms, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::fixture::{Fixture, stranger};

#[tokio::test]
async fn a_service_answers_on_its_port_until_it_is_told_to_stop() {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listening.address;
    let shutdown = Shutdown::new();
    shutdown.run("http", serve(listening, stranger(), Terms::default(), shutdown.clone()));
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
async fn a_service_that_leaves_answers_and_closes_its_connections() {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let mut stream = TcpStream::connect(listening.address).await.unwrap();
    let shutdown = Shutdown::new();
    shutdown.run("http", serve(listening, stranger(), Terms::default(), shutdown.clone()));
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut start = [0; 15];
    stream.read_exact(&mut start).await.unwrap();
    shutdown.leaving.cancel();
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    let (first, second) = answers.split_once("HTTP/1.1 200 OK").unwrap();
    assert!(!first.contains("connection: close"), "{first}");
    assert!(second.contains("connection: close"), "{second}");
}

#[tokio::test]
async fn a_taken_port_says_what_to_do() {
    let first = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let error = Listening::open(first.address).await.unwrap_err();
    assert!(error.to_string().contains("--listen"), "{error}");
}

#[tokio::test]
async fn an_address_of_a_hundred_kilobytes_is_refused_before_it_is_read() {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let mut stream = TcpStream::connect(listening.address).await.unwrap();
    let shutdown = Shutdown::new();
    shutdown.run("http", serve(listening, stranger(), Terms::default(), shutdown.clone()));
    let query = "x".repeat(100_000);
    let head = format!("GET /api/v1/users/me/?pql={query} HTTP/1.1\r\nHost: x\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 414");
}

/// A request with a body that is answered without a look at it.
const HEAD: &[u8] = b"POST /api/v1/nothing/ HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n";

#[tokio::test]
async fn a_request_is_heard_after_one_whose_body_nobody_read() {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let mut stream = TcpStream::connect(listening.address).await.unwrap();
    let shutdown = Shutdown::new();
    shutdown.run("http", serve(listening, stranger(), Terms::default(), shutdown.clone()));
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
        shutdown.run("http", serve(listening, stranger(), Terms::default(), shutdown.clone()));
        stream.write_all(&HEAD[..HEAD.len() - 2]).await.unwrap();
        stream.write_all(format!("{expect}\r\n").as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 404 Not Found"), "{answer}");
        assert!(answer.contains("connection: close"), "{answer}");
    }
}

/// A service that waits for its clients a tenth of a second, or for one of the two as long as usual.
async fn impatient(router: Router, change: impl FnOnce(&mut Patience)) -> (TcpStream, Shutdown) {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let stream = TcpStream::connect(listening.address).await.unwrap();
    let shutdown = Shutdown::new();
    let tenth = Duration::from_millis(100);
    let mut patience = Patience { head: tenth, body: tenth, ..Patience::default() };
    change(&mut patience);
    let terms = Terms { patience, ..Terms::default() };
    shutdown.run("http", serve(listening, router, terms, shutdown.clone()));
    (stream, shutdown)
}

/// Everything that is answered until the connection ends, while bytes go on coming one by one.
async fn heard(mut stream: TcpStream, beginning: &str) -> String {
    stream.write_all(beginning.as_bytes()).await.unwrap();
    let (mut reads, mut writes) = stream.split();
    let mut answer = Vec::new();
    let trickling = async {
        while writes.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        // The end may be a reset: bytes were still on their way.
        _ = reads.read_to_end(&mut answer) => {}
        () = trickling => {}
    }
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_head_that_never_ends_is_cut_off() {
    let (stream, _shutdown) = impatient(stranger(), |_| {}).await;
    assert_eq!(heard(stream, "GET /health/live HTTP/1.1\r\nHost: ").await, "");
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let (mut stream, _shutdown) = impatient(stranger(), |_| {}).await;
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
}

#[tokio::test]
async fn a_body_that_never_ends_is_cut_off() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let usual = Patience::default().head;
    let (stream, _shutdown) =
        impatient(fixture.router.clone(), |patience| patience.head = usual).await;
    let head = format!(
        "PATCH /api/v1/users/me/ HTTP/1.1\r\nHost: x\r\nX-Api-Key: {key}\r\n\
        Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"
    );
    let answer = heard(stream, &head).await;
    assert!(answer.starts_with("HTTP/1.1 408 Request Timeout"), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
    assert!(answer.ends_with(r#"{"detail":"The request body did not come in time."}"#), "{answer}");
}
