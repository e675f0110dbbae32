//! Brings a database's `event_log` schema up to date.

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection};

/// The migrations of the log, in the order of their names.
static MIGRATOR: Migrator = sqlx::migrate!("../migrations/event_log");

/// Creates the schema `event_log` if it is missing and runs what has not run yet; safe to run at the same time.
///
/// # Errors
/// The database cannot be reached, or a migration fails or was changed after it ran.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), MigrateError> {
    let options = options.clone().options([("search_path", "event_log")]);
    let mut connection = options.connect().await?;
    sqlx::query("CREATE SCHEMA IF NOT EXISTS event_log").execute(&mut connection).await?;
    MIGRATOR.run(&mut connection).await?;
    connection.close().await?;
    Ok(())
}
