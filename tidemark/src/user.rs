//! `tidemark user`: people and programs.

use std::fs;
use std::io::{self, IsTerminal};

use clap::{Args, Subcommand};
use command_api::{KnownUser, NewUser, Operator};
use serde_json::{Value, json};
use service::accounts::Token;

use crate::database::Database;
use crate::failure::{Failure, OrFail};
use crate::operator::operate;
use crate::person::Person;
use crate::report::Report;
use crate::table;
use crate::up::ADDRESS_FILE;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark user list
  tidemark user add --email ada@example.com --name Ada
  pass show tidemark/ada | tidemark user add --email ada@example.com --name Ada --password-stdin
  tidemark user add --bot --name importer
  tidemark user password --email ada@example.com --password-stdin < password.txt
  tidemark user link ada@example.com
  tidemark user deactivate --email ada@example.com

A link signs its user in once, within 15 minutes, and ends with the next change of password.
Who is deactivated is put out of every workspace, and their sessions and keys end; what they made stays.";

/// Users of this instance.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct User {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

/// What can be done with users.
#[derive(Debug, Subcommand)]
enum Command {
    /// Show all users, deactivated ones included
    List(List),
    /// Add a user
    Add(Add),
    /// Give a user another password; all of their sessions end, their keys stay
    Password(NewPassword),
    /// Make a link that signs a user in once, without a password
    Link(Link),
    /// Shut a user out for good: they leave every workspace, sessions and keys end, what they made stays
    Deactivate(Deactivate),
}

/// Users to show.
#[derive(Debug, Args)]
struct List {
    #[command(flatten)]
    database: Database,
}

/// A user to shut out.
#[derive(Debug, Args)]
struct Deactivate {
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    database: Database,
}

/// A user to add.
#[derive(Debug, Args)]
struct Add {
    /// The address to sign in with
    #[arg(long, required_unless_present = "bot", conflicts_with = "bot")]
    email: Option<String>,
    /// A program rather than a person: it has no address and cannot sign in, but can have keys
    #[arg(long)]
    bot: bool,
    /// The name that others see; without it, what stands before the @
    #[arg(long, default_value = "", hide_default_value = true, required_if_eq("bot", "true"))]
    name: String,
    /// Given name
    #[arg(long, default_value = "", hide_default_value = true)]
    first_name: String,
    /// Family name
    #[arg(long, default_value = "", hide_default_value = true)]
    last_name: String,
    /// Read a password from the first line of stdin; without one the user has keys only
    #[arg(long, conflicts_with = "bot")]
    password_stdin: bool,
    #[command(flatten)]
    database: Database,
}

/// A password to set.
#[derive(Debug, Args)]
struct NewPassword {
    /// The user's address
    #[arg(long)]
    email: String,
    /// Read the password from the first line of stdin
    #[arg(long = "password-stdin", required = true)]
    _from_stdin: bool,
    #[command(flatten)]
    database: Database,
}

/// A link to make.
#[derive(Debug, Args)]
struct Link {
    /// The user's address
    #[arg(value_name = "EMAIL")]
    email: String,
    /// The site's address, such as `https://tidemark.example.org` [default: that of a running `tidemark up`]
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    #[command(flatten)]
    database: Database,
}

impl User {
    /// Lists, adds or deactivates users, or gives one a password or a link, and reports that.
    pub async fn run(self) -> Result<Report, Failure> {
        match self.command {
            Command::List(list) => list.run().await,
            Command::Add(add) => add.run().await,
            Command::Password(new) => new.run().await,
            Command::Link(link) => link.run().await,
            Command::Deactivate(deactivate) => deactivate.run().await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<Report, Failure> {
        let new = NewUser {
            email: self.email.clone(),
            password: self.password_stdin.then(read_password).transpose()?,
            first_name: self.first_name,
            last_name: self.last_name,
            display_name: self.name,
        };
        let user = operate(&self.database, async |operator| operator.add_user(new).await).await?;
        let text = match &self.email {
            Some(email) => format!(
                "Added {email} as user {user}.\n`tidemark key add --email {email}` makes a key."
            ),
            None => format!("Added user {user}.\n`tidemark key add --user {user}` makes a key."),
        };
        Ok(Report::new(text, json!({ "user": user, "email": self.email })))
    }
}

impl NewPassword {
    /// Sets the password.
    async fn run(self) -> Result<Report, Failure> {
        let password = read_password()?;
        let set = async |operator: Operator| {
            let user = operator.user(&self.email).await?;
            operator.set_password(user, password).await.map(|()| user)
        };
        let user = operate(&self.database, set).await?;
        let text = format!("{} has a new password; all sessions have ended.", self.email);
        Ok(Report::new(text, json!({ "user": user, "email": self.email })))
    }
}

impl Link {
    /// Makes it.
    async fn run(self) -> Result<Report, Failure> {
        let Self { email, address, database } = self;
        let make = async |operator: Operator| operator.sign_in_link(&email).await;
        let token = operate(&database, make).await?;
        let running = || fs::read_to_string(database.data().join(ADDRESS_FILE)).ok();
        let address = address.or_else(running).unwrap_or_default();
        let link = format!("{}{}", address.trim().trim_end_matches('/'), sign_in_path(&token));
        let json = json!({ "email": email, "link": link });
        Ok(Report::new(link, json))
    }
}

/// The path that signs in with a link's token, which is in the fragment: no server and no proxy sees it there.
pub fn sign_in_path(token: &Token) -> String {
    format!("/sign-in#link={}", token.reveal())
}

impl List {
    /// Shows them.
    async fn run(self) -> Result<Report, Failure> {
        let users = operate(&self.database, async |o: Operator| o.users().await).await?;
        let mut rows = vec![table::titles(&["id", "address", "name", "state", "since"])];
        rows.extend(users.iter().map(row));
        let text = table::of("users", &rows);
        let users: Vec<Value> = users.iter().map(object).collect();
        Ok(Report::new(text, json!({ "users": users })))
    }
}

impl Deactivate {
    /// Shuts the user out.
    async fn run(self) -> Result<Report, Failure> {
        let Self { person, database } = self;
        let deactivate = async |o: Operator, user| o.deactivate(user).await;
        let user = person.concern(&database, deactivate).await?;
        let text = format!(
            "User {user} is deactivated: no member of anything, and without sessions and keys."
        );
        Ok(Report::new(text, json!({ "user": user, "active": false })))
    }
}

/// A user, for people.
fn row(one: &KnownUser) -> Vec<String> {
    let state = match (one.is_active, one.is_bot) {
        (false, _) => "deactivated",
        (true, true) => "bot",
        (true, false) => "active",
    };
    vec![
        one.id.to_string(),
        one.email.clone().unwrap_or_default(),
        one.display_name.clone(),
        state.to_owned(),
        one.registered_at.date_naive().to_string(),
    ]
}

/// A user, for programs.
fn object(one: &KnownUser) -> Value {
    json!({
        "id": one.id, "email": one.email, "name": one.display_name, "bot": one.is_bot,
        "active": one.is_active, "registered_at": one.registered_at,
    })
}

/// The first line of stdin.
fn read_password() -> Result<String, Failure> {
    if io::stdin().is_terminal() {
        eprintln!("Type the password (it will be visible) and press Enter:");
    }
    let mut line = String::new();
    io::stdin().read_line(&mut line).or_fail("stdin cannot be read")?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(Failure::new("stdin has no password").next("Its first line has to be one."));
    }
    Ok(password.to_owned())
}
