//! The service `projector`: keeps the read tables in step with the log.

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use event_store::{Kept, Signals};
use mimalloc::MiMalloc;
use projector::{Runner, RunnerOptions, arrivals, check_chain, health, lag};
use service::config::{
    DatabaseSettings, DiskSettings, LogSettings, MetricsSettings, NatsSettings, TraceSettings,
};
use service::health::{Checks, routes};
use service::metrics::{self, Scrape};
use service::{Listening, Shutdown, Terms, database, serve, telemetry};
use sqlx::postgres::PgConnectOptions;

/// The services allocate a lot for each request, and with the system's allocator that is a seventh of what they do.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How long a batch under way may take at shutdown.
const GRACE: Duration = Duration::from_secs(20);

/// Keeps the read tables in step with the log.
#[derive(Debug, Parser)]
#[command(name = "projector", version)]
struct Settings {
    #[command(flatten)]
    database: DatabaseSettings,
    #[command(flatten)]
    nats: NatsSettings,
    #[command(flatten)]
    log: LogSettings,
    #[command(flatten)]
    traces: TraceSettings,
    #[command(flatten)]
    metrics: MetricsSettings,
    #[command(flatten)]
    disks: DiskSettings,
    /// Address to answer health checks on; port 0 means any free one.
    #[arg(long, env = "TIDEMARK_LISTEN", default_value = "127.0.0.1:8082")]
    listen: SocketAddr,
    /// How many workers there are; each takes all workspaces that wait.
    #[arg(long, env = "TIDEMARK_PROJECTOR_WORKERS", default_value_t = 2,
          value_parser = clap::value_parser!(u32).range(1..))]
    workers: u32,
    /// How many events a second are read again to verify the hash chain; 0 verifies nothing.
    #[arg(long, env = "TIDEMARK_CHAIN_CHECK_RATE", default_value_t = 100)]
    chain_check_rate: u32,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::parse();
    let traces = telemetry::start(&settings.log, &settings.traces, "tidemark-projector")?;
    let shutdown = Shutdown::new();
    shutdown.on_signals(Duration::ZERO)?;
    let database = database::options(settings.database.database_url.reveal(), "projector")?;
    let listening = Listening::open(settings.listen).await?;
    listening.announce();
    let working = project(&settings, &database, &shutdown).await?;
    let pool = database::pool(database, 2);
    let checking = check_chain(pool.clone(), settings.chain_check_rate, shutdown.stop.clone());
    shutdown.tasks.spawn(checking);
    let looking = pool.clone();
    let scrape = Scrape::of("projector")
        .with_kept("projector", working)
        .with_pool("health", pool.clone())
        .with_disks(settings.disks.disks.clone())
        .with(move || lag::look(looking.clone()));
    let checks = Checks::new()
        .with_database(pool.clone())
        .with(move || health::findings(pool.clone()))
        .with_disks(settings.disks.disks);
    metrics::listen(settings.metrics.metrics_listen, scrape, checks.clone(), &shutdown).await?;
    let served = serve(listening, routes(checks), Terms::default(), shutdown.clone());
    shutdown.run("health", served);
    shutdown.finish(GRACE).await;
    traces.finish().await;
    Ok(())
}

/// Starts the runner, woken by the stream if there is one; answers its connections.
async fn project(
    settings: &Settings,
    database: &PgConnectOptions,
    shutdown: &Shutdown,
) -> Result<Arc<Kept>, nats::ConnectionError> {
    let connection = match &settings.nats.nats_url {
        Some(url) => Some(nats::Connection::open(url, "tidemark-projector").await?),
        None => None,
    };
    let signals = Signals::new(database, &shutdown.tasks, shutdown.stop.clone());
    let options = RunnerOptions { workers: settings.workers, ..RunnerOptions::default() };
    let runner = Runner::new(database, signals, options);
    let working = Arc::clone(runner.connections());
    shutdown.tasks.spawn(runner.run(arrivals(connection), shutdown.stop.clone()));
    Ok(working)
}
