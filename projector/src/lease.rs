//! Which of several projectors works: the one that holds an advisory lock; the others wait to take over.
//!
//! The lock ends with its connection, and that ends when the holder is gone. One that hangs keeps its connection open: it
//! is known by its silence, and whoever waits has the server end its connection.

use std::time::Duration;

use event_store::{VANISHED, within};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, Error, PgConnection};
use tokio_util::sync::CancellationToken;

/// How long to wait before asking for the lock again.
const PAUSE: Duration = Duration::from_millis(250);
/// How long the lock's connection may take to answer before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(5);

/// A holder that has not asked for so long whether it still has the lease hangs; it asks at every sweep.
const SILENCE: Duration = Duration::from_secs(8);

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
        if within(PATIENCE, end_silent(&mut connection, shard)).await? > 0 {
            tracing::warn!(shard, "the projector that had the lease hangs, and has lost it");
        }
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

/// Ends the connection that holds the lock if it has been silent for too long; how many were ended.
///
/// Not a checked query: it has no table of ours.
async fn end_silent(connection: &mut PgConnection, shard: i32) -> Result<usize, Error> {
    let statement = "
        SELECT pg_terminate_backend(holder.pid)
        FROM pg_locks AS lock
        JOIN pg_stat_activity AS holder ON holder.pid = lock.pid
        WHERE lock.locktype = 'advisory'
          AND lock.granted
          AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND lock.classid::bigint = hashtext('tidemark.projector')::bigint & 4294967295
          AND lock.objid::bigint = $1::bigint & 4294967295
          AND lock.objsubid = 2
          AND holder.usename = current_user
          AND holder.state_change < clock_timestamp() - make_interval(secs => $2)";
    let ended: Vec<bool> = sqlx::query_scalar(statement)
        .bind(shard)
        .bind(SILENCE.as_secs_f64())
        .fetch_all(connection)
        .await?;
    Ok(ended.into_iter().filter(|is_ended| *is_ended).count())
}
