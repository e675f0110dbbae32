//! Where NATS is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Doing, StartError};
use crate::files;

/// The oldest version that Tidemark's consumers work on.
const OLDEST: (u32, u32) = (2, 10);

/// The program, given or on PATH, if it is new enough.
pub fn find(given: Option<&Path>) -> Result<PathBuf, StartError> {
    let missing = |searched: String| StartError::NotInstalled {
        program: "nats-server 2.10 or later",
        searched,
        setting: "TIDEMARK_NATS_SERVER to the program",
    };
    let program = match given {
        Some(program) => program.to_owned(),
        None => files::search_path()
            .into_iter()
            .map(|directory| directory.join("nats-server"))
            .find(|program| program.is_file())
            .ok_or_else(|| missing("PATH".to_owned()))?,
    };
    let program = fs::canonicalize(&program).map_err(|_| missing(program.display().to_string()))?;
    let output = Command::new(&program).arg("--version").output().doing("run", &program)?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match files::parse_version(&said) {
        Some(version) if version >= OLDEST => Ok(program),
        _ => Err(StartError::TooOld { path: program, found: said, needed: "2.10" }),
    }
}
