//! Connections to PostgreSQL.

use std::str::FromStr;

pub use event_store::pool;
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;

/// Where unqualified table names are looked up; without spaces, which would end the option on the wire.
const SEARCH_PATH: &str = "read_model,account,public";
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

/// How long a statement of a request may take; those that are made up from filters have less. What takes longer is
/// answered 503 `database/too-slow`.
const LONGEST: (&str, &str) = ("statement_timeout", "60s");

/// The same options for what requests ask: each statement has a time limit.
#[must_use]
pub fn limited(database: &PgConnectOptions) -> PgConnectOptions {
    database.clone().options([LONGEST])
}

/// A pool of [`limited`] connections.
#[must_use]
pub fn limited_pool(database: &PgConnectOptions, connections: u32) -> PgPool {
    pool(limited(database), connections)
}
