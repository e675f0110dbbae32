//! Which workspaces have something to do, which are being worked on, and which wait after a failure.

use std::collections::{HashMap, VecDeque};
use std::mem;
use std::time::{Duration, Instant};

use domain::WorkspaceId;
use event_store::{Pauses, RecordedEvent};

/// No more events than this are kept for a workspace; what is left out is read from the log.
const MOST_DELIVERED: usize = 1_000;
/// No more workspaces than this are worked on together.
const MOST_TOGETHER: usize = 64;
/// A worker that has been at work for longer lets the next one start beside it. While they are faster than that, one
/// after another is best: the more events are applied together, the less each costs.
const SLOW: Duration = Duration::from_millis(25);
/// After so many events a worker rests half as long as they took: more will wait then, and most of the price of a batch is
/// the same for one event and for ten.
const MANY: u64 = 2;
/// No rest is longer.
const LONGEST_REST: Duration = Duration::from_millis(8);
/// The pauses after failures in a row.
const PAUSES: Pauses = Pauses::new(Duration::from_millis(200), Duration::from_secs(30));

/// One turn of work on a workspace.
#[derive(Debug)]
pub(crate) struct Turn {
    /// Whose log.
    pub(crate) workspace: WorkspaceId,
    /// The last position applied, if it is known.
    pub(crate) position: Option<u64>,
    /// Events that were delivered, in order; perhaps not the next ones.
    pub(crate) delivered: Vec<RecordedEvent>,
}

/// What came of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It applied what it found.
    Applied {
        /// The last position applied now.
        position: u64,
        /// Where its events came from.
        source: Source,
    },
    /// It has to be tried again later.
    Failed,
}

/// Where the events of a turn came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// They were delivered.
    Delivery,
    /// A full page of the log: there may be more.
    FullPage,
    /// The last page of the log.
    LastPage,
}

/// What is known of one workspace.
#[derive(Debug, Default)]
struct Known {
    /// The last position applied, if it is known.
    position: Option<u64>,
    /// The highest position heard of.
    heard: u64,
    /// What `heard` was when the present turn began.
    heard_before: u64,
    /// Events that were delivered.
    delivered: Vec<RecordedEvent>,
    /// Whether it is in the queue, at work, or in a pause.
    taken: bool,
    /// Failures in a row.
    failures: u32,
}

/// All workspaces that were heard of.
#[derive(Debug)]
pub(crate) struct Board {
    workspaces: HashMap<WorkspaceId, Known>,
    queue: VecDeque<WorkspaceId>,
    working: usize,
    workers: usize,
    /// When a worker set to work last.
    started_at: Option<Instant>,
    /// How many events were applied since then.
    applied: u64,
    /// Whether more than was applied lay in the log already.
    is_behind: bool,
    /// Until when nobody sets to work.
    rests_until: Option<Instant>,
}

impl Board {
    /// A board for at most `workers` workers at the same time.
    pub(crate) fn new(workers: usize) -> Self {
        Self {
            workspaces: HashMap::new(),
            queue: VecDeque::new(),
            working: 0,
            workers,
            started_at: None,
            applied: 0,
            is_behind: false,
            rests_until: None,
        }
    }

    /// Hears that a log has grown up to a position.
    pub(crate) fn hear(&mut self, workspace: WorkspaceId, position: u64) {
        let known = self.workspaces.entry(workspace).or_default();
        known.heard = known.heard.max(position);
        let behind = known.position.is_none_or(|applied| applied < known.heard);
        if behind && !known.taken {
            known.taken = true;
            self.queue.push_back(workspace);
        }
    }

    /// Hears that the tables are behind a log that goes up to a position. If that was applied already as far as is known
    /// here, the tables have gone back, and where they are has to be found out again.
    pub(crate) fn hear_behind(&mut self, workspace: WorkspaceId, position: u64) {
        let known = self.workspaces.entry(workspace).or_default();
        if !known.taken && known.position.is_some_and(|applied| applied >= position) {
            known.position = None;
        }
        self.hear(workspace, position);
    }

    /// Keeps an event that was delivered, if it follows what is kept already.
    pub(crate) fn deliver(&mut self, event: RecordedEvent) {
        let (workspace, position) = (event.workspace, event.position);
        let known = self.workspaces.entry(workspace).or_default();
        if known.position.is_some_and(|applied| applied >= position) {
            return;
        }
        let kept = &mut known.delivered;
        let follows = kept.last().is_none_or(|last| last.position + 1 == position);
        if !follows || kept.len() >= MOST_DELIVERED {
            kept.clear();
        }
        kept.push(event);
        self.hear(workspace, position);
    }

