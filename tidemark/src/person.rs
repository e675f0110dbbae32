//! Which user a command is about: by address, or by id for one without.

use clap::Args;
use command_api::Operator;
use domain::UserId;
use service::Problem;

use crate::database::Database;
use crate::failure::Failure;
use crate::operator::operate;

/// A user; an argument is required.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = false)]
pub struct Person {
    /// The user's address
    #[arg(long)]
    email: Option<String>,
    /// The user's id, for one without an address
    #[arg(long, value_name = "ID")]
    user: Option<UserId>,
}

/// A user, if one is named.
#[derive(Debug, Clone, Args)]
#[group(multiple = false)]
pub struct PerhapsPerson {
    /// The user's address
    #[arg(long)]
    email: Option<String>,
    /// The user's id, for one without an address
    #[arg(long, value_name = "ID")]
    user: Option<UserId>,
}

impl Person {
    /// Carries out an operator's command about the user; returns the user.
    pub async fn concern(
        self,
        database: &Database,
        act: impl AsyncFnOnce(Operator, UserId) -> Result<(), Problem>,
    ) -> Result<UserId, Failure> {
        let act = async move |operator: Operator| {
            let user = self.find(&operator).await?;
            act(operator, user).await.map(|()| user)
        };
        operate(database, act).await
    }

    /// The user's id.
    pub async fn find(self, operator: &Operator) -> Result<UserId, Problem> {
        let Self { email, user } = self;
        Ok(PerhapsPerson { email, user }.find(operator).await?.unwrap_or_default())
    }
}

impl PerhapsPerson {
    /// The user's id, if one is named.
    pub async fn find(self, operator: &Operator) -> Result<Option<UserId>, Problem> {
        match (self.user, self.email) {
            (None, Some(email)) => operator.user(&email).await.map(Some),
            (user, _) => Ok(user),
        }
    }
}
