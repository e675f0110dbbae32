//! The service put together, as a process of its own or inside of another.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use event_store::Signals;
use search::Storage;
use service::accounts::{Accounts, LastUse};
use service::applied::Applied;
use service::config::{
    DatabaseSettings, HttpSettings, LogSettings, MetricsSettings, TraceSettings,
};
use service::health::{self, Checks};
use service::http::{Edge, Origins};
use service::metrics::{self, Scrape};
use service::{
    Auth, Clock, Ids, Listening, RateLimit, RateLimiter, Shutdown, TrustedProxies, database, serve,
};
use sqlx::postgres::PgConnectOptions;

use crate::finding::Searches;
use crate::{App, LiveTerms, described, router};

/// How many kibibytes a snapshot of a workspace may have unless another bound is set.
pub const USUAL_SNAPSHOT: u32 = crate::snapshot::MOST;

/// How many it can be let have: that many wait to be sent, of all snapshots together.
pub const MOST_SNAPSHOT: u32 = crate::snapshot::MOST_OF_ALL;

/// How long requests under way are waited for at the end.
const GRACE: Duration = Duration::from_secs(10);

/// Answers questions over HTTP.
#[derive(Debug, Clone, Parser)]
#[command(name = "query-api", version)]
pub struct Settings {
    /// Where the database is.
    #[command(flatten)]
    pub database: DatabaseSettings,
    /// Where and how it is spoken to.
    #[command(flatten)]
    pub http: HttpSettings,
    /// Whether the database is a hot standby, which sends no signals and takes no notes.
    #[arg(long, env = "TIDEMARK_READ_REPLICA", action = clap::ArgAction::Set, default_value_t = false)]
    pub read_replica: bool,
    /// Whether anybody may sign up, as command-api is told: this service only says so.
    #[arg(long, env = "TIDEMARK_OPEN_SIGN_UP", action = clap::ArgAction::Set, default_value_t = false)]
    pub open_sign_up: bool,
    /// How many streams of events a user may have open.
    #[arg(long, env = "TIDEMARK_STREAMS_PER_USER", default_value_t = 20,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub streams_per_user: u32,
    /// No more than so many seconds pass between two messages of a stream of events.
    #[arg(long, env = "TIDEMARK_HEARTBEAT_SECONDS", default_value_t = 15,
          value_parser = clap::value_parser!(u64).range(1..))]
    pub heartbeat_seconds: u64,
    /// How many kibibytes a snapshot of a workspace may have.
    #[arg(long, env = "TIDEMARK_SNAPSHOT_KIBIBYTES", default_value_t = USUAL_SNAPSHOT,
          value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_SNAPSHOT)))]
    pub snapshot_kibibytes: u32,
    /// Where the index of all texts is kept, a directory that no other process uses; in memory without it, and made anew
    /// with each start.
    #[arg(long, env = "TIDEMARK_SEARCH_DIRECTORY")]
    pub search_directory: Option<PathBuf>,
    /// What is logged.
    #[command(flatten)]
    pub log: LogSettings,
    /// Where traces go.
    #[command(flatten)]
    pub traces: TraceSettings,
    /// Where metrics are shown.
    #[command(flatten)]
    pub metrics: MetricsSettings,
}

