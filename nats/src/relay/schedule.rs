//! When what is due: noting, sweeping, counting, and trying again.

use std::time::Duration;

use event_store::Pauses;
use tokio::time::Instant;

use super::RelayOptions;
use super::batch::SINGLY;

/// Positions are noted after this time at the latest.
const SAVE_WITHIN: Duration = Duration::from_millis(100);
/// The pauses after broken rounds.
const PAUSES: Pauses = Pauses::new(Duration::from_millis(20), Duration::from_secs(2));

/// Nothing is done more often, so that what is due comes to an end.
const SHORTEST: Duration = Duration::from_millis(1);

/// What a relay does at its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Notes what was acknowledged.
    Save,
    /// Looks at all logs.
    Sweep,
    /// Counts the messages of the stream.
    Reconcile,
}

/// The times of a term.
#[derive(Debug)]
pub(super) struct Schedule {
    /// How often all logs are looked at.
    sweep: Duration,
    /// How often the stream is counted.
    reconcile: Duration,
    /// When positions have to be noted, if there are any.
    save_at: Option<Instant>,
    sweep_at: Instant,
    reconcile_at: Instant,
    /// How many rounds in a row were broken.
    broken: u32,
    /// Until when nothing is published in batches, after one was not stored.
    singly_until: Option<Instant>,
}

impl Schedule {
    /// The schedule of a term that begins now, with a sweep.
    pub(super) fn new(options: &RelayOptions, now: Instant, first_count: Instant) -> Self {
        Self {
            sweep: options.sweep.max(SHORTEST),
            reconcile: options.reconcile.max(SHORTEST),
            save_at: None,
            sweep_at: now,
            reconcile_at: first_count,
            broken: 0,
            singly_until: None,
        }
    }

    /// There are positions to note.
    pub(super) fn has_unsaved(&mut self, now: Instant) {
        self.save_at.get_or_insert(now + SAVE_WITHIN);
    }

    /// All positions are noted.
    pub(super) const fn saved(&mut self) {
        self.save_at = None;
    }

    /// A signal may have been missed: all logs are looked at.
    pub(super) const fn sweep_at_once(&mut self, now: Instant) {
        self.sweep_at = now;
    }

    /// The stream was changed by others: it is counted.
    pub(super) const fn reconcile_at_once(&mut self, now: Instant) {
        self.reconcile_at = now;
    }

    /// What is due, and will be again only after its time; counting waits until the stream is known.
    pub(super) fn due(&mut self, now: Instant, is_certain: bool) -> Option<Due> {
        if self.save_at.is_some_and(|at| at <= now) {
            self.save_at = None;
            return Some(Due::Save);
        }
        if self.sweep_at <= now {
            self.sweep_at = now + self.sweep;
            return Some(Due::Sweep);
        }
        if self.reconcile_at <= now && is_certain {
            self.reconcile_at = now + self.reconcile;
            return Some(Due::Reconcile);
        }
        None
    }

    /// When something is due next.
    pub(super) fn next(&self) -> Instant {
        let next = self.sweep_at.min(self.reconcile_at);
        self.save_at.map_or(next, |at| at.min(next))
    }

    /// A round was broken: how long to wait, each time twice as long.
    pub(super) fn broken(&mut self) -> Duration {
        self.broken = self.broken.saturating_add(1);
        PAUSES.after(self.broken)
    }

    /// A round was published.
    pub(super) const fn published(&mut self) {
        self.broken = 0;
    }

    /// A batch was not stored.
    pub(super) fn batch_refused(&mut self, now: Instant) {
        self.singly_until = Some(now + SINGLY);
    }

    /// Whether messages may be published in batches.
    pub(super) fn allows_batches(&self, now: Instant) -> bool {
        self.singly_until.is_none_or(|at| at <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A schedule, and when its term began.
    fn schedule() -> (Schedule, Instant) {
        let (options, now) = (RelayOptions::default(), Instant::now());
        (Schedule::new(&options, now, now + options.reconcile), now)
    }

    /// Everything that is due at a moment, in order.
    fn all_due(schedule: &mut Schedule, now: Instant, is_certain: bool) -> Vec<Due> {
        std::iter::from_fn(|| schedule.due(now, is_certain)).collect()
    }

    #[test]
    fn a_term_begins_with_a_sweep_and_then_sweeps_and_counts_at_their_times() {
        let (mut schedule, begun) = schedule();
        let (sweep, reconcile) = (schedule.sweep, schedule.reconcile);
        assert_eq!(all_due(&mut schedule, begun, false), [Due::Sweep]);
        assert_eq!(schedule.next(), begun + sweep);
        assert_eq!(all_due(&mut schedule, begun + sweep, true), [Due::Sweep]);
        let late = begun + reconcile;
        assert_eq!(all_due(&mut schedule, late, false), [Due::Sweep], "the stream is not known");
        assert_eq!(all_due(&mut schedule, late, true), [Due::Reconcile]);
    }

    #[test]
    fn positions_are_noted_soon_and_not_later_because_more_come() {
        let (mut schedule, begun) = schedule();
        all_due(&mut schedule, begun, true);
        schedule.has_unsaved(begun);
        schedule.has_unsaved(begun + SAVE_WITHIN / 2);
        assert_eq!(schedule.next(), begun + SAVE_WITHIN);
        assert_eq!(all_due(&mut schedule, begun + SAVE_WITHIN, true), [Due::Save]);
        schedule.has_unsaved(begun);
        schedule.saved();
        assert_eq!(all_due(&mut schedule, begun + SAVE_WITHIN, true), []);
    }

    #[test]
    fn what_is_wanted_at_once_is_due_at_once() {
        let (mut schedule, begun) = schedule();
        all_due(&mut schedule, begun, true);
        schedule.sweep_at_once(begun);
        schedule.reconcile_at_once(begun);
        assert_eq!(all_due(&mut schedule, begun, true), [Due::Sweep, Due::Reconcile]);
    }

    #[test]
    fn pauses_double_until_a_round_is_published() {
        let (mut schedule, _) = schedule();
        let pauses: Vec<u128> = (0..9).map(|_| schedule.broken().as_millis()).collect();
        assert_eq!(pauses, [20, 40, 80, 160, 320, 640, 1280, 2000, 2000]);
        schedule.published();
        assert_eq!(schedule.broken(), PAUSES.after(1));
    }

    #[test]
    fn after_a_batch_that_was_not_stored_messages_go_singly_for_a_while() {
        let (mut schedule, begun) = schedule();
        assert!(schedule.allows_batches(begun));
        schedule.batch_refused(begun);
        assert!(!schedule.allows_batches(begun));
        assert!(schedule.allows_batches(begun + SINGLY));
    }
}
