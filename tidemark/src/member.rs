//! `tidemark member`: the members of a workspace.

use clap::{Args, Subcommand};
use command_api::{KnownMember, Operator};
use domain::{Role, UserId};
use serde_json::{Value, json};

use crate::database::Database;
use crate::failure::Failure;
use crate::operator::operate;
use crate::person::Person;
use crate::report::Report;
use crate::table;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark member list --slug acme
  tidemark member add --slug acme --email bob@example.com --role guest
  tidemark member role --slug acme --email bob@example.com --role owner
  tidemark member remove --slug acme --user 0193…

The last owner of a workspace can neither go nor get another role: make another one first.";

/// Members of workspaces.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Member {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

/// What can be done with members.
#[derive(Debug, Subcommand)]
enum Command {
    /// Show the members of a workspace
    List(List),
    /// Make a user a member of a workspace; its admins can do so only for people they share another one with
    Add(Add),
    /// Give a member another role
    Role(NewRole),
    /// Put a member out of a workspace and all its projects; what they made stays
    Remove(Remove),
}

/// A workspace whose members are shown.
#[derive(Debug, Args)]
struct List {
    /// The workspace's name in addresses
    #[arg(long)]
    slug: String,
    #[command(flatten)]
    database: Database,
}

/// A member to add.
#[derive(Debug, Args)]
pub struct Add {
    /// The workspace's name in addresses
    #[arg(long)]
    slug: String,
    #[command(flatten)]
    person: Person,
    /// What they may do: owner, admin, member or guest
    #[arg(long, default_value = "member", value_parser = role)]
    role: Role,
    #[command(flatten)]
    database: Database,
}

/// A member to give another role.
#[derive(Debug, Args)]
struct NewRole {
    /// The workspace's name in addresses
    #[arg(long)]
    slug: String,
    #[command(flatten)]
    person: Person,
    /// What they may do from now on: owner, admin, member or guest
    #[arg(long, value_parser = role)]
    role: Role,
    #[command(flatten)]
    database: Database,
}

/// A member to put out.
#[derive(Debug, Args)]
struct Remove {
    /// The workspace's name in addresses
    #[arg(long)]
    slug: String,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    database: Database,
}

/// Reads the name of a role.
fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "must be owner, admin, member or guest".to_owned())
}

impl Member {
    /// Lists, adds or removes members, or changes the role of one, and reports that.
    pub async fn run(self) -> Result<Report, Failure> {
        match self.command {
            Command::List(list) => list.run().await,
            Command::Add(add) => add.run().await,
            Command::Role(new) => new.run().await,
            Command::Remove(remove) => remove.run().await,
        }
    }
}

impl List {
    /// Shows them.
    async fn run(self) -> Result<Report, Failure> {
        let Self { slug, database } = self;
        let members = operate(&database, async |o: Operator| o.members(&slug).await).await?;
        let mut rows = vec![table::titles(&["id", "address", "name", "role", "since"])];
        rows.extend(members.iter().map(row));
        let text = table::of(&format!("members of {slug}"), &rows);
        let members: Vec<Value> = members.iter().map(object).collect();
        Ok(Report::new(text, json!({ "slug": slug, "members": members })))
    }
}

impl Add {
    /// Makes the user a member.
    pub async fn run(self) -> Result<Report, Failure> {
        let Self { slug, person, role, database } = self;
        let add = async |o: Operator, user| o.add_member(&slug, user, role).await;
        Ok(is_now(person.concern(&database, add).await?, &slug, role))
    }
}

impl NewRole {
    /// Gives the member the role.
    async fn run(self) -> Result<Report, Failure> {
        let Self { slug, person, role, database } = self;
        let change = async |o: Operator, user| o.change_role(&slug, user, role).await;
        Ok(is_now(person.concern(&database, change).await?, &slug, role))
    }
}

/// The report that a user has a role.
fn is_now(user: UserId, slug: &str, role: Role) -> Report {
    let text = format!("User {user} is now {} of the workspace {slug}.", role.name());
    Report::new(text, json!({ "user": user, "slug": slug, "role": role.name() }))
}

impl Remove {
    /// Puts the member out.
    async fn run(self) -> Result<Report, Failure> {
        let Self { slug, person, database } = self;
        let remove = async |o: Operator, user| o.remove_member(&slug, user).await;
        let user = person.concern(&database, remove).await?;
        let text = format!("User {user} is no member of the workspace {slug} any more.");
        Ok(Report::new(text, json!({ "user": user, "slug": slug })))
    }
}

/// A member, for people.
fn row(one: &KnownMember) -> Vec<String> {
    vec![
        one.user.to_string(),
        one.email.clone().unwrap_or_default(),
        one.display_name.clone(),
        one.role.name().to_owned(),
        one.joined_at.date_naive().to_string(),
    ]
}

/// A member, for programs.
fn object(one: &KnownMember) -> Value {
    json!({
        "user": one.user, "email": one.email, "name": one.display_name, "role": one.role.name(),
        "joined_at": one.joined_at,
    })
}
