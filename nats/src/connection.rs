//! A connection to NATS that is made in the background and restored by itself, so that services start without NATS.

use std::time::Duration;

use async_nats::jetstream::context::ContextBuilder;
use async_nats::{Client, ConnectOptions, Event, ServerAddr, jetstream};
use event_store::Pauses;
use percent_encoding::percent_decode_str;
use tokio::sync::watch;

use crate::measure::Connected;

/// The pauses between attempts to connect.
const PAUSES: Pauses = Pauses::new(Duration::from_millis(50), Duration::from_secs(2));
/// How often the server is asked whether it lives; after three pings without an answer the connection is taken for broken.
const PING: Duration = Duration::from_secs(5);
/// How long an answer of the server is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection to NATS. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Connection {
    client: Client,
    jetstream: jetstream::Context,
    link: watch::Receiver<Link>,
}

/// The state of a connection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Link {
    /// Whether there is a server at the other end.
    pub connected: bool,
    /// How often a server was reached so far: a change of it shows that the link broke meanwhile.
    pub times: u64,
}

/// A connection that cannot even be tried.
#[derive(Debug, thiserror::Error)]
pub enum ConnectionError {
    /// The URL is none.
    #[error("`{url}` is no NATS URL such as nats://127.0.0.1:4222")]
    Url {
        /// What was given, without a password.
        url: String,
    },
    /// The options do not go together.
    #[error("NATS cannot be connected to")]
    Options(#[source] async_nats::ConnectError),
}

impl Connection {
    /// Connects to one of `urls` (comma-separated) in the background, for as long as it takes.
    ///
    /// The first URL that names a user (`nats://user:password@host`) or a token (`nats://token@host`) speaks for all.
    ///
    /// # Errors
    /// [`ConnectionError`] when the URLs or options are wrong; a server that does not answer is no error.
    pub async fn open(urls: &str, name: &str) -> Result<Self, ConnectionError> {
        Self::open_with(ConnectOptions::new(), urls, name).await
    }

    /// Connects as [`Connection::open`] does, with credentials or certificates in `options`.
    ///
    /// # Errors
    /// [`ConnectionError`] when the URLs or options are wrong; a server that does not answer is no error.
    pub async fn open_with(
        options: ConnectOptions,
        urls: &str,
        name: &str,
    ) -> Result<Self, ConnectionError> {
        let servers =
            urls.split(',').map(|url| parse(url.trim())).collect::<Result<Vec<_>, _>>()?;
        let (state, link) = watch::channel(Link::default());
        let connected = Connected::show(name);
        let options = with_credentials(options, &servers)
            .name(name)
            .retry_on_initial_connect()
            .max_reconnects(None)
            .ping_interval(PING)
            .reconnect_delay_callback(pause)
            .event_callback(move |event| {
                note(&state, &event);
                connected.note(&event, *state.borrow());
                async {}
            });
        let client = options.connect(servers).await.map_err(ConnectionError::Options)?;
        // Enough permits that publishes given up after an interruption never hold up the next ones.
        let jetstream = ContextBuilder::new()
            .timeout(PATIENCE)
            .ack_timeout(PATIENCE)
            .max_ack_inflight(1 << 16)
            .build(client.clone());
        Ok(Self { client, jetstream, link })
    }

    /// The client, for what is not JetStream.
    #[must_use]
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// JetStream over this connection.
    #[must_use]
    pub const fn jetstream(&self) -> &jetstream::Context {
        &self.jetstream
    }

    /// The state of the connection, to be watched.
    #[must_use]
    pub fn link(&self) -> watch::Receiver<Link> {
        self.link.clone()
    }

    /// Whether there is a server at the other end.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.link.borrow().connected
    }

    /// Waits for a server at the other end and says which link it is.
    pub async fn connected(&self) -> Link {
        let mut link = self.link.clone();
        let up = link.wait_for(|link| link.connected).await.map(|link| *link);
        match up {
            Ok(link) => link,
            Err(_) => std::future::pending().await,
        }
    }

    /// Waits until `link` is not the present one any more.
    pub async fn broken(&self, link: Link) {
        let mut state = self.link.clone();
        // The sender lives in the client: without it nothing works any more either.
        let _ = state.wait_for(|now| *now != link).await;
    }
}

/// Reads one server's URL.
fn parse(url: &str) -> Result<ServerAddr, ConnectionError> {
    url.parse().map_err(|_| {
        let url = url.rsplit('@').next().unwrap_or_default().to_owned();
        ConnectionError::Url { url }
    })
}

/// The options with the credentials in the URLs, which the client itself does not read.
fn with_credentials(options: ConnectOptions, servers: &[ServerAddr]) -> ConnectOptions {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let named = servers.iter().find_map(|server| Some((server.username()?, server.password())));
    match named {
        Some((user, Some(password))) => options.user_and_password(decoded(user), decoded(password)),
        Some((token, None)) => options.token(decoded(token)),
        None => options,
    }
}

/// How long to wait before the next attempt.
fn pause(attempts: usize) -> Duration {
    PAUSES.after(u32::try_from(attempts).unwrap_or(u32::MAX).saturating_add(1))
}

/// Takes note of what happened to the connection.
fn note(state: &watch::Sender<Link>, event: &Event) {
    match event {
        Event::Connected => {
            tracing::info!("connected to NATS");
            state.send_modify(|link| *link = Link { connected: true, times: link.times + 1 });
        }
        Event::Disconnected | Event::Closed => {
            tracing::warn!("disconnected from NATS");
            state.send_modify(|link| link.connected = false);
        }
        other => tracing::debug!(event = %other, "NATS"),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Connection, pause};

    #[tokio::test]
    async fn a_server_that_is_not_there_is_no_error_and_a_wrong_url_is() {
        let connection = Connection::open("nats://127.0.0.1:9", "test").await.unwrap();
        assert!(!connection.is_connected());
        let wrong = Connection::open("http://me:secret@", "test").await.unwrap_err().to_string();
        assert!(!wrong.contains("secret"), "{wrong}");
    }

    #[test]
    fn pauses_grow_to_a_limit() {
        assert_eq!(pause(0), Duration::from_millis(50));
        assert_eq!(pause(usize::MAX), Duration::from_secs(2));
    }
}
