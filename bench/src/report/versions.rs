//! What was measured.

use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Versions {
    /// The commit, with a plus when files have changed since; empty when git does not know.
    pub commit: String,
    /// The compiler.
    pub rustc: String,
    /// The database server.
    pub postgres: String,
    /// The message server.
    pub nats: String,
}

impl Versions {
    /// Asks git and the compiler; the servers were asked before.
    pub fn look(postgres: String, nats_server: &Path) -> Self {
        let source = env!("CARGO_MANIFEST_DIR");
        let commit = said("git", &["-C", source, "rev-parse", "--short=12", "HEAD"]);
        let changes = said("git", &["-C", source, "status", "--porcelain"]);
        let plus = if changes.is_empty() { "" } else { "+" };
        let nats = said(&nats_server.to_string_lossy(), &["--version"]);
        let nats = nats.trim_start_matches("nats-server: v").to_owned();
        Self { commit: commit + plus, rustc: said("rustc", &["--version"]), postgres, nats }
    }
}

/// What a program prints; nothing when it is not there.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map(|said| String::from_utf8_lossy(&said.stdout).trim().to_owned()).unwrap_or_default()
}
