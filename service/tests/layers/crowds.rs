//! More connections than there may be.

use std::net::SocketAddr;
use std::time::Duration;

use service::{Bounds, Listening, Patience, Shutdown, Terms, TrustedProxies, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};

use crate::fixture::stranger;

/// How long a test waits for what has to happen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A service that lets so many in, of this machine too.
async fn service(connections: usize, per_address: usize) -> (SocketAddr, Shutdown) {
    let listening = Listening::open(([127, 0, 0, 1], 0).into()).await.unwrap();
    let (address, shutdown) = (listening.address, Shutdown::new());
    let proxies: TrustedProxies = "".parse().unwrap();
    let bounds = Bounds { connections, per_address, proxies };
    let terms = Terms { patience: Patience::default(), bounds };
    shutdown.run("http", serve(listening, stranger(), terms, shutdown.clone()));
    (address, shutdown)
}

/// Asks over a connection that stays, and hears the status.
async fn status(stream: &mut TcpStream, path: &str) -> String {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).await.unwrap();
    let mut status = [0; 12];
    stream.read_exact(&mut status).await.unwrap();
    String::from_utf8_lossy(&status[9..]).into_owned()
}

/// All that is answered over a new connection to a client that does not close it.
async fn asked_anew(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn whoever_is_one_too_many_is_told_so_and_hears_of_health_all_the_same() {
    for (connections, per_address) in [(1, 10), (10, 1)] {
        let (address, _shutdown) = service(connections, per_address).await;
        let mut first = TcpStream::connect(address).await.unwrap();
        assert_eq!(status(&mut first, "/").await, "200");

        let answer = asked_anew(address, "/api/v1/users/me/").await;
        assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
        assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
        assert!(answer.contains("\r\nretry-after: 1\r\n"), "{answer}");
        let body = r#"{"error":"There are too many connections, please try again."}"#;
        assert!(answer.ends_with(body), "{answer}");
        for path in ["/health/live", "/health/ready"] {
            let answer = asked_anew(address, path).await;
            assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
            assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
        }
    }
}

#[tokio::test]
async fn a_place_that_is_given_up_is_the_next_ones() {
    let (address, _shutdown) = service(1, 1).await;
    let mut first = TcpStream::connect(address).await.unwrap();
    assert_eq!(status(&mut first, "/").await, "200");
    drop(first);
    let until = Instant::now() + PATIENCE;
    loop {
        let mut next = TcpStream::connect(address).await.unwrap();
        match &*status(&mut next, "/").await {
            "200" => break,
            refused => assert_eq!(refused, "503"),
        }
        assert!(Instant::now() < until, "the place is not given up");
        sleep(Duration::from_millis(10)).await;
    }
}
