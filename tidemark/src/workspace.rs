//! `tidemark workspace`: workspaces.

use clap::{Args, Subcommand};
use command_api::NewWorkspace;
use domain::{Role, UserId};
use serde_json::json;

use crate::database::Database;
use crate::failure::Failure;
use crate::operator::operate;
use crate::report::Report;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark workspace add --slug acme --name 'Acme Limited' --owner ada@example.com
  tidemark workspace add-member --slug acme --email bob@example.com --role member
  tidemark workspace add-member --slug acme --user 0193… --role guest";

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
    /// Make a user a member of a workspace; its admins can do so only for people they share another one with
    AddMember(AddMember),
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

/// A member to add.
#[derive(Debug, Args)]
struct AddMember {
    /// The workspace's name in addresses
    #[arg(long)]
    slug: String,
    /// The user's address
    #[arg(long, required_unless_present = "user", conflicts_with = "user")]
    email: Option<String>,
    /// The user's id, for one without an address
    #[arg(long, value_name = "ID")]
    user: Option<UserId>,
    /// What they may do: owner, admin, member or guest
    #[arg(long, default_value = "member", value_parser = role)]
    role: Role,
    /// Where.
    #[command(flatten)]
    database: Database,
}

/// Reads the name of a role.
fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "must be owner, admin, member or guest".to_owned())
}

impl Workspace {
    /// Does it.
    pub async fn run(self) -> Result<Report, Failure> {
        match self.command {
            Command::Add(add) => add.run().await,
            Command::AddMember(add) => add.run().await,
        }
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

impl AddMember {
    /// Makes the user a member.
    async fn run(self) -> Result<Report, Failure> {
        let Self { slug, email, user, role, database } = self;
        let add = async |operator: command_api::Operator| {
            let user = match (user, email) {
                (None, Some(email)) => operator.user(&email).await?,
                (user, _) => user.unwrap_or_default(),
            };
            operator.add_member(&slug, user, role).await.map(|()| user)
        };
        let user = operate(&database, add).await?;
        let text = format!("User {user} is now {} of the workspace {slug}.", role.name());
        Ok(Report::new(text, json!({ "user": user, "slug": slug, "role": role.name() })))
    }
}
