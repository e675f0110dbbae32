//! The metrics of this process, as Prometheus wants them.
//!
//! A room makes its metrics once, in a `static` of its own, and keeps the handles: what is measured often must not
//! look its metric up.

mod page;
mod table;

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use prometheus::core::Collector;
use prometheus::{HistogramOpts, Opts};

pub use page::page;
pub use prometheus::{
    Counter as Amount, Gauge, GaugeVec as Gauges, Histogram, HistogramVec as Histograms,
    IntCounter as Counter, IntCounterVec as Counters,
};
pub use table::Table;

/// Bounds of histograms of durations that are usually milliseconds, in seconds.
pub const DURATIONS: &[f64] = &[
    0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
    10.0,
];

/// Bounds of histograms of how many things were done at once.
pub const SIZES: &[f64] =
    &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1024.0, 2048.0];

/// A number that only grows.
#[must_use]
pub fn counter(name: &str, help: &str) -> Counter {
    let [counter] = counters(name, help, &[], [[]]);
    counter
}

/// Numbers that only grow, one for each combination of the labels' values.
#[must_use]
pub fn counters<const LABELS: usize, const N: usize>(
    name: &str,
    help: &str,
    labels: &[&str; LABELS],
    values: [[&str; LABELS]; N],
) -> [Counter; N] {
    let family = counter_family(name, help, labels);
    values.map(|values| family.with_label_values(&values))
}

/// Numbers that only grow, with values of labels that are not known yet.
#[must_use]
pub fn counter_family(name: &str, help: &str, labels: &[&str]) -> Counters {
    register(Counters::new(Opts::new(name, help), labels))
}

/// A number with a fraction that only grows.
#[must_use]
pub fn amount(name: &str, help: &str) -> Amount {
    register(Amount::with_opts(Opts::new(name, help)))
}

/// A number that goes up and down.
#[must_use]
pub fn gauge(name: &str, help: &str) -> Gauge {
    gauge_family(name, help, &[]).with_label_values::<&str>(&[])
}

/// Numbers that go up and down, by label.
#[must_use]
pub fn gauge_family(name: &str, help: &str, labels: &[&str]) -> Gauges {
    register(Gauges::new(Opts::new(name, help), labels))
}

/// How often something was in each range.
#[must_use]
pub fn histogram(name: &str, help: &str, bounds: &[f64]) -> Histogram {
    histogram_family(name, help, &[], bounds).with_label_values::<&str>(&[])
}

/// How often something was in each range, by label.
#[must_use]
pub fn histogram_family(name: &str, help: &str, labels: &[&str], bounds: &[f64]) -> Histograms {
    let options = HistogramOpts::new(name, help).buckets(bounds.to_vec());
    register(Histograms::new(options, labels))
}

/// Puts a metric on the page of this process.
///
/// # Panics
/// Its name is no name, or is there already: names are constants, so every start of the program shows that.
fn register<M: Collector + Clone + 'static>(made: prometheus::Result<M>) -> M {
    let registered =
        made.and_then(|metric| prometheus::register(Box::new(metric.clone())).map(|()| metric));
    registered.unwrap_or_else(|error| panic!("a metric is wrong: {error}"))
}

/// The seconds since a moment.
#[must_use]
pub fn seconds_since(moment: Instant) -> f64 {
    moment.elapsed().as_secs_f64()
}

/// Says by the machine's clock that something has happened just now, as seconds since 1970.
pub fn set_to_now(gauge: &Gauge) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    gauge.set(now.as_secs_f64());
}
