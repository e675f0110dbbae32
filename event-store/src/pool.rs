//! Pools of connections to PostgreSQL, all made here, because what a pool takes back must be as it was lent.

use std::time::Duration;

use sqlx::pool::PoolConnectionMetadata;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, Executor, PgConnection, PgPool};

use crate::generation;
use crate::patience::{PING, VANISHED, within};

/// How long somebody waits for a connection before they are told that there is none.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// A connection that was used so short a time ago is believed to be alive.
const BELIEVED: Duration = Duration::from_secs(1);
/// The server ends a transaction that nobody goes on with for so long, and its connection with it: the net below
/// [`end_transaction`], for a process that hangs.
const MOST_IDLE: (&str, &str) = ("idle_in_transaction_session_timeout", "20s");
/// How long a connection that is given back may take to be as it was lent, the rest of an answer that nobody waits for
/// any more included.
const TIDY: Duration = Duration::from_secs(10);
/// The server's warnings are for its own log: whoever hangs up again and again must not fill ours with them.
const QUIET: (&str, &str) = ("client_min_messages", "error");

/// A pool that connects when first needed, so that a service starts before its database.
///
/// Whoever is cancelled, at whatever moment, leaves no transaction open to the next who gets the connection: sqlx rolls
/// back what it knows to have begun, and this pool ends what was cancelled while it was beginning.
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

/// Whether a connection can be used; one that was used a moment ago is believed to, which saves a round trip.
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
