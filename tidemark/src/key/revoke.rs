//! `tidemark key revoke`

use clap::Args;
use command_api::Operator;
use domain::UserId;
use serde_json::json;
use service::Problem;
use service::accounts::ApiKey;
use uuid::Uuid;

use crate::database::Database;
use crate::failure::Failure;
use crate::operator::operate;
use crate::person::PerhapsPerson;
use crate::report::Report;

/// Keys to end.
#[derive(Debug, Args)]
pub struct Revoke {
    /// The keys' ids, as `tidemark key list` shows them
    #[arg(
        value_name = "ID",
        required_unless_present_any = ["email", "user"],
        conflicts_with_all = ["email", "user"]
    )]
    ids: Vec<Uuid>,
    /// The user all of whose keys are revoked.
    #[command(flatten)]
    person: PerhapsPerson,
    #[command(flatten)]
    database: Database,
}

impl Revoke {
    /// Ends them; none, if one that is named is not there.
    pub async fn run(self) -> Result<Report, Failure> {
        let Self { ids, person, database } = self;
        let revoked = operate(&database, async |operator: Operator| {
            let keys = match person.find(&operator).await? {
                Some(user) => operator.keys(&[user]).await?,
                None => named(&operator, &ids).await?,
            };
            let mut revoked = Vec::new();
            for key in &keys {
                if operator.revoke(key).await? {
                    revoked.push(key.id);
                }
            }
            Ok(revoked)
        })
        .await?;
        let text = match revoked.len() {
            0 => "There was nothing to revoke.".to_owned(),
            1 => "Revoked 1 key; it stops working within a second.".to_owned(),
            keys => format!("Revoked {keys} keys; they stop working within a second."),
        };
        Ok(Report::new(text, json!({ "revoked": revoked })))
    }
}

/// The keys with these ids.
async fn named(operator: &Operator, ids: &[Uuid]) -> Result<Vec<ApiKey>, Problem> {
    let users: Vec<UserId> = operator.users().await?.iter().map(|user| user.id).collect();
    let mut keys = operator.keys(&users).await?;
    if let Some(id) = ids.iter().find(|id| !keys.iter().any(|key| key.id == **id)) {
        return Err(Problem::missing(format!("There is no key with the id {id}.")));
    }
    keys.retain(|key| ids.contains(&key.id));
    Ok(keys)
}
