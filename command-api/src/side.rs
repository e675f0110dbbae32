//! The service put together, as a process of its own or inside of another.

use std::net::SocketAddr;
use std::time::Duration;

use chrono::TimeDelta;
use clap::Parser;
use event_store::{LogError, Signals, Store, StoreOptions, read};
use service::accounts::{Accounts, LastUse, Passwords};
use service::applied::Applied;
use service::config::{
    DatabaseSettings, HttpSettings, LogSettings, MetricsSettings, NatsSettings, TraceSettings,
};
use service::health::{self, Checks};
use service::http::{Edge, Origins};
use service::metrics::{self, Scrape};
use service::{
    Auth, Clock, Early, Ids, Listening, RateLimit, RateLimiter, Shutdown, TrustedProxies, announce,
    database, serve,
};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use uuid::Uuid;

use crate::{App, Parts, ReadModel, router, start_relay};

/// How long requests under way are waited for at the end.
const GRACE: Duration = Duration::from_secs(10);
/// How long to wait before the database is asked again whether it is there.
const PAUSE: Duration = Duration::from_secs(1);

/// Takes commands over HTTP and publishes the log.
#[derive(Debug, Clone, Parser)]
#[command(name = "command-api", version)]
pub struct Settings {
    /// Where the database is.
    #[command(flatten)]
    pub database: DatabaseSettings,
    /// Where NATS is; without it nothing is published.
    #[command(flatten)]
    pub nats: NatsSettings,
    /// Where and how it is spoken to.
    #[command(flatten)]
    pub http: HttpSettings,
    /// What is logged.
    #[command(flatten)]
    pub log: LogSettings,
    /// Where traces go.
    #[command(flatten)]
    pub traces: TraceSettings,
    /// Where metrics are shown.
    #[command(flatten)]
    pub metrics: MetricsSettings,
    /// On how many servers of a NATS cluster the stream is at least; one that is on more stays so.
    #[arg(long, env = "TIDEMARK_STREAM_REPLICAS", default_value_t = 1, value_parser = replicas)]
    pub stream_replicas: usize,
    /// Whether anybody may sign up; else only the operator adds users.
    #[arg(long, env = "TIDEMARK_OPEN_SIGN_UP", action = clap::ArgAction::Set, default_value_t = false)]
    pub open_sign_up: bool,
    /// For how many days an invitation to a workspace can be accepted.
    #[arg(long, env = "TIDEMARK_INVITATION_DAYS", default_value_t = 7,
          value_parser = clap::value_parser!(u16).range(1..=365))]
    pub invitation_days: u16,
}

/// Reads a number of servers.
fn replicas(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| matches!(number, 1 | 3 | 5));
    number.ok_or_else(|| "must be 1, 3 or 5: a cluster decides by majority".to_owned())
}

