//! A database for one test.

use std::thread;

use sqlx::{Connection, Executor, PgConnection};

use super::{SharedPostgres, postgres};
use crate::files::random;

/// An empty database with a name of its own, dropped with this value.
#[derive(Debug)]
pub struct Database {
    /// The server that it is on.
    server: &'static SharedPostgres,
    name: String,
}

impl Database {
    /// Makes a database on the [`postgres()`] of this run.
    ///
    /// # Panics
    /// There is no server, or it refuses.
    pub async fn create() -> Self {
        let server = postgres().await;
        let random = random::<8>().unwrap_or_else(|error| panic!("no randomness: {error}"));
        let name = format!("test_{}", hex::encode(random));
        let made = execute(server, &format!("CREATE DATABASE {name}")).await;
        made.unwrap_or_else(|error| panic!("cannot create database {name}: {error}"));
        Self { server, name }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The superuser's URL of it.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.server.is_own() {
            return;
        }
        let (server, statement) =
            (self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name));
        // On a thread of its own, because the test's runtime may be the one that is ending. The run's server
        // is thrown away in any case, so failing is no harm.
        drop(thread::spawn(move || drop_now(server, &statement)).join());
    }
}

/// Executes the statement on a small runtime.
fn drop_now(server: &SharedPostgres, statement: &str) -> Result<(), sqlx::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(execute(server, statement))
}

/// Executes one statement as superuser outside of any test's database.
async fn execute(server: &SharedPostgres, statement: &str) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect(&server.url("postgres")).await?;
    connection.execute(statement).await?;
    connection.close().await
}
