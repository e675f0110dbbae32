//! Keeps the read tables of every workspace up to the end of its log, in one process at a time.
//!
//! Work is found in three ways, each good enough alone: messages of the stream, which carry the event itself; signals
//! of commits, so that reads do not get old while NATS is down; and a sweep of all logs every few seconds.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::WorkspaceId;
use event_store::{Commit, Kept, Signals, read, within};
use futures::stream::FusedStream;
use futures::{FutureExt, Stream, StreamExt};
use sqlx::postgres::PgConnectOptions;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{MissedTickBehavior, timeout};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::run::board::{Board, Outcome, Source};
use crate::run::lease::Lease;
use crate::run::work::{Worked, Workplace};
use crate::run::{measure, status};
use crate::write::table::KEYED;
use crate::{Applied, ApplyError, Arrival, Blocked, tables};

/// How long an answer of the database is waited for.
const SILENCE: Duration = Duration::from_secs(10);

/// How a [`Runner`] uses its machine.
#[derive(Debug, Clone)]
pub struct RunnerOptions {
    /// Which part of the workspaces it works on; there is only part 0 so far.
    pub shard: i32,
    /// How many workers there are, each on a connection of its own; each takes all workspaces that wait.
    pub workers: u32,
    /// No more events of a workspace than this are applied in one transaction.
    pub batch: u32,
    /// How often all logs are compared with the checkpoints.
    pub sweep: Duration,
    /// How long a batch may take before its connection is taken for broken; the next time twice as long.
    pub silence: Duration,
}

impl Default for RunnerOptions {
    fn default() -> Self {
        let (sweep, silence) = (Duration::from_secs(3), Duration::from_secs(15));
        Self { shard: 0, workers: 2, batch: 500, sweep, silence }
    }
}

/// Applies every event of every workspace, in order, once.
pub struct Runner {
    database: PgConnectOptions,
    options: RunnerOptions,
    workplace: Workplace,
}

/// What a task of the runner was about.
enum Done {
    /// A worker has done its turns.
    Worked(Vec<Worked>),
    /// All logs were looked at; those with more than was applied.
    Swept(Vec<Commit>),
    /// A pause is over.
    Paused(WorkspaceId),
}

/// What the runner knows while it has the lease.
struct Watch {
    board: Board,
    tasks: JoinSet<Done>,
    /// The log's present life; what messages of another one carry is not taken.
    epoch: Option<Uuid>,
    /// The blocked workspaces that were logged already.
    blocked: HashMap<WorkspaceId, Blocked>,
    /// Whether a look at all logs is under way.
    sweeping: bool,
}

impl Runner {
    /// A runner for the read tables of a database; it connects when it runs.
    #[must_use]
    pub fn new(database: &PgConnectOptions, signals: Signals, options: RunnerOptions) -> Self {
        // Commits are durable although everything could be made anew: a client that was shown a position must
        // never be shown an earlier one, not even after Postgres was killed.
        let database = database.clone().options(KEYED).options([("search_path", "read_model")]);
        let pool = event_store::pool(database.clone(), options.workers + 1);
        let connections = Arc::new(Kept::of(pool));
        let workplace = Workplace {
            connections,
            tables: &tables::TABLES,
            batch: options.batch,
            signals,
            silence: options.silence,
            silences: Arc::default(),
        };
        Self { database, options, workplace }
    }

    /// The connections that it works with.
    #[must_use]
    pub fn connections(&self) -> &Arc<Kept> {
        &self.workplace.connections
    }

    /// Works whenever it has the lease, until told to stop; what is under way then is finished.
    pub async fn run(
        self,
        arrivals: impl Stream<Item = Arrival> + Send + Unpin,
        stop: CancellationToken,
    ) {
        measure::show();
        let mut arrivals = arrivals.fuse();
        while let Some(mut lease) = Lease::take(&self.database, self.options.shard, &stop).await {
            tracing::info!(shard = self.options.shard, "projecting");
            measure::is_active(true);
            self.watch(&mut lease, &mut arrivals, &stop).await;
            measure::is_active(false);
            lease.give_up().await;
        }
        self.workplace.connections.release();
        self.workplace.connections.pool().close().await;
    }

    /// Works until told to stop or until the lease is lost.
    async fn watch(
        &self,
        lease: &mut Lease,
        arrivals: &mut (impl FusedStream<Item = Arrival> + Unpin),
        stop: &CancellationToken,
    ) {
        let mut commits = self.workplace.signals.commits();
        let mut sweep = tokio::time::interval(self.options.sweep);
        sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let epoch = within(SILENCE, read::epoch(self.workplace.connections.pool())).await.ok();
        let mut watch = Watch::new(self.options.workers as usize, epoch);
        loop {
            watch.give_out(&self.workplace);
            let rest = watch.board.rest_left(Instant::now());
            tokio::select! {
                () = stop.cancelled() => return watch.finish().await,
                () = tokio::time::sleep(rest.unwrap_or_default()), if rest.is_some() => {},
                commit = next_commit(&mut commits) => match commit {
                    Some(commit) => watch.board.hear(commit.workspace, commit.position),
                    None => watch.sweep(&self.workplace),
                },
                arrival = arrivals.select_next_some() => watch.receive(arrival),
                _ = sweep.tick() => {
                    if !lease.holds().await {
                        tracing::warn!("the projector's lease is lost");
                        return watch.abandon().await;
                    }
                    measure::beat();
                    watch.sweep(&self.workplace);
                },
                Some(done) = watch.tasks.join_next() => watch.take_in(done),
            }
        }
    }
}

