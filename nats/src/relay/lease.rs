//! The lock that makes one relay active: held by a connection, gone with it, or when the relay hangs.

use std::sync::Arc;
use std::time::Duration;

use event_store::lease::{Lock, SILENCE};
use event_store::{LogError, VANISHED};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::RelayError;

/// The lock's number among the advisory locks of the database ("tidemark" in ASCII).
const LOCK: Lock = Lock::Number(0x7469_6465_6d61_726b);
/// How long an answer of the database is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the holder shows that it does not hang, also while it works.
const BEAT: Duration = Duration::from_secs(2);

/// The lock, and the connection that holds it, on which the relay also reads the log and notes its progress.
#[derive(Debug)]
pub(super) struct Lease {
    connection: Mutex<PgConnection>,
}

impl Lease {
    /// Tries every `pause` until the lock is free; `is_held` is called each time that another relay has it.
    ///
    /// Waiting inside the database would hold a snapshot for days and so keep vacuum from its work.
    pub(super) async fn take(
        database: &PgConnectOptions,
        pause: Duration,
        is_held: impl Fn(),
    ) -> Result<Self, RelayError> {
        // Progress is a hint that needs no disk; and the server finds out soon when this machine has vanished.
        let database = database.clone().application_name("tidemark-relay");
        let database = database.options([("synchronous_commit", "off")]).options(VANISHED);
        let mut connection = within(database.connect()).await?;
        while !within(LOCK.try_take(&mut connection)).await? {
            if within(LOCK.end_silent(&mut connection, SILENCE)).await? {
                tracing::warn!("the relay that was active hangs, and has lost its lock");
            }
            is_held();
            tokio::time::sleep(pause).await;
        }
        Ok(Self { connection: Mutex::new(connection) })
    }

    /// The connection, when nothing else is asked on it.
    pub(super) async fn connection(&self) -> MutexGuard<'_, PgConnection> {
        self.connection.lock().await
    }

    /// Tells the server again and again that this relay does not hang; ends when the lock is lost.
    pub(super) async fn keep(&self) -> RelayError {
        loop {
            tokio::time::sleep(BEAT).await;
            if let Err(error) = within(self.connection().await.ping()).await {
                return error;
            }
        }
    }

    /// Makes sure that the connection still lives, and so the lock is still held, and that the log is still in
    /// the epoch.
    pub(super) async fn check(&self, epoch: Uuid) -> Result<(), RelayError> {
        let newest =
            sqlx::query_scalar!("SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1",);
        let now = within(newest.fetch_one(&mut *self.connection().await)).await?;
        if now == epoch { Ok(()) } else { Err(RelayError::NewEpoch) }
    }

    /// Gives up the lock; if the database does not answer, the connection is dropped, which does the same.
    pub(super) async fn release(self: Arc<Self>) {
        if let Some(lease) = Arc::into_inner(self) {
            let _ = within(lease.connection.into_inner().close()).await;
        }
    }
}

/// Waits for the database, but not for ever.
pub(super) async fn within<T>(
    asked: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, RelayError> {
    event_store::within(PATIENCE, asked).await.map_err(RelayError::Lease)
}

/// Waits for a read of the log, which may be a lot, for twice as long as [`within`].
pub(super) async fn of_the_log<T>(
    asked: impl Future<Output = Result<T, LogError>>,
) -> Result<T, RelayError> {
    Ok(event_store::within(PATIENCE * 2, asked).await?)
}
