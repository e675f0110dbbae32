//! A worker's turns: the next events of several workspaces, from what was delivered or from the log.

use std::collections::HashMap;
use std::io::{Error, ErrorKind};
use std::mem;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use domain::WorkspaceId;
use event_store::read::{Place, hashes_at, read_workspaces};
use event_store::{Commit, Kept, LogError, RecordedEvent, Signals, chain};
use futures::FutureExt;
use sqlx::PgConnection;
use tokio::time::timeout;

use crate::run::board::{Source, Turn};
use crate::run::{measure, trace};
use crate::write::apply::{Applied, Page, apply_together};
use crate::write::checkpoint;
use crate::{ApplyError, Table};

/// No more events than about this are held by a worker.
const MOST_EVENTS: u32 = 2_000;
/// Each workspace gets at least so many events in a turn.
const FEWEST_EVENTS: u32 = 16;

/// The longest a batch may take is so many doublings of the shortest.
const MOST_DOUBLINGS: u32 = 8;

/// What came of a workspace's turn.
pub(crate) type Worked = (WorkspaceId, Result<(Applied, Source), ApplyError>);

/// What every turn works with.
#[derive(Clone)]
pub(crate) struct Workplace {
    /// Connections to the read tables, and to the log.
    pub(crate) connections: Arc<Kept>,
    /// The tables to keep.
    pub(crate) tables: &'static [&'static dyn Table],
    /// No more events of a workspace than this are applied in one transaction.
    pub(crate) batch: u32,
    /// Told how far the tables have come.
    pub(crate) signals: Signals,
    /// How long a batch may take before its connection is taken for broken, the first time.
    pub(crate) silence: Duration,
    /// How often in succession that was too short.
    pub(crate) silences: Arc<AtomicU32>,
}

impl Workplace {
    /// Applies the next events of each workspace, all together; when that fails, half of them at a time, so that
    /// whatever is wrong with one workspace does not hold up the others.
    pub(crate) async fn work(&self, turns: Vec<Turn>) -> Vec<Worked> {
        let mut worked = Vec::with_capacity(turns.len());
        let mut waiting = vec![turns];
        while let Some(turns) = waiting.pop() {
            let workspaces: Vec<WorkspaceId> = turns.iter().map(|turn| turn.workspace).collect();
            let error = match self.attempt(turns).await {
                Ok(done) => {
                    worked.extend(done);
                    continue;
                }
                Err(error) => error,
            };
            let is_unconnected = matches!(error, ApplyError::Unconnected(_));
            if workspaces.len() > 1 && !is_unconnected {
                let (first, second) = workspaces.split_at(workspaces.len() / 2);
                waiting.extend([second, first].map(afresh));
                continue;
            }
            // A database that cannot be reached would fail the others alike, each after a long wait.
            let others = if is_unconnected { mem::take(&mut waiting) } else { Vec::new() };
            let others = others.into_iter().flatten().map(|turn| turn.workspace);
            let error = Arc::new(error);
            let fail = |workspace| (workspace, Err(ApplyError::Together(Arc::clone(&error))));
            worked.extend(workspaces.into_iter().chain(others).map(fail));
        }
        worked
    }

    /// Applies the next events of each workspace; code that panics fails like a database that does.
    async fn attempt(&self, turns: Vec<Turn>) -> Result<Vec<Worked>, ApplyError> {
        let workspaces = turns.len();
        let applying = self.heard(self.together(turns));
        AssertUnwindSafe(applying).catch_unwind().await.unwrap_or_else(|_| {
            tracing::error!(workspaces, "applying events panicked");
            Err(ApplyError::Panicked)
        })
    }

    /// Waits for what is asked of the database, but not for ever; twice as long as the time before when that was too
    /// short, because a single event can change a million rows.
    async fn heard<T>(
        &self,
        asked: impl Future<Output = Result<T, ApplyError>>,
    ) -> Result<T, ApplyError> {
        let doublings = self.silences.load(Ordering::Relaxed).min(MOST_DOUBLINGS);
        let Ok(answer) = timeout(self.silence * 2_u32.pow(doublings), asked).await else {
            self.silences.fetch_add(1, Ordering::Relaxed);
            let error = Error::new(ErrorKind::TimedOut, "the database does not answer");
            return Err(ApplyError::Unconnected(error.into()));
        };
        if answer.is_ok() {
            self.silences.store(0, Ordering::Relaxed);
        }
        answer
    }

