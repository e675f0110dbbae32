//! Postgres' own programs for backups: `pg_dump` and `pg_restore`.

use std::path::PathBuf;

use clap::Args;
use percent_encoding::percent_decode_str;
use tokio::process::Command;
use url::Url;

use crate::failure::{Failure, OrFail};

/// Where Postgres' programs are.
#[derive(Debug, Clone, Args)]
pub struct PostgresTools {
    /// The directory of Postgres' programs; looked for in the usual places if not given
    #[arg(long, value_name = "DIR", env = "TIDEMARK_POSTGRES_BIN")]
    postgres_bin: Option<PathBuf>,
}

impl PostgresTools {
    /// The tools in a directory, or in the usual places.
    pub const fn of(postgres_bin: Option<PathBuf>) -> Self {
        Self { postgres_bin }
    }

    /// Runs one of the programs on a database. The password travels in its environment, which others cannot read.
    pub async fn run(
        &self,
        program: &'static str,
        database: &Url,
        arguments: &[&str],
    ) -> Result<(), Failure> {
        let found = embedded::postgres::client(program, self.postgres_bin.as_deref());
        let mut command = Command::from(found.or_fail("a program of Postgres is missing")?);
        let mut address = database.clone();
        if let Some(password) = database.password() {
            command.env("PGPASSWORD", percent_decode_str(password).decode_utf8_lossy().as_ref());
            // A URL that has a password can have none.
            let _ = address.set_password(None);
        }
        command.arg("--no-password").arg("--dbname").arg(address.as_str()).args(arguments);
        command.env("LC_ALL", "C").kill_on_drop(true).stdin(std::process::Stdio::null());
        let output = command.output().await.or_fail(&format!("{program} cannot be run"))?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let failure =
            Failure::new(format!("{program} failed ({}): {}", output.status, said.trim()));
        Err(match advice(&said) {
            Some(next) => failure.next(next),
            None => failure,
        })
    }
}

/// What to do after a message of one of Postgres' programs, where that is known.
fn advice(said: &str) -> Option<&'static str> {
    let says = |any: &[&str]| any.iter().any(|part| said.contains(part));
    if says(&["No space left on device", "Disk quota exceeded"]) {
        Some("Make space where it writes, and try again.")
    } else if says(&["end of file", "valid archive", "corrupt", "could not uncompress"]) {
        Some("The file is cut off or is no backup: take another one.")
    } else if says(&["version mismatch", "unsupported version"]) {
        Some("Its version must be that of the server or a later one.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn what_to_do_follows_from_what_was_said() {
        let about = |said: &str| advice(said).unwrap_or_default();
        assert!(about("could not write to output file: No space left on device").contains("space"));
        assert!(about("could not read from input file: end of file").contains("cut off"));
        assert!(about("input file does not appear to be a valid archive").contains("no backup"));
        assert!(about("aborting because of server version mismatch").contains("version"));
        assert_eq!(advice("connection refused"), None);
    }
}
