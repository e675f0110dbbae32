//! Why a server could not be started, and what to do next.

use std::io;
use std::path::{Path, PathBuf};

/// Why a server could not be started; each sentence ends in what to do next.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The server is not installed, or not where it should be.
    #[error(
        "no {program} found in {searched}: let `./dev up` fetch it, or install it and set {setting}"
    )]
    NotInstalled {
        /// The missing server.
        program: &'static str,
        /// Where it was looked for.
        searched: String,
        /// The setting that names its place.
        setting: &'static str,
    },
    /// The server is older than what Tidemark needs, or does not say its version.
    #[error("{path} is {found}, but version {needed} or later is needed: let `./dev up` fetch one")]
    TooOld {
        /// The program that was asked.
        path: PathBuf,
        /// What it said.
        found: String,
        /// The oldest version that will do.
        needed: &'static str,
    },
    /// A living process has claimed the data directory.
    #[error(
        "another process works on {data}: stop it first (`./dev down`), or use another data directory"
    )]
    InUse {
        /// The claimed directory.
        data: PathBuf,
    },
    /// The port that was asked for is taken.
    #[error("port {port} is taken: stop what listens there, or choose another port")]
    PortTaken {
        /// The port that was asked for.
        port: u16,
    },
    /// Postgres refuses to run as root, and the user that it runs as instead cannot enter a directory.
    #[error(
        "user {user} (Postgres refuses to run as root) cannot enter {path}: \
         install Postgres outside of private directories, or run as an ordinary user"
    )]
    Unreachable {
        /// The user that Postgres would run as.
        user: String,
        /// The directory that is closed to it.
        path: PathBuf,
    },
    /// The server started and failed, or never became ready.
    #[error("{program} {what}; see {log}, which ends with:\n{tail}")]
    Failed {
        /// The server.
        program: &'static str,
        /// What it did.
        what: String,
        /// Its whole log.
        log: PathBuf,
        /// The last lines of its log.
        tail: String,
    },
    /// The file system or the process table refused.
    #[error("cannot {doing}: {source}; check permissions and free space")]
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        source: io::Error,
    },
}

/// Says what was being done when an I/O operation failed.
pub trait Doing<T> {
    /// Adds "cannot `doing` `path`" to the error.
    fn doing(self, doing: &str, path: &Path) -> Result<T, StartError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, doing: &str, path: &Path) -> Result<T, StartError> {
        let doing =
            |source| StartError::Io { doing: format!("{doing} {}", path.display()), source };
        self.map_err(doing)
    }
}
