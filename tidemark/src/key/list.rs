//! `tidemark key list`

use std::collections::HashMap;

use clap::Args;
use command_api::{KnownUser, Operator};
use domain::UserId;
use serde_json::{Value, json};
use service::Clock;
use service::accounts::ApiKey;

use crate::database::Database;
use crate::failure::Failure;
use crate::operator::operate;
use crate::person::PerhapsPerson;
use crate::report::Report;
use crate::table;

/// Keys to show.
#[derive(Debug, Args)]
pub struct List {
    /// The user; all users if none is named.
    #[command(flatten)]
    person: PerhapsPerson,
    /// Also those that were revoked or have expired
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    database: Database,
}

impl List {
    /// Shows them.
    pub async fn run(self) -> Result<Report, Failure> {
        let Self { person, all, database } = self;
        let (users, mut keys) = operate(&database, async |operator: Operator| {
            let wanted = person.find(&operator).await?;
            let mut users = operator.users().await?;
            users.retain(|user| wanted.is_none_or(|wanted| wanted == user.id));
            let ids: Vec<UserId> = users.iter().map(|user| user.id).collect();
            let keys = operator.keys(&ids).await?;
            Ok((users, keys))
        })
        .await?;
        let now = Clock::system().now();
        keys.retain(|key| all || key.is_active(now));
        let users: HashMap<UserId, KnownUser> =
            users.into_iter().map(|user| (user.id, user)).collect();
        let state = |key: &ApiKey| match (key.revoked_at, key.is_active(now)) {
            (Some(_), _) => "revoked",
            (None, true) => "works",
            (None, false) => "expired",
        };
        let titles =
            ["id", "begins with", "of", "label", "scope", "state", "made", "expires", "last used"];
        let mut rows = vec![table::titles(&titles)];
        rows.extend(keys.iter().map(|key| row(key, users.get(&key.user), state(key))));
        let text = table::of("keys", &rows);
        let objects = keys.iter().map(|key| object(key, users.get(&key.user), state(key)));
        Ok(Report::new(text, json!({ "keys": objects.collect::<Vec<_>>() })))
    }
}

/// A key, for people.
fn row(key: &ApiKey, user: Option<&KnownUser>, state: &str) -> Vec<String> {
    let day = |at: chrono::DateTime<chrono::Utc>| at.date_naive().to_string();
    let address = user.and_then(|user| user.email.clone());
    vec![
        key.id.to_string(),
        key.token_prefix.clone(),
        address.unwrap_or_else(|| key.user.to_string()),
        key.label.clone(),
        key.scope.name().to_owned(),
        state.to_owned(),
        day(key.created_at),
        key.expires_at.map_or_else(|| "never".to_owned(), day),
        key.last_used_at.map_or_else(|| "never".to_owned(), day),
    ]
}

/// A key, for programs.
fn object(key: &ApiKey, user: Option<&KnownUser>, state: &str) -> Value {
    json!({
        "id": key.id, "prefix": key.token_prefix, "user": key.user,
        "email": user.and_then(|user| user.email.clone()), "label": key.label,
        "description": key.description, "service": key.is_service, "scope": key.scope.name(), "state": state,
        "created_at": key.created_at, "expires_at": key.expires_at, "revoked_at": key.revoked_at,
        "last_used_at": key.last_used_at,
    })
}
