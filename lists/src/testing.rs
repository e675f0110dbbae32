//! A database for the tests of statements that are put together.

use embedded::testing::Database;
use sqlx::{ConnectOptions, PgConnection};

/// A connection to a migrated database, as the services have it, and the database.
pub(crate) async fn migrated() -> (PgConnection, Database) {
    let database = Database::create().await;
    let options = service::database::options(&database.url(), "test").unwrap();
    migrations::all(&options).await.unwrap();
    (options.connect().await.unwrap(), database)
}