    /// Applies the next events of each workspace on one connection.
    async fn together(&self, turns: Vec<Turn>) -> Result<Vec<Worked>, ApplyError> {
        let mut db = self.connections.take().await.map_err(ApplyError::Unconnected)?;
        let (mut pages, delivered) = self.collect(&mut db, turns).await?;
        let missing = delivered.iter().zip(&pages).filter(|(delivered, _)| !**delivered);
        let missing: Vec<Place> = missing.map(|(_, page)| page.place()).collect();
        let limit = self.limit(pages.len());
        let mut read = read(&mut db, &missing, limit).await?;
        let mut sources = Vec::with_capacity(pages.len());
        for (page, delivered) in pages.iter_mut().zip(delivered) {
            if delivered {
                sources.push(Source::Delivery);
                continue;
            }
            page.events = read.remove(&page.workspace).unwrap_or_default();
            let full = page.events.len() >= limit as usize;
            sources.push(if full { Source::FullPage } else { Source::LastPage });
        }
        let (traced, since) = (trace::applying(&pages), Instant::now());
        let applied = apply_together(&mut db, self.tables, &pages).await?;
        drop(traced);
        measure::committed(since, &pages);
        self.connections.keep(db);
        let done = pages.iter().zip(applied).zip(sources);
        Ok(done.map(|((page, applied), source)| self.tell(page, applied, source)).collect())
    }

    /// Tells how far a workspace has come.
    fn tell(&self, page: &Page, applied: Result<Applied, ApplyError>, source: Source) -> Worked {
        let workspace = page.workspace;
        if let Ok(Applied { position, .. }) = applied
            && position > page.after
        {
            measure::applied(page, position, source);
            self.signals.applied(Commit { workspace, position });
        }
        (workspace, applied.map(|applied| (applied, source)))
    }

    /// How many events each of so many workspaces gets.
    fn limit(&self, workspaces: usize) -> u32 {
        let share = MOST_EVENTS / u32::try_from(workspaces.max(1)).unwrap_or(u32::MAX);
        share.max(FEWEST_EVENTS).min(self.batch)
    }

    /// What was delivered, and for each workspace whether that is what follows in the log.
    async fn collect(
        &self,
        db: &mut PgConnection,
        turns: Vec<Turn>,
    ) -> Result<(Vec<Page>, Vec<bool>), ApplyError> {
        let unknown = turns.iter().filter(|turn| turn.position.is_none());
        let unknown: Vec<WorkspaceId> = unknown.map(|turn| turn.workspace).collect();
        let reached = if unknown.is_empty() {
            HashMap::new()
        } else {
            checkpoint::read(&mut *db, &unknown).await?
        };
        let pages: Vec<Page> = turns
            .into_iter()
            .map(|Turn { workspace, position, delivered }| {
                let reached = || reached.get(&workspace).copied().unwrap_or_default();
                let after = position.unwrap_or_else(reached);
                Page { workspace, after, events: next_of(delivered, after, self.batch) }
            })
            .collect();
        let delivered = are_of_the_log(db, &pages).await?;
        Ok((pages, delivered))
    }
}

/// Turns from the log itself, wherever the tables are.
fn afresh(workspaces: &[WorkspaceId]) -> Vec<Turn> {
    let turn =
        |workspace: &WorkspaceId| Turn { workspace: *workspace, position: None, delivered: vec![] };
    workspaces.iter().map(turn).collect()
}

