//! What the projector measures as it works; what has to be looked up is in [`crate::lag`].

use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use event_store::RecordedEvent;
use telemetry::metrics::{self, Counter, Gauge, Histogram, seconds_since};

use crate::run::board::Source;
use crate::write::apply::Page;

/// Handles of the projector's metrics.
struct Measures {
    is_active: Gauge,
    heartbeat: Gauge,
    checkpoint: Gauge,
    /// From messages, and from the log.
    events: [Counter; 2],
    batch: Histogram,
    apply: Histogram,
    age: Histogram,
    failures: Counter,
}

/// The projector's metrics.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    is_active: metrics::gauge(
        "tidemark_projector_active",
        "1 where the projector holds the lease and works, 0 where it waits.",
    ),
    heartbeat: metrics::gauge(
        "tidemark_projector_heartbeat_timestamp_seconds",
        "When the active projector last looked for work, as seconds since 1970.",
    ),
    checkpoint: metrics::gauge(
        "tidemark_projector_checkpoint_timestamp_seconds",
        "When this projector last moved a checkpoint, as seconds since 1970; 0 if never.",
    ),
    events: metrics::counters(
        "tidemark_projector_events_total",
        "Events applied to the read tables, by where they were read.",
        &["source"],
        [["stream"], ["log"]],
    ),
    batch: metrics::histogram(
        "tidemark_projector_batch_events",
        "How many events were applied together.",
        metrics::SIZES,
    ),
    apply: metrics::histogram(
        "tidemark_projector_apply_seconds",
        "How long applying events together took, commit included.",
        metrics::DURATIONS,
    ),
    age: metrics::histogram(
        "tidemark_projector_visible_after_seconds",
        "How long after it was recorded the oldest event that a workspace waited for was visible.",
        metrics::DURATIONS,
    ),
    failures: metrics::counter(
        "tidemark_projector_failures_total",
        "Batches that could not be applied and are tried again.",
    ),
});

/// Shows every metric of the projector from now on.
pub(crate) fn show() {
    LazyLock::force(&MEASURES);
}

/// Notes whether the projector of this process works.
pub(crate) fn is_active(active: bool) {
    MEASURES.is_active.set(f64::from(u8::from(active)));
}

/// Notes that the active projector looks for work.
pub(crate) fn beat() {
    metrics::set_to_now(&MEASURES.heartbeat);
}

/// Notes that a batch could not be applied.
pub(crate) fn failed() {
    MEASURES.failures.inc();
}

/// Notes a transaction that was begun at a moment and is visible now.
pub(crate) fn committed(since: Instant, pages: &[Page]) {
    let events: usize = pages.iter().map(|page| page.events.len()).sum();
    if events > 0 {
        MEASURES.batch.observe(f64::from(u32::try_from(events).unwrap_or(u32::MAX)));
        MEASURES.apply.observe(seconds_since(since));
    }
}

/// Notes that a page was applied up to a position.
pub(crate) fn applied(page: &Page, position: u64, source: Source) {
    let is_read = usize::from(source != Source::Delivery);
    MEASURES.events[is_read].inc_by(position.saturating_sub(page.after));
    if let Some(oldest) = page.events.first() {
        MEASURES.age.observe(age(oldest).as_secs_f64());
    }
    metrics::set_to_now(&MEASURES.checkpoint);
}

/// How long ago an event was recorded, by two clocks that may differ a little.
pub(crate) fn age(event: &RecordedEvent) -> Duration {
    let recorded = u64::try_from(event.recorded_at.timestamp_micros()).unwrap_or_default();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    now.saturating_sub(Duration::from_micros(recorded))
}
