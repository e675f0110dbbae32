//! The subcommands.

use clap::{CommandFactory, Parser, Subcommand};

use crate::backup::Backup;
use crate::completions::Completions;
use crate::failure::Failure;
use crate::key::Key;
use crate::member::Member;
use crate::migrate::Migrate;
use crate::openapi::Openapi;
use crate::rebuild::Rebuild;
use crate::report::{Form, Report};
use crate::restore::Restore;
use crate::status::Status;
use crate::up::Up;
use crate::user::User;
use crate::verify::Verify;
use crate::workspace::Workspace;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark up                              everything in one process, data in .tidemark/
  tidemark status                          how everything stands
  tidemark verify                          check the hash chain of every workspace
  tidemark rebuild work_item               make one read table anew from the log
  tidemark backup tidemark.dump            the log and the accounts in one file

Exit status: 0 done, 1 could not be done, 2 wrong usage, 3 the data are not what they should be.";

/// Tidemark: an issue tracker whose history is the database.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    command: Command,
    /// Answer with one JSON object instead of text
    #[arg(long, global = true)]
    json: bool,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Run everything in one process, with its own Postgres and NATS if none are named
    Up(Box<Up>),
    /// Bring a database up to date and set the passwords of the services' roles
    Migrate(Migrate),
    /// Show how services, relay, read tables, stream and chain stand
    Status(Status),
    /// Check that nothing in the log is missing or changed
    Verify(Verify),
    /// Make read tables anew from the log, beside the live ones, without downtime
    Rebuild(Rebuild),
    /// Write the log and the accounts to a file
    Backup(Backup),
    /// Bring a backup into an empty database and begin a new epoch
    Restore(Restore),
    /// Show, add and deactivate users, and set passwords
    User(User),
    /// Show, add and delete workspaces
    Workspace(Workspace),
    /// Show, add and remove members of workspaces, and change their roles
    Member(Member),
    /// Show, make and revoke API keys
    Key(Key),
    /// Write what a shell needs to complete this command line
    Completions(Completions),
    /// Print the description of the API (OpenAPI 3.1)
    Openapi(Openapi),
}

impl Cli {
    /// How the answer is wanted.
    pub const fn form(&self) -> Form {
        if self.json { Form::Json } else { Form::Text }
    }

    /// Carries out the subcommand, and gives what there is to report.
    pub async fn run(self) -> Result<Report, Failure> {
        let form = self.form();
        match self.command {
            Command::Up(command) => command.run(form).await,
            Command::Migrate(command) => command.run().await,
            Command::Status(command) => command.run().await,
            Command::Verify(command) => command.run().await,
            Command::Rebuild(command) => command.run().await,
            Command::Backup(command) => command.run().await,
            Command::Restore(command) => command.run().await,
            Command::User(command) => command.run().await,
            Command::Workspace(command) => command.run().await,
            Command::Member(command) => command.run().await,
            Command::Key(command) => command.run().await,
            Command::Completions(command) => command.run(Self::command()),
            Command::Openapi(command) => Ok(command.report()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
