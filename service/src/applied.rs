//! The positions that the read tables show, and waiting for one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::WorkspaceId;
use event_store::{Commit, Signals, generation};
use sqlx::PgPool;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How often a waiting request looks at the checkpoint itself, in case a signal was lost.
const LOOK: Duration = Duration::from_millis(200);
/// How often a waiting request looks at the checkpoint where there are no signals.
const LOOK_WITHOUT_SIGNALS: Duration = Duration::from_millis(20);
/// How many times as long passes between two looks of a task that waits for whatever comes next.
const AT_LEISURE: u32 = 10;

/// Knows the positions that the read tables show. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Applied {
    shared: Arc<Shared>,
}

/// What all clones share.
#[derive(Debug)]
struct Shared {
    /// Connections that find the read tables unqualified.
    pool: PgPool,
    /// How often a waiting request looks at the checkpoint itself.
    look: Duration,
    seen: Mutex<Seen>,
}

/// The last known position of every workspace that a request waited for; 0 where the checkpoint has to be read first.
#[derive(Debug, Default)]
struct Seen {
    positions: HashMap<WorkspaceId, watch::Sender<u64>>,
    /// The generation of the database that they are of.
    generation: u64,
}

/// The state of a workspace's read tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// The last position that they show.
    pub position: u64,
    /// Whether an event that cannot be applied holds them up.
    pub is_stopped: bool,
}

impl Applied {
    /// Receives positions through `signals`, until it is stopped, and reads them through `pool`.
    #[must_use]
    pub fn new(
        pool: PgPool,
        signals: &Signals,
        tasks: &TaskTracker,
        stop: CancellationToken,
    ) -> Self {
        let applied = Self::looking(pool, LOOK);
        tasks.spawn(applied.clone().hear(signals.applications(), stop));
        applied
    }

    /// Only reads positions through `pool`: a hot standby sends no signals, and shows a position later than they say.
    #[must_use]
    pub fn without_signals(pool: PgPool) -> Self {
        Self::looking(pool, LOOK_WITHOUT_SIGNALS)
    }

    /// Reads positions this often.
    fn looking(pool: PgPool, look: Duration) -> Self {
        Self { shared: Arc::new(Shared { pool, look, seen: Mutex::default() }) }
    }

    /// Waits until the read tables show a position; `false` if they do not within `bound`, or are stopped.
    pub async fn wait_for(&self, workspace: WorkspaceId, position: u64, bound: Duration) -> bool {
        let (mut seen, is_new) = self.watch(workspace);
        let waiting = async {
            if is_new {
                // Signals before the first wait were not received, and those of another server do not count.
                self.look(workspace).await;
            }
            loop {
                if *seen.borrow_and_update() >= position {
                    return true;
                }
                if tokio::time::timeout(self.shared.look, seen.changed()).await.is_err()
                    && self.look(workspace).await.is_some_and(|at| at.is_stopped)
                {
                    return false;
                }
            }
        };
        tokio::time::timeout(bound, waiting).await.unwrap_or(false)
    }

    /// Waits until the read tables show more than a position, for as long as that takes.
    pub async fn wait_beyond(&self, workspace: WorkspaceId, position: u64) {
        let (mut seen, is_new) = self.watch(workspace);
        if is_new {
            self.look(workspace).await;
        }
        while *seen.borrow_and_update() <= position {
            let changed = tokio::time::timeout(self.shared.look * AT_LEISURE, seen.changed());
            if changed.await.is_err() {
                self.look(workspace).await;
            }
        }
    }

    /// Reads a workspace's checkpoint, and wakes the requests that wait for it.
    ///
    /// `None` when it cannot be looked at.
    pub async fn look(&self, workspace: WorkspaceId) -> Option<Checkpoint> {
        let row = sqlx::query!(
            "SELECT position, stopped_at FROM checkpoint WHERE workspace_id = $1",
            workspace.uuid(),
        )
        .fetch_optional(&self.shared.pool)
        .await
        .inspect_err(|error| tracing::warn!(error = %error, "the checkpoint cannot be read"))
        .ok()?;
        let (position, is_stopped) =
            row.map_or((0, false), |row| (row.position.cast_unsigned(), row.stopped_at.is_some()));
        self.has_come_to(Commit { workspace, position });
        Some(Checkpoint { position, is_stopped })
    }

    /// Passes on what is signalled.
    async fn hear(
        self,
        mut applications: tokio::sync::broadcast::Receiver<Commit>,
        stop: CancellationToken,
    ) {
        loop {
            let heard = tokio::select! {
                () = stop.cancelled() => return,
                heard = applications.recv() => heard,
            };
            match heard {
                Ok(commit) => self.has_come_to(commit),
                // A waiting request reads the checkpoint itself.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }

    /// Wakes the requests that wait for the workspace.
    fn has_come_to(&self, commit: Commit) {
        if let Some(sender) = self.seen().positions.get(&commit.workspace) {
            sender.send_if_modified(|position| {
                let is_later = commit.position > *position;
                *position = commit.position.max(*position);
                is_later
            });
        }
    }

    /// The position seen last of a workspace, from now on; and whether it has to be looked at first.
    fn watch(&self, workspace: WorkspaceId) -> (watch::Receiver<u64>, bool) {
        let receiver = self.seen().positions.entry(workspace).or_default().subscribe();
        let is_new = *receiver.borrow() == 0;
        (receiver, is_new)
    }

    /// What was seen of the database as it is: of what another server showed nothing may be there.
    fn seen(&self) -> MutexGuard<'_, Seen> {
        let mut seen = self.shared.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = generation();
        if std::mem::replace(&mut seen.generation, now) != now {
            for sender in seen.positions.values() {
                sender.send_replace(0);
            }
        }
        seen
    }
}
