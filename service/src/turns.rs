//! Work that takes a processor for a while: off the threads that serve requests, with a bound on how much runs at the
//! same time.

use std::sync::Arc;

use tokio::sync::Semaphore;

/// The process is stopping, or the work panicked.
#[derive(Debug, thiserror::Error)]
#[error("the work could not be done")]
pub struct NotDone(#[source] Box<dyn std::error::Error + Send + Sync>);

/// Bounds the work that runs at the same time. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Turns(Arc<Semaphore>);

impl Turns {
    /// As many turns at the same time.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self(Arc::new(Semaphore::new(at_once)))
    }

    /// Does the work when it is its turn, on a thread that may block.
    ///
    /// A caller that is cancelled while it waits gives up its place; work that has begun keeps its turn until it ends,
    /// because it cannot be stopped.
    ///
    /// # Errors
    /// [`NotDone`].
    pub async fn take<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, NotDone> {
        let turn = Arc::clone(&self.0).acquire_owned().await;
        let turn = turn.map_err(|error| NotDone(Box::new(error)))?;
        let working = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        working.await.map_err(|error| NotDone(Box::new(error)))
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::sync::mpsc;

    use futures::poll;

    use super::*;

    #[tokio::test]
    async fn work_keeps_its_turn_when_whoever_asked_for_it_is_gone() {
        let turns = Turns::new(1);
        let (end, ends) = mpsc::channel::<()>();
        let mut first = Box::pin(turns.take(move || ends.recv()));
        assert!(poll!(&mut first).is_pending());
        drop(first);

        let mut second = pin!(turns.take(|| "done"));
        assert!(poll!(&mut second).is_pending());
        assert_eq!(turns.0.available_permits(), 0, "the work of the first goes on");
        end.send(()).unwrap();
        assert_eq!(second.await.unwrap(), "done");
    }

    #[tokio::test]
    async fn whoever_goes_away_while_waiting_gives_up_their_place() {
        let turns = Turns::new(1);
        let (end, ends) = mpsc::channel::<()>();
        let mut first = Box::pin(turns.take(move || ends.recv()));
        assert!(poll!(&mut first).is_pending());
        let mut waiting = Box::pin(turns.take(|| "never"));
        assert!(poll!(&mut waiting).is_pending());
        drop(waiting);
        end.send(()).unwrap();
        first.await.unwrap().unwrap();
        assert_eq!(turns.take(|| "next").await.unwrap(), "next");
        assert_eq!(turns.0.available_permits(), 1);
    }

    #[tokio::test]
    async fn work_that_panics_gives_its_turn_back() {
        let turns = Turns::new(1);
        turns.take(|| panic!("on purpose")).await.unwrap_err();
        assert_eq!(turns.take(|| "next").await.unwrap(), "next");
    }
}
