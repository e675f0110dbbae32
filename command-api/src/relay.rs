//! The task that publishes the log: part of this service, and not needed for its commands.

mod lag;
mod measure;

use std::time::Duration;

use event_store::Signals;
use nats::{Connection, ConnectionError, Relay, RelayOptions, RelayStatus, StreamOptions};
use service::health::Finding;
use service::metrics::Scrape;
use service::{Shutdown, database};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use tokio::sync::watch;

pub use lag::{Lag, lag};
use measure::Syncs;

/// Connections that the relay reads the log with, besides the one that holds its lock.
const CONNECTIONS: u32 = 2;
/// How long readiness waits for how far the stream is behind.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is known of the publishing of the log. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Publishing {
    pool: PgPool,
    status: watch::Receiver<RelayStatus>,
    syncs: Syncs,
}

/// Starts the task that publishes the log on NATS, which may come later or go away meanwhile; the stream is on so many
/// servers at least.
///
/// # Errors
/// The address of NATS is malformed.
pub async fn start_relay(
    database: &PgConnectOptions,
    nats_url: &str,
    replicas: usize,
    signals: &Signals,
    shutdown: &Shutdown,
) -> Result<Publishing, ConnectionError> {
    let connection = Connection::open(nats_url, "tidemark-relay").await?;
    let pool = database::pool(database.clone(), CONNECTIONS);
    let options = RelayOptions { stream: StreamOptions { replicas }, ..RelayOptions::default() };
    let syncs = Syncs::of(connection.clone());
    let relay = Relay::new(database.clone(), pool.clone(), signals.clone(), connection, options);
    let status = relay.status();
    shutdown.tasks.spawn(relay.run(shutdown.stop.clone()));
    Ok(Publishing { pool, status, syncs })
}

impl Publishing {
    /// What readiness says of it. Commands go on without it, so it never makes the service unready.
    pub async fn finding(&self) -> Finding {
        let status = self.status.borrow().clone();
        let detail = match &status {
            RelayStatus { connected: false, .. } => {
                "NATS cannot be reached; what is appended meanwhile is published later"
            }
            RelayStatus { last_error: Some(_), .. } => {
                "publishing is held up, see this service's log"
            }
            RelayStatus { active: true, .. } => "this process publishes",
            RelayStatus { .. } => "another process publishes",
        };
        let behind = if status.active { Some(status.pending) } else { self.positions().await };
        let finding = Finding { detail: detail.to_owned(), ..Finding::good("relay") };
        behind.into_iter().fold(finding, Finding::behind)
    }

    /// How many positions the present stream lacks, as its relay has noted; `None` if that is not known at once, because
    /// readiness is answered without waiting.
    async fn positions(&self) -> Option<u64> {
        let lag = tokio::time::timeout(PATIENCE, lag(&self.pool)).await.ok()?;
        let lag =
            lag.inspect_err(|error| tracing::warn!(error = %error, "the relay's lag is unknown"));
        lag.ok().map(|lag| lag.positions)
    }

    /// The publishing to a server that is known to write to disk before it acknowledges, because it was started so.
    #[must_use]
    pub fn that_syncs_always(mut self) -> Self {
        self.syncs = Syncs::known(true);
        self
    }

    /// Adds what is looked up of the publishing for the metrics.
    #[must_use]
    pub fn measured(&self, scrape: Scrape) -> Scrape {
        let (pool, syncs) = (self.pool.clone(), self.syncs.clone());
        scrape
            .with_pool("relay", self.pool.clone())
            .with(move || measure::look(pool.clone()))
            .with(move || syncs.clone().look())
    }
}
