//! Pools of connections to PostgreSQL, all made here, because what a pool takes back must be as it was lent.

use std::time::Duration;

use sqlx::pool::PoolConnectionMetadata;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, Executor, PgConnection, PgPool};

use crate::generation;
use crate::patience::{PING, VANISHED, within};

/// How long a caller waits for a connection before it gets an error.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// A connection that was used within this time is taken to be alive.
const BELIEVED: Duration = Duration::from_secs(1);
/// The server ends a transaction that was idle for so long, and its connection with it: the safety net behind
/// [`end_transaction`], for a process that hangs.
const MOST_IDLE: (&str, &str) = ("idle_in_transaction_session_timeout", "20s");
/// How long a connection that is given back may take to become clean, including the rest of an answer that was
/// abandoned.
const TIDY: Duration = Duration::from_secs(10);
/// The server's warnings are for its own log: clients that hang up again and again must not fill this process's log
/// with them.
const QUIET: (&str, &str) = ("client_min_messages", "error");

/// A pool that connects when first needed, so that a service starts before its database.
///
/// A cancelled future, at any moment, leaves no transaction open to the next user of the connection: sqlx rolls back
/// the transactions that it knows of, and this pool ends those that were cancelled while they began.
#[must_use]
pub fn pool(database: PgConnectOptions, connections: u32) -> PgPool {
    #[expect(clippy::disallowed_methods, reason = "this is the place where pools are made")]
    let options = PgPoolOptions::new();
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .after_connect(|connection, _| Box::pin(generation::look(connection)))
        .before_acquire(|connection, metadata| Box::pin(is_alive(connection, metadata)))
        .after_release(|connection, _| Box::pin(end_transaction(connection)))
        .connect_lazy_with(database.options([MOST_IDLE, QUIET]).options(VANISHED))
}

/// Whether a connection can be used; one that was used a moment ago is taken to be, which saves a round trip.
async fn is_alive(
    connection: &mut PgConnection,
    metadata: PoolConnectionMetadata,
) -> Result<bool, sqlx::Error> {
    if metadata.idle_for < BELIEVED {
        return Ok(true);
    }
    within(PING, connection.ping()).await.map(|()| true)
}

/// Ends a transaction if one is open; an error closes the connection.
///
/// A lone ROLLBACK would have the server warn whenever there is nothing to end, which is nearly always. Inside a
/// transaction that has failed BEGIN is refused, so that the connection is closed. So is one that is silent.
async fn end_transaction(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    within(TIDY, connection.execute("BEGIN; ROLLBACK")).await.map(|_| true)
}
