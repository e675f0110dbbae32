//! The log of a process, on standard error, and the traces that it exports.

mod client;
mod export;

use std::io::{self, IsTerminal};

use tracing_subscriber::filter::ParseError;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{EnvFilter, Layer, fmt};

use crate::config::{LogFormat, LogSettings, TraceSettings};

pub use export::{ExportError, Traces};

/// Why nothing can be logged or traced.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The filter of the log is malformed.
    #[error("the log's filter cannot be read")]
    Filter(#[from] ParseError),
    /// Traces cannot be exported as the settings want.
    #[error(transparent)]
    Export(#[from] ExportError),
}

/// Logs and traces from now on as the settings say; a second call changes nothing.
///
/// The service is called `name` in traces unless the settings call it something else. Traces that are still to be
/// exported at the end are, if [`Traces::finish`] is called.
///
/// # Errors
/// [`TelemetryError`] when the settings are wrong; a collector that is not there is no error.
pub fn start(
    log: &LogSettings,
    traces: &TraceSettings,
    name: &'static str,
) -> Result<Traces, TelemetryError> {
    let filter = EnvFilter::builder().parse(&log.filter)?;
    let traces = Traces::start(traces, name)?;
    let lines = fmt::layer().with_ansi(io::stderr().is_terminal()).with_writer(io::stderr);
    let started = match (log.format, traces.layer()) {
        // Without traces the filter is that of everything: what it leaves out costs next to nothing.
        (LogFormat::Text, None) => tracing_subscriber::registry().with(filter).with(lines).try_init(),
        (LogFormat::Json, None) => {
            let lines = lines.json().flatten_event(true);
            tracing_subscriber::registry().with(filter).with(lines).try_init()
        }
        (LogFormat::Text, Some(spans)) => {
            tracing_subscriber::registry().with(lines.with_filter(filter)).with(spans).try_init()
        }
        (LogFormat::Json, Some(spans)) => {
            let lines = lines.json().flatten_event(true).with_filter(filter);
            tracing_subscriber::registry().with(lines).with(spans).try_init()
        }
    };
    note(started);
    Ok(traces)
}

/// Says that the log had been started before, if it was.
fn note(started: Result<(), TryInitError>) {
    if let Err(error) = started {
        tracing::debug!(error = %error, "the log had been started before");
    }
}