/// Why the service could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database's address is malformed.
    #[error("the address of the database is malformed")]
    Address(#[source] sqlx::Error),
    /// The port is not free, or broke.
    #[error(transparent)]
    Port(#[from] std::io::Error),
}

/// How the query side uses its machine, and whom it lets in.
#[derive(Debug, Clone)]
pub struct Options {
    /// The most connections to the database it opens, besides two for signals and one for the index of the search.
    pub connections: u32,
    /// How often an ordinary key may ask.
    pub rate_limit: RateLimit,
    /// How often a session may ask.
    pub session_rate_limit: RateLimit,
    /// Whether anybody may sign up.
    pub open_sign_up: bool,
    /// The proxies that are believed when they say who asks, and for what.
    pub trusted_proxies: TrustedProxies,
    /// On what terms clients follow logs.
    pub live: LiveTerms,
    /// How many kibibytes a snapshot of a workspace may have.
    pub snapshot_kibibytes: u32,
    /// Where the index of all texts is kept; in memory if nothing is said.
    pub search_directory: Option<PathBuf>,
}

/// The query side, ready to be served. Cheap to clone.
#[derive(Clone)]
pub struct QuerySide {
    /// What questions work with.
    pub app: App,
    /// Who asks.
    pub auth: Auth,
    /// Whether it can work.
    pub checks: Checks,
    /// What is looked up for the metrics.
    pub scrape: Scrape,
}

/// What the connection through which the index of the search follows the tables is called in the database.
const FOLLOWING: &str = "tidemark-search";

impl QuerySide {
    /// The query side over a database, which may come later. Its tasks end with `shutdown`; `signals` are those of
    /// the process, and there are none where the database is a hot standby.
    #[must_use]
    pub fn open(
        database: &PgConnectOptions,
        options: &Options,
        signals: Option<&Signals>,
        shutdown: &Shutdown,
    ) -> Self {
        let for_accounts = (options.connections / 4).max(1);
        let for_questions = options.connections.saturating_sub(for_accounts).max(1);
        let pool = database::limited_pool(database, for_questions);
        // Of their own: who asks is found out whatever the questions are waiting for.
        let accounts = database::limited_pool(database, for_accounts);
        let stop = shutdown.stop.clone();
        let applied = match signals {
            Some(signals) => Applied::new(pool.clone(), signals, &shutdown.tasks, stop.clone()),
            None => Applied::without_signals(pool.clone()),
        };
        let scrape = Scrape::default().with_pool("accounts", accounts.clone());
        let (accounts, clock) = (Accounts::new(accounts), Clock::system());
        let last_use = if signals.is_some() { LastUse::default() } else { LastUse::unnoted() };
        shutdown.tasks.spawn(last_use.clone().write_all(accounts.clone(), stop));
        let limiter = RateLimiter::new(options.rate_limit, options.session_rate_limit);
        let proxies = options.trusted_proxies.clone();
        let auth = Auth::new(accounts, clock.clone(), limiter, last_use, proxies);
        // Of its own: a proxy has to be told in time, whatever else is asked.
        let health = database::limited_pool(database, 1);
        let checks = Checks::new().with_database(health).with_departure(shutdown.leaving.clone());
        let storage = options.search_directory.clone().map_or(Storage::Memory, Storage::Directory);
        // Of its own: it follows the tables whatever is asked, and takes no connection from those who ask.
        let following = database::limited(database).application_name(FOLLOWING);
        let following = database::pool(following, 1);
        let searches = Searches::new(following, storage, shutdown);
        let app = App::new(pool, applied, clock, options.live, shutdown)
            .with_open_sign_up(options.open_sign_up)
            .behind(options.trusted_proxies.clone())
            .with_snapshots_of(options.snapshot_kibibytes)
            .searching(searches);
        shutdown.tasks.spawn(app.searches.clone().keep_up());
        let scrape = scrape.with_kept("reads", Arc::clone(&app.kept));
        Self { app, auth, checks, scrape }
    }
}

/// Runs the service until told to stop.
///
/// # Errors
/// Why it could not start, or that its port broke.
pub async fn run(settings: Settings, shutdown: Shutdown) -> Result<(), StartError> {
    let url = settings.database.database_url.reveal();
    let database = database::options(url, "tidemark-query").map_err(StartError::Address)?;
    let heard = || Signals::new(&database, &shutdown.tasks, shutdown.stop.clone());
    let signals = (!settings.read_replica).then(heard);
    let options = Options {
        connections: settings.database.database_connections,
        rate_limit: settings.http.api_key_rate_limit,
        session_rate_limit: settings.http.session_rate_limit,
        open_sign_up: settings.open_sign_up,
        trusted_proxies: settings.http.trusted_proxies.clone(),
        live: LiveTerms {
            streams_per_user: settings.streams_per_user as usize,
            heartbeat: Duration::from_secs(settings.heartbeat_seconds),
            ..LiveTerms::default()
        },
        snapshot_kibibytes: settings.snapshot_kibibytes,
        search_directory: settings.search_directory.clone(),
    };
    let side = QuerySide::open(&database, &options, signals.as_ref(), &shutdown);
    let scrape = Scrape::of("query-api").and(side.scrape.clone());
    metrics::listen(settings.metrics.metrics_listen, scrape, side.checks.clone(), &shutdown)
        .await?;
    let listening = Listening::open(settings.http.listen).await?;
    listening.announce();
    let router = router(&side);
    let edge = Edge {
        ids: Ids::system(),
        file_size_limit: settings.http.file_size_limit,
        origins: Origins::parse(&settings.http.cors_allowed_origins),
    };
    let open = described().merge(health::routes(side.checks.clone()));
    let router = edge.wrap(router.merge(open));
    shutdown.run("http", serve(listening, router, settings.http.terms(), shutdown.clone()));
    shutdown.finish(GRACE).await;
    Ok(())
}
