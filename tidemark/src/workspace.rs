//! `tidemark workspace`: workspaces.

use clap::{Args, Subcommand};
use command_api::{KnownWorkspace, NewWorkspace, Operator};
use serde_json::{Value, json};

use crate::database::Database;
use crate::failure::Failure;
use crate::member;
use crate::operator::operate;
use crate::report::Report;
use crate::table;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark workspace list
  tidemark workspace add --slug acme --name 'Acme Limited' --owner ada@example.com
  tidemark workspace delete --slug acme --yes

`tidemark member` says who belongs to a workspace.";

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
    /// Show all workspaces
    List(List),
    /// Add a workspace
    Add(Add),
    /// The same as `tidemark member add`
    #[command(hide = true)]
    AddMember(member::Add),
    /// Delete a workspace with everything in it; its log stays, its slug is free again
    Delete(Delete),
}

/// Workspaces to show.
#[derive(Debug, Args)]
struct List {
    #[command(flatten)]
    database: Database,
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
    #[command(flatten)]
    database: Database,
}

/// A workspace to delete.
#[derive(Debug, Args)]
struct Delete {
    /// Its name in addresses
    #[arg(long)]
    slug: String,
    /// Delete it; without this only what would be deleted is said
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    database: Database,
}

impl Workspace {
    /// Lists, adds or deletes workspaces, or adds a member to one, and reports that.
    pub async fn run(self) -> Result<Report, Failure> {
        match self.command {
            Command::List(list) => list.run().await,
            Command::Add(add) => add.run().await,
            Command::AddMember(add) => add.run().await,
            Command::Delete(delete) => delete.run().await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<Report, Failure> {
        let (slug, name) = (self.slug.clone(), self.name.unwrap_or_else(|| self.slug.clone()));
        let add = async |operator: Operator| {
            let owner = operator.user(&self.owner).await?;
            operator.add_workspace(NewWorkspace { name, slug, owner }).await
        };
        let workspace = operate(&self.database, add).await?;
        let text = format!("Added workspace {} ({workspace}), owned by {}.", self.slug, self.owner);
        Ok(Report::new(text, json!({ "workspace": workspace, "slug": self.slug })))
    }
}

impl List {
    /// Shows them.
    async fn run(self) -> Result<Report, Failure> {
        let workspaces = operate(&self.database, async |o: Operator| o.workspaces().await).await?;
        let titles = ["slug", "name", "id", "owners", "members", "events", "since"];
        let mut rows = vec![table::titles(&titles)];
        rows.extend(workspaces.iter().map(row));
        let text = table::of("workspaces", &rows);
        let workspaces: Vec<Value> = workspaces.iter().map(object).collect();
        Ok(Report::new(text, json!({ "workspaces": workspaces })))
    }
}

impl Delete {
    /// Deletes the workspace, if that is meant.
    async fn run(self) -> Result<Report, Failure> {
        let Self { slug, yes, database } = self;
        let (known, is_deleted) = operate(&database, async |operator: Operator| {
            let known = operator.workspace(&slug).await?;
            if yes {
                operator.delete_workspace(&slug).await?;
            }
            Ok((known, yes))
        })
        .await?;
        let KnownWorkspace { id, members, events, .. } = known;
        if !is_deleted {
            let what = format!("the workspace {slug} has {members} members and {events} events");
            return Err(Failure::new(what)
                .next("Say --yes to delete it with everything in it; only its log stays."));
        }
        let text = format!("Deleted the workspace {slug} ({id}); its slug is free again.");
        Ok(Report::new(text, json!({ "workspace": id, "slug": slug })))
    }
}

/// A workspace, for people.
fn row(one: &KnownWorkspace) -> Vec<String> {
    let owners = one.owners.iter().map(|owner| match &owner.email {
        Some(email) => email.clone(),
        None => owner.user.to_string(),
    });
    vec![
        one.slug.clone(),
        one.name.clone(),
        one.id.to_string(),
        owners.collect::<Vec<_>>().join(", "),
        one.members.to_string(),
        one.events.to_string(),
        one.created_at.date_naive().to_string(),
    ]
}

/// A workspace, for programs.
fn object(one: &KnownWorkspace) -> Value {
    let owners: Vec<Value> = one
        .owners
        .iter()
        .map(|owner| json!({ "user": owner.user, "email": owner.email }))
        .collect();
    json!({
        "id": one.id, "slug": one.slug, "name": one.name, "owners": owners, "members": one.members,
        "events": one.events, "created_at": one.created_at,
    })
}
