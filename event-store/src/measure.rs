//! What the log measures: how long appends wait and commits take, what came of commands, and the cache.

use std::sync::LazyLock;
use std::time::Instant;

use telemetry::metrics::{self, Counter, Gauge, Histogram, seconds_since};
use telemetry::trace::{self, Span, TraceContext};
use tracing::field::Empty;

use crate::{Append, LogError, Outcome};

/// What can come of an append, in the order of [`Measures::outcomes`].
const OUTCOMES: [[&str; 1]; 9] = [
    ["appended"],
    ["repeated"],
    ["reused"],
    ["moved"],
    ["intruded"],
    ["claimed"],
    ["numbered"],
    ["unfounded"],
    ["failed"],
];

/// Where `unfounded` is in [`OUTCOMES`].
const UNFOUNDED: usize = 7;
/// Where `failed` is in [`OUTCOMES`].
const FAILED: usize = 8;

/// Handles of the log's metrics.
struct Measures {
    lane_wait: Histogram,
    commit: Histogram,
    batch_commands: Histogram,
    batch_events: Histogram,
    batch_workspaces: Histogram,
    outcomes: [Counter; OUTCOMES.len()],
    events: Counter,
    resends: Counter,
    lookups: [Counter; 2],
    kept: Gauge,
    kept_bytes: Gauge,
}

/// The log's metrics.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    lane_wait: metrics::histogram(
        "tidemark_append_lane_wait_seconds",
        "How long commands waited for the batch before them.",
        metrics::DURATIONS,
    ),
    commit: metrics::histogram(
        "tidemark_append_commit_seconds",
        "How long the round trips took that commit a batch, repetitions included.",
        metrics::DURATIONS,
    ),
    batch_commands: metrics::histogram(
        "tidemark_append_batch_commands",
        "How many commands were committed together.",
        metrics::SIZES,
    ),
    batch_events: metrics::histogram(
        "tidemark_append_batch_events",
        "How many events a batch was to add.",
        metrics::SIZES,
    ),
    batch_workspaces: metrics::histogram(
        "tidemark_append_batch_workspaces",
        "Of how many workspaces the commands of a batch were.",
        metrics::SIZES,
    ),
    outcomes: metrics::counters(
        "tidemark_appends_total",
        "Commands sent to the log, by what came of them; moved, intruded and numbered ones are decided again.",
        &["outcome"],
        OUTCOMES,
    ),
    events: metrics::counter("tidemark_events_appended_total", "Events added to the log."),
    resends: metrics::counter(
        "tidemark_append_resends_total",
        "Batches sent again because the connection broke.",
    ),
    lookups: metrics::counters(
        "tidemark_aggregate_cache_lookups_total",
        "Aggregates looked for in memory, by whether they were there.",
        &["result"],
        [["hit"], ["miss"]],
    ),
    kept: metrics::gauge("tidemark_aggregate_cache_entries", "Aggregates that are in memory."),
    kept_bytes: metrics::gauge(
        "tidemark_aggregate_cache_bytes",
        "About how many bytes the aggregates in memory take.",
    ),
});

/// Shows every metric of the log from now on, also those that have nothing to say yet.
pub(crate) fn show() {
    LazyLock::force(&MEASURES);
}

/// Notes how long each append of a batch has waited, and how many there are.
pub(crate) fn taken<'a>(
    batch: impl Iterator<Item = (&'a Append, Instant)>,
    workspaces: usize,
    now: Instant,
) {
    let (mut commands, mut events) = (0, 0);
    for (append, since) in batch {
        MEASURES.lane_wait.observe(now.saturating_duration_since(since).as_secs_f64());
        commands += 1;
        events += append.event_count();
    }
    MEASURES.batch_commands.observe(size(commands));
    MEASURES.batch_events.observe(size(events));
    MEASURES.batch_workspaces.observe(size(workspaces));
}

/// A number of things as a histogram wants it.
fn size(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Notes how long the commit of a batch took and what came of its commands.
pub(crate) fn committed(since: Instant, outcomes: &[Outcome]) {
    MEASURES.commit.observe(seconds_since(since));
    for outcome in outcomes {
        MEASURES.outcomes[number(Ok(outcome))].inc();
        if let Outcome::Appended(committed) = outcome {
            MEASURES.events.inc_by((committed.last + 1).saturating_sub(committed.first));
        }
    }
}

/// Counts commands that are answered with an error because their outcome is unknown.
pub(crate) fn failed(commands: usize) {
    MEASURES.outcomes[FAILED].inc_by(commands as u64);
}

/// Counts a command that is answered that its proviso does not hold.
pub(crate) fn unfounded() {
    MEASURES.outcomes[UNFOUNDED].inc();
}

/// Where an outcome is in [`OUTCOMES`].
const fn number(outcome: Result<&Outcome, &LogError>) -> usize {
    match outcome {
        Ok(Outcome::Appended(_)) => 0,
        Ok(Outcome::Repeated(_)) => 1,
        Ok(Outcome::Reused) => 2,
        Ok(Outcome::Moved(_)) => 3,
        Ok(Outcome::Intruded { .. }) => 4,
        Ok(Outcome::Claimed(_)) => 5,
        Ok(Outcome::Numbered) => 6,
        Ok(Outcome::Unfounded) => UNFOUNDED,
        Err(_) => FAILED,
    }
}

/// Notes that a batch is sent again.
pub(crate) fn sent_again() {
    MEASURES.resends.inc();
}

/// Notes whether an aggregate was in memory.
pub(crate) fn looked_up(was_there: bool) {
    MEASURES.lookups[usize::from(!was_there)].inc();
}

/// Notes how many aggregates are in memory, and about how many bytes they take.
#[expect(clippy::cast_precision_loss, reason = "memory is smaller than what a float counts")]
pub(crate) fn cache_size((entries, bytes): (usize, u64)) {
    MEASURES.kept.set(entries as f64);
    MEASURES.kept_bytes.set(bytes as f64);
}

/// Begins the span of an append, and stores it in the events' metadata for readers of the log.
pub(crate) fn begin_span(append: &mut Append) -> Span {
    if !trace::is_on() {
        return Span::none();
    }
    let span = tracing::debug_span!(
        target: trace::TARGET,
        "append",
        tidemark.workspace = %append.workspace,
        tidemark.command = %append.identity.command_id,
        tidemark.outcome = Empty,
        tidemark.position = Empty,
    );
    append.metadata.set_trace(TraceContext::of(&span));
    span
}

/// Notes in the span what came of the append.
pub(crate) fn end_span(span: &Span, outcome: Result<&Outcome, &LogError>) {
    if span.is_none() {
        return;
    }
    span.record("tidemark.outcome", OUTCOMES[number(outcome)][0]);
    if let Ok(Outcome::Appended(committed)) = outcome {
        span.record("tidemark.position", committed.last);
    }
}
