//! The appends that wait: a lane for each workspace, with one batch at a time on its way.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use domain::WorkspaceId;
use tokio::sync::oneshot;

use crate::{Append, LogError, Outcome};

/// The greatest number of commands in one batch.
const MOST_APPENDS: usize = 256;
/// A batch takes no further command once it has this many events.
const MOST_EVENTS: usize = 2_000;
/// A batch takes no further command once its payloads have this many bytes.
const MOST_BYTES: usize = 4 << 20;

/// A batch that has been on its way for longer lets the next one start beside it. While batches are faster than that,
/// one after another is best: the more a batch takes in, the less each of its commands costs.
pub(crate) const SLOW: Duration = Duration::from_millis(25);

/// An append on its way, and the caller that waits for it, if it still does.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub(crate) append: Append,
    pub(crate) answer: oneshot::Sender<Result<Outcome, LogError>>,
    /// Since when it waits.
    pub(crate) since: Instant,
}

/// All lanes that have something waiting or on its way.
#[derive(Debug)]
pub(crate) struct Lanes {
    /// What waits, for each workspace that waits or has a batch on its way.
    waiting: HashMap<WorkspaceId, VecDeque<Waiting>>,
    /// The workspaces that wait and have no batch on its way, in turn.
    queue: VecDeque<WorkspaceId>,
    /// How many batches are on their way.
    sending: u32,
    /// How many batches may be on their way at the same time.
    most: u32,
    /// When the last batch set out.
    started_at: Option<Instant>,
}

impl Lanes {
    /// Empty lanes, for at most `most` batches at the same time.
    pub(crate) fn new(most: u32) -> Self {
        Self { waiting: HashMap::new(), queue: VecDeque::new(), sending: 0, most, started_at: None }
    }

    /// Puts an append into its workspace's lane; whether a further sender has to be started.
    pub(crate) fn add(&mut self, waiting: Waiting, now: Instant) -> bool {
        let workspace = waiting.append.workspace;
        let lane = self.waiting.entry(workspace).or_insert_with(|| {
            self.queue.push_back(workspace);
            VecDeque::new()
        });
        lane.push_back(waiting);
        self.starts(now)
    }

    /// Whether a further sender has to be started: something waits that no batch on its way keeps back, and no batch
    /// is on its way, or only slow ones.
    ///
    /// It is asked when something comes, and again when a batch turns out to be slow: what came before that must not
    /// wait for the next to come.
    pub(crate) fn starts(&mut self, now: Instant) -> bool {
        let is_slow = self.started_at.is_none_or(|at| now.saturating_duration_since(at) >= SLOW);
        let has_room = self.sending == 0 || (self.sending < self.most && is_slow);
        let starts = has_room && !self.queue.is_empty();
        self.sending += u32::from(starts);
        if starts {
            self.started_at = Some(now);
        }
        starts
    }

    /// The next batch of a sender whose last one was of the workspaces `sent`; `None` ends the sender.
    ///
    /// The appends of each workspace lie together, in the order in which they came.
    pub(crate) fn next(&mut self, sent: &[WorkspaceId], now: Instant) -> Option<Vec<Waiting>> {
        for workspace in sent {
            match self.waiting.get(workspace) {
                Some(lane) if !lane.is_empty() => self.queue.push_back(*workspace),
                _ => drop(self.waiting.remove(workspace)),
            }
        }
        let (mut batch, mut room) = (Vec::new(), Room::default());
        while let Some(workspace) = self.queue.pop_front() {
            let Some(lane) = self.waiting.get_mut(&workspace) else { continue };
            let taken = batch.len();
            while lane.front().is_some_and(|waiting| room.takes(&waiting.append)) {
                batch.extend(lane.pop_front());
            }
            if batch.len() == taken {
                self.queue.push_front(workspace);
                break;
            }
        }
        if batch.is_empty() {
            self.sending -= 1;
            return None;
        }
        self.started_at = Some(now);
        Some(batch)
    }
}

/// How much a batch has taken in.
#[derive(Debug, Default)]
struct Room {
    appends: usize,
    events: usize,
    bytes: usize,
}

