//! `tidemark backup`: the log and the accounts in one file.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::Args;
use event_store::read;
use serde_json::json;

use crate::database::Database;
use crate::failure::{Failure, OrFail};
use crate::postgres_tools::PostgresTools;
use crate::progress;
use crate::report::Report;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark backup tidemark.dump
  tidemark backup \"tidemark-$(date +%F).dump\" --database-url postgres://tidemark@db/tidemark

The system runs on meanwhile; the file shows one moment of it.
It holds the log and the accounts, with hashes of passwords and keys: keep it safe.
The read tables and the stream are not in it, because they are made from the log.";

/// What a backup is made with: everything that cannot be made anew.
const ARGUMENTS: [&str; 5] = [
    "--format=custom",
    "--schema=event_log",
    "--schema=account",
    // What was published counts for the old stream only.
    "--exclude-table-data=event_log.relay_progress",
    // The id of a life of the server, which ends with it.
    "--no-unlogged-table-data",
];

/// Writes the log and the accounts to a file.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Backup {
    /// The file to write
    file: PathBuf,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    database: Database,
    /// With what.
    #[command(flatten)]
    tools: PostgresTools,
}

impl Backup {
    /// Does it; the file appears whole or not at all.
    pub async fn run(self) -> Result<Report, Failure> {
        let file = self.file.display().to_string();
        if self.file.exists() && !self.force {
            return Err(Failure::new(format!("{file} exists"))
                .next("Choose another name, or say --force to replace it."));
        }
        let epoch = read::epoch(&self.database.pool().await?).await;
        let epoch = epoch.or_fail("the log cannot be read")?;
        let part = self.file.with_added_extension("part");
        create_private(&part).or_fail(&format!("{} cannot be written", part.display()))?;
        let dumped = self.dump(&part).await;
        if dumped.is_err() {
            // The failure that matters is the dump's.
            let _ = fs::remove_file(&part);
        }
        dumped?;
        let bytes = finish(&part, &self.file).or_fail(&format!("{file} cannot be written"))?;
        let text = format!("Wrote {file} ({bytes} bytes), epoch {epoch}.");
        Ok(Report::new(text, json!({ "file": file, "bytes": bytes, "epoch": epoch })))
    }

    /// Lets `pg_dump` write.
    async fn dump(&self, part: &Path) -> Result<(), Failure> {
        let spinner = progress::spinner("Writing the backup");
        let to = format!("--file={}", part.display());
        let mut arguments = ARGUMENTS.to_vec();
        arguments.push(&to);
        self.tools.run("pg_dump", &self.database.url()?, &arguments).await?;
        spinner.finish_and_clear();
        Ok(())
    }
}

/// Makes an empty file that only its owner can read.
fn create_private(path: &Path) -> io::Result<()> {
    File::options().write(true).create(true).truncate(true).mode(0o600).open(path).map(drop)
}

/// Sees to it that the file is on disk and gives it its name; answers its size.
fn finish(part: &Path, file: &Path) -> io::Result<u64> {
    let written = File::open(part)?;
    written.sync_all()?;
    fs::rename(part, file)?;
    Ok(written.metadata()?.len())
}
