//! Which database a command works on, as its owner.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use clap::Args;
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::{ConnectOptions, Connection, PgConnection};
use url::Url;

use crate::failure::{Failure, OrFail};

/// The file of a data directory with the owner's URL.
pub const URL_FILE: &str = "database-url";
/// How long to wait for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// The database to work on: one that is named, else that of `tidemark up`.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// The database, as its owner: `postgres://user:password@host:5432/name`
    #[arg(long, value_name = "URL", env = "TIDEMARK_OWNER_DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
    /// The data directory of a running `tidemark up`, whose database is used if no URL is given
    #[arg(long, value_name = "DIR", default_value = ".tidemark")]
    data: PathBuf,
}

impl Database {
    /// The owner's URL.
    pub fn url(&self) -> Result<Url, Failure> {
        let text = match &self.database_url {
            Some(url) => url.clone(),
            None => read_url(&self.data)?,
        };
        Url::parse(text.trim()).map_err(|_| wrong_url())
    }

    /// The data directory of `tidemark up`.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// How the owner connects; checked by connecting.
    pub async fn options(&self) -> Result<PgConnectOptions, Failure> {
        let options = parse(self.url()?.as_str())?;
        connect(&options).await?.close().await.or_fail("the database broke off")?;
        Ok(options)
    }

    /// The owner's connections.
    pub async fn pool(&self) -> Result<PgPool, Failure> {
        Ok(pool(&self.options().await?))
    }
}

/// The owner's connections to a database.
pub fn pool(options: &PgConnectOptions) -> PgPool {
    event_store::pool(options.clone(), 4)
}

/// Reads a URL.
pub fn parse(url: &str) -> Result<PgConnectOptions, Failure> {
    Ok(PgConnectOptions::from_str(url).map_err(|_| wrong_url())?.application_name("tidemark"))
}

/// One connection, or what to do without.
pub async fn connect(options: &PgConnectOptions) -> Result<PgConnection, Failure> {
    let attempt = tokio::time::timeout(PATIENCE, options.connect()).await;
    let place = format!("{}:{}", options.get_host(), options.get_port());
    let failed = format!("cannot connect to the database at {place}");
    let next = "Is it running? Start `tidemark up`, or name another with --database-url.";
    match attempt {
        Ok(connection) => connection.or_fail(&failed).map_err(|failure| failure.next(next)),
        Err(_) => Err(Failure::new(format!("{failed}: no answer in 10 seconds")).next(next)),
    }
}

/// The URL that a running `tidemark up` has written.
fn read_url(data: &Path) -> Result<String, Failure> {
    fs::read_to_string(data.join(URL_FILE)).map_err(|_| {
        Failure::new(format!("there is no database in {}", data.display())).next(
            "Start `tidemark up`, or name a database with --database-url \
            (or TIDEMARK_OWNER_DATABASE_URL).",
        )
    })
}

/// A URL is none; what was given is not repeated, because it may hold a password.
fn wrong_url() -> Failure {
    Failure::new("the database's URL cannot be read")
        .next("It looks like postgres://user:password@host:5432/tidemark")
}
