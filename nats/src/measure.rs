//! What the relay and the connections to NATS measure.

use std::sync::LazyLock;
use std::time::Instant;

use async_nats::Event;
use telemetry::metrics::{self, Counter, Counters, Gauge, Gauges, Histogram, seconds_since};

use crate::Link;

/// Handles of the relay's metrics.
struct Measures {
    is_active: Gauge,
    heartbeat: Gauge,
    pending: Gauge,
    is_held_up: Gauge,
    suspended: Gauge,
    published: Counter,
    publish: Histogram,
    broken: [Counter; 4],
    repairs: Counter,
}

/// What breaks a round, in the order of [`Measures::broken`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The stream has moved, or does not answer.
    Stream,
    /// The connection broke.
    Link,
    /// The server knew the message already.
    Known,
    /// The server will not have the message.
    Refused,
}

/// The relay's metrics.
static RELAY: LazyLock<Measures> = LazyLock::new(|| Measures {
    is_active: metrics::gauge(
        "tidemark_relay_active",
        "1 where the relay publishes, 0 where it waits.",
    ),
    heartbeat: metrics::gauge(
        "tidemark_relay_heartbeat_timestamp_seconds",
        "When the active relay last did or looked for something, as seconds since 1970.",
    ),
    pending: metrics::gauge(
        "tidemark_relay_queue_positions",
        "Positions that the active relay has heard of and not published yet.",
    ),
    is_held_up: metrics::gauge(
        "tidemark_relay_held_up",
        "1 while something keeps the relay from publishing, or one workspace's events.",
    ),
    suspended: metrics::gauge(
        "tidemark_relay_suspended_workspaces",
        "Workspaces that have to wait because the server refused one of their events.",
    ),
    published: metrics::counter(
        "tidemark_relay_published_total",
        "Events that the stream acknowledged.",
    ),
    publish: metrics::histogram(
        "tidemark_relay_publish_seconds",
        "How long an event was on its way to the stream, until it was acknowledged.",
        metrics::DURATIONS,
    ),
    broken: metrics::counters(
        "tidemark_relay_publish_errors_total",
        "Rounds of publishing that ended early, by what was wrong.",
        &["cause"],
        [["stream"], ["link"], ["known"], ["refused"]],
    ),
    repairs: metrics::counter(
        "tidemark_relay_repairs_total",
        "Workspaces whose messages were removed and published again because the stream was wrong.",
    ),
});

/// Shows every metric of the relay from now on.
pub(crate) fn show() {
    LazyLock::force(&RELAY);
}

/// Notes whether the relay of this process publishes.
pub(crate) fn is_active(active: bool) {
    RELAY.is_active.set(f64::from(u8::from(active)));
}

/// Notes that the active relay is at work.
pub(crate) fn beat() {
    metrics::set_to_now(&RELAY.heartbeat);
}

/// Records the state of the active relay.
#[expect(clippy::cast_precision_loss, reason = "a float counts far enough")]
pub(crate) fn stands(pending: u64, suspended: usize, is_held_up: bool) {
    RELAY.pending.set(pending as f64);
    RELAY.suspended.set(suspended as f64);
    RELAY.is_held_up.set(f64::from(u8::from(is_held_up)));
}

/// Notes that the relay cannot publish at all.
pub(crate) fn is_held_up() {
    RELAY.is_held_up.set(1.0);
}

/// Notes an acknowledgement of a message sent at a moment.
pub(crate) fn published(since: Instant) {
    RELAY.published.inc();
    RELAY.publish.observe(seconds_since(since));
}

/// Notes a round that ended early.
pub(crate) fn broken(cause: Cause) {
    RELAY.broken[cause as usize].inc();
}

/// Notes that a workspace is published anew.
pub(crate) fn repaired() {
    RELAY.repairs.inc();
}

/// Whether a connection has a server at its other end.
static CONNECTED: LazyLock<Gauges> = LazyLock::new(|| {
    let help = "1 while a client has a connection to NATS.";
    metrics::gauge_family("tidemark_nats_connected", help, &["client"])
});
/// How often a server was reached.
static CONNECTS: LazyLock<Counters> = LazyLock::new(|| {
    let help = "How often a client reached a NATS server; all but the first are reconnects.";
    metrics::counter_family("tidemark_nats_connects_total", help, &["client"])
});
/// What else went wrong on a connection.
static ERRORS: LazyLock<Counters> = LazyLock::new(|| {
    let help = "Errors that a NATS server or client reported on a connection.";
    metrics::counter_family("tidemark_nats_errors_total", help, &["client"])
});

/// One connection's metrics.
#[derive(Debug, Clone)]
pub(crate) struct Connected {
    link: Gauge,
    connects: Counter,
    errors: Counter,
}

impl Connected {
    /// Metrics of a client, shown from now on.
    pub(crate) fn show(client: &str) -> Self {
        Self {
            link: CONNECTED.with_label_values(&[client]),
            connects: CONNECTS.with_label_values(&[client]),
            errors: ERRORS.with_label_values(&[client]),
        }
    }

    /// Takes note of what happened to the connection, which is now like this.
    pub(crate) fn note(&self, event: &Event, link: Link) {
        self.link.set(f64::from(u8::from(link.connected)));
        match event {
            Event::Connected => self.connects.inc(),
            Event::ServerError(_) | Event::ClientError(_) | Event::SlowConsumer(_) => {
                self.errors.inc();
            }
            _ => {}
        }
    }
}
