//! Queues for aggregates that many commands change at once.
//!
//! A command decides without waiting for others, and again if what it read has moved. Where many commands change one
//! aggregate nearly every decision is in vain, and some commands would never get through. So a command that was overtaken
//! waits for its turn, as does one that would write what others already wait for. Other processes know nothing of that;
//! against them a command has all its tries.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::WorkspaceId;
use event_store::Append;
use tokio::sync::{Mutex as Gate, OwnedMutexGuard};
use tokio::time::timeout;
use uuid::Uuid;

use crate::error::{CommandError, Result};

/// How long a command waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// An aggregate of a workspace, by its id.
pub(super) type Thing = (WorkspaceId, Uuid);

/// The queues of a process. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Queues(Arc<Mutex<HashMap<Thing, Arc<Gate<()>>>>>);

/// The right to go on, for as long as this value lives.
#[derive(Debug)]
pub(super) struct Turn {
    _held: OwnedMutexGuard<()>,
    // Given up last: the queue is gone once nobody is in it.
    _place: Place,
}

/// A place in a queue.
#[derive(Debug)]
struct Place {
    queues: Queues,
    thing: Thing,
    gate: Arc<Gate<()>>,
}

impl Queues {
    /// An aggregate that an append writes and that another command waits for; none if there is none.
    pub(super) fn wanted(&self, append: &Append) -> Option<Thing> {
        let queues = self.lock();
        if queues.is_empty() {
            return None;
        }
        let written = append.streams.iter().filter(|part| !part.events.is_empty());
        let mut things = written.map(|part| (append.workspace, part.stream.id));
        things.find(|thing| queues.contains_key(thing))
    }

    /// Waits for the turn of the command that comes now.
    ///
    /// # Errors
    /// There are too many before.
    pub(super) async fn turn(&self, thing: Thing) -> Result<Turn> {
        let place = self.enter(thing);
        let held = timeout(PATIENCE, Arc::clone(&place.gate).lock_owned()).await;
        let held = held.map_err(|_| CommandError::Contended)?;
        Ok(Turn { _held: held, _place: place })
    }

    /// Takes a place at the end of a queue.
    fn enter(&self, thing: Thing) -> Place {
        let gate = Arc::clone(self.lock().entry(thing).or_default());
        Place { queues: self.clone(), thing, gate }
    }

    /// The queues, which no holder leaves half changed.
    fn lock(&self) -> MutexGuard<'_, HashMap<Thing, Arc<Gate<()>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Entry::Occupied(queue) = self.queues.lock().entry(self.thing) {
            // One is the queue's own, the other this place's.
            if Arc::strong_count(queue.get()) <= 2 {
                queue.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::poll;

    use super::*;

    /// Something.
    const THING: Thing = (WorkspaceId::INSTANCE, Uuid::from_u128(1));

    #[tokio::test]
    async fn turns_come_in_the_order_of_arrival() {
        let queues = Queues::default();
        let first = queues.turn(THING).await.unwrap();
        let mut second = Box::pin(queues.turn(THING));
        let mut third = Box::pin(queues.turn(THING));
        assert!(poll!(&mut second).is_pending());
        assert!(poll!(&mut third).is_pending());
        drop(first);
        let second = second.await.unwrap();
        assert!(poll!(&mut third).is_pending());
        drop(second);
        third.await.unwrap();
    }

    #[tokio::test]
    async fn whoever_goes_away_leaves_no_queue_behind() {
        let queues = Queues::default();
        let first = queues.turn(THING).await.unwrap();
        let mut waiting = Box::pin(queues.turn(THING));
        assert!(poll!(&mut waiting).is_pending());
        drop(waiting);
        assert_eq!(queues.lock().len(), 1);
        drop(first);
        assert!(queues.lock().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_ever() {
        let queues = Queues::default();
        let _first = queues.turn(THING).await.unwrap();
        assert!(matches!(queues.turn(THING).await, Err(CommandError::Contended)));
    }
}
