//! `tidemark workspace`: workspaces.

use clap::{Args, Subcommand};
use command_api::NewWorkspace;
use serde_json::json;

use crate::database::Database;
use crate::failure::Failure;
use crate::operator::operate;
use crate::report::Report;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark workspace add --slug acme --name 'Acme Limited' --owner ada@example.com";

/// Workspaces of this instance.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Workspace {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

/// What can be done with workspaces.
#[derive(Debug, Subcommand)]
enum Command {
    /// Add a workspace
    Add(Add),
}

/// A workspace to add.
#[derive(Debug, Args)]
struct Add {
    /// Its name in addresses: letters, digits, - and _
    #[arg(long)]
    slug: String,
    /// What it is called; the slug if not given
    #[arg(long)]
    name: Option<String>,
    /// The address of the user who owns it
    #[arg(long, value_name = "EMAIL")]
    owner: String,
    /// Where.
    #[command(flatten)]
    database: Database,
}

impl Workspace {
    /// Does it.
    pub async fn run(self) -> Result<Report, Failure> {
        let Command::Add(add) = self.command;
        add.run().await
    }
}

impl Add {
    /// Adds the workspace.
    async fn run(self) -> Result<Report, Failure> {
        let (slug, name) = (self.slug.clone(), self.name.unwrap_or_else(|| self.slug.clone()));
        let add = async |operator: command_api::Operator| {
            let owner = operator.user(&self.owner).await?;
            operator.add_workspace(NewWorkspace { name, slug, owner }).await
        };
        let workspace = operate(&self.database, add).await?;
        let text = format!("Added workspace {} ({workspace}), owned by {}.", self.slug, self.owner);
        Ok(Report::new(text, json!({ "workspace": workspace, "slug": self.slug })))
    }
}
