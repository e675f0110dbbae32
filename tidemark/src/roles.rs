//! The roles that the services sign in as.

use clap::Args;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection, Executor};

use crate::database;
use crate::failure::Failure;

/// The passwords of the services' roles; a role without one stays as it is.
#[derive(Clone, Default, Args)]
pub struct Passwords {
    /// The password of the role `tidemark_command`
    #[arg(
        id = "command_password",
        long = "command-password",
        value_name = "PASSWORD",
        env = "TIDEMARK_COMMAND_PASSWORD",
        hide_env_values = true
    )]
    pub command: Option<String>,
    /// The password of the role `tidemark_projector`
    #[arg(
        id = "projector_password",
        long = "projector-password",
        value_name = "PASSWORD",
        env = "TIDEMARK_PROJECTOR_PASSWORD",
        hide_env_values = true
    )]
    pub projector: Option<String>,
    /// The password of the role `tidemark_query`
    #[arg(
        id = "query_password",
        long = "query-password",
        value_name = "PASSWORD",
        env = "TIDEMARK_QUERY_PASSWORD",
        hide_env_values = true
    )]
    pub query: Option<String>,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords(…)")
    }
}

impl Passwords {
    /// Each role with its password, those that have one.
    fn given(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("tidemark_command", &self.command),
            ("tidemark_projector", &self.projector),
            ("tidemark_query", &self.query),
        ];
        all.into_iter().filter_map(|(role, password)| Some((role, password.as_deref()?)))
    }
}

/// Lets the roles sign in with these passwords; answers which ones.
pub async fn set_passwords(
    database: &PgConnectOptions,
    passwords: &Passwords,
) -> Result<Vec<&'static str>, Failure> {
    let mut connection = database::connect(database).await?;
    let mut roles = Vec::new();
    for (role, password) in passwords.given() {
        if password.is_empty() {
            return Err(Failure::new(format!("the password of {role} is empty"))
                .next("Give one, or none at all to leave the role as it is."));
        }
        let_sign_in(&mut connection, role, password).await.map_err(|error| {
            Failure::of(&format!("the password of {role} cannot be set"), &error)
                .next("The owner needs the right to change roles (CREATEROLE).")
        })?;
        roles.push(role);
    }
    Ok(roles)
}

/// Lets a role sign in with a password, which the database itself quotes.
async fn let_sign_in(
    connection: &mut PgConnection,
    role: &str,
    password: &str,
) -> Result<(), sqlx::Error> {
    let mut transaction = connection.begin().await?;
    // Two changes of one role at the same time would fail; roles belong to the whole server.
    transaction.execute("SELECT pg_advisory_xact_lock(hashtext('tidemark.roles'))").await?;
    let quote = "SELECT format('ALTER ROLE %I WITH LOGIN PASSWORD %L', $1::text, $2::text)";
    let statement: String =
        sqlx::query_scalar(quote).bind(role).bind(password).fetch_one(&mut *transaction).await?;
    transaction.execute(statement.as_str()).await?;
    transaction.commit().await
}
