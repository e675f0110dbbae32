//! The metrics of clients' connections, and of refused ones.

use std::sync::LazyLock;

use telemetry::metrics::{self, Counter, Gauge};

/// Handles of the metrics of connections.
struct Measures {
    present: Gauge,
    refused: [Counter; 2],
    cut_off: Counter,
}

/// The metrics of connections.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    present: metrics::gauge(
        "tidemark_http_connections",
        "Connections of clients, those of the metrics included.",
    ),
    refused: metrics::counters(
        "tidemark_http_connections_refused_total",
        "Connections beyond the bounds, by the bound: of the process, or of one address.",
        &["bound"],
        [["process"], ["address"]],
    ),
    cut_off: metrics::counter(
        "tidemark_http_connections_cut_off_total",
        "Connections that were cut off because the client did not take its answer.",
    ),
});

/// Which bound a connection is beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// That of all connections of a port.
    Process,
    /// That of one address.
    Address,
}

/// Shows the metrics from now on.
pub(super) fn show() {
    LazyLock::force(&MEASURES);
}

pub(super) fn begun() {
    MEASURES.present.inc();
}

pub(super) fn ended() {
    MEASURES.present.dec();
}

/// A connection was beyond a bound.
pub(super) fn refused(bound: Bound) {
    let [process, address] = &MEASURES.refused;
    match bound {
        Bound::Process => process.inc(),
        Bound::Address => address.inc(),
    }
}

/// A client did not take its answer.
pub(super) fn cut_off() {
    MEASURES.cut_off.inc();
}