impl Room {
    /// Whether an append still fits in, which the first one always does; if so, it is in.
    fn takes(&mut self, append: &Append) -> bool {
        let appends = self.appends + 1;
        let events = self.events + append.event_count();
        let bytes = self.bytes + append.payload_bytes();
        let fits = appends <= MOST_APPENDS && events <= MOST_EVENTS && bytes <= MOST_BYTES;
        if fits || self.appends == 0 {
            *self = Self { appends, events, bytes };
            return true;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::UserId;
    use uuid::Uuid;

    use super::*;
    use crate::{Identity, Metadata};

    const A: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
    const B: WorkspaceId = WorkspaceId(Uuid::from_u128(2));

    /// The `n`-th command of a workspace, without a waiting caller.
    fn waiting(workspace: WorkspaceId, n: u128) -> Waiting {
        let command = Uuid::from_u128(n);
        let metadata = Metadata::new(UserId::SYSTEM, DateTime::UNIX_EPOCH, command);
        let append = Append::new(workspace, Identity::new(command, UserId::SYSTEM), metadata);
        Waiting { append, answer: oneshot::channel().0, since: Instant::now() }
    }

    /// Which commands a batch is made of.
    fn commands(batch: Option<Vec<Waiting>>) -> Vec<u128> {
        let of = |waiting: Waiting| waiting.append.identity.command_id.as_u128();
        batch.unwrap_or_default().into_iter().map(of).collect()
    }

    #[test]
    fn a_batch_takes_in_all_workspaces_that_wait_each_in_its_order() {
        let (mut lanes, now) = (Lanes::new(1), Instant::now());
        assert!(lanes.add(waiting(A, 1), now));
        for (workspace, n) in [(B, 2), (A, 3), (B, 4)] {
            assert!(!lanes.add(waiting(workspace, n), now + 2 * SLOW), "one sender is all");
        }
        assert_eq!(commands(lanes.next(&[], now)), [1, 3, 2, 4]);
        assert_eq!(commands(lanes.next(&[A, B], now)), [] as [u128; 0]);
        assert!(lanes.add(waiting(A, 5), now), "the sender has ended");
    }

    #[test]
    fn a_workspace_has_one_batch_on_its_way_at_a_time() {
        let (mut lanes, now) = (Lanes::new(2), Instant::now());
        assert!(lanes.add(waiting(A, 1), now));
        assert_eq!(commands(lanes.next(&[], now)), [1]);
        assert!(!lanes.add(waiting(A, 2), now + 2 * SLOW), "its lane is on its way");
        assert!(lanes.add(waiting(B, 3), now + 2 * SLOW), "another one's is not");
        assert_eq!(commands(lanes.next(&[], now)), [3]);
        assert_eq!(commands(lanes.next(&[A], now)), [2]);
    }

    #[test]
    fn a_second_batch_starts_beside_the_first_only_when_that_is_slow() {
        let (mut lanes, now) = (Lanes::new(2), Instant::now());
        assert!(lanes.add(waiting(A, 1), now));
        assert_eq!(commands(lanes.next(&[], now)), [1]);
        assert!(!lanes.add(waiting(B, 2), now));
        assert!(lanes.add(waiting(B, 3), now + 2 * SLOW));
        assert_eq!(commands(lanes.next(&[], now)), [2, 3]);
    }

    #[test]
    fn what_came_before_a_batch_was_slow_sets_out_when_it_is() {
        let (mut lanes, now) = (Lanes::new(2), Instant::now());
        assert!(lanes.add(waiting(A, 1), now));
        assert_eq!(commands(lanes.next(&[], now)), [1]);
        assert!(!lanes.starts(now + 2 * SLOW), "nothing else waits");
        assert!(!lanes.add(waiting(B, 2), now));
        assert!(lanes.starts(now + SLOW));
        assert!(!lanes.starts(now + SLOW), "its sender is on its way");
        assert_eq!(commands(lanes.next(&[], now)), [2]);
    }

    #[test]
    fn a_batch_that_is_full_leaves_the_rest_for_the_next() {
        let (mut lanes, now) = (Lanes::new(1), Instant::now());
        for n in 0..300 {
            lanes.add(waiting(A, n), now);
        }
        lanes.add(waiting(B, 300), now);
        assert_eq!(commands(lanes.next(&[], now)).len(), MOST_APPENDS);
        let rest = commands(lanes.next(&[A], now));
        assert_eq!((rest.len(), rest[0], rest[1]), (45, 300, 256), "who waits longer comes first");
    }
}
