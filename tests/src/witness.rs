//! An integrator that follows the stream through everything.

use std::sync::{Arc, Mutex, PoisonError};

use domain::WorkspaceId;
use futures::StreamExt;
use nats::{Connection, Incoming, Start, follow};
use tokio::task::JoinSet;

use crate::wait;

/// A subscriber of the stream, and the events that it received. It stops when it is dropped.
#[derive(Debug)]
pub struct Witness {
    /// What was received so far.
    received: Arc<Mutex<Vec<Incoming>>>,
    /// The task that follows.
    _following: JoinSet<()>,
}

impl Witness {
    /// Follows one workspace, or all, from the first event on.
    ///
    /// # Panics
    /// The address of NATS is none.
    pub async fn listening(nats: &str, workspace: Option<WorkspaceId>) -> Self {
        let connection = Connection::open(nats, "witness").await;
        let connection = connection.unwrap_or_else(|error| panic!("{nats}: {error}"));
        let received = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&received);
        let mut following = JoinSet::new();
        following.spawn(async move {
            let mut events = Box::pin(follow(connection, workspace, Start::Beginning));
            while let Some(event) = events.next().await {
                seen.lock().unwrap_or_else(PoisonError::into_inner).push(event);
            }
        });
        Self { received, _following: following }
    }

    /// What was received so far, in that order.
    #[must_use]
    pub fn received(&self) -> Vec<Incoming> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many events were received so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Waits until that many events were received.
    ///
    /// # Panics
    /// They are not in time.
    pub async fn has_received(&self, count: usize) {
        wait::for_position("the last event received", count, async || Some(self.count())).await;
    }
}
