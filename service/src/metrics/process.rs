//! The resources that the process uses, under the names that Prometheus' own libraries use.

use std::fs;
use std::sync::LazyLock;

use rustix::time::{ClockId, clock_gettime};
use telemetry::metrics::{self, Amount, Gauge};

/// Handles of the process' metrics.
struct Measures {
    memory: Gauge,
    cpu: Amount,
    files: Gauge,
    threads: Gauge,
    started: Gauge,
}

/// The process' metrics.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    memory: metrics::gauge(
        "process_resident_memory_bytes",
        "Memory that is really there, in bytes.",
    ),
    cpu: metrics::amount("process_cpu_seconds_total", "Processor time that was used, in seconds."),
    files: metrics::gauge("process_open_fds", "Open files and connections."),
    threads: metrics::gauge("process_threads", "Threads."),
    started: metrics::gauge(
        "process_start_time_seconds",
        "When it started, as seconds since 1970.",
    ),
});

/// Shows the metrics from now on, which is about when the process has started.
pub(super) fn show() {
    metrics::set_to_now(&MEASURES.started);
    look();
}

/// Looks at the process; what this system does not tell stays 0.
pub(super) fn look() {
    let cpu = clock_gettime(ClockId::ProcessCPUTime);
    #[expect(clippy::cast_precision_loss, reason = "a float keeps microseconds for centuries")]
    let cpu = cpu.tv_sec as f64 + cpu.tv_nsec as f64 / 1e9;
    MEASURES.cpu.inc_by((cpu - MEASURES.cpu.get()).max(0.0));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    MEASURES.memory.set(field(&status, "VmRSS:") * 1024.0);
    MEASURES.threads.set(field(&status, "Threads:"));
    let files = fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
    MEASURES.files.set(f64::from(u32::try_from(files).unwrap_or(u32::MAX)));
}

/// The number behind a name.
fn field(status: &str, name: &str) -> f64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or_default()
}
