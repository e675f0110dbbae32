//! The service `query-api`: settings from flags and environment, until SIGTERM or SIGINT.

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use query_api::Settings;
use service::{Shutdown, causes, telemetry};

/// The services allocate a lot for each request, and with the system's allocator that is a seventh of what they do.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Runs the service; what stands in its way goes to standard error.
#[tokio::main]
async fn main() -> ExitCode {
    match start(Settings::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("query-api: {}", causes(&*error));
            ExitCode::FAILURE
        }
    }
}

/// Starts logging and the service.
async fn start(settings: Settings) -> Result<(), Box<dyn Error>> {
    let traces = telemetry::start(&settings.log, &settings.traces, "tidemark-query-api")?;
    let shutdown = Shutdown::new();
    shutdown.on_signals(settings.http.drain())?;
    let ended = query_api::run(settings, shutdown).await;
    traces.finish().await;
    Ok(ended?)
}
