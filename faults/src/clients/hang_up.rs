//! Sends a request over a bare connection and hangs up before an answer can have come.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::dice::Dice;
use crate::history::HangUp;

/// How long a service that is away may keep a client.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long an answer is waited for.
const ANSWERED: Duration = Duration::from_secs(12);
/// The longest stay after the last byte, in µs.
const SOON: u64 = 5_000;
/// The longest stay of clients that stay long enough for a slow machine to be in the middle of the work, in µs.
const LATER: u64 = 60_000;

/// How a client is going to hang up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// What is not sent of the head or body.
    cut: Cut,
    /// How long the client stays, in µs.
    stays: u64,
    /// Whether it resets the connection.
    by_reset: bool,
}

/// What is sent of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// All of it.
    Nowhere,
    /// All but the last byte.
    BeforeTheEnd,
    /// So many thousandths of the head.
    InHead(u64),
    /// The head, and so many thousandths of the body.
    InBody(u64),
}

impl Plan {
    /// Any way to hang up.
    pub fn any(dice: &mut Dice) -> Self {
        let share = dice.number(0..1_000);
        let cuts = [
            (Cut::Nowhere, 70),
            (Cut::BeforeTheEnd, 8),
            (Cut::InHead(share), 10),
            (Cut::InBody(share), 12),
        ];
        let cut = dice.weighted(&cuts).unwrap_or(Cut::Nowhere);
        let longest = if dice.chance(30) { LATER } else { SOON };
        Self { cut, stays: dice.number(0..longest), by_reset: dice.chance(30) }
    }

    /// How many bytes of a request are sent.
    fn length(self, head: usize, whole: usize) -> usize {
        let part = |share: u64, of: usize| of * usize::try_from(share).unwrap_or(0) / 1_000;
        match self.cut {
            Cut::Nowhere => whole,
            Cut::BeforeTheEnd => whole - 1,
            Cut::InHead(share) => part(share, head),
            Cut::InBody(share) => (head + part(share, whole - head)).min(whole - 1),
        }
    }
}

/// A request as it goes over the connection.
#[derive(Debug, Clone)]
pub struct Message {
    bytes: Vec<u8>,
    /// How many of them are the head.
    head: usize,
}

impl Message {
    /// A request with its headers.
    #[must_use]
    pub fn of(method: &str, path: &str, headers: &[(&str, String)], body: &Value) -> Self {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut text = format!("{method} {path} HTTP/1.1\r\nhost: tidemark\r\n");
        for (name, value) in headers {
            // Writing to a string cannot fail.
            let _ = write!(text, "{name}: {value}\r\n");
        }
        if !body.is_empty() {
            let length = body.len();
            let _ = write!(text, "content-type: application/json\r\ncontent-length: {length}\r\n");
        }
        text.push_str("\r\n");
        let head = text.len();
        text.push_str(&body);
        Self { bytes: text.into_bytes(), head }
    }

    /// Sends what the plan says and hangs up; nothing if the connection was refused.
    pub async fn hang_up(&self, address: SocketAddr, plan: Plan) -> Option<HangUp> {
        let mut connection = timeout(PATIENCE, TcpStream::connect(address)).await.ok()?.ok()?;
        let (sent, of) = (plan.length(self.head, self.bytes.len()), self.bytes.len());
        let sending = connection.write_all(&self.bytes[..sent]);
        // A service that is paused, or that has refused the head, does not take it all; then it is cut off earlier.
        let _ = timeout(PATIENCE, sending).await;
        sleep(Duration::from_micros(plan.stays)).await;
        if plan.by_reset {
            // Otherwise it ends in an orderly way, which is hanging up as well.
            let _ = connection.set_zero_linger();
        }
        Some(HangUp { sent, of, stayed: plan.stays, by_reset: plan.by_reset })
    }
}

/// A request that lacks only its last byte.
#[derive(Debug)]
pub struct Held {
    connection: TcpStream,
    last: u8,
}

impl Message {
    /// Sends all but the last byte; nothing if the connection is refused.
    pub async fn hold(&self, address: SocketAddr) -> Option<Held> {
        let mut connection = timeout(PATIENCE, TcpStream::connect(address)).await.ok()?.ok()?;
        let (last, all_but_last) = self.bytes.split_last()?;
        timeout(PATIENCE, connection.write_all(all_but_last)).await.ok()?.ok()?;
        Some(Held { connection, last: *last })
    }
}

impl Held {
    /// Sends the last byte; the status of the answer, if one comes.
    pub async fn finish(mut self) -> Option<u16> {
        self.connection.write_all(&[self.last]).await.ok()?;
        let mut head = [0; 12];
        timeout(ANSWERED, self.connection.read_exact(&mut head)).await.ok()?.ok()?;
        std::str::from_utf8(&head).ok()?.strip_prefix("HTTP/1.1 ")?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::{Cut, Message, Plan};

    /// What a server gets of a request, and how the connection ends.
    async fn received(cut: Cut, by_reset: bool) -> (String, bool) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let message = Message::of("POST", "/x/", &[("a", "b".to_owned())], &json!({ "c": 1 }));
        let plan = Plan { cut, stays: 0, by_reset };
        let server = async {
            let (mut connection, _) = listener.accept().await.unwrap();
            let mut bytes = Vec::new();
            let ended_well = connection.read_to_end(&mut bytes).await.is_ok();
            (String::from_utf8(bytes).unwrap(), ended_well)
        };
        let (hung_up, got) = tokio::join!(message.hang_up(address, plan), server);
        assert_eq!(hung_up.unwrap().by_reset, by_reset);
        got
    }

    #[tokio::test]
    async fn a_whole_request_ends_with_its_body() {
        let (text, ended_well) = received(Cut::Nowhere, false).await;
        assert!(
            text.starts_with("POST /x/ HTTP/1.1\r\n") && text.contains("\r\na: b\r\n"),
            "{text}"
        );
        assert!(text.contains("content-length: 7\r\n") && text.ends_with("\r\n\r\n{\"c\":1}"));
        assert!(ended_well);
    }

    #[tokio::test]
    async fn a_request_is_cut_where_the_plan_says() {
        let (text, _) = received(Cut::BeforeTheEnd, false).await;
        assert!(text.ends_with("{\"c\":1"), "{text}");
        let (text, _) = received(Cut::InHead(500), false).await;
        assert!(!text.contains("\r\n\r\n") && !text.is_empty(), "{text}");
        let (text, _) = received(Cut::InBody(800), false).await;
        assert!(text.ends_with("{\"c\":"), "{text}");
    }

    #[tokio::test]
    async fn a_reset_is_no_orderly_end() {
        assert!(!received(Cut::Nowhere, true).await.1);
    }

    #[test]
    fn a_request_without_a_body_has_no_length() {
        let message = Message::of("GET", "/", &[], &Value::Null);
        assert_eq!(message.head, message.bytes.len());
    }

    #[tokio::test]
    async fn a_held_request_is_whole_once_it_is_finished() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let message = Message::of("PATCH", "/", &[], &json!({}));
        let held = message.hold(listener.local_addr().unwrap()).await.unwrap();
        let (mut server, _) = listener.accept().await.unwrap();
        let mut bytes = vec![0; message.bytes.len()];
        let all_but_last = message.bytes.len() - 1;
        server.read_exact(&mut bytes[..all_but_last]).await.unwrap();
        let (status, ()) = tokio::join!(held.finish(), async {
            server.read_exact(&mut bytes[all_but_last..]).await.unwrap();
            server.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\n").await.unwrap();
        });
        assert_eq!((status, bytes), (Some(403), message.bytes));
    }
}
