//! Connections to PostgreSQL.

use std::str::FromStr;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

/// Where unqualified table names are looked up; without spaces, which would end the option on the wire.
const SEARCH_PATH: &str = "read_model,account,public";
/// How long a request waits for a connection before it answers 503.
const PATIENCE: Duration = Duration::from_secs(5);

/// The options of an address such as `postgres://user:password@host:5432/tidemark`, as the services use it.
///
/// # Errors
/// The address is malformed.
pub fn options(url: &str, service: &str) -> Result<PgConnectOptions, sqlx::Error> {
    let options = PgConnectOptions::from_str(url)?;
    Ok(options.application_name(service).options([("search_path", SEARCH_PATH)]))
}

/// A pool that connects when first needed, so that a service starts before its database.
#[must_use]
pub fn pool(options: PgConnectOptions, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options)
}
