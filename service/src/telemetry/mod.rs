//! The log of a process, on standard error, and the traces that it exports.

mod client;
mod export;

use std::io::{self, IsTerminal, Stderr};

use tracing_subscriber::filter::ParseError;
use tracing_subscriber::fmt::format::{DefaultFields, Format};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{EnvFilter, Layer, fmt, registry};

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
    let started = if traces.are_exported() {
        both(filter, log.format, &traces)
    } else {
        log_only(filter, log.format)
    };
    if let Err(error) = started {
        tracing::debug!(error = %error, "the log had been started before");
    }
    Ok(traces)
}

/// Logs, and nothing else: the filter is that of everything, so what it leaves out costs next to nothing.
fn log_only(filter: EnvFilter, format: LogFormat) -> Result<(), TryInitError> {
    match format {
        LogFormat::Text => registry().with(filter).with(lines()).try_init(),
        LogFormat::Json => {
            registry().with(filter).with(lines().json().flatten_event(true)).try_init()
        }
    }
}

/// Logs, and takes the spans.
fn both(filter: EnvFilter, format: LogFormat, traces: &Traces) -> Result<(), TryInitError> {
    match format {
        LogFormat::Text => {
            registry().with(lines().with_filter(filter)).with(traces.layer()).try_init()
        }
        LogFormat::Json => {
            let lines = lines().json().flatten_event(true).with_filter(filter);
            registry().with(lines).with(traces.layer()).try_init()
        }
    }
}

/// Lines on standard error.
fn lines<S>() -> fmt::Layer<S, DefaultFields, Format, fn() -> Stderr>
where
    S: tracing::Subscriber + for<'a> registry::LookupSpan<'a>,
{
    fmt::layer().with_ansi(io::stderr().is_terminal()).with_writer(io::stderr as fn() -> Stderr)
}
