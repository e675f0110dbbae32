//! Connections to PostgreSQL.

use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolConnectionMetadata;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool};

/// Where unqualified table names are looked up; without spaces, which would end the option on the wire.
const SEARCH_PATH: &str = "read_model,account,public";
/// How long a request waits for a connection before it answers 503.
const PATIENCE: Duration = Duration::from_secs(5);
/// A connection that was used so short a time ago is believed to be alive.
const BELIEVED: Duration = Duration::from_secs(1);
/// Every statement is prepared once, and is to be planned once: planning a join of seven tables anew for each request
/// costs several times what running it does, and no plan here depends on what is asked for. What is planned for good
/// must not read whole tables only because they were still small, and needs no compiler.
const PLANS: [(&str, &str); 3] =
    [("plan_cache_mode", "force_generic_plan"), ("enable_seqscan", "off"), ("jit", "off")];

/// The options of an address such as `postgres://user:password@host:5432/tidemark`, as the services use it.
///
/// # Errors
/// The address is malformed.
pub fn options(url: &str, service: &str) -> Result<PgConnectOptions, sqlx::Error> {
    let options = PgConnectOptions::from_str(url)?.application_name(service);
    Ok(options.options([("search_path", SEARCH_PATH)]).options(PLANS))
}

/// A pool that connects when first needed, so that a service starts before its database.
#[must_use]
pub fn pool(options: PgConnectOptions, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|connection, metadata| Box::pin(is_alive(connection, metadata)))
        .connect_lazy_with(options)
}

/// Whether a connection can be used; one that was used a moment ago is believed to, which saves a round trip.
async fn is_alive(
    connection: &mut PgConnection,
    metadata: PoolConnectionMetadata,
) -> Result<bool, sqlx::Error> {
    if metadata.idle_for < BELIEVED {
        return Ok(true);
    }
    connection.ping().await.map(|()| true)
}
