//! How many requests there were and how long they took, by method, route and class of status.

use std::sync::LazyLock;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use telemetry::metrics::{self, Counter, Counters, Histogram, Histograms, Table};

/// The labels of both metrics.
const LABELS: [&str; 3] = ["method", "route", "status"];
/// How many combinations there may be; what comes later is counted as `other`.
const MOST: usize = 1024;

/// One combination of labels.
struct Entry {
    method: &'static str,
    route: Box<str>,
    status: &'static str,
    requests: Counter,
    durations: Histogram,
}

/// Both metrics.
struct Measures {
    requests: Counters,
    durations: Histograms,
    entries: Table<Entry, MOST>,
}

/// Both metrics.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    requests: metrics::counter_family(
        "tidemark_http_requests_total",
        "Requests that were answered, by method, route and first digit of the status.",
        &LABELS,
    ),
    durations: metrics::histogram_family(
        "tidemark_http_request_duration_seconds",
        "How long requests took until their answer's head was ready.",
        &LABELS,
        metrics::DURATIONS,
    ),
    entries: Table::new(),
});

/// Counts a request.
pub(super) fn count(method: &Method, route: &str, status: StatusCode, took: Duration) {
    let (method, status) = (known(method), class(status));
    let is_it =
        |entry: &Entry| entry.status == status && entry.method == method && *entry.route == *route;
    let entry = MEASURES
        .entries
        .entry(&(method, route, status), is_it, || Measures::entry(method, route, status));
    match entry {
        Some(entry) => entry.count(took),
        None => Measures::entry(method, "other", status).count(took),
    }
}

impl Measures {
    /// Handles of one combination.
    fn entry(method: &'static str, route: &str, status: &'static str) -> Entry {
        let shown = if route.is_empty() { "none" } else { route };
        let values = [method, shown, status];
        Entry {
            method,
            route: route.into(),
            status,
            requests: MEASURES.requests.with_label_values(&values),
            durations: MEASURES.durations.with_label_values(&values),
        }
    }
}

impl Entry {
    /// Counts one request.
    fn count(&self, took: Duration) {
        self.requests.inc();
        self.durations.observe(took.as_secs_f64());
    }
}

/// The method; all methods that no path offers are one.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PATCH => "PATCH",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// The class of a status.
const fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}
