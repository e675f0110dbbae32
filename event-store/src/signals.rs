//! Wakes the tasks that wait for positions, in this process at once and in others through `LISTEN` / `NOTIFY`.
//!
//! The notifications have a connection of their own, outside the append: inside, they would make commits of the
//! whole server take turns. They are hints: a task that misses one finds the position at its next look at the tables.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use domain::WorkspaceId;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPool};
use sqlx::{Executor as _, PgConnection, Postgres};
use tokio::sync::{broadcast, mpsc};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::generation::generation;
use crate::patience::{PING, within};
use crate::{Commit, pool};

/// PostgreSQL's channel for "the log has grown".
const COMMITTED: &str = "tidemark_committed";
/// PostgreSQL's channel for "the read tables have caught up to here".
const APPLIED: &str = "tidemark_applied";
/// How many positions fit into one notification (its payload is bounded to 8,000 bytes).
const MOST_POSITIONS: usize = 100;
/// After so long a silence a connection is tested.
const QUIET: Duration = Duration::from_secs(10);
/// How long an answer to notifications is waited for.
const SILENCE: Duration = Duration::from_secs(10);
/// How long to wait before listening again after the connection broke.
const PAUSE: Duration = Duration::from_millis(500);

/// What a signal speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Channel {
    Committed,
    Applied,
}

impl Channel {
    /// The channel's name in PostgreSQL.
    const fn name(self) -> &'static str {
        match self {
            Self::Committed => COMMITTED,
            Self::Applied => APPLIED,
        }
    }
}

/// A notification on its way to other processes.
#[derive(Debug)]
struct Outgoing {
    channel: Channel,
    commit: Commit,
    /// The generation that it is true for.
    generation: u64,
}

/// Tells and hears of positions. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Signals {
    shared: Arc<Shared>,
}

/// What all clones share.
#[derive(Debug)]
struct Shared {
    committed: broadcast::Sender<Commit>,
    applied: broadcast::Sender<Commit>,
    outgoing: mpsc::UnboundedSender<Outgoing>,
}

impl Signals {
    /// Signals within this process, and with others that use the same database.
    #[must_use]
    pub fn new(database: &PgConnectOptions, tasks: &TaskTracker, stop: CancellationToken) -> Self {
        let (committed, _) = broadcast::channel(8192);
        let (applied, _) = broadcast::channel(8192);
        let (outgoing, queue) = mpsc::unbounded_channel();
        let signals = Self { shared: Arc::new(Shared { committed, applied, outgoing }) };
        // No disk is waited for: a lost notification is only a missed hint.
        let pool = pool(database.clone().options([("synchronous_commit", "off")]), 2);
        tasks.spawn(send_all(pool.clone(), queue, stop.clone()));
        tasks.spawn(signals.clone().hear_all(pool, stop));
        signals
    }

    /// Says that a log has grown.
    pub fn committed(&self, commit: Commit) {
        let _ = self.shared.committed.send(commit);
        self.send(Channel::Committed, commit);
    }

    /// Says that the read tables show a position.
    pub fn applied(&self, commit: Commit) {
        let _ = self.shared.applied.send(commit);
        self.send(Channel::Applied, commit);
    }

    /// Has other processes notified.
    fn send(&self, channel: Channel, commit: Commit) {
        let generation = generation();
        let _ = self.shared.outgoing.send(Outgoing { channel, commit, generation });
    }

    /// Hears of every log that grows from now on; a receiver that lags has to look for itself.
    #[must_use]
    pub fn commits(&self) -> broadcast::Receiver<Commit> {
        self.shared.committed.subscribe()
    }

    /// Hears how far the read tables have come from now on; a receiver that lags has to look for itself.
    #[must_use]
    pub fn applications(&self) -> broadcast::Receiver<Commit> {
        self.shared.applied.subscribe()
    }