/// The next commit; `None` when some were missed.
async fn next_commit(commits: &mut Receiver<Commit>) -> Option<Commit> {
    match commits.recv().await {
        Ok(commit) => Some(commit),
        Err(RecvError::Lagged(_)) => None,
        // The runner holds a sender itself.
        Err(RecvError::Closed) => std::future::pending().await,
    }
}

impl Watch {
    /// Nothing is known yet.
    fn new(workers: usize, epoch: Option<Uuid>) -> Self {
        Self {
            board: Board::new(workers),
            tasks: JoinSet::new(),
            epoch,
            blocked: HashMap::new(),
            sweeping: false,
        }
    }

    /// Lets workers that are free work.
    fn give_out(&mut self, workplace: &Workplace) {
        while let Some(turns) = self.board.next(Instant::now()) {
            let workplace = workplace.clone();
            self.tasks.spawn(async move { Done::Worked(workplace.work(turns).await) });
        }
    }

    /// Compares all logs with the checkpoints, unless somebody does.
    fn sweep(&mut self, workplace: &Workplace) {
        if !mem::replace(&mut self.sweeping, true) {
            let pool = workplace.connections.pool().clone();
            self.tasks.spawn(async move {
                let behind = within(SILENCE, status::behind(&pool)).await.inspect_err(|error| {
                    tracing::warn!(error = %error, "the logs cannot be compared with the read tables");
                });
                Done::Swept(behind.unwrap_or_default())
            });
        }
    }

    /// Takes in a message of the stream.
    fn receive(&mut self, Arrival { epoch, commit, event }: Arrival) {
        match event.filter(|_| Some(epoch) == self.epoch) {
            Some(event) => self.board.deliver(event),
            None => self.board.hear(commit.workspace, commit.position),
        }
    }

    /// Takes in what a task has done; one that was aborted has nothing to tell.
    fn take_in(&mut self, done: Result<Done, JoinError>) {
        match done {
            Ok(Done::Worked(turns)) => {
                for (workspace, result) in turns {
                    self.worked(workspace, result);
                }
                self.board.rest(Instant::now());
            }
            Ok(Done::Swept(behind)) => {
                self.sweeping = false;
                for log in behind {
                    self.board.hear_behind(log.workspace, log.position);
                }
            }
            Ok(Done::Paused(workspace)) => self.board.resume(workspace),
            Err(error) => tracing::error!(error = %error, "a task of the projector ended badly"),
        }
    }

    /// Takes in what came of a turn; a workspace that is blocked is tried again, in longer and longer pauses.
    fn worked(&mut self, workspace: WorkspaceId, result: Result<(Applied, Source), ApplyError>) {
        let outcome = match result {
            Ok((Applied { blocked: Some(blocked), .. }, _)) => {
                self.report(workspace, blocked);
                Outcome::Failed
            }
            Ok((Applied { position, blocked: None }, source)) => {
                self.blocked.remove(&workspace);
                Outcome::Applied { position, source }
            }
            Err(error) => {
                tracing::warn!(
                    workspace.id = %workspace, error = telemetry::causes(&error),
                    "events will be applied later"
                );
                measure::failed();
                Outcome::Failed
            }
        };
        if let Some(pause) = self.board.done(workspace, outcome) {
            self.tasks.spawn(tokio::time::sleep(pause).map(move |()| Done::Paused(workspace)));
        }
    }

    /// Says once that a workspace is blocked.
    fn report(&mut self, workspace: WorkspaceId, blocked: Blocked) {
        if self.blocked.get(&workspace) != Some(&blocked) {
            tracing::error!(
                workspace.id = %workspace, position = blocked.position, reason = blocked.reason,
                "the read tables of a workspace have stopped; the others go on"
            );
            self.blocked.insert(workspace, blocked);
        }
    }

    /// Lets the turns under way end, but waits no longer for a connection that is silent than for any other answer.
    async fn finish(&mut self) {
        let ending = async {
            while self.board.is_working() {
                match self.tasks.join_next().await {
                    Some(done) => self.take_in(done),
                    None => return,
                }
            }
        };
        if timeout(SILENCE, ending).await.is_err() {
            self.abandon().await;
        }
    }

    /// Breaks off: the projector that has the lease now does the work again.
    async fn abandon(&mut self) {
        self.tasks.shutdown().await;
    }
}
