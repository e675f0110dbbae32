//! `tidemark migrate`: brings a database up to date.

use clap::Args;
use serde_json::json;
use sqlx::migrate::MigrateError;
use sqlx::postgres::PgConnectOptions;

use crate::database::Database;
use crate::failure::{Failure, OrFail};
use crate::progress;
use crate::report::Report;
use crate::roles::{self, Passwords};

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark migrate --database-url postgres://tidemark:secret@db:5432/tidemark
  TIDEMARK_OWNER_DATABASE_URL=… TIDEMARK_COMMAND_PASSWORD=… tidemark migrate

Safe to run again, and from several machines at the same time.";

/// Brings the log, the accounts and the read tables up to date.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Migrate {
    #[command(flatten)]
    database: Database,
    /// What the services sign in with.
    #[command(flatten)]
    passwords: Passwords,
}

impl Migrate {
    /// Brings the database up to date, and sets the passwords of the roles that were given one.
    pub async fn run(self) -> Result<Report, Failure> {
        let database = self.database.options().await?;
        let spinner = progress::spinner("Bringing the database up to date");
        migrate(&database).await?;
        let roles = roles::set_passwords(&database, &self.passwords).await?;
        spinner.finish_and_clear();
        let text = if roles.is_empty() {
            "The database is up to date. No role may sign in with a new password: none was given."
                .to_owned()
        } else {
            format!(
                "The database is up to date, and these roles may sign in: {}.",
                roles.join(", ")
            )
        };
        Ok(Report::new(text, json!({ "migrated": migrations::SCHEMAS, "roles": roles })))
    }
}

/// Runs what has not run yet of all migrations.
pub async fn migrate(database: &PgConnectOptions) -> Result<(), Failure> {
    migrations::all(database).await.map_err(|error| {
        let failure = Failure::of("the database cannot be brought up to date", &error);
        match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) => failure.next(
                "It was migrated by another version of Tidemark: use that version or a later one.",
            ),
            MigrateError::Execute(_) | MigrateError::ExecuteMigration(..) => {
                failure.next("Does this user own the database? Only an owner can migrate it.")
            }
            _ => failure,
        }
    })
}

/// The database of a URL, made if it is missing.
pub async fn create_database(server: &PgConnectOptions, name: &str) -> Result<(), Failure> {
    let mut connection = crate::database::connect(server).await?;
    let found = sqlx::query("SELECT FROM pg_database WHERE datname = $1")
        .bind(name)
        .fetch_optional(&mut connection)
        .await
        .or_fail("the databases cannot be listed")?;
    if found.is_none() {
        let statement = format!("CREATE DATABASE {name}");
        let made = sqlx::query(&statement).execute(&mut connection).await;
        made.or_fail("the database cannot be made")?;
    }
    Ok(())
}
