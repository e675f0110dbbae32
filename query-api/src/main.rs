//! The service `query-api`: settings from flags and environment, until SIGTERM or SIGINT.

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use query_api::Settings;
use service::{Shutdown, telemetry};

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
    shutdown.on_signals()?;
    let ended = query_api::run(settings, shutdown).await;
    traces.finish().await;
    Ok(ended?)
}

/// An error with everything that caused it, in one line.
fn causes(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        line.push_str(": ");
        line.push_str(&cause.to_string());
        next = cause.source();
    }
    line
}
