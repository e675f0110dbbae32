//! The log of the process: everything to a file, what needs attention to the terminal as well.

use std::io;
use std::path::Path;
use std::sync::Mutex;

use clap::Args;
use service::telemetry::Traces;
use tokio_util::sync::CancellationToken;
use tracing::Level;
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

use crate::failure::{Failure, OrFail};

/// What is logged.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// What goes to the log file: a level, or a filter such as info,sqlx=warn
    #[arg(long, value_name = "FILTER", env = "TIDEMARK_LOG", default_value = "info")]
    log: String,
}

/// Logs to the end of the file from now on, and to the terminal from warnings upwards, as long as nobody says stop:
/// that connections break then worries nobody.
///
/// Spans go where the settings of traces say.
pub fn start(
    arguments: &LogArgs,
    traces: &Traces,
    path: &Path,
    stop: CancellationToken,
) -> Result<(), Failure> {
    let filter = EnvFilter::builder().parse(&arguments.log);
    let filter = filter.or_fail(&format!("the log's filter `{}` cannot be read", arguments.log))?;
    let file = embedded::open_log(path);
    let file = file.or_fail(&format!("{} cannot be written", path.display()))?;
    let to_file = fmt::layer().with_ansi(false).with_writer(Mutex::new(file)).with_filter(filter);
    let is_shown =
        dynamic_filter_fn(move |event, _| *event.level() <= Level::WARN && !stop.is_cancelled());
    let to_terminal = fmt::layer()
        .without_time()
        .with_target(false)
        .with_writer(io::stderr)
        .with_filter(is_shown.with_max_level_hint(Level::WARN));
    tracing_subscriber::registry()
        .with(to_file)
        .with(to_terminal)
        .with(traces.layer())
        .try_init()
        .or_fail("the log cannot be started")
}