    /// Passes on other processes' notifications until it is stopped.
    async fn hear_all(self, pool: PgPool, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let heard = tokio::select! {
                () = stop.cancelled() => return,
                heard = self.hear(&pool) => heard,
            };
            if let Err(error) = heard {
                tracing::warn!(error = %error, "signals of other processes are not heard");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(PAUSE) => {}
            }
        }
    }

    /// Listens until the connection breaks.
    async fn hear(&self, pool: &PgPool) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen_all([COMMITTED, APPLIED]).await?;
        loop {
            let heard = timeout(QUIET, listener.try_recv()).await;
            let Ok(heard) = heard else {
                within(PING, listener.execute("SELECT 1")).await?;
                continue;
            };
            let Some(notification) = heard? else { return Ok(()) };
            let channel = match notification.channel() {
                COMMITTED => &self.shared.committed,
                _ => &self.shared.applied,
            };
            for commit in parse(notification.payload()) {
                let _ = channel.send(commit);
            }
        }
    }
}

/// Notifies other processes, the latest position of each workspace only, until it is stopped.
async fn send_all(
    pool: PgPool,
    mut queue: mpsc::UnboundedReceiver<Outgoing>,
    stop: CancellationToken,
) {
    let (mut waiting, mut connection) = (Vec::new(), None);
    loop {
        let received = tokio::select! {
            () = stop.cancelled() => return,
            received = queue.recv_many(&mut waiting, 1024) => received,
        };
        if received == 0 {
            return;
        }
        let sent = within(SILENCE, notify_all(&pool, &mut connection, waiting.drain(..))).await;
        if let Err(error) = sent {
            // Not given back: it may be silent.
            drop(connection.take().map(PoolConnection::detach));
            tracing::debug!(error = %error, "other processes were not notified");
        }
    }
}

/// Sends notifications, on a connection that is kept; those that are of another server than it leads to are left out.
async fn notify_all(
    pool: &PgPool,
    connection: &mut Option<PoolConnection<Postgres>>,
    waiting: impl Iterator<Item = Outgoing>,
) -> Result<(), sqlx::Error> {
    let db = match connection {
        Some(kept) => kept,
        None => connection.insert(pool.acquire().await?),
    };
    let generation = generation();
    let mut latest: HashMap<(Channel, WorkspaceId), u64> = HashMap::new();
    for outgoing in waiting.filter(|outgoing| outgoing.generation == generation) {
        let position = latest.entry((outgoing.channel, outgoing.commit.workspace)).or_default();
        *position = outgoing.commit.position.max(*position);
    }
    for channel in [Channel::Committed, Channel::Applied] {
        notify(db, channel, &latest).await?;
    }
    Ok(())
}

/// Sends one channel's positions, a notification for every hundred.
async fn notify(
    db: &mut PgConnection,
    channel: Channel,
    latest: &HashMap<(Channel, WorkspaceId), u64>,
) -> Result<(), sqlx::Error> {
    let positions: Vec<String> = latest
        .iter()
        .filter(|((of, _), _)| *of == channel)
        .map(|((_, workspace), position)| format!("{workspace}:{position}"))
        .collect();
    for some in positions.chunks(MOST_POSITIONS) {
        sqlx::query!("SELECT pg_notify($1, $2)", channel.name(), some.join(" "))
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// Reads a notification; what is malformed is left out.
fn parse(payload: &str) -> impl Iterator<Item = Commit> {
    payload.split(' ').filter_map(|item| {
        let (workspace, position) = item.split_once(':')?;
        Some(Commit { workspace: workspace.parse().ok()?, position: position.parse().ok()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notification_names_several_positions_and_ignores_what_is_malformed() {
        let workspace = WorkspaceId::INSTANCE;
        let heard: Vec<Commit> = parse(&format!("{workspace}:7 nonsense {workspace}:8")).collect();
        assert_eq!(heard, [7, 8].map(|position| Commit { workspace, position }));
    }
}
