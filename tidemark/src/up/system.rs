//! The services in this process, each with its own role, as in a deployment.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use clap::Args;
use command_api::{CommandSide, Operator, Publishing, start_relay};
use event_store::{Kept, Signals};
use nats::Connection;
use projector::{Runner, RunnerOptions, arrivals, check_chain};
use query_api::{LiveTerms, QuerySide};
use service::health::{self, Checks};
use service::http::{Edge, Origins};
use service::metrics::{self, Scrape};
use service::{
    Bounds, Disks, Ids, Listening, Patience, RateLimit, Shutdown, Terms, TrustedProxies, serve,
};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;

use crate::failure::{Failure, OrFail};
use crate::roles::Passwords;
use crate::up::route;
use crate::up::servers::Servers;

/// How many connections to the database each side opens, about.
const CONNECTIONS: u32 = 12;
/// How many events a second are read again to verify the hash chain.
const CHAIN_CHECK_RATE: u32 = 100;

/// What clients may do.
#[derive(Debug, Args)]
pub struct ApiArgs {
    /// How often one key may ask, for example 60/minute
    #[arg(long, value_name = "LIMIT", env = "API_KEY_RATE_LIMIT", default_value = "60/minute")]
    api_key_rate_limit: RateLimit,
    /// How often one session may ask
    #[arg(long, value_name = "LIMIT", env = "SESSION_RATE_LIMIT", default_value = "600/minute")]
    session_rate_limit: RateLimit,
    /// The largest request body, in bytes
    #[arg(long, value_name = "BYTES", env = "FILE_SIZE_LIMIT", default_value_t = 5_242_880)]
    file_size_limit: usize,
    /// Origins whose pages may call, separated by commas; `*` means all, and nothing none
    #[arg(
        long,
        value_name = "ORIGINS",
        env = "CORS_ALLOWED_ORIGINS",
        default_value = "",
        hide_default_value = true
    )]
    cors_allowed_origins: String,
    /// Whether sign-up is open to everyone; else only the operator adds users [default: if it listens on this machine
    /// only]
    #[arg(
        long,
        value_name = "BOOL",
        env = "TIDEMARK_OPEN_SIGN_UP",
        action = clap::ArgAction::Set
    )]
    open_sign_up: Option<bool>,
    /// For how many days an invitation to a workspace can be accepted
    #[arg(
        long,
        value_name = "DAYS",
        env = "TIDEMARK_INVITATION_DAYS",
        default_value_t = 7,
        value_parser = clap::value_parser!(u16).range(1..=365)
    )]
    invitation_days: u16,
    /// How many KiB a snapshot of a workspace may have, which is what browsers keep of it
    #[arg(
        long,
        value_name = "KIB",
        env = "TIDEMARK_SNAPSHOT_KIBIBYTES",
        default_value_t = query_api::USUAL_SNAPSHOT,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(query_api::MOST_SNAPSHOT))
    )]
    snapshot_kibibytes: u32,
    /// Proxies whose X-Forwarded-For, -Proto and -Host are believed: addresses and networks, separated by commas
    #[arg(
        long,
        value_name = "NETWORKS",
        env = "TIDEMARK_TRUSTED_PROXIES",
        default_value = "127.0.0.0/8,::1"
    )]
    trusted_proxies: TrustedProxies,
}

impl ApiArgs {
    /// What the command side wants to know, when the system listens at an address.
    fn commanding(&self, address: SocketAddr) -> command_api::Options {
        command_api::Options {
            connections: CONNECTIONS,
            rate_limit: self.api_key_rate_limit,
            session_rate_limit: self.session_rate_limit,
            open_sign_up: self.has_open_sign_up(address),
            invitation_days: self.invitation_days,
            trusted_proxies: self.trusted_proxies.clone(),
        }
    }

    /// What the query side wants to know.
    fn asking(&self, address: SocketAddr, search: PathBuf) -> query_api::Options {
        query_api::Options {
            connections: CONNECTIONS,
            rate_limit: self.api_key_rate_limit,
            session_rate_limit: self.session_rate_limit,
            open_sign_up: self.has_open_sign_up(address),
            trusted_proxies: self.trusted_proxies.clone(),
            live: LiveTerms::default(),
            snapshot_kibibytes: self.snapshot_kibibytes,
            search_directory: Some(search),
        }
    }

    /// Whether everyone may sign up, when the system listens at an address.
    fn has_open_sign_up(&self, address: SocketAddr) -> bool {
        self.open_sign_up.unwrap_or(address.ip().is_loopback())
    }

    /// On what terms clients are let in.
    pub fn terms(&self) -> Terms {
        let bounds = Bounds { proxies: self.trusted_proxies.clone(), ..Bounds::default() };
        Terms { patience: Patience::default(), bounds }
    }
}

/// What the services have on disk besides the database.
pub struct Places {
    /// How much room there is.
    pub disks: Disks,
    /// The directory of the search's index.
    pub search: PathBuf,
}

