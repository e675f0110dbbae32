//! `tidemark key`: API keys.

mod list;
mod revoke;

use chrono::{DateTime, Utc};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use command_api::{NewUserKey, Operator};
use serde_json::json;
use service::accounts::KeyScope;

use crate::database::Database;
use crate::failure::Failure;
use crate::operator::operate;
use crate::person::Person;
use crate::report::Report;
use list::List;
use revoke::Revoke;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark key add --email ada@example.com
  tidemark key add --email ada@example.com --label laptop --expires 2030-01-01T00:00:00Z
  tidemark key add --user 0193… --service --label importer
  tidemark key add --email ada@example.com --label dashboard --scope read
  tidemark key list --email ada@example.com
  tidemark key revoke 0193…
  tidemark key revoke --email ada@example.com     all of them

A key is shown when it is made and never again: only its hash and its first characters are kept.";

/// Keys of users.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Key {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
enum Command {
    /// Make a key that acts as a user
    Add(Add),
    /// Show keys: their user, how they begin, when they were used last
    List(List),
    /// End keys within a second; it cannot be taken back
    Revoke(Revoke),
}

/// A key to make.
#[derive(Debug, Args)]
struct Add {
    #[command(flatten)]
    person: Person,
    /// What the key is called
    #[arg(long, default_value = "command line")]
    label: String,
    /// What the key is for
    #[arg(long, default_value = "", hide_default_value = true)]
    description: String,
    /// A key of a service, with the higher rate limit
    #[arg(long)]
    service: bool,
    /// What it is good for: reading, also changing what work consists of, or all that its user may
    #[arg(long, default_value_t = KeyScope::Admin, value_parser = scopes())]
    scope: KeyScope,
    /// When it stops working, for example 2030-01-01T00:00:00Z; never if not given
    #[arg(long, value_name = "TIME")]
    expires: Option<DateTime<Utc>>,
    #[command(flatten)]
    database: Database,
}

/// Reads a scope by its name.
fn scopes() -> impl clap::builder::TypedValueParser<Value = KeyScope> {
    let known = PossibleValuesParser::new(KeyScope::NAMES);
    known.map(|name| KeyScope::from_name(&name).unwrap_or_default())
}

impl Key {
    /// Makes, lists or revokes keys, and reports which.
    pub async fn run(self) -> Result<Report, Failure> {
        match self.command {
            Command::Add(add) => add.run().await,
            Command::List(list) => list.run().await,
            Command::Revoke(revoke) => revoke.run().await,
        }
    }
}

impl Add {
    /// Makes the key.
    async fn run(self) -> Result<Report, Failure> {
        let Self { person, label, description, service, scope, expires, database } = self;
        let add = async |operator: Operator| {
            let user = person.find(&operator).await?;
            let expires_at = expires;
            operator
                .add_key(NewUserKey {
                    user,
                    label,
                    description,
                    is_service: service,
                    scope,
                    expires_at,
                })
                .await
        };
        let key = operate(&database, add).await?;
        let token = key.token.reveal();
        let json = json!({
            "id": key.id, "user": key.user, "label": key.label, "key": token,
            "scope": key.scope.name(), "expires_at": key.expires_at,
        });
        Ok(Report::new(token, json))
    }
}
