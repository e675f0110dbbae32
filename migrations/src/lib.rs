//! Brings a database's schemas up to date: the log, the accounts and the read tables.
//!
//! The only crate that may have no checked queries: it makes the database that theirs are checked against
//! (program `dev-database`). Each function is safe to run at the same time as any other.

pub mod form;

use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection, Executor, Row};

/// The migrations of the log, in the order of their names.
static EVENT_LOG: Migrator = sqlx::migrate!("./event_log");
/// The migrations of profiles, keys and sessions.
static ACCOUNT: Migrator = sqlx::migrate!("./account");
/// The migrations of the read tables.
static READ_MODEL: Migrator = sqlx::migrate!("./read_model");
/// The first migration of the log by itself: roles belong to the server, so a restored log lacks them.
const CREATE_ROLES: &str = include_str!("../event_log/20261123000001_create_roles.sql");

/// Every schema of ours, in the order in which they are made.
pub const SCHEMAS: [&str; 3] = ["event_log", "account", "read_model"];

/// Creates the schema `event_log` if it is missing and runs what has not run yet.
///
/// # Errors
/// The database cannot be reached, or a migration fails or was changed after it ran.
pub async fn event_log(database: &PgConnectOptions) -> Result<(), MigrateError> {
    run(database, "event_log", &EVENT_LOG).await
}

/// Creates the schema `account` if it is missing and runs what has not run yet; comes after [`event_log`].
///
/// # Errors
/// The database cannot be reached, or a migration fails or was changed after it ran.
pub async fn account(database: &PgConnectOptions) -> Result<(), MigrateError> {
    run(database, "account", &ACCOUNT).await
}

/// Creates the schema `read_model` if it is missing and runs what has not run yet; comes after [`event_log`].
///
/// # Errors
/// The database cannot be reached, or a migration fails or was changed after it ran.
pub async fn read_model(database: &PgConnectOptions) -> Result<(), MigrateError> {
    run(database, "read_model", &READ_MODEL).await
}

/// Brings all schemas up to date.
///
/// # Errors
/// The database cannot be reached, or a migration fails or was changed after it ran.
pub async fn all(database: &PgConnectOptions) -> Result<(), MigrateError> {
    event_log(database).await?;
    account(database).await?;
    read_model(database).await
}

/// Makes the services' roles, which grants in a backup speak of.
///
/// # Errors
/// The database cannot be reached, or refuses.
pub async fn create_roles(database: &PgConnectOptions) -> Result<(), sqlx::Error> {
    let mut connection = database.connect().await?;
    connection.execute(CREATE_ROLES).await?;
    connection.close().await
}

/// Lets every connection that says nothing else find the tables that queries name unqualified.
///
/// For the database that queries are checked against; services set the path of their connections themselves.
///
/// # Errors
/// The database cannot be reached, or refuses.
pub async fn set_search_path(database: &PgConnectOptions) -> Result<(), sqlx::Error> {
    let mut connection = database.connect().await?;
    let statement = "
        DO $$
        BEGIN
            EXECUTE format(
                'ALTER DATABASE %I SET search_path = read_model, account, public',
                current_database()
            );
        END
        $$";
    connection.execute(statement).await?;
    connection.close().await
}

/// Runs the migrations of one schema inside it, one process at a time.
async fn run(
    database: &PgConnectOptions,
    schema: &str,
    migrator: &Migrator,
) -> Result<(), MigrateError> {
    let mut connection = database.clone().options([("search_path", schema)]).connect().await?;
    take_turn(&mut connection).await?;
    connection.execute(format!("CREATE SCHEMA IF NOT EXISTS {schema}").as_str()).await?;
    drop_unfinished_indexes(&mut connection, schema).await?;
    migrator.run(&mut connection).await?;
    connection.close().await?;
    Ok(())
}

/// Removes the indexes whose building was interrupted: built concurrently, they are left behind unfinished, and the
/// migration that is tried again would find their names taken. Those of a REINDEX that is under way stay.
async fn drop_unfinished_indexes(
    connection: &mut PgConnection,
    schema: &str,
) -> Result<(), sqlx::Error> {
    let unfinished = "SELECT format('DROP INDEX %I.%I', nspname, relname)
        FROM pg_index
        JOIN pg_class ON pg_class.oid = indexrelid
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = $1
          AND NOT indisvalid
          AND relname !~ '_cc(new|old)[0-9]*$'";
    let drops: Vec<String> =
        sqlx::query_scalar(unfinished).bind(schema).fetch_all(&mut *connection).await?;
    for drop in drops {
        connection.execute(drop.as_str()).await?;
    }
    Ok(())
}

/// Waits for other migrations of this database, and for whatever else takes turns with them; the turn ends with the
/// connection or by [`end_turn`].
///
/// Asks again and again rather than once: a statement that waits would hold up indexes built concurrently.
///
/// # Errors
/// The database cannot be asked.
pub async fn take_turn(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    let attempt = "SELECT pg_try_advisory_lock(hashtext('tidemark.migrate'))";
    while !connection.fetch_one(attempt).await?.try_get(0)? {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// Lets the next one have its turn.
///
/// # Errors
/// The database cannot be asked.
pub async fn end_turn(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    connection.execute("SELECT pg_advisory_unlock(hashtext('tidemark.migrate'))").await.map(drop)
}
