//! The log of the process: everything to a file, what needs attention to the terminal as well.

use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Mutex;

use clap::Args;
use file_rotate::compression::Compression;
use file_rotate::suffix::AppendCount;
use file_rotate::{ContentLimit, FileRotate};
use service::telemetry::Traces;
use tokio_util::sync::CancellationToken;
use tracing::Level;
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

use crate::failure::{Failure, OrFail};

/// The largest that the log file may be before another one is begun.
const LARGEST: usize = 20 << 20;
/// How many log files of before are kept, as `tidemark.log.1` and so on; the oldest goes first.
const KEPT: usize = 4;

/// What is logged.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// What goes to the log file: a level, or a filter such as info,sqlx=warn
    #[arg(long, value_name = "FILTER", env = "TIDEMARK_LOG", default_value = "info")]
    log: String,
}

/// Opens a log that only its owner can read, and that does not grow for ever.
fn open(path: &Path, largest: usize) -> io::Result<FileRotate<AppendCount>> {
    drop(embedded::open_log(path)?);
    let mut options = OpenOptions::new();
    options.create(true).append(true).mode(0o600);
    let (kept, largest) = (AppendCount::new(KEPT), ContentLimit::BytesSurpassed(largest));
    Ok(FileRotate::new(path, kept, largest, Compression::None, Some(options)))
}

/// Logs to the end of the file from now on, and to the terminal from warnings upwards, until the process is told to
/// stop: warnings about broken connections are expected then.
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
    let file = open(path, LARGEST).or_fail(&format!("{} cannot be written", path.display()))?;
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

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use embedded::testing::Scratch;

    use super::*;

    #[test]
    fn a_log_is_bounded_for_its_owner_only_and_goes_on_after_a_restart() {
        let scratch = Scratch::create();
        let path = scratch.path().join("tidemark.log");
        let line = vec![b'x'; 100];
        for _ in 0..2 {
            let mut log = open(&path, 400).unwrap();
            for _ in 0..(KEPT + 2) * 5 / 2 {
                log.write_all(&line).unwrap();
            }
        }
        let files = std::fs::read_dir(scratch.path()).unwrap().map(|file| file.unwrap());
        let sizes: Vec<(String, u64, u32)> = files
            .map(|file| {
                let (name, about) = (file.file_name(), file.metadata().unwrap());
                let mode = about.permissions().mode() & 0o777;
                (name.to_string_lossy().into_owned(), about.len(), mode)
            })
            .collect();
        assert_eq!(sizes.len(), KEPT + 1, "{sizes:?}");
        for (name, size, mode) in sizes {
            assert!(size <= 400 + 100, "{name}: {size}");
            assert_eq!(mode, 0o600, "{name}");
        }
    }
}
