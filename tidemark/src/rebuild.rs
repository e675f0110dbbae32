//! `tidemark rebuild`: makes read tables anew from the log.

use clap::Args;
use indicatif::ProgressBar;
use projector::{Progress, RebuildError, RebuildOptions, Table, tables};
use serde_json::json;
use sqlx::postgres::PgConnectOptions;

use crate::database::Database;
use crate::failure::Failure;
use crate::progress;
use crate::report::Report;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark rebuild                 all read tables
  tidemark rebuild work_item       one table
  tidemark rebuild state label     several

The live tables are read and written all the while; the new ones replace them when they have caught up.";

/// Makes read tables anew from the log and puts them in the place of the live ones.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Rebuild {
    /// The tables; all if none is named
    #[arg(value_name = "TABLE")]
    tables: Vec<String>,
    /// How many workspaces to work on at the same time
    #[arg(long, value_name = "NUMBER", default_value_t = 4)]
    parallel: u32,
    #[command(flatten)]
    database: Database,
}

impl Rebuild {
    /// Makes the read tables anew, and reports which, and from how many events.
    pub async fn run(self) -> Result<Report, Failure> {
        let wanted = self.wanted()?;
        let database = self.database.options().await?;
        let options =
            RebuildOptions { parallel: self.parallel.max(1), ..RebuildOptions::default() };
        let events = rebuild(&database, &wanted, &options).await?;
        let names: Vec<&str> = wanted.iter().map(|table| table.name()).collect();
        let text = format!("Rebuilt from {events} events: {}.", names.join(", "));
        Ok(Report::new(text, json!({ "rebuilt": names, "events": events })))
    }

    /// The tables that are named, or all.
    fn wanted(&self) -> Result<Vec<&'static dyn Table>, Failure> {
        tables::named(&self.tables).map_err(|name| no_such(&name))
    }
}

/// Rebuilds tables; answers how many events they were made from.
pub async fn rebuild(
    database: &PgConnectOptions,
    wanted: &[&'static dyn Table],
    options: &RebuildOptions,
) -> Result<u64, Failure> {
    let bar = progress::bar("Rebuilding", 0);
    let rebuilt = projector::rebuild(database, wanted, options, bar_of(&bar)).await;
    bar.finish_and_clear();
    rebuilt.map_err(|error| unrebuilt(&error))?;
    Ok(bar.position())
}

/// Shows a rebuild's progress on a bar.
pub fn bar_of(bar: &ProgressBar) -> impl Fn(Progress) + Send + Sync {
    let bar = bar.clone();
    move |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    }
}

/// There is no such table.
fn no_such(name: &str) -> Failure {
    let names: Vec<&str> = tables::TABLES.iter().map(|table| table.name()).collect();
    Failure::new(format!("there is no read table `{name}`"))
        .next(format!("The read tables are: {}.", names.join(", ")))
}

/// Why the live tables are still the old ones.
fn unrebuilt(error: &RebuildError) -> Failure {
    let failure = Failure::of("the live tables are as they were", error);
    match error {
        RebuildError::Stopped { .. } => failure
            .next("Use a version of Tidemark that knows the event, or run `tidemark verify`."),
        _ => failure,
    }
}
