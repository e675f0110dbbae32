//! The metrics of streams.

use std::sync::LazyLock;

use telemetry::metrics::{self, Counter, Gauge};

use super::message::End;

/// Handles of the metrics of streams.
struct Measures {
    present: Gauge,
    ended: [Counter; 4],
}

/// The metrics of streams.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    present: metrics::gauge("tidemark_live_streams", "Streams of events that clients have open."),
    ended: metrics::counters(
        "tidemark_live_streams_ended_total",
        "Streams of events that the service ended, by the reason.",
        &["reason"],
        [["access"], ["epoch"], ["slow"], ["stopping"]],
    ),
});

/// Shows the metrics from now on.
pub(super) fn show() {
    LazyLock::force(&MEASURES);
}

pub(super) fn opened() {
    MEASURES.present.inc();
}

pub(super) fn closed() {
    MEASURES.present.dec();
}

/// The service ended a stream.
pub(super) fn ended(end: End) {
    let [access, epoch, slow, stopping] = &MEASURES.ended;
    match end {
        End::Access => access.inc(),
        End::Epoch => epoch.inc(),
        End::Slow => slow.inc(),
        End::Stopping => stopping.inc(),
    }
}
