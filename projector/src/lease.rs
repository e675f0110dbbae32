//! Which of several projectors works: the one that holds an advisory lock; the others wait to take over.

use std::time::Duration;

use event_store::{VANISHED, within};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, Error, PgConnection};
use tokio_util::sync::CancellationToken;

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
    while !within(PATIENCE, try_lock(&mut connection, shard)).await? {
        tokio::time::sleep(PAUSE).await;
    }
    Ok(Lease { connection })
}

/// Takes the lock if nobody has it.
async fn try_lock(connection: &mut PgConnection, shard: i32) -> Result<bool, Error> {
    let row = sqlx::query!(
        r#"SELECT pg_try_advisory_lock(hashtext('tidemark.projector'), $1) AS "locked!""#,
        shard,
    )
    .fetch_one(connection)
    .await?;
    Ok(row.locked)
}
