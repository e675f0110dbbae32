//! `tidemark completions`: what a shell needs to complete this command line.

use clap::{Args, Command};
use clap_complete::Shell;
use serde_json::json;

use crate::failure::{Failure, OrFail};
use crate::report::Report;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark completions bash > ~/.local/share/bash-completion/completions/tidemark
  tidemark completions zsh > ~/.zfunc/_tidemark
  tidemark completions fish > ~/.config/fish/completions/tidemark.fish";

/// A shell to complete for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Writes the script for a command line.
    pub fn run(&self, mut command: Command) -> Result<Report, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "tidemark", &mut script);
        let script = String::from_utf8(script).or_fail("the script cannot be written")?;
        let json = json!({ "shell": self.shell.to_string(), "script": script });
        Ok(Report::new(script, json))
    }
}