/// Whether the log has each page's events, byte for byte, behind its position: whoever gets a message into the stream
/// does not change the tables with it. A page without events has nothing to be believed.
async fn are_of_the_log(db: &mut PgConnection, pages: &[Page]) -> Result<Vec<bool>, LogError> {
    let ends = pages.iter().flat_map(Page::ends).collect::<Vec<_>>();
    if ends.is_empty() {
        return Ok(vec![false; pages.len()]);
    }
    let hashes = hashes_at(db, &ends).await?;
    Ok(pages.iter().map(|page| page.is_of_the_log(&hashes)).collect())
}

/// Reads the next events of workspaces from the log.
async fn read(
    db: &mut PgConnection,
    after: &[Place],
    limit: u32,
) -> Result<HashMap<WorkspaceId, Vec<RecordedEvent>>, ApplyError> {
    let mut pages: HashMap<WorkspaceId, Vec<RecordedEvent>> = HashMap::new();
    if after.is_empty() {
        return Ok(pages);
    }
    for event in read_workspaces(db, after, limit).await? {
        pages.entry(event.workspace).or_default().push(event);
    }
    Ok(pages)
}

impl Page {
    /// Where it begins.
    const fn place(&self) -> Place {
        Place { workspace: self.workspace, position: self.after }
    }

    /// The positions before it and at its end, if it has events.
    fn ends(&self) -> Vec<Place> {
        let Some(last) = self.events.last() else { return Vec::new() };
        vec![self.place(), Place { workspace: self.workspace, position: last.position }]
    }

    /// Whether its events lead from the hash before it to that at its end.
    fn is_of_the_log(&self, hashes: &HashMap<Place, [u8; 32]>) -> bool {
        let [before, end] = &self.ends()[..] else { return false };
        let before = match before.position {
            0 => Some(&chain::GENESIS),
            _ => hashes.get(before),
        };
        let (Some(before), Some(end)) = (before, hashes.get(end)) else { return false };
        let is_chain = self.events.iter().try_fold(*before, |previous, event| {
            let hash = chain::link(&previous, event);
            (event.workspace == self.workspace && hash == event.hash).then_some(hash)
        });
        if is_chain != Some(*end) {
            let (workspace, position) = (self.workspace, self.after + 1);
            tracing::error!(workspace.id = %workspace, position, "a message is not what the log has");
        }
        is_chain == Some(*end)
    }
}

/// The events after a position without a hole, if the very next one is there.
fn next_of(delivered: Vec<RecordedEvent>, after: u64, most: u32) -> Vec<RecordedEvent> {
    let mut next = after + 1;
    let follows = |event: &RecordedEvent| {
        let follows = event.position == next;
        next += u64::from(follows);
        follows
    };
    let new = delivered.into_iter().skip_while(|event| event.position <= after);
    new.take_while(follows).take(most as usize).collect()
}

#[cfg(test)]
mod tests {
    use domain::workspace::{Workspace, WorkspaceCreated, WorkspaceEvent};
    use domain::{UserId, WorkspaceId};
    use embedded::testing::Database;
    use event_store::read::read_workspace;
    use event_store::{Append, Identity, Metadata, Scope, Store, StoreOptions, chain};
    use futures::future::BoxFuture;
    use sqlx::postgres::PgConnectOptions;
    use tokio_util::sync::{CancellationToken, DropGuard};
    use tokio_util::task::TaskTracker;
    use uuid::Uuid;

    use super::*;
    use crate::Projected;
    use crate::tables;

    /// Whose log it is.
    const ACME: WorkspaceId = WorkspaceId(Uuid::from_u128(1));

    /// A database with logs, and a worker's place on it.
    struct Fixture {
        workplace: Workplace,
        store: Store,
        _stop: DropGuard,
        _database: Database,
    }

