//! Servers for tests: one Postgres for a whole run if `./dev test` gives one, else one for this process.
//!
//! ```no_run
//! # async fn example() {
//! let database = embedded::testing::Database::create().await;
//! let nats = embedded::testing::nats().await;
//! println!("{} {}", database.url(), nats.url());
//! # }
//! ```
//!
//! Servers that are started here end with the process, and their files are removed, however the process ends.

mod database;
mod hang_up;
mod scratch;
mod silence;
mod tools;

pub use database::Database;
pub use hang_up::{expect_rest, hang_up};
pub use scratch::Scratch;
pub use silence::Line;
pub use tools::{agent_python, caddy, faketime, nats_server, node, node_sdk, postgres_bin, python};

use tokio::sync::OnceCell;
use url::Url;

use crate::error::StartError;
use crate::{Nats, Postgres, nats, postgres};

/// The setting with a superuser's URL of the Postgres that a whole test run shares.
pub const SHARED_POSTGRES: &str = "TIDEMARK_TEST_POSTGRES_URL";

/// The Postgres that tests make their databases on.
#[derive(Debug)]
pub struct SharedPostgres {
    /// The superuser's URL of some database.
    url: Url,
    /// The server, if it is this process' own, with its files; never dropped, so it ends with the process.
    own: Option<(Postgres, Scratch)>,
}

impl SharedPostgres {
    /// The superuser's URL of a database, which need not exist.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let mut url = self.url.clone();
        url.set_path(database);
        url.into()
    }

    /// Whether the server ends with this process, so that there is no need to tidy it up.
    fn is_own(&self) -> bool {
        self.own.is_some()
    }
}

/// The Postgres for tests of this process; started by the first caller if the run has none.
///
/// # Panics
/// It cannot be started.
pub async fn postgres() -> &'static SharedPostgres {
    static SHARED: OnceCell<SharedPostgres> = OnceCell::const_new();
    SHARED.get_or_init(shared_postgres).await
}

/// The run's server, else a new one.
async fn shared_postgres() -> SharedPostgres {
    if let Some(text) = tools::setting(SHARED_POSTGRES) {
        let url = text.parse().unwrap_or_else(|error| panic!("{SHARED_POSTGRES}: {error}"));
        return SharedPostgres { url, own: None };
    }
    let scratch = Scratch::create();
    let server = start_postgres(&scratch).await.unwrap_or_else(|error| panic!("{error}"));
    let url = server.url("postgres");
    let url = url.parse().unwrap_or_else(|error| panic!("{url}: {error}"));
    SharedPostgres { url, own: Some((server, scratch)) }
}

/// The NATS server with `JetStream` of this process; started by the first caller.
///
/// Every test of the process shares it: under `cargo test` that is every test of the file, so use streams
/// and subjects of your own, or [`start_nats`].
///
/// # Panics
/// It cannot be started.
pub async fn nats() -> &'static Nats {
    static SHARED: OnceCell<(Nats, Scratch)> = OnceCell::const_new();
    let start = async || {
        let scratch = Scratch::create();
        (start_nats(&scratch).await.unwrap_or_else(|error| panic!("{error}")), scratch)
    };
    &SHARED.get_or_init(start).await.0
}

/// Starts a Postgres of the test's own, to be killed, paused and restarted at will.
///
/// # Errors
/// Why not, and what to do next.
pub async fn start_postgres(scratch: &Scratch) -> Result<Postgres, StartError> {
    Postgres::start(postgres_options(scratch)).await
}

/// A throwaway Postgres in `scratch/postgres`, fast rather than durable, for many connections.
#[must_use]
pub fn postgres_options(scratch: &Scratch) -> postgres::Options {
    let settings = vec![("max_connections".to_owned(), "400".to_owned())];
    let bin = tools::postgres_bin();
    postgres::Options {
        bin,
        durable: false,
        settings,
        ..postgres::Options::new(scratch.path().join("postgres"))
    }
}

/// Starts a NATS server of the test's own, to be killed, paused and restarted at will.
///
/// # Errors
/// Why not, and what to do next.
pub async fn start_nats(scratch: &Scratch) -> Result<Nats, StartError> {
    Nats::start(nats_options(scratch)).await
}

/// A throwaway NATS server in `scratch/nats`, fast rather than durable.
#[must_use]
pub fn nats_options(scratch: &Scratch) -> nats::Options {
    let bin = tools::nats_server();
    nats::Options { bin, durable: false, ..nats::Options::new(scratch.path().join("nats")) }
}
