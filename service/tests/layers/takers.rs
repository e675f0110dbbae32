//! Clients that do not take their answer.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use embedded::testing::{Database, expect_rest};
use futures::stream;
use service::{Listening, Patience, Shutdown, Terms, serve};
use sqlx::PgPool;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer of so many pieces of 64 KiB, which holds a transaction for as long as it is on its way.
async fn answer(pool: PgPool, pieces: u32) -> Response {
    let mut transaction = pool.begin().await.unwrap();
    sqlx::query("SELECT 1").execute(&mut *transaction).await.unwrap();
    let pieces = stream::unfold((transaction, pieces), async |(transaction, left)| {
        let piece = Bytes::from(vec![b'x'; 64 * 1024]);
        (left > 0).then(|| (Ok::<_, std::io::Error>(piece), (transaction, left - 1)))
    });
    Response::new(Body::from_stream(pieces))
}

/// A client of a service that waits so long for each piece of its answer to be taken.
async fn client(
    database: &Database,
    pieces: u32,
    answer_within: Duration,
) -> (TcpStream, Shutdown) {
    let options = service::database::options(&database.url(), "test").unwrap();
    let pool = service::database::pool(options, 1);
    let asked = move |State(pool): State<PgPool>| answer(pool, pieces);
    let router = Router::new().route("/", get(asked)).with_state(pool);
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let mut stream = TcpStream::connect(listening.address).await.unwrap();
    let patience = Patience { answer: answer_within, ..Patience::default() };
    let (terms, shutdown) = (Terms { patience, ..Terms::default() }, Shutdown::new());
    shutdown.run("http", serve(listening, router, terms, shutdown.clone()));
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut first = [0; 12];
    stream.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200", "the answer has begun");
    (stream, shutdown)
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_cut_off_and_what_it_held_comes_to_rest() {
    let database = Database::create().await;
    let (mut stream, _shutdown) = client(&database, u32::MAX, Duration::from_millis(100)).await;
    expect_rest(&database.url()).await;
    // The end may be a reset.
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
    assert!(!rest.ends_with(b"\r\n0\r\n\r\n"), "nobody takes it for the whole answer");
}

#[tokio::test]
async fn a_client_that_takes_its_answer_gets_all_of_it() {
    let database = Database::create().await;
    let (mut stream, _shutdown) = client(&database, 300, Patience::default().answer).await;
    let mut all = Vec::new();
    stream.read_to_end(&mut all).await.unwrap();
    assert!(all.ends_with(b"\r\n0\r\n\r\n"), "the answer has its end");
    assert!(all.len() > 300 * 64 * 1024, "{}", all.len());
}