    /// The next turns for a worker, if one is free and wanted: everything that waits, within reason. It is at work until
    /// [`Board::rest`].
    pub(crate) fn next(&mut self, now: Instant) -> Option<Vec<Turn>> {
        if self.rest_left(now).is_some() {
            return None;
        }
        let is_slow = self.started_at.is_none_or(|at| now.saturating_duration_since(at) > SLOW);
        if self.working > 0 && (self.working >= self.workers || !is_slow) {
            return None;
        }
        let most = self.queue.len().min(MOST_TOGETHER);
        let waiting: Vec<WorkspaceId> = self.queue.drain(..most).collect();
        let turns: Vec<Turn> = waiting.into_iter().filter_map(|id| self.turn(id)).collect();
        if turns.is_empty() {
            return None;
        }
        self.working += 1;
        self.started_at = Some(now);
        (self.applied, self.is_behind) = (0, false);
        Some(turns)
    }

    /// The turn of a workspace.
    fn turn(&mut self, workspace: WorkspaceId) -> Option<Turn> {
        let known = self.workspaces.get_mut(&workspace)?;
        known.heard_before = known.heard;
        let delivered = mem::take(&mut known.delivered);
        Some(Turn { workspace, position: known.position, delivered })
    }

    /// A worker has done all its turns, and [`Board::done`] knows what came of them.
    pub(crate) fn rest(&mut self, now: Instant) {
        self.working = self.working.saturating_sub(1);
        if let Some(at) = self.started_at
            && self.applied >= MANY
            && !self.is_behind
        {
            self.rests_until =
                Some(now + (now.saturating_duration_since(at) / 2).min(LONGEST_REST));
        }
    }

    /// How long until a turn may begin, although something waits.
    pub(crate) fn rest_left(&self, now: Instant) -> Option<Duration> {
        let left = self.rests_until?.checked_duration_since(now)?;
        (!self.queue.is_empty() && !left.is_zero()).then_some(left)
    }

    /// Takes in what came of a turn; after a failure, how long to pause before [`Board::resume`].
    pub(crate) fn done(&mut self, workspace: WorkspaceId, outcome: Outcome) -> Option<Duration> {
        let known = self.workspaces.entry(workspace).or_default();
        let Outcome::Applied { position, source } = outcome else {
            known.position = None;
            known.failures = known.failures.saturating_add(1);
            return Some(PAUSES.after(known.failures));
        };
        self.applied += known.position.map_or(0, |before| position.saturating_sub(before));
        self.is_behind |= source == Source::FullPage;
        (known.position, known.failures) = (Some(position), 0);
        known.delivered.retain(|event| event.position > position);
        // Heard of before the end of the log was seen, and yet not there: that was no truth.
        if source == Source::LastPage && known.heard == known.heard_before {
            known.heard = position;
        }
        known.taken = source == Source::FullPage || known.heard > position;
        if known.taken {
            self.queue.push_back(workspace);
        }
        None
    }

    pub(crate) const fn is_working(&self) -> bool {
        self.working > 0
    }

