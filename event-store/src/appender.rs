//! Lanes: appends of one workspace go one batch after another, and what arrives meanwhile is the next batch.
//!
//! A lane, not the request that brought the append, owns the commit: a client that goes away cannot cut it in half.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::WorkspaceId;
use sqlx::PgPool;
use tokio::sync::oneshot;
use tokio_util::task::TaskTracker;

use crate::batch::Batch;
use crate::error::is_passing;
use crate::outcome::{self, Row};
use crate::{Append, LogError, Outcome, Signals};

/// No more commands than this go into one batch.
const MOST_APPENDS: usize = 256;
/// A batch takes no further command once it has this many events.
const MOST_EVENTS: usize = 2_000;
/// A batch takes no further command once its payloads have this many bytes.
const MOST_BYTES: usize = 4 << 20;
/// How often a batch is sent again after the connection broke, before its commands are told so.
const MOST_TRIES: u32 = 5;

/// A workspace's log has grown up to a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commit {
    /// Whose log.
    pub workspace: WorkspaceId,
    /// Its last position now.
    pub position: u64,
}

/// The way into the log. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Appender {
    shared: Arc<Shared>,
}

/// What all lanes share.
#[derive(Debug)]
struct Shared {
    /// One connection for each lane that is busy at the same time.
    pool: PgPool,
    /// What waits in each lane; a lane that is here is being run.
    lanes: Mutex<HashMap<WorkspaceId, Vec<Waiting>>>,
    /// Waits at shutdown until every lane is empty.
    tasks: TaskTracker,
    /// Told of every commit.
    signals: Signals,
}

/// An append on its way, and who waits for it (perhaps nobody any more).
#[derive(Debug)]
struct Waiting {
    append: Append,
    answer: oneshot::Sender<Result<Outcome, LogError>>,
}

impl Appender {
    /// Lanes over the connections of `pool`, run as tasks of `tasks`.
    #[must_use]
    pub fn new(pool: PgPool, tasks: TaskTracker, signals: Signals) -> Self {
        let lanes = Mutex::new(HashMap::new());
        Self { shared: Arc::new(Shared { pool, lanes, tasks, signals }) }
    }

    /// Appends one command. Dropping the future does not take it back.
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked; a refusal is an [`Outcome`].
    pub async fn append(&self, append: Append) -> Result<Outcome, LogError> {
        let (answer, answered) = oneshot::channel();
        self.enqueue(Waiting { append, answer });
        answered.await.unwrap_or(Err(LogError::Closing))
    }

    /// Puts an append into its workspace's lane and sees to it that the lane runs.
    fn enqueue(&self, waiting: Waiting) {
        let workspace = waiting.append.workspace;
        let mut lanes = self.shared.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        match lanes.entry(workspace) {
            Entry::Occupied(mut lane) => lane.get_mut().push(waiting),
            Entry::Vacant(lane) => {
                lane.insert(vec![waiting]);
                let shared = Arc::clone(&self.shared);
                self.shared.tasks.spawn(async move { shared.run_lane(workspace).await });
            }
        }
    }
}

impl Shared {
    /// Commits batch after batch until nothing waits in the lane.
    async fn run_lane(&self, workspace: WorkspaceId) {
        while let Some(batch) = self.next_batch(workspace) {
            match self.commit(workspace, &batch).await {
                Ok(outcomes) => self.answer(workspace, batch, outcomes),
                Err(error) => refuse_all(batch, error),
            }
        }
    }

    /// Takes the next batch out of the lane; closes the lane when it is empty.
    fn next_batch(&self, workspace: WorkspaceId) -> Option<Vec<Waiting>> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.get_mut(&workspace)?;
        if lane.is_empty() {
            lanes.remove(&workspace);
            return None;
        }
        let (mut events, mut bytes) = (0, 0);
        let fits = |waiting: &Waiting| {
            events += waiting.append.event_count();
            bytes += waiting.append.payload_bytes();
            events <= MOST_EVENTS && bytes <= MOST_BYTES
        };
        let taken = lane.iter().take(MOST_APPENDS).map(fits).take_while(|fits| *fits).count();
        Some(lane.drain(..taken.max(1)).collect())
    }

    /// Sends a batch, again after a broken connection: the log knows a command that it has already.
    async fn commit(
        &self,
        workspace: WorkspaceId,
        batch: &[Waiting],
    ) -> Result<Vec<Outcome>, LogError> {
        let arguments = Batch::of(batch.iter().map(|waiting| &waiting.append));
        let mut tries = 0;
        loop {
            match send(&self.pool, workspace, &arguments).await {
                Ok(rows) => return outcome::read(rows, batch.iter().map(|w| &w.append)),
                Err(error) if is_passing(&error) && tries < MOST_TRIES => {
                    tries += 1;
                    tracing::warn!(workspace.id = %workspace, tries, error = %error, "append is sent again");
                    tokio::time::sleep(Duration::from_millis(50 << tries)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Gives every command its outcome, after telling how far the log has grown.
    fn answer(&self, workspace: WorkspaceId, batch: Vec<Waiting>, outcomes: Vec<Outcome>) {
        let last = |outcome: &Outcome| match outcome {
            Outcome::Appended(committed) if committed.last >= committed.first => {
                Some(committed.last)
            }
            _ => None,
        };
        if let Some(position) = outcomes.iter().filter_map(last).max() {
            self.signals.committed(Commit { workspace, position });
        }
        for (waiting, outcome) in batch.into_iter().zip(outcomes) {
            let _ = waiting.answer.send(Ok(outcome));
        }
    }
}

/// Tells every command of a batch that its fate is unknown.
fn refuse_all(batch: Vec<Waiting>, error: LogError) {
    tracing::error!(error = ?error, commands = batch.len(), "a batch could not be appended");
    let mut first = Some(error);
    for waiting in batch {
        let error = first.take().unwrap_or(LogError::Unavailable(sqlx::Error::WorkerCrashed));
        let _ = waiting.answer.send(Err(error));
    }
}

/// Sends a batch in one round trip.
async fn send(
    pool: &PgPool,
    workspace: WorkspaceId,
    batch: &Batch,
) -> Result<Vec<Row>, sqlx::Error> {
    let Batch { streams: s, events: e, filters: n, claims: k, .. } = batch;
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            number AS "number!",
            outcome AS "outcome!",
            first_position,
            last_position,
            recorded_at,
            detail::text
        FROM event_log.append(
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
            $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31
        )
        "#,
        workspace.uuid(),
        &batch.probe,
        &batch.command,
        &batch.actor,
        &batch.key as &[Option<String>],
        &batch.fingerprint as &[Option<Vec<u8>>],
        &batch.metadata,
        &batch.result as &[Option<String>],
        &s.append,
        &s.kind,
        &s.entity,
        &s.version,
        &s.project as &[Option<uuid::Uuid>],
        &s.issue as &[Option<uuid::Uuid>],
        &e.stream,
        &e.id,
        &e.name,
        &e.version,
        &e.payload,
        &n.append,
        &n.since,
        &n.project as &[Option<uuid::Uuid>],
        &n.kind as &[Option<String>],
        &n.names,
        &n.mentions,
        &k.append,
        &k.take,
        &k.instance,
        &k.scope,
        &k.name,
        &k.owner,
    )
    .fetch_all(pool)
    .await
}
