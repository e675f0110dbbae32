//! The way into the log: what arrives while batches are being committed is the next batch.
//!
//! Appends of one workspace go one batch after another, and a batch takes in what waits for any number of
//! workspaces: one round trip and one wait for the disk serve them all. The batch, not the request that brought the
//! append, owns the commit: a client that goes away cannot cut it in half.

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::WorkspaceId;
use sqlx::{PgConnection, PgPool};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use tokio_util::task::TaskTracker;

use crate::batch::{Batch, Claim, Command, Event, Filter, Number, Stream, Target};
use crate::error::is_passing;
use crate::lanes::{Lanes, SLOW, Waiting};
use crate::measure;
use crate::outcome::{self, Row};
use crate::patience::within;
use crate::proviso::founded;
use crate::{Append, Kept, LogError, Outcome, Pauses, Repeated, Signals};

/// How often a batch is sent again after the connection broke, before its commands get an error.
const MOST_TRIES: u32 = 5;
/// How long to wait before that.
const PAUSES: Pauses = Pauses::new(Duration::from_millis(100), Duration::from_secs(2));
/// After a batch of several commands the next one sets out after a rest as long as that took, but no longer than this:
/// more will wait then, and most of the price of a batch is the same for one command and for ten.
const LONGEST_REST: Duration = Duration::from_millis(4);

/// A workspace's log has grown up to a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commit {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// Its last position now.
    pub position: u64,
}

/// The way into the log. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Appender {
    shared: Arc<Shared>,
}

/// What all batches share.
#[derive(Debug)]
struct Shared {
    /// One connection for each batch on its way.
    connections: Arc<Kept>,
    /// What waits, and which workspaces have a batch on its way.
    lanes: Mutex<Lanes>,
    /// Waits at shutdown until nothing waits.
    tasks: TaskTracker,
    /// Told of every commit.
    signals: Signals,
    /// How long the answer to a batch is waited for.
    silence: Duration,
}

impl Appender {
    /// Batches over the connections of `pool`, sent by tasks of `tasks`, each answered before so long a silence.
    #[must_use]
    pub fn new(pool: PgPool, tasks: TaskTracker, signals: Signals, silence: Duration) -> Self {
        let lanes = Mutex::new(Lanes::new(pool.options().get_max_connections()));
        let connections = Arc::new(Kept::of(pool));
        Self { shared: Arc::new(Shared { connections, lanes, tasks, signals, silence }) }
    }

    /// Appends one command. Dropping the future does not take it back.
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked; a refusal is an [`Outcome`].
    pub async fn append(&self, mut append: Append) -> Result<Outcome, LogError> {
        let span = measure::begin_span(&mut append);
        let (answer, answered) = oneshot::channel();
        let since = Instant::now();
        if self.shared.lanes().add(Waiting { append, answer, since }, since) {
            self.shared.start_sending();
        }
        let outcome = answered.await.unwrap_or(Err(LogError::Closing));
        measure::end_span(&span, outcome.as_ref());
        outcome
    }

    /// The connections that commit.
    pub(crate) fn connections(&self) -> &Arc<Kept> {
        &self.shared.connections
    }
}

impl Shared {
    /// The lanes, which no holder leaves half changed.
    fn lanes(&self) -> MutexGuard<'_, Lanes> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends batch after batch until nothing waits.
    async fn send_batches(self: &Arc<Self>) {
        let mut sent = Vec::new();
        loop {
            let now = Instant::now();
            let next = self.lanes().next(&sent, now);
            let Some(batch) = next else { return };
            sent = workspaces(&batch);
            measure::taken(batch.iter().map(|w| (&w.append, w.since)), sent.len(), now);
            let is_busy = batch.len() > 1;
            self.settle_beside_others(batch).await;
            if is_busy {
                sleep(now.elapsed().min(LONGEST_REST)).await;
            }
        }
    }

    /// Settles a batch; when that turns out to be slow, what waits for other workspaces sets out beside it.
    async fn settle_beside_others(self: &Arc<Self>, batch: Vec<Waiting>) {
        let mut settling = pin!(self.settle(batch));
        if timeout(SLOW, &mut settling).await.is_err() {
            if self.lanes().starts(Instant::now()) {
                self.start_sending();
            }
            settling.await;
        }
    }

    fn start_sending(self: &Arc<Self>) {
        let shared = Arc::clone(self);
        // Boxed, because a sender may start another one.
        let sending: Pin<Box<dyn Future<Output = ()> + Send>> =
            Box::pin(async move { shared.send_batches().await });
        self.tasks.spawn(sending);
    }

