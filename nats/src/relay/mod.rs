//! The relay: copies every workspace's log into the stream, each event once and in order.
//!
//! # Why nothing is lost, doubled or out of order
//!
//! One relay is active at a time, by a lock of the database ([`lease`]), which one that hangs loses within seconds.
//! That saves work: what keeps the stream right, also against a relay that was paused for hours and then goes
//! on, is a chain of conditions that the server checks ([`chain`]): every message names the stream, the sequence it
//! must follow, and the id of the message there. So a message is stored only if the stream is exactly what this relay
//! expects. When message k is not stored, k+1 and all others in flight are refused, and a message that comes late, from
//! any relay and however often, is stored in its place or not at all. A backlog is published in batches, which the
//! server stores whole or not at all ([`batch`]).
//!
//! After any refusal, timeout, interruption or start the relay relies on no memory ([`book`]): it asks the stream
//! for its end, and for the last message of every workspace before it publishes there again ([`verify`]).
//! Neither the server's dedupe window nor `relay_progress` has to be trusted for that.
//!
//! Workspaces share one chain but not their errors: a workspace whose event the server refuses waits with growing
//! pauses, and the others go on from the next round.

mod batch;
mod book;
mod chain;
mod lease;
mod message;
mod progress;
mod reconcile;
mod round;
mod schedule;
mod status;
mod suspended;
mod term;
#[cfg(test)]
mod testing;
mod verify;

use std::sync::Arc;
use std::time::Duration;

use event_store::{LogError, Signals, read};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use telemetry::causes;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::{Connection, EventStream, StreamError, StreamOptions, measure};
use lease::Lease;
pub use status::RelayStatus;
use term::Term;

/// How long to wait after something failed before everything is begun anew.
const PAUSE: Duration = Duration::from_secs(1);

/// How the relay works.
#[derive(Debug, Clone)]
pub struct RelayOptions {
    /// How often all workspaces' logs are compared with what was published, in case a signal was missed.
    pub sweep: Duration,
    /// How often the numbers of messages in the stream are compared with what was published.
    pub reconcile: Duration,
    /// How often a relay that is not active tries to become so.
    pub candidacy: Duration,
    /// How many messages may be on their way without acknowledgement.
    pub window: usize,
    /// How the stream is kept.
    pub stream: StreamOptions,
}

impl Default for RelayOptions {
    fn default() -> Self {
        Self {
            sweep: Duration::from_secs(3),
            reconcile: Duration::from_mins(10),
            candidacy: Duration::from_secs(1),
            window: 256,
            stream: StreamOptions::default(),
        }
    }
}

/// The relay of one process: active, or waiting to take over.
#[derive(Debug)]
pub struct Relay {
    database: PgConnectOptions,
    pool: PgPool,
    signals: Signals,
    connection: Connection,
    options: RelayOptions,
    status: watch::Sender<RelayStatus>,
}

/// Why a term ended.
#[derive(Debug, thiserror::Error)]
enum RelayError {
    /// The log cannot be read.
    #[error("the relay cannot read the log")]
    Log(#[from] LogError),
    /// The connection that holds the lock is broken.
    #[error("the relay has lost its lock")]
    Lease(#[source] sqlx::Error),
    /// The stream cannot be asked, or people have to decide something.
    #[error(transparent)]
    Stream(#[from] StreamError),
    /// The log has begun a new epoch.
    #[error("the log has begun a new epoch")]
    NewEpoch,
    /// NATS was unreachable for so long that another relay should try.
    #[error("NATS cannot be reached")]
    Unconnected,
}

impl Relay {
    /// A relay that reads the log through `pool` and holds its lock on a connection of its own to `database`.
    #[must_use]
    pub fn new(
        database: PgConnectOptions,
        pool: PgPool,
        signals: Signals,
        connection: Connection,
        options: RelayOptions,
    ) -> Self {
        measure::show();
        let status = watch::Sender::new(RelayStatus::default());
        Self { database, pool, signals, connection, options, status }
    }

    /// What readiness and operators want to know.
    #[must_use]
    pub fn status(&self) -> watch::Receiver<RelayStatus> {
        self.status.subscribe()
    }

    /// Works until it is stopped.
    pub async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let pause = tokio::select! {
                () = stop.cancelled() => Duration::ZERO,
                () = self.note_link() => Duration::ZERO,
                ended = self.serve(&stop) => ended.map_or_else(|error| self.report(&error), |()| PAUSE),
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        self.show_active(false);
    }

    /// Shows whether this relay publishes.
    fn show_active(&self, active: bool) {
        measure::is_active(active);
        self.status.send_modify(|status| status.active = active);
    }

    /// Shows that another relay is active: what kept this one from publishing is that one's to say now.
    fn stand_by(&self) {
        measure::stands(0, 0, false);
        self.status.send_if_modified(|status| {
            status.pending = 0;
            status.last_error.take().is_some()
        });
    }

    /// Serves one term: from taking the lock to losing it, or to the stop.
    async fn serve(&self, stop: &CancellationToken) -> Result<(), RelayError> {
        self.connection.connected().await;
        let stand_by = || self.stand_by();
        let lease = Lease::take(&self.database, self.options.candidacy, stand_by).await?;
        let epoch = lease::of_the_log(read::epoch(&self.pool)).await?;
        let stream = EventStream::of(&self.connection, epoch).await?;
        tracing::info!(stream = stream.name(), "this relay is active");
        self.show_active(true);
        let lease = Arc::new(lease);
        let mut term = Term::begin(self, Arc::clone(&lease), stream);
        let ended = tokio::select! {
            () = stop.cancelled() => Ok(()),
            error = term.serve() => Err(error),
            error = lease.keep() => Err(error),
        };
        drop(lease);
        term.end().await;
        ended
    }

    /// Shows in the status whether there is a NATS server; never ends.
    async fn note_link(&self) {
        let mut link = self.connection.link();
        loop {
            let connected = link.borrow_and_update().connected;
            self.status.send_modify(|status| status.connected = connected);
            if link.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Tells why a term ended, and how long to wait before the next.
    fn report(&self, error: &RelayError) -> Duration {
        let text = causes(error);
        let refused = matches!(error, RelayError::Stream(error) if error.is_refusal());
        if refused {
            tracing::error!(error = text, "nothing is published");
        } else {
            tracing::warn!(error = text, "the relay begins anew");
        }
        measure::is_held_up();
        self.show_active(false);
        self.status.send_modify(|status| status.last_error = Some(text));
        // Only people can lift a refusal.
        if refused { self.options.sweep * 3 } else { PAUSE }
    }
}
