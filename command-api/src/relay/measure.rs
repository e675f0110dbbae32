//! What is looked up of the publishing when the metrics are asked for.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use nats::{Connection, syncs_always};
use sqlx::PgPool;
use telemetry::metrics::{self, Gauge};
use tokio::sync::Mutex;

use super::lag;

/// How long the server's setting is believed.
const BELIEVED: Duration = Duration::from_mins(1);

/// Handles of the gauges.
struct Measures {
    positions: Gauge,
    worst: Gauge,
    seconds: Gauge,
    syncs: Gauge,
}

/// The gauges.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    positions: metrics::gauge(
        "tidemark_relay_lag_positions",
        "Positions that are in the log and not noted as published, of all workspaces together.",
    ),
    worst: metrics::gauge(
        "tidemark_relay_lag_worst_positions",
        "Positions that are in the log and not noted as published, of the workspace that has most.",
    ),
    seconds: metrics::gauge(
        "tidemark_relay_lag_seconds",
        "How long ago the oldest event was recorded that is not noted as published.",
    ),
    syncs: metrics::gauge(
        "tidemark_nats_sync_always",
        "1 if the NATS server writes to disk before it acknowledges, 0 if not, -1 if it does not say.",
    ),
});

/// Looks up how far the stream is behind the log.
#[expect(clippy::cast_precision_loss, reason = "a float counts far enough")]
pub(super) async fn look(pool: PgPool) {
    match lag(&pool).await {
        Ok(lag) => {
            MEASURES.positions.set(lag.positions as f64);
            MEASURES.worst.set(lag.worst as f64);
            MEASURES.seconds.set(lag.seconds);
        }
        Err(error) => tracing::warn!(error = %error, "the relay's lag is unknown"),
    }
}

/// Whether the server writes to disk before it acknowledges. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Syncs {
    /// Who can be asked; nobody if it is known.
    connection: Option<Connection>,
    /// What was said last, and when.
    said: Arc<Mutex<Option<Said>>>,
}

/// What the server said, and when.
type Said = (Option<bool>, Instant);

impl Syncs {
    /// To be asked over a connection.
    pub(super) fn of(connection: Connection) -> Self {
        Self { connection: Some(connection), said: Arc::default() }
    }

    /// Known without asking.
    pub(super) fn known(syncs: bool) -> Self {
        let said = Arc::new(Mutex::new(Some((Some(syncs), Instant::now()))));
        Self { connection: None, said }
    }

    /// Asks, unless it was just said, and shows the answer.
    pub(super) async fn look(self) {
        let mut said = self.said.lock().await;
        if let Some(connection) = self.connection.filter(Connection::is_connected)
            && said.is_none_or(|(_, at)| at.elapsed() >= BELIEVED)
        {
            *said = Some((syncs_always(&connection).await, Instant::now()));
        }
        let answer = said.and_then(|(answer, _)| answer);
        MEASURES.syncs.set(answer.map_or(-1.0, |syncs| f64::from(u8::from(syncs))));
    }
}