    /// A database without logs, and these tables to keep.
    async fn fixture(tables: &'static [&'static dyn Table]) -> Fixture {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        migrations::all(&options).await.unwrap();
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let signals = Signals::new(&options, &tasks, stop.clone());
        let store = Store::new(&options, &StoreOptions::default(), tasks, signals.clone());
        let live = options.options([("search_path", "read_model")]);
        let pool = event_store::pool(live, 4);
        let connections = Arc::new(Kept::of(pool));
        let workplace = Workplace {
            connections,
            tables,
            batch: 10,
            signals,
            silence: Duration::from_secs(15),
            silences: Arc::default(),
        };
        Fixture { workplace, store, _stop: stop.drop_guard(), _database: database }
    }

    /// Appends the event that a workspace begins with.
    async fn begin(store: &Store, workspace: WorkspaceId) {
        let command = workspace.uuid();
        let metadata = Metadata::new(UserId::SYSTEM, chrono::DateTime::UNIX_EPOCH, command);
        let mut append = Append::new(workspace, Identity::new(command, UserId::SYSTEM), metadata);
        let created = WorkspaceCreated {
            id: workspace,
            name: "Acme".parse().unwrap(),
            slug: "acme".parse().unwrap(),
            owner: UserId::SYSTEM,
            time_zone: domain::values::TimeZone::utc(),
        };
        let events = [WorkspaceEvent::from(created)];
        append.write::<Workspace>(workspace, Scope::default(), 0, &events).unwrap();
        store.append(append).await.unwrap();
    }

    /// What comes of a turn, on a log with one event, that has got this message: how far it came, and from where.
    async fn turn(message: impl FnOnce(RecordedEvent) -> RecordedEvent) -> (u64, Source) {
        let Fixture { workplace, store, .. } = &fixture(&tables::TABLES).await;
        begin(store, ACME).await;
        let pool = workplace.connections.pool();
        let first = read_workspace(pool, ACME, 0, 1).await.unwrap().remove(0);
        let turn = Turn { workspace: ACME, position: None, delivered: vec![message(first)] };
        let (_, worked) = workplace.work(vec![turn]).await.remove(0);
        let (applied, source) = worked.unwrap();
        (applied.position, source)
    }

    #[tokio::test]
    async fn a_message_is_believed_if_the_log_has_the_same() {
        assert_eq!(turn(|event| event).await, (1, Source::Delivery));
        let renamed = |event: RecordedEvent| {
            let payload = event.payload.replace("Acme", "Ours");
            RecordedEvent { payload, ..event }
        };
        assert_eq!(turn(renamed).await, (1, Source::LastPage));
    }

    #[tokio::test]
    async fn a_message_that_makes_up_its_own_hash_is_not_believed() {
        let forged = |event: RecordedEvent| {
            let payload = event.payload.replace("Acme", "Ours");
            let event = RecordedEvent { payload, ..event };
            RecordedEvent { hash: chain::link(&chain::GENESIS, &event), ..event }
        };
        assert_eq!(turn(forged).await, (1, Source::LastPage));
    }

    /// A table whose code cannot take the events of [`ACME`].
    struct Panicking;

    impl Table for Panicking {
        fn name(&self) -> &'static str {
            "panicking"
        }

        fn companions(&self) -> &'static [&'static str] {
            &[]
        }

        fn apply<'a>(
            &'a self,
            _: &'a mut PgConnection,
            events: &'a [Projected],
        ) -> BoxFuture<'a, Result<(), sqlx::Error>> {
            let panics = events.iter().any(|event| event.workspace == ACME.uuid());
            Box::pin(async move { if panics { panic!("a mistake") } else { Ok(()) } })
        }
    }

    #[tokio::test]
    async fn a_workspace_whose_events_panic_does_not_hold_up_those_that_are_tried_with_it() {
        let Fixture { workplace, store, .. } = &fixture(&[&Panicking]).await;
        let workspaces = [5, 4, 1, 3, 2].map(|n| WorkspaceId(Uuid::from_u128(n)));
        for workspace in workspaces {
            begin(store, workspace).await;
        }
        let mut worked = workplace.work(afresh(&workspaces)).await;
        worked.sort_by_key(|(workspace, _)| *workspace);
        let (panicked, others) = worked.split_at(1);
        assert!(matches!(
            panicked,
            [(ACME, Err(ApplyError::Together(error)))] if matches!(**error, ApplyError::Panicked)
        ));
        let position =
            |(_, result): &Worked| result.as_ref().map_or(0, |(applied, _)| applied.position);
        assert_eq!(others.iter().map(position).collect::<Vec<_>>(), [1; 4]);
    }
}
