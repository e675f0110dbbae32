//! The task that publishes the log: part of this service, and not needed for its commands.

use event_store::Signals;
use nats::{Connection, ConnectionError, Relay, RelayOptions, RelayStatus};
use service::health::Finding;
use service::{Shutdown, database};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use tokio::sync::watch;

/// Connections that the relay reads the log with, besides the one that holds its lock.
const CONNECTIONS: u32 = 2;

/// What is known of the publishing of the log. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Publishing {
    pool: PgPool,
    status: watch::Receiver<RelayStatus>,
}

/// Starts the task that publishes the log on NATS, which may come later or go away meanwhile.
///
/// # Errors
/// The address of NATS is malformed.
pub async fn start_relay(
    database: &PgConnectOptions,
    nats_url: &str,
    signals: &Signals,
    shutdown: &Shutdown,
) -> Result<Publishing, ConnectionError> {
    let connection = Connection::open(nats_url, "tidemark-relay").await?;
    let pool = database::pool(database.clone(), CONNECTIONS);
    let options = RelayOptions::default();
    let relay = Relay::new(database.clone(), pool.clone(), signals.clone(), connection, options);
    let status = relay.status();
    shutdown.tasks.spawn(relay.run(shutdown.stop.clone()));
    Ok(Publishing { pool, status })
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
        let behind = if status.active { Some(status.pending) } else { self.pending().await };
        let finding = Finding { detail: detail.to_owned(), ..Finding::good("relay") };
        behind.into_iter().fold(finding, Finding::behind)
    }

    /// How many positions the present stream lacks, by what its relay has noted; `None` if nobody can say.
    async fn pending(&self) -> Option<u64> {
        let row = sqlx::query!(
            r#"
            SELECT COALESCE(sum(h.position - COALESCE(p.position, 0)), 0)::bigint AS "pending!"
            FROM event_log.log_head AS h
            LEFT JOIN event_log.relay_progress AS p
                ON p.workspace_id = h.workspace_id
                AND p.epoch = (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1)
            "#,
        )
        .fetch_one(&self.pool)
        .await
        .inspect_err(|error| tracing::warn!(error = %error, "the relay's lag is unknown"))
        .ok()?;
        u64::try_from(row.pending).ok()
    }
}
