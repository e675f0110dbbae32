//! The page that Prometheus reads.

use prometheus::{TEXT_FORMAT, TextEncoder};

/// All metrics of this process in Prometheus' text format, and its media type.
#[must_use]
pub fn page() -> (&'static str, String) {
    let families = prometheus::gather();
    let text = TextEncoder::new().encode_to_string(&families).unwrap_or_else(|error| {
        tracing::error!(error = %error, "the metrics cannot be written");
        String::new()
    });
    (TEXT_FORMAT, text)
}

#[cfg(test)]
mod tests {
    use super::super::{SIZES, counters, gauge, histogram};
    use super::page;

    #[test]
    fn what_was_measured_is_on_the_page() {
        let [good, bad] = counters("test_things_total", "Things.", &["sort"], [["good"], ["bad"]]);
        good.inc_by(2);
        bad.inc();
        gauge("test_level", "A level.").set(0.5);
        histogram("test_size", "Sizes.", SIZES).observe(3.0);
        let (_, text) = page();
        for line in [
            "# TYPE test_things_total counter",
            "test_things_total{sort=\"good\"} 2",
            "test_level 0.5",
            "test_size_bucket{le=\"2\"} 0",
            "test_size_bucket{le=\"4\"} 1",
            "test_size_sum 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