/// The services.
pub struct System {
    /// Everything that can be asked.
    pub router: Router,
    /// The operator's commands.
    pub operator: Operator,
    /// Whether everything can work.
    checks: Checks,
    /// What is looked up for the metrics.
    scrape: Scrape,
}

impl System {
    /// Starts them as tasks; they will be asked at `address`, and keep to these places.
    pub async fn start(
        servers: &Servers,
        passwords: &Passwords,
        api: &ApiArgs,
        address: SocketAddr,
        Places { disks, search }: Places,
        shutdown: &Shutdown,
    ) -> Result<Self, Failure> {
        let commanding = role(servers, "tidemark_command", passwords.command.as_ref())?;
        let projecting = role(servers, "tidemark_projector", passwords.projector.as_ref())?;
        let querying = role(servers, "tidemark_query", passwords.query.as_ref())?;
        let signals = Signals::new(&commanding, &shutdown.tasks, shutdown.stop.clone());
        let working = project(&projecting, &signals, &servers.nats_url, shutdown).await?;
        let options = api.commanding(address);
        let commands = CommandSide::open(&commanding, &options, &signals, shutdown).await;
        let commands = commands.or_fail("the command side cannot start")?;
        let relay = start_relay(&commanding, &servers.nats_url, 1, &signals, shutdown).await;
        let mut relay = relay.or_fail("the NATS server cannot be used")?;
        if servers.has_own_nats() {
            relay = relay.that_syncs_always();
        }
        let options = api.asking(address, search);
        let queries = QuerySide::open(&querying, &options, Some(&signals), shutdown);
        let tables = service::database::pool(projecting, 2);
        let checking = check_chain(tables.clone(), CHAIN_CHECK_RATE, shutdown.stop.clone());
        shutdown.tasks.spawn(checking);
        let scrape = scrape(&commands, &queries, &relay, &tables).with_kept("projector", working);
        let scrape = scrape.with_disks(disks.clone());
        let checks = checks(&commands, relay, tables).with_disks(disks);
        let router = router(&commands, &queries, checks.clone(), api);
        Ok(Self { router, operator: Operator::new(commands.app), checks, scrape })
    }

    /// Shows metrics and health on an open port.
    pub fn show(&self, listening: Listening, shutdown: &Shutdown) {
        let routes = metrics::routes(self.scrape.clone(), self.checks.clone());
        shutdown.run("metrics", serve(listening, routes, Terms::default(), shutdown.clone()));
    }
}

/// What is looked up for the metrics.
fn scrape(
    commands: &CommandSide,
    queries: &QuerySide,
    relay: &Publishing,
    tables: &PgPool,
) -> Scrape {
    let looking = tables.clone();
    let scrape = Scrape::of("tidemark").and(commands.scrape.clone()).and(queries.scrape.clone());
    relay
        .measured(scrape)
        .with_pool("health", tables.clone())
        .with(move || projector::lag::look(looking.clone()))
}

/// Whether everything can work.
fn checks(commands: &CommandSide, relay: Publishing, tables: PgPool) -> Checks {
    let publishing = move || {
        let relay = relay.clone();
        async move { vec![relay.finding().await] }
    };
    let projecting = move || projector::health::findings(tables.clone());
    commands.checks.clone().with(publishing).with(projecting)
}

/// Both sides behind one address.
fn router(commands: &CommandSide, queries: &QuerySide, checks: Checks, api: &ApiArgs) -> Router {
    let (commands, queries) = (command_api::router(commands), query_api::router(queries));
    let open = query_api::described().merge(health::routes(checks));
    let edge = Edge {
        ids: Ids::system(),
        file_size_limit: api.file_size_limit,
        origins: Origins::parse(&api.cors_allowed_origins),
    };
    route::both(edge.clone().wrap(commands), edge.wrap(queries.merge(open)))
}

/// Keeps the read tables in step with the log; answers the connections that it works with.
async fn project(
    database: &PgConnectOptions,
    signals: &Signals,
    nats_url: &str,
    shutdown: &Shutdown,
) -> Result<Arc<Kept>, Failure> {
    let nats = Connection::open(nats_url, "tidemark-projector").await;
    let nats = nats.or_fail("the NATS server cannot be used")?;
    let runner = Runner::new(database, signals.clone(), RunnerOptions::default());
    let working = Arc::clone(runner.connections());
    shutdown.tasks.spawn(runner.run(arrivals(Some(nats)), shutdown.stop.clone()));
    Ok(working)
}

/// How a service connects: the same database, as its own role.
fn role(
    servers: &Servers,
    name: &str,
    password: Option<&String>,
) -> Result<PgConnectOptions, Failure> {
    let url = &servers.database_url;
    let options =
        service::database::options(url, name).or_fail("the database's URL cannot be read")?;
    Ok(options.username(name).password(password.map_or("", String::as_str)))
}
