//! How long answers took.

use hdrhistogram::Histogram;
use serde::{Deserialize, Serialize};

/// How long answers took, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Latency {
    /// The mean.
    pub mean: f64,
    /// Half of them took no longer.
    pub p50: f64,
    /// 95 of a hundred took no longer.
    pub p95: f64,
    /// 99 of a hundred took no longer.
    pub p99: f64,
    /// 999 of a thousand took no longer.
    pub p999: f64,
    /// The slowest.
    pub max: f64,
}

impl Latency {
    /// The latencies of a histogram whose values are µs.
    pub fn of(histogram: &Histogram<u64>) -> Self {
        let at = |quantile| millis(histogram.value_at_quantile(quantile));
        Self {
            mean: histogram.mean() / 1_000.0,
            p50: at(0.5),
            p95: at(0.95),
            p99: at(0.99),
            p999: at(0.999),
            max: millis(histogram.max()),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "latencies are far below 2^52 µs")]
fn millis(micros: u64) -> f64 {
    micros as f64 / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_of_all_that_was_recorded() {
        let mut histogram = Histogram::<u64>::new_with_bounds(1, 1_000_000, 3).unwrap();
        for micros in 1..=1_000 {
            histogram.record(micros).unwrap();
        }
        let latency = Latency::of(&histogram);
        assert!((latency.p50 - 0.5).abs() < 0.001, "{latency:?}");
        assert!((latency.p99 - 0.99).abs() < 0.001, "{latency:?}");
        assert!((latency.p999 - 0.999).abs() < 0.001, "{latency:?}");
        assert!((latency.max - 1.0).abs() < 0.001, "{latency:?}");
    }
}
