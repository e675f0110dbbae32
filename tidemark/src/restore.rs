//! `tidemark restore`: a backup into an empty database, which begins a new epoch.

use std::path::{Path, PathBuf};

use clap::Args;
use projector::{RebuildOptions, tables};
use serde_json::json;
use sqlx::postgres::PgConnectOptions;
use url::Url;
use uuid::Uuid;

use crate::database::{self, Database};
use crate::failure::{Failure, OrFail};
use crate::migrate::migrate;
use crate::postgres_tools::PostgresTools;
use crate::progress;
use crate::rebuild::rebuild;
use crate::report::Report;
use crate::roles::{self, Passwords};

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  createdb tidemark_restored
  tidemark restore tidemark.dump --database-url postgres://postgres@localhost/tidemark_restored
  tidemark up --data /srv/restored --restore tidemark.dump    everything in one process

What was appended after the backup is not in it, although others may have seen it.
So the log begins a new epoch: clients and integrators that hold a position of the old one are told,
and the relay makes a new stream.";

/// Brings a backup into an empty database.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Restore {
    /// The file that `tidemark backup` wrote
    file: PathBuf,
    #[command(flatten)]
    database: Database,
    /// What the services sign in with.
    #[command(flatten)]
    passwords: Passwords,
    /// With what.
    #[command(flatten)]
    tools: PostgresTools,
}

impl Restore {
    /// Restores the backup, and reports the epoch that has begun.
    pub async fn run(self) -> Result<Report, Failure> {
        let database = self.database.url()?;
        let restored = restore(&self.file, &database, &self.passwords, &self.tools).await?;
        let Restored { file, events, epoch } = restored;
        let text = format!(
            "Restored {file}: {events} events.\nA new epoch has begun: {epoch}.\n\
            The read tables were rebuilt. `tidemark verify` checks the log."
        );
        Ok(Report::new(text, json!({ "file": file, "events": events, "epoch": epoch })))
    }
}

/// What a restore has brought.
pub struct Restored {
    /// The file's name.
    pub file: String,
    /// How many events the log has.
    pub events: u64,
    /// The epoch that has begun.
    pub epoch: Uuid,
}

/// Brings a backup into an empty database.
pub async fn restore(
    file: &Path,
    url: &Url,
    passwords: &Passwords,
    tools: &PostgresTools,
) -> Result<Restored, Failure> {
    let name = file_name(file)?;
    let database = database::parse(url.as_str())?;
    require_empty(&database).await?;
    load(file, url, &database, tools).await?;
    // At once: a restored log that is used in its old epoch would look like a damaged one.
    let reason = format!("restored from {name}");
    let epoch = event_store::begin_epoch(&database::pool(&database), &reason).await;
    let epoch = epoch.or_fail("no new epoch can be begun")?;
    migrate(&database).await?;
    roles::set_passwords(&database, passwords).await?;
    let events = rebuild(&database, &tables::TABLES, &RebuildOptions::default()).await?;
    Ok(Restored { file: name, events, epoch })
}

/// Lets `pg_restore` write, all or nothing.
async fn load(
    file: &Path,
    url: &Url,
    database: &PgConnectOptions,
    tools: &PostgresTools,
) -> Result<(), Failure> {
    let spinner = progress::spinner("Reading the backup");
    migrations::create_roles(database).await.or_fail("the services' roles cannot be made")?;
    let file = file.display().to_string();
    let arguments = ["--single-transaction", "--exit-on-error", "--no-owner", &file];
    tools.run("pg_restore", url, &arguments).await?;
    spinner.finish_and_clear();
    Ok(())
}

/// The file's name, if there is a file.
fn file_name(file: &Path) -> Result<String, Failure> {
    match file.file_name() {
        Some(name) if file.is_file() => Ok(name.to_string_lossy().into_owned()),
        _ => Err(Failure::new(format!("there is no file {}", file.display()))
            .next("Name a file that `tidemark backup` wrote.")),
    }
}

/// Refuses a database that has something of ours.
async fn require_empty(database: &PgConnectOptions) -> Result<(), Failure> {
    let mut connection = database::connect(database).await?;
    let schemas: Vec<String> =
        sqlx::query_scalar("SELECT nspname::text FROM pg_namespace WHERE nspname = ANY ($1)")
            .bind(migrations::SCHEMAS.map(str::to_owned).to_vec())
            .fetch_all(&mut connection)
            .await
            .or_fail("the database cannot be looked at")?;
    if schemas.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("the database is not empty: it has {}", schemas.join(", ")))
        .next(
            "Make a new one (`createdb tidemark_restored`) and restore into that; for `up --restore`, name a \
            new directory with --data.",
        ))
}
