//! Postgres and NATS: those that are named, else children of this process.

use std::convert::Infallible;
use std::future::pending;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use embedded::{Exit, Log, Nats, Postgres, StartError, nats, postgres};
use service::Ids;

use crate::database;
use crate::failure::{Failure, OrFail};
use crate::migrate::create_database;
use crate::up::place::Place;
use crate::up::ports::{self, Ports};

/// The name of our database on our own server.
const DATABASE: &str = "tidemark";

/// The user of the embedded NATS.
const NATS_USER: &str = "tidemark";
/// Where the password of our own NATS is kept.
const NATS_PASSWORD_FILE: &str = "nats-password";

/// How long to wait before a server that has ended is started again.
const PAUSE: Duration = Duration::from_secs(1);

/// How often it is looked whether a server's log has grown too large.
const LOOK: Duration = Duration::from_mins(1);
/// The largest that a server's log may be; as much is kept beside it.
const LARGEST_LOG: u64 = 16 << 20;

/// Which servers to use.
#[derive(Debug, Args)]
pub struct ServerArgs {
    /// A database to use instead of a Postgres of our own, as its owner
    #[arg(long, value_name = "URL", env = "TIDEMARK_OWNER_DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
    /// A NATS server to use instead of one of our own
    #[arg(long, value_name = "URL", env = "TIDEMARK_NATS_URL", hide_env_values = true)]
    nats_url: Option<String>,
    /// The directory of Postgres' programs; looked for in the usual places if not given
    #[arg(long, value_name = "DIR", env = "TIDEMARK_POSTGRES_BIN")]
    pub postgres_bin: Option<PathBuf>,
    /// The program nats-server; looked for on PATH if not given
    #[arg(long, value_name = "PATH", env = "TIDEMARK_NATS_SERVER")]
    nats_server: Option<PathBuf>,
}

/// The servers; our own ones end with this value.
#[derive(Debug)]
pub struct Servers {
    /// The database's URL, as its owner.
    pub database_url: String,
    /// Where NATS is.
    pub nats_url: String,
    /// Our own Postgres, if none was named.
    postgres: Option<Postgres>,
    /// Our own NATS, if none was named.
    nats: Option<Nats>,
}

impl Servers {
    /// Starts those that are not named, at the same time.
    pub async fn start(
        arguments: ServerArgs,
        place: &Place,
        before: Ports,
    ) -> Result<Self, Failure> {
        let ServerArgs { database_url, nats_url, postgres_bin, nats_server } = arguments;
        let postgres = async {
            let start = ports::start("Postgres", before.postgres, async |port| {
                let (bin, data) = (postgres_bin.clone(), place.part("postgres"));
                Postgres::start(postgres::Options { bin, port, ..postgres::Options::new(data) })
                    .await
            });
            start_unless(database_url.is_some(), start).await
        };
        let password = place.secret(NATS_PASSWORD_FILE, || Ids::system().secret())?;
        let nats = async {
            let start = ports::start("NATS", before.nats, async |port| {
                let (bin, config) = (nats_server.clone(), Some(only_user(&password)));
                let options = nats::Options::new(place.part("nats"));
                Nats::start(nats::Options { bin, config, port, ..options }).await
            });
            start_unless(nats_url.is_some(), start).await
        };
        let (postgres, nats) = tokio::join!(postgres, nats);
        let (postgres, nats) = (postgres?, nats?);
        if let Some(server) = &postgres {
            create_database(&database::parse(&server.url("postgres"))?, DATABASE).await?;
        }
        let own_database = || postgres.as_ref().map(|server| server.url(DATABASE));
        let own_nats = || nats.as_ref().map(|server| with_user(&server.url(), &password));
        Ok(Self {
            database_url: database_url.or_else(own_database).unwrap_or_default(),
            nats_url: nats_url.or_else(own_nats).unwrap_or_default(),
            postgres,
            nats,
        })
    }

    /// Whether the NATS server is our own, which writes to disk before it acknowledges.
    pub const fn has_own_nats(&self) -> bool {
        self.nats.is_some()
    }

    /// The ports of our own.
    pub fn ports(&self) -> Ports {
        Ports {
            postgres: self.postgres.as_ref().map(Postgres::port),
            nats: self.nats.as_ref().map(Nats::port),
            ..Ports::default()
        }
    }

    /// Starts our own again should they end, which they do not by themselves; never ends.
    pub async fn tend(&mut self) -> Infallible {
        let logs = self.postgres.iter().map(Postgres::log).chain(self.nats.iter().map(Nats::log));
        let logs: Vec<Log> = logs.cloned().collect();
        let postgres = async {
            let Some(server) = &mut self.postgres else { return pending().await };
            loop {
                notice("Postgres", &server.exited().await).await;
                note_restart("Postgres", server.restart().await);
            }
        };
        let nats = async {
            let Some(server) = &mut self.nats else { return pending().await };
            loop {
                notice("NATS", &server.exited().await).await;
                note_restart("NATS", server.restart().await);
            }
        };
        let logs = bound_logs(logs);
        tokio::select! {
            never = postgres => never,
            never = nats => never,
            never = logs => never,
        }
    }

    /// Stops our own in an orderly way: the database last, because others write to it until the end.
    pub async fn stop(mut self) {
        if let Some(nats) = &mut self.nats {
            nats.stop().await;
        }
        if let Some(postgres) = &mut self.postgres {
            postgres.stop().await;
        }
    }
}

/// Keeps logs from growing for ever; never ends.
async fn bound_logs(logs: Vec<Log>) -> Infallible {
    let mut look = tokio::time::interval(LOOK);
    loop {
        look.tick().await;
        for log in &logs {
            if let Err(error) = log.bound(LARGEST_LOG) {
                tracing::warn!(error = %error, "a server's log cannot be kept short");
            }
        }
    }
}

/// The configuration of a server with one user, because every user that may publish there could forge events.
fn only_user(password: &str) -> String {
    format!("authorization {{ users: [{{ user: \"{NATS_USER}\", password: \"{password}\" }}] }}")
}

/// A server's URL with our user.
fn with_user(url: &str, password: &str) -> String {
    url.replacen("://", &format!("://{NATS_USER}:{password}@"), 1)
}

/// Starts a server, unless another one is named.
async fn start_unless<S>(
    is_named: bool,
    start: impl Future<Output = Result<S, embedded::StartError>>,
) -> Result<Option<S>, Failure> {
    if is_named {
        return Ok(None);
    }
    start.await.map(Some).or_fail("a server cannot be started")
}

/// Says that a server has ended, and waits a little, so that one that ends at once is not started all the time.
async fn notice(server: &str, exit: &Exit) {
    tracing::error!(server, status = exit.status, "a server has ended and is started again");
    tokio::time::sleep(PAUSE).await;
}

/// Says what came of the new start; one that failed is tried again.
fn note_restart(server: &str, restarted: Result<(), StartError>) {
    match restarted {
        Ok(()) => tracing::warn!(server, "the server runs again"),
        Err(error) => tracing::error!(server, error = %error, "the server cannot be started"),
    }
}
