//! Which of several projectors works: the one that holds an advisory lock; the others wait to take over.
//!
//! The lock ends with its connection, and that ends when the holder is gone. One that hangs keeps its connection open: it
//! is known by its silence, as it asks at every sweep, and whoever waits has the server end its connection.

use std::time::Duration;

use event_store::lease::{Lock, SILENCE};
use event_store::{VANISHED, within};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, Error, PgConnection};
use tokio_util::sync::CancellationToken;

/// What the locks are called; each has the number of its shard.
const NAME: &str = "tidemark.projector";
/// How long to wait before asking for the lock again.
const PAUSE: Duration = Duration::from_millis(250);
/// How long the lock's connection may take to answer before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(5);

/// The right to work on one shard of the workspaces, for as long as its connection lives.
///
/// A holder that was paused may think it still has it; the checkpoints fence such a one.
#[derive(Debug)]
pub(crate) struct Lease {
    connection: PgConnection,
}

impl Lease {
    /// Waits for the lease; `None` when told to stop.
    pub(crate) async fn take(
        database: &PgConnectOptions,
        shard: i32,
        stop: &CancellationToken,
    ) -> Option<Self> {
        stop.run_until_cancelled(async {
            loop {
                match wait(database, shard).await {
                    Ok(lease) => return lease,
                    Err(error) => {
                        tracing::warn!(error = %error, "the projector's lease cannot be asked for");
                        tokio::time::sleep(PAUSE).await;
                    }
                }
            }
        })
        .await
    }

    /// Whether it is still held.
    pub(crate) async fn holds(&mut self) -> bool {
        matches!(tokio::time::timeout(PATIENCE, self.connection.ping()).await, Ok(Ok(())))
    }

    /// Gives it up, so that another one need not wait until the connection is noticed to be gone.
    pub(crate) async fn give_up(self) {
        let closed = tokio::time::timeout(PATIENCE, self.connection.close()).await;
        if !matches!(closed, Ok(Ok(()))) {
            tracing::debug!("the projector's lease ends with its connection");
        }
    }
}

/// Asks for the lock until it is free, on one connection.
async fn wait(database: &PgConnectOptions, shard: i32) -> Result<Lease, Error> {
    // The server finds out soon when this machine has vanished.
    let database = database.clone().options(VANISHED);
    let mut connection = within(PATIENCE, database.connect()).await?;
    let lock = Lock::Named(NAME, shard);
    while !within(PATIENCE, lock.try_take(&mut connection)).await? {
        if within(PATIENCE, lock.end_silent(&mut connection, SILENCE)).await? {
            tracing::warn!(shard, "the projector that had the lease hangs, and has lost it");
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(Lease { connection })
}