    /// Ends the pause of a workspace.
    pub(crate) fn resume(&mut self, workspace: WorkspaceId) {
        self.queue.push_back(workspace);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The workspace of the tests.
    const WORKSPACE: WorkspaceId = WorkspaceId::INSTANCE;

    /// A board that has heard of position 5 and given out the turn.
    fn at_work() -> Board {
        let mut board = Board::new(4);
        board.hear(WORKSPACE, 5);
        assert!(next(&mut board).is_some());
        board
    }

    /// Where the next turn begins, if there is one; its worker is free again at once.
    fn next(board: &mut Board) -> Option<Turn> {
        let now = Instant::now();
        let turns = board.next(now)?;
        board.rest(now);
        turns.into_iter().next()
    }

    /// A turn that saw the end of the log.
    fn end(position: u64) -> Outcome {
        Outcome::Applied { position, source: Source::LastPage }
    }

    #[test]
    fn a_workspace_is_worked_on_by_one_worker() {
        let mut board = at_work();
        board.hear(WORKSPACE, 6);
        assert!(next(&mut board).is_none());
        assert_eq!(board.done(WORKSPACE, end(5)), None);
        assert_eq!(next(&mut board).and_then(|turn| turn.position), Some(5));
    }

    #[test]
    fn what_is_applied_already_makes_no_work() {
        let mut board = at_work();
        board.done(WORKSPACE, end(7));
        board.hear(WORKSPACE, 6);
        assert!(next(&mut board).is_none());
    }

    #[test]
    fn tables_that_have_gone_back_are_brought_up_to_the_log_again() {
        let mut board = at_work();
        board.done(WORKSPACE, end(7));
        board.hear_behind(WORKSPACE, 6);
        assert_eq!(next(&mut board).map(|turn| turn.position), Some(None));
    }

    #[test]
    fn a_full_batch_is_followed_by_another_turn() {
        let mut board = at_work();
        board.done(WORKSPACE, Outcome::Applied { position: 5, source: Source::FullPage });
        assert!(next(&mut board).is_some());
    }

    #[test]
    fn a_position_that_the_log_does_not_have_is_not_waited_for() {
        let mut board = at_work();
        board.done(WORKSPACE, end(4));
        assert!(next(&mut board).is_none());
    }

    #[test]
    fn after_a_failure_nothing_happens_before_the_pause_is_over() {
        let mut board = at_work();
        assert_eq!(board.done(WORKSPACE, Outcome::Failed), Some(PAUSES.after(1)));
        board.hear(WORKSPACE, 6);
        assert!(next(&mut board).is_none());
        board.resume(WORKSPACE);
        assert!(next(&mut board).is_some_and(|turn| turn.position.is_none()));
        assert_eq!(board.done(WORKSPACE, Outcome::Failed), Some(PAUSES.after(2)));
    }

    #[test]
    fn a_worker_takes_everything_that_waits_and_no_other_starts_beyond_their_number() {
        let mut board = Board::new(1);
        let others = [1, 2].map(|n| WorkspaceId(uuid::Uuid::from_u128(n)));
        board.hear(WORKSPACE, 1);
        board.hear(others[0], 1);
        assert_eq!(board.next(Instant::now()).map(|turns| turns.len()), Some(2));
        board.hear(others[1], 1);
        assert!(board.next(Instant::now() + 2 * SLOW).is_none());
        board.done(WORKSPACE, end(1));
        board.done(others[0], end(1));
        board.rest(Instant::now());
        assert_eq!(board.next(Instant::now()).map(|turns| turns.len()), Some(1));
    }

    #[test]
    fn a_second_worker_starts_only_when_the_first_is_slow() {
        let (mut board, now) = (Board::new(2), Instant::now());
        board.hear(WORKSPACE, 1);
        assert!(board.next(now).is_some());
        board.hear(WorkspaceId(uuid::Uuid::from_u128(1)), 1);
        assert!(board.next(now).is_none());
        assert!(board.next(now + 2 * SLOW).is_some());
    }

    /// How long the board rests after a turn of 6 ms that went on from position 1 to this.
    fn rest_after(outcome: Outcome) -> Option<Duration> {
        let (mut board, now) = (Board::new(1), Instant::now());
        board.hear(WORKSPACE, 1);
        for (outcome, took) in [(end(1), Duration::ZERO), (outcome, Duration::from_millis(6))] {
            assert!(board.next(now).is_some());
            board.hear(WORKSPACE, u64::MAX);
            board.done(WORKSPACE, outcome);
            board.rest(now + took);
        }
        let ended = now + Duration::from_millis(6);
        let left = board.rest_left(ended);
        assert!(left.is_none() || board.next(ended).is_none());
        assert!(board.next(ended + left.unwrap_or_default()).is_some());
        left
    }

    #[test]
    fn after_several_events_there_is_a_rest_half_as_long_as_they_took() {
        let delivered = |position| Outcome::Applied { position, source: Source::Delivery };
        assert_eq!(rest_after(delivered(1 + MANY)), Some(Duration::from_millis(3)));
        assert_eq!(rest_after(delivered(MANY)), None);
    }

    #[test]
    fn there_is_no_rest_while_there_is_a_backlog() {
        let full = Outcome::Applied { position: 1 + MANY, source: Source::FullPage };
        assert_eq!(rest_after(full), None);
    }
}
