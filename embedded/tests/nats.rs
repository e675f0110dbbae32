//! A private NATS server on the machine's real binary.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use embedded::testing::{Scratch, nats, nats_options, start_nats};
use embedded::{Nats, StartError};

/// Sends one request in the client protocol and answers with what the server says within a moment.
fn ask(server: &Nats, subject: &str, payload: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    let length = payload.len();
    let connect = r#"CONNECT {"verbose":false,"pedantic":false}"#;
    let request = format!(
        "{connect}\r\nSUB inbox 1\r\nPUB {subject} inbox {length}\r\n{payload}\r\nPING\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !(text.contains("MSG inbox") && text.contains("}\r\n")) {
        let read = stream.read(&mut buffer).unwrap();
        assert_ne!(read, 0, "{text}");
        text.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
    text
}

/// Makes a stream in files.
fn create_stream(server: &Nats) {
    let answer = ask(
        server,
        "$JS.API.STREAM.CREATE.kept",
        r#"{"name":"kept","subjects":["kept"],"storage":"file"}"#,
    );
    assert!(answer.contains("\"did_create\":true"), "{answer}");
}

/// What the server knows of that stream.
fn stream(server: &Nats) -> String {
    ask(server, "$JS.API.STREAM.INFO.kept", "")
}

#[tokio::test]
async fn a_killed_server_comes_back_on_its_port_with_its_streams() {
    let scratch = Scratch::create();
    let mut options = nats_options(&scratch);
    options.durable = true;
    let mut server = Nats::start(options).await.unwrap();
    let url = server.url();
    create_stream(&server);
    server.kill().await;
    assert!(TcpStream::connect(("127.0.0.1", server.port())).is_err());
    server.restart().await.unwrap();
    assert_eq!(server.url(), url);
    assert!(stream(&server).contains("\"subjects\":[\"kept\"]"));
}

#[tokio::test]
async fn a_second_start_finds_the_same_streams() {
    let scratch = Scratch::create();
    let mut first = start_nats(&scratch).await.unwrap();
    create_stream(&first);
    first.stop().await;
    drop(first);
    let second = start_nats(&scratch).await.unwrap();
    assert!(stream(&second).contains("\"subjects\":[\"kept\"]"));
}

#[tokio::test]
async fn a_port_taken_by_another_nats_server_is_refused_by_name() {
    let (one, other) = (Scratch::create(), Scratch::create());
    let first = start_nats(&one).await.unwrap();
    let mut options = nats_options(&other);
    options.port = Some(first.port());
    let second = Nats::start(options).await;
    assert!(matches!(second, Err(StartError::PortTaken { .. })), "{second:?}");
}

#[tokio::test]
async fn a_data_directory_in_use_is_refused() {
    let scratch = Scratch::create();
    let _first = start_nats(&scratch).await.unwrap();
    let second = start_nats(&scratch).await;
    assert!(matches!(second, Err(StartError::InUse { .. })), "{second:?}");
}

#[tokio::test]
async fn an_error_shows_what_the_server_said() {
    let scratch = Scratch::create();
    let mut options = nats_options(&scratch);
    options.config = Some("no_such_setting: 1".to_owned());
    let message = Nats::start(options).await.unwrap_err().to_string();
    assert!(message.contains("no_such_setting"), "{message}");
}

#[tokio::test]
async fn a_missing_program_says_what_to_do() {
    let scratch = Scratch::create();
    let mut options = nats_options(&scratch);
    options.bin = Some(scratch.path().join("nowhere"));
    let message = Nats::start(options).await.unwrap_err().to_string();
    assert!(message.contains("TIDEMARK_NATS_SERVER"), "{message}");
}

#[tokio::test]
async fn a_paused_server_answers_later() {
    let scratch = Scratch::create();
    let server = start_nats(&scratch).await.unwrap();
    server.pause().await;
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    assert!(stream.read(&mut [0; 64]).is_err());
    server.resume();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    assert!(stream.read(&mut [0; 64]).is_ok_and(|read| read > 0));
}

#[tokio::test]
async fn the_shared_server_is_started_once() {
    assert_eq!(nats().await.url(), nats().await.url());
}
