//! The lock that makes one relay active: held by a connection, gone with it.

use std::time::Duration;

use event_store::{LogError, VANISHED};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};
use uuid::Uuid;

use super::RelayError;

/// The lock's number among the advisory locks of the database ("tidemark" in ASCII).
const LOCK: i64 = 0x7469_6465_6d61_726b;
/// How long an answer of the database is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The lock, and the connection that holds it, on which the relay also notes its progress.
#[derive(Debug)]
pub(super) struct Lease {
    pub(super) connection: PgConnection,
}

impl Lease {
    /// Tries every `pause` until the lock is free; `is_held` is told each time that another relay has it.
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
        loop {
            let held = sqlx::query_scalar!(r#"SELECT pg_try_advisory_lock($1) AS "held!""#, LOCK);
            if within(held.fetch_one(&mut connection)).await? {
                return Ok(Self { connection });
            }
            is_held();
            tokio::time::sleep(pause).await;
        }
    }

    /// Makes sure that the connection still lives, and so the lock is still held, and that the log is still in
    /// the epoch.
    pub(super) async fn check(&mut self, epoch: Uuid) -> Result<(), RelayError> {
        let newest =
            sqlx::query_scalar!("SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1",);
        let now = within(newest.fetch_one(&mut self.connection)).await?;
        if now == epoch { Ok(()) } else { Err(RelayError::NewEpoch) }
    }

    /// Gives up the lock.
    pub(super) async fn release(self) {
        // If the database does not answer, the connection is dropped, which does the same.
        let _ = within(self.connection.close()).await;
    }
}

/// Waits for the database, but not for ever.
pub(super) async fn within<T>(
    asked: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, RelayError> {
    event_store::within(PATIENCE, asked).await.map_err(RelayError::Lease)
}

/// The same for what is read of the log, which may be a lot.
pub(super) async fn of_the_log<T>(
    asked: impl Future<Output = Result<T, LogError>>,
) -> Result<T, RelayError> {
    Ok(event_store::within(PATIENCE * 2, asked).await?)
}