    /// Appends the commands of a batch whose provisos still hold, and gives every command its answer. When the log refuses
    /// a batch of several workspaces as a whole, each is tried alone, so that a mistake in one does not hinder the others.
    async fn settle(&self, batch: Vec<Waiting>) {
        let batch = founded(batch).await;
        if batch.is_empty() {
            return;
        }
        let workspaces = workspaces(&batch).len();
        match self.commit(&batch).await {
            Ok(outcomes) => self.answer(batch, outcomes),
            Err(LogError::Database(error)) if workspaces > 1 => {
                tracing::warn!(error = %error, workspaces, "a batch is appended workspace by workspace");
                for batch in split(batch) {
                    match self.commit(&batch).await {
                        Ok(outcomes) => self.answer(batch, outcomes),
                        Err(error) => refuse_all(batch, error),
                    }
                }
            }
            Err(error) => refuse_all(batch, error),
        }
    }

    /// Sends a batch, and measures what comes of it.
    async fn commit(&self, batch: &[Waiting]) -> Result<Vec<Outcome>, LogError> {
        let since = Instant::now();
        let committed = self.send_until_heard(batch).await;
        measure::committed(since, committed.as_deref().unwrap_or_default());
        committed
    }

    /// Sends a batch, again after a broken connection: the log knows a command that it has already.
    async fn send_until_heard(&self, batch: &[Waiting]) -> Result<Vec<Outcome>, LogError> {
        let arguments = Batch::of(batch.iter().map(|waiting| &waiting.append))?;
        let mut tries = 0;
        loop {
            match self.send(&arguments).await {
                Ok(rows) => return outcome::read(rows, batch.iter().map(|w| &w.append)),
                Err(error) if is_passing(&error) && tries < MOST_TRIES => {
                    tries += 1;
                    measure::sent_again();
                    tracing::warn!(tries, error = %error, "a batch is sent again");
                    sleep(PAUSES.after(tries)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Sends a batch in one round trip.
    async fn send(&self, batch: &Batch) -> Result<Vec<Row>, sqlx::Error> {
        let mut connection = self.connections.take().await?;
        let rows = within(self.silence, append(&mut connection, batch)).await;
        self.connections.keep_if_it_answered(connection, &rows);
        rows
    }

    /// Gives every command its outcome, after telling how far each log has grown.
    fn answer(&self, batch: Vec<Waiting>, outcomes: Vec<Outcome>) {
        let mut grown: Option<Commit> = None;
        for (waiting, outcome) in batch.iter().zip(&outcomes) {
            let Some(position) = grown_to(outcome) else { continue };
            let workspace = waiting.append.workspace;
            // The appends of a workspace lie together.
            match &mut grown {
                Some(commit) if commit.workspace == workspace => {
                    commit.position = commit.position.max(position);
                }
                _ => {
                    if let Some(before) = grown.replace(Commit { workspace, position }) {
                        self.signals.committed(before);
                    }
                }
            }
        }
        if let Some(last) = grown {
            self.signals.committed(last);
        }
        for (waiting, outcome) in batch.into_iter().zip(outcomes) {
            let _ = waiting.answer.send(Ok(outcome));
        }
    }
}

/// How far a log has grown by a command. A command that was there already may have been written by the try before this
/// one, whose answer was lost, so no signal of it was sent.
fn grown_to(outcome: &Outcome) -> Option<u64> {
    let (Outcome::Appended(committed) | Outcome::Repeated(Repeated { committed, .. })) = outcome
    else {
        return None;
    };
    (committed.last >= committed.first).then_some(committed.last)
}

/// The workspaces of a batch, in which the appends of each lie together.
fn workspaces(batch: &[Waiting]) -> Vec<WorkspaceId> {
    let mut all: Vec<_> = batch.iter().map(|waiting| waiting.append.workspace).collect();
    all.dedup();
    all
}

/// A batch as one for each workspace.
fn split(batch: Vec<Waiting>) -> Vec<Vec<Waiting>> {
    let mut batches: Vec<Vec<Waiting>> = Vec::new();
    for waiting in batch {
        let workspace = waiting.append.workspace;
        match batches.last_mut() {
            Some(last) if last.first().is_some_and(|w| w.append.workspace == workspace) => {
                last.push(waiting);
            }
            _ => batches.push(vec![waiting]),
        }
    }
    batches
}

/// Tells every command of a batch that its fate is unknown.
fn refuse_all(batch: Vec<Waiting>, error: LogError) {
    tracing::error!(error = ?error, commands = batch.len(), "a batch could not be appended");
    measure::failed(batch.len());
    let mut first = Some(error);
    for waiting in batch {
        let error = first.take().unwrap_or(LogError::Unavailable(sqlx::Error::WorkerCrashed));
        let _ = waiting.answer.send(Err(error));
    }
}

/// Asks the database to append a batch.
async fn append(db: &mut PgConnection, batch: &Batch) -> Result<Vec<Row>, sqlx::Error> {
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
            workspaces => $1,
            targets => $2,
            commands => $3,
            streams => $4,
            events => $5,
            filters => $6,
            claims => $7,
            numbers => $8
        )
        "#,
        &batch.workspaces,
        &batch.targets as &[Target],
        &batch.commands as &[Command],
        &batch.streams as &[Stream],
        &batch.events as &[Event],
        &batch.filters as &[Filter],
        &batch.claims as &[Claim],
        &batch.numbers as &[Number],
    )
    .fetch_all(db)
    .await
}