/// Why the service could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database's address is malformed.
    #[error("the address of the database is malformed")]
    Address(#[source] sqlx::Error),
    /// The database has no log, or another version's.
    #[error("the database has no log that this version can use: run `tidemark migrate` first")]
    Log(#[source] LogError),
    /// The address of NATS is malformed.
    #[error(transparent)]
    Nats(#[from] nats::ConnectionError),
    /// It was told to stop before the database was there.
    #[error("stopped while waiting for the database")]
    Stopped,
    /// The port is not free, or broke.
    #[error(transparent)]
    Port(#[from] std::io::Error),
}

/// How the command side uses its machine, and whom it lets in.
#[derive(Debug, Clone)]
pub struct Options {
    /// About how many connections to the database it opens.
    pub connections: u32,
    /// How often an ordinary key may ask.
    pub rate_limit: RateLimit,
    /// How often a session may ask.
    pub session_rate_limit: RateLimit,
    /// Whether anybody may sign up.
    pub open_sign_up: bool,
    /// For how many days an invitation can be accepted.
    pub invitation_days: u16,
    /// The proxies that are believed when they say who asks.
    pub trusted_proxies: TrustedProxies,
}

/// The command side, ready to be served. Cheap to clone.
#[derive(Clone)]
pub struct CommandSide {
    /// What endpoints work with.
    pub app: App,
    /// Who asks.
    pub auth: Auth,
    /// Whether it can work.
    pub checks: Checks,
    /// What is looked up for the metrics.
    pub scrape: Scrape,
}

impl CommandSide {
    /// The command side over a database, which is waited for. Its tasks end with `shutdown`; `signals` are those of
    /// the process.
    ///
    /// # Errors
    /// The database has no log that this version can use.
    pub async fn open(
        database: &PgConnectOptions,
        options: &Options,
        signals: &Signals,
        shutdown: &Shutdown,
    ) -> Result<Self, StartError> {
        let store = Store::new(
            database,
            &of_the_log(options.connections),
            shutdown.tasks.clone(),
            signals.clone(),
        );
        let tables = database::limited_pool(database, (options.connections / 3).max(2));
        let stop = shutdown.stop.clone();
        let applied = Applied::new(tables.clone(), signals, &shutdown.tasks, stop.clone());
        // Of their own: who asks is found out whatever the commands are waiting for.
        let accounts = database::limited_pool(database, (options.connections / 4).max(1));
        let scrape = scrape(&store, &tables).with_pool("accounts", accounts.clone());
        let accounts = Accounts::new(accounts);
        let (clock, ids) = (Clock::system(), Ids::system());
        let last_use = LastUse::default();
        shutdown.tasks.spawn(last_use.clone().write_all(accounts.clone(), stop.clone()));
        shutdown.tasks.spawn(accounts.clone().keep_sweeping(clock.clone(), stop));
        let limiter = RateLimiter::new(options.rate_limit, options.session_rate_limit);
        let proxies = options.trusted_proxies.clone();
        let auth = Auth::new(accounts.clone(), clock.clone(), limiter, last_use, proxies);
        let epoch = epoch(store.reads(), shutdown).await?;
        let app = App::new(Parts {
            store,
            read_model: ReadModel::new(tables.clone(), applied),
            accounts,
            passwords: Passwords::new(ids.clone()),
            clock,
            ids,
            tasks: shutdown.tasks.clone(),
            epoch,
            open_sign_up: options.open_sign_up,
            invitations_last: TimeDelta::days(options.invitation_days.into()),
            trusted_proxies: options.trusted_proxies.clone(),
        });
        // Of its own: a proxy has to be told in time, whatever else is asked.
        let health = database::limited_pool(database, 1);
        let checks = Checks::new().with_database(health).with_departure(shutdown.leaving.clone());
        Ok(Self { app, auth, checks, scrape })
    }
}

/// Runs the service until told to stop.
///
/// # Errors
/// Why it could not start, or that its port broke.
pub async fn run(settings: Settings, shutdown: Shutdown) -> Result<(), StartError> {
    let url = settings.database.database_url.reveal();
    let database = database::options(url, "tidemark-command").map_err(StartError::Address)?;
    let doors = Doors::open(&settings, &database, &shutdown).await?;
    let signals = Signals::new(&database, &shutdown.tasks, shutdown.stop.clone());
    let options = settings.options();
    let mut side = CommandSide::open(&database, &options, &signals, &shutdown).await?;
    if let Some(url) = &settings.nats.nats_url {
        let publishing =
            start_relay(&database, url, settings.stream_replicas, &signals, &shutdown).await?;
        side.scrape = publishing.measured(side.scrape);
        side.checks = side.checks.with(move || {
            let publishing = publishing.clone();
            async move { vec![publishing.finding().await] }
        });
    } else {
        tracing::warn!("nothing is published: TIDEMARK_NATS_URL is not set");
    }
    doors.begin(&settings.http, &side).await;
    shutdown.finish(GRACE).await;
    Ok(())
}

/// The ports, open from the start, so that readiness can be asked for while the service still waits for something.
struct Doors {
    api: Early,
    metrics: Early,
    scrape: Scrape,
    address: SocketAddr,
    /// What health asks until the service can work.
    pool: PgPool,
}

impl Doors {
    async fn open(
        settings: &Settings,
        database: &PgConnectOptions,
        shutdown: &Shutdown,
    ) -> Result<Self, StartError> {
        let pool = database::pool(database.clone(), 1);
        let leaving = shutdown.leaving.clone();
        let checks = Checks::new().with_database(pool.clone()).with_departure(leaving);
        let api = Early::new(health::routes(checks.clone()));
        let scrape = Scrape::of("command-api");
        let metrics = Early::new(metrics::routes(scrape.clone(), checks));
        let listening = Listening::open(settings.http.listen).await?;
        let address = listening.address;
        let served = serve(listening, api.router(), settings.http.terms(), shutdown.clone());
        shutdown.run("http", served);
        let listen = settings.metrics.metrics_listen;
        metrics::listen_with(listen, metrics.router(), shutdown).await?;
        Ok(Self { api, metrics, scrape, address, pool })
    }

    /// Lets the service answer.
    async fn begin(self, settings: &HttpSettings, side: &CommandSide) {
        let router = router(side);
        let edge = Edge {
            ids: Ids::system(),
            file_size_limit: settings.file_size_limit,
            origins: Origins::parse(&settings.cors_allowed_origins),
        };
        self.api.begin(edge.wrap(router.merge(health::routes(side.checks.clone()))));
        let scrape = self.scrape.and(side.scrape.clone());
        self.metrics.begin(metrics::routes(scrape, side.checks.clone()));
        self.pool.close().await;
        announce(self.address);
    }
}

impl Settings {
    /// What [`CommandSide::open`] wants to know.
    fn options(&self) -> Options {
        Options {
            connections: self.database.database_connections,
            rate_limit: self.http.api_key_rate_limit,
            session_rate_limit: self.http.session_rate_limit,
            open_sign_up: self.open_sign_up,
            invitation_days: self.invitation_days,
            trusted_proxies: self.http.trusted_proxies.clone(),
        }
    }
}

/// What is looked up for the metrics: connections and memory.
fn scrape(store: &Store, tables: &PgPool) -> Scrape {
    let scrape = Scrape::default()
        .with_pool("tables", tables.clone())
        .with_pool("log", store.reads().clone());
    let kept = store.kept().into_iter();
    let scrape = kept.fold(scrape, |scrape, (name, kept)| scrape.with_own(name, kept));
    let store = store.clone();
    scrape.with(move || {
        store.measure_memory();
        std::future::ready(())
    })
}

/// The connections of the log, for batches, which commit, and for loading. Few at a time make large batches: two of them
/// keep a server with two cores busy.
fn of_the_log(connections: u32) -> StoreOptions {
    StoreOptions {
        batches: (connections / 4).max(2),
        readers: (connections / 4).max(2),
        ..StoreOptions::default()
    }
}

/// The log's present life, asked again until the database is there.
async fn epoch(pool: &PgPool, shutdown: &Shutdown) -> Result<Uuid, StartError> {
    let asking = async {
        loop {
            match read::epoch(pool).await {
                Err(LogError::Unavailable(error)) => {
                    tracing::warn!(error = %error, "waiting for the database");
                }
                known => return known.map_err(StartError::Log),
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::select! {
        () = shutdown.stop.cancelled() => Err(StartError::Stopped),
        known = asking => known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_up_is_closed_unless_it_is_said_wherever_the_service_listens() {
        let is_open = |arguments: &[&str]| {
            let url = ["x", "--database-url", "postgres://u:p@h/d"];
            let settings = Settings::parse_from(url.iter().chain(arguments));
            settings.options().open_sign_up
        };
        assert!(!is_open(&[]));
        let replicas = ["x", "--database-url", "postgres://u:p@h/d", "--stream-replicas", "2"];
        let refused = Settings::try_parse_from(replicas).unwrap_err().to_string();
        assert!(refused.contains("1, 3 or 5"), "{refused}");
        for address in ["127.0.0.1:8080", "[::1]:8080", "0.0.0.0:8080"] {
            assert!(!is_open(&["--listen", address]), "{address}");
            assert!(is_open(&["--listen", address, "--open-sign-up", "true"]), "{address}");
        }
    }
}
