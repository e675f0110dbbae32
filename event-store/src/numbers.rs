//! Running numbers of issues, reserved before the decision: gaps after refusals, but never the same number twice.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::{ProjectId, WorkspaceId};
use sqlx::PgPool;
use tokio::sync::oneshot;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::error::is_passing;
use crate::patience::within;
use crate::{Kept, LogError, RunningNumber};

/// A project of a workspace.
type Counter = (Uuid, Uuid);
/// A caller that waits for a number.
type Waiting = oneshot::Sender<Result<RunningNumber, LogError>>;

/// Reserves running numbers, one round trip for all waiting callers.
///
/// Its connections do not wait for the disk: the reservation lies before the append in Postgres' own log, so a
/// durable append makes the number it uses durable, and after a crash a number that no append used may be given out
/// again. So each is reserved for one life of the server, and the append refuses those of another.
#[derive(Debug, Clone)]
pub(crate) struct Numbers {
    shared: Arc<Shared>,
}

/// The state that all clones share.
#[derive(Debug)]
struct Shared {
    connections: Arc<Kept>,
    tasks: TaskTracker,
    pending: Mutex<Pending>,
    /// How long an answer is waited for.
    silence: Duration,
}

/// The waiting callers in order of arrival, and whether a task is asking for them.
#[derive(Debug, Default)]
struct Pending {
    waiting: BTreeMap<Counter, Vec<Waiting>>,
    is_asking: bool,
}

impl Numbers {
    /// Reserves through `pool`, whose connections have `synchronous_commit = off`; a longer silence than this breaks
    /// one.
    pub(crate) fn new(pool: PgPool, tasks: TaskTracker, silence: Duration) -> Self {
        let connections = Arc::new(Kept::of(pool));
        Self { shared: Arc::new(Shared { connections, tasks, pending: Mutex::default(), silence }) }
    }

    /// The connections that reserve.
    pub(crate) fn connections(&self) -> &Arc<Kept> {
        &self.shared.connections
    }

    /// The next running number of a project.
    pub(crate) async fn reserve(
        &self,
        workspace: WorkspaceId,
        project: ProjectId,
    ) -> Result<RunningNumber, LogError> {
        let (answer, answered) = oneshot::channel();
        self.wait((workspace.uuid(), project.uuid()), [answer]);
        answered.await.unwrap_or(Err(LogError::Closing))
    }

    /// The next so many running numbers of a project, ascending.
    pub(crate) async fn reserve_many(
        &self,
        workspace: WorkspaceId,
        project: ProjectId,
        count: usize,
    ) -> Result<Vec<RunningNumber>, LogError> {
        let channels = (0..count).map(|_| oneshot::channel());
        let (answers, answered): (Vec<_>, Vec<_>) = channels.unzip();
        self.wait((workspace.uuid(), project.uuid()), answers);
        let mut numbers = Vec::with_capacity(count);
        for answered in answered {
            numbers.push(answered.await.unwrap_or(Err(LogError::Closing))?);
        }
        Ok(numbers)
    }

    /// Lets callers wait together, and starts a task that asks unless there is one.
    fn wait(&self, counter: Counter, answers: impl IntoIterator<Item = Waiting>) {
        if self.shared.add(counter, answers) {
            let shared = Arc::clone(&self.shared);
            self.shared.tasks.spawn(async move { shared.ask_for_all().await });
        }
    }
}

impl Shared {
    /// Adds waiting callers; true if a task has to be started that asks.
    fn add(&self, counter: Counter, answers: impl IntoIterator<Item = Waiting>) -> bool {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        pending.waiting.entry(counter).or_default().extend(answers);
        !std::mem::replace(&mut pending.is_asking, true)
    }

    /// The callers that wait by now; if there are none, no task is asking any more.
    fn take(&self) -> BTreeMap<Counter, Vec<Waiting>> {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = std::mem::take(&mut pending.waiting);
        pending.is_asking = !waiting.is_empty();
        waiting
    }

    /// Asks for all waiting callers, until there are none.
    async fn ask_for_all(&self) {
        loop {
            let waiting = self.take();
            if waiting.is_empty() {
                return;
            }
            let asked = match self.ask(&waiting).await {
                // The connection may have broken while it was idle; numbers that were lost are a gap.
                Err(error) if is_passing(&error) => self.ask(&waiting).await,
                asked => asked,
            };
            match asked {
                Ok(last_numbers) => give_out(waiting, &last_numbers),
                Err(error) => refuse(waiting, error),
            }
        }
    }

    /// The last number given out in each project, as many as wait there having been reserved.
    async fn ask(
        &self,
        waiting: &BTreeMap<Counter, Vec<Waiting>>,
    ) -> Result<BTreeMap<Counter, RunningNumber>, sqlx::Error> {
        let (workspaces, projects): (Vec<_>, Vec<_>) = waiting.keys().copied().unzip();
        let mut connection = self.connections.take().await?;
        let counts: Vec<_> =
            waiting.values().map(|who| i64::try_from(who.len()).unwrap_or(i64::MAX)).collect();
        let asked = sqlx::query!(
            r#"
            SELECT
                workspace_id AS "workspace_id!",
                project_id AS "project_id!",
                last_number AS "last_number!",
                generation AS "generation!"
            FROM event_log.reserve_running_numbers($1::uuid[], $2::uuid[], $3::bigint[])
            "#,
            &workspaces,
            &projects,
            &counts,
        )
        .fetch_all(&mut *connection);
        let rows = within(self.silence, asked).await;
        self.connections.keep_if_it_answered(connection, &rows);
        let last_numbers = rows?.into_iter().map(|row| {
            let (number, generation) = (row.last_number.cast_unsigned(), row.generation);
            ((row.workspace_id, row.project_id), RunningNumber { number, generation })
        });
        Ok(last_numbers.collect())
    }
}

/// Gives each waiting caller a number of its own, the lowest to the first.
fn give_out(
    waiting: BTreeMap<Counter, Vec<Waiting>>,
    last_numbers: &BTreeMap<Counter, RunningNumber>,
) {
    for (counter, who) in waiting {
        let Some(last) = last_numbers.get(&counter) else { continue };
        let first = last.number + 1 - who.len() as u64;
        for (number, answer) in (first..).zip(who) {
            let _ = answer.send(Ok(RunningNumber { number, ..*last }));
        }
    }
}

/// Tells all waiting callers that no number can be reserved now.
fn refuse(waiting: BTreeMap<Counter, Vec<Waiting>>, error: sqlx::Error) {
    let mut first = Some(LogError::from(error));
    for answer in waiting.into_values().flatten() {
        let error = first.take().unwrap_or(LogError::Unavailable(sqlx::Error::WorkerCrashed));
        let _ = answer.send(Err(error));
    }
}
