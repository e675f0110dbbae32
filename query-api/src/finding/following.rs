//! The index that this process has of all texts, and how it follows the read tables.
//!
//! For each workspace the index says up to which position it shows the log. From there on it is told by the log what was
//! touched, and reads that again from the tables: what they show is at least as late, and what is later still is read again
//! with its own event. So no step of this needs a snapshot, any of them may be repeated, and a process may end anywhere.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::available_parallelism;
use std::time::Duration;

use domain::{EntityKind, WorkspaceId};
use event_store::{LogError, read};
use search::{Entry, Index, IndexError, Removal, Storage};
use service::{Problem, Shutdown};
use sqlx::PgPool;
use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, RwLock, Semaphore};
use tokio::task::JoinError;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;

use super::texts::{self, Rows};
use crate::seen::Seen;

/// How long a search waits for the index.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often all workspaces are looked at.
const SWEEP: Duration = Duration::from_secs(5);
/// How many events are followed at once.
const EVENTS: u64 = 2000;
/// Whoever is further behind than this makes the workspace anew.
const MOST_EVENTS: u64 = 200_000;
/// How many rows are read at once.
const ROWS: u16 = 500;
/// Of how many work items the comments are read at once.
const THREADS: usize = 50;
/// How many workspaces are shown with one commit.
const WORKSPACES: usize = 200;
/// A commit waits no longer than this for others.
const GATHERING: Duration = Duration::from_millis(500);

/// The index of all texts, and what keeps it up with the read tables. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Searches(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    pool: PgPool,
    storage: Storage,
    shutdown: Shutdown,
    /// The index, once somebody wanted it.
    index: RwLock<Option<Arc<Index>>>,
    /// Who follows which workspace.
    turns: Mutex<HashMap<Uuid, Weak<tokio::sync::Mutex<()>>>>,
    /// How many search at the same time: it is all work for processors.
    places: Arc<Semaphore>,
}

/// Why the index could not follow.
#[derive(Debug, thiserror::Error)]
enum FollowError {
    /// The database cannot be asked.
    #[error("the tables cannot be read")]
    Database(#[from] sqlx::Error),
    /// The log cannot be read.
    #[error("the log cannot be read")]
    Log(#[from] LogError),
    /// The index cannot be used.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The log began another life meanwhile.
    #[error("the log is of another epoch")]
    Epoch,
    /// A task failed.
    #[error("a task of the search failed")]
    Task(#[from] JoinError),
}

/// A workspace of which everything up to a position is written, but not shown yet.
#[derive(Debug)]
struct Written {
    workspace: Uuid,
    position: u64,
    /// Nobody else follows it until it is shown.
    _turn: OwnedMutexGuard<()>,
}

impl Searches {
    /// An index in this place, which nobody has wanted so far.
    pub(crate) fn new(pool: PgPool, storage: Storage, shutdown: &Shutdown) -> Self {
        let places = available_parallelism().map_or(2, usize::from);
        Self(Arc::new(Inner {
            pool,
            storage,
            shutdown: shutdown.clone(),
            index: RwLock::default(),
            turns: Mutex::default(),
            places: Arc::new(Semaphore::new(places)),
        }))
    }

    /// The same in another place, where nobody has wanted it so far.
    pub(crate) fn in_place(&self, storage: Storage) -> Self {
        Self::new(self.0.pool.clone(), storage, &self.0.shutdown)
    }

    /// The index, with everything that the read tables of a workspace show at a position; 503 if that takes long.
    pub(crate) async fn at(&self, workspace: Uuid, seen: Seen) -> Result<Arc<Index>, Problem> {
        let searches = self.clone();
        // It goes on when whoever searches goes away, and for those who come next.
        let following = self.0.shutdown.tasks.spawn(async move {
            let index = searches.index(seen.epoch).await?;
            if index.position(workspace).is_none_or(|position| position < seen.position) {
                searches.follow(&index, &[workspace]).await?;
            }
            Ok::<_, FollowError>(index)
        });
        match timeout(PATIENCE, following).await {
            Ok(Ok(Ok(index))) => Ok(index),
            Ok(Ok(Err(error))) => Err(self.failed(error).await),
            Ok(Err(error)) => Err(self.failed(error.into()).await),
            Err(_) => Err(not_ready()),
        }
    }

    /// A place to search in, as soon as there is one; 503 if that takes long.
    pub(crate) async fn place(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let place = timeout(PATIENCE, Arc::clone(&self.0.places).acquire_owned()).await;
        place.ok().and_then(Result::ok).ok_or_else(not_ready)
    }

    /// Looks at all workspaces again and again, until the process stops.
    pub(crate) async fn keep_up(self) {
        let stop = self.0.shutdown.stop.clone();
        let sweeping = async {
            loop {
                if let Err(error) = self.sweep().await {
                    self.failed(error).await;
                }
                sleep(SWEEP).await;
            }
        };
        stop.run_until_cancelled(sweeping).await;
    }

    /// Follows all workspaces that are behind.
    async fn sweep(&self) -> Result<(), FollowError> {
        let epoch = read::epoch(&self.0.pool).await?;
        let index = self.index(epoch).await?;
        let shown = sqlx::query!("SELECT workspace_id, position FROM checkpoint")
            .fetch_all(&self.0.pool)
            .await?;
        let is_behind = |workspace, position: i64| {
            let known = index.position(workspace);
            known.is_none_or(|known| known < position.cast_unsigned())
        };
        let behind = shown.into_iter().filter(|row| is_behind(row.workspace_id, row.position));
        let behind: Vec<Uuid> = behind.map(|row| row.workspace_id).collect();
        for some in behind.chunks(WORKSPACES) {
            self.follow(&index, some).await?;
        }
        Ok(())
    }

    /// The index of this life of the log.
    async fn index(&self, epoch: Uuid) -> Result<Arc<Index>, FollowError> {
        if let Some(index) = &*self.0.index.read().await
            && index.epoch() == epoch
        {
            return Ok(Arc::clone(index));
        }
        let mut index = self.0.index.write().await;
        if let Some(index) = &*index
            && index.epoch() == epoch
        {
            return Ok(Arc::clone(index));
        }
        // The one of another life gives its directory free, as soon as nobody searches in it.
        *index = None;
        let storage = self.0.storage.clone();
        let opening = self.0.shutdown.tasks.spawn_blocking(move || Index::open(&storage, epoch));
        let opened = Arc::new(opening.await??);
        *index = Some(Arc::clone(&opened));
        Ok(opened)
    }

    /// Brings workspaces up to what their read tables show, each as far as it is at its turn.
    async fn follow(&self, index: &Arc<Index>, workspaces: &[Uuid]) -> Result<(), FollowError> {
        let (mut written, mut since) = (Vec::new(), Instant::now());
        for workspace in workspaces {
            let turn = self.turn(*workspace).await;
            let position = self.write(index, *workspace).await?;
            written.extend(position.map(|position| Written {
                workspace: *workspace,
                position,
                _turn: turn,
            }));
            if since.elapsed() > GATHERING {
                self.show(index, std::mem::take(&mut written)).await?;
                since = Instant::now();
            }
        }
        self.show(index, written).await
    }

    /// Waits until nobody else follows a workspace.
    async fn turn(&self, workspace: Uuid) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.0.turns.lock().unwrap_or_else(PoisonError::into_inner);
            turns.retain(|_, turn| turn.strong_count() > 0);
            let known = turns.get(&workspace).and_then(Weak::upgrade);
            known.unwrap_or_else(|| {
                let turn = Arc::default();
                turns.insert(workspace, Arc::downgrade(&turn));
                turn
            })
        };
        turn.lock_owned().await
    }

    /// Shows what was written.
    async fn show(&self, index: &Arc<Index>, written: Vec<Written>) -> Result<(), FollowError> {
        if written.is_empty() {
            return Ok(());
        }
        let index = Arc::clone(index);
        self.blocking(move || {
            let positions = written.iter().map(|one| (one.workspace, one.position));
            index.commit(&positions.collect::<Vec<_>>())
        })
        .await
    }

    /// Writes what has changed in a workspace; up to which position, if anything has.
    async fn write(&self, index: &Arc<Index>, workspace: Uuid) -> Result<Option<u64>, FollowError> {
        let seen = Seen::of(&self.0.pool, WorkspaceId(workspace)).await?;
        if seen.epoch != index.epoch() {
            return Err(FollowError::Epoch);
        }
        let mut known = match index.position(workspace) {
            Some(known) if known >= seen.position => return Ok(None),
            Some(known) if seen.position - known <= MOST_EVENTS => known,
            _ => {
                self.write_all(index, workspace).await?;
                seen.position
            }
        };
        while known < seen.position {
            let until = seen.position.min(known + EVENTS);
            self.write_changes(index, workspace, (known, until)).await?;
            known = until;
        }
        Ok(Some(known))
    }

    /// Writes everything of a workspace anew. What changes meanwhile is after the position that was seen before.
    async fn write_all(&self, index: &Arc<Index>, workspace: Uuid) -> Result<(), FollowError> {
        let pool = &self.0.pool;
        self.put(index, vec![Removal::Workspace(workspace)], Vec::new()).await?;
        let mut after = Uuid::nil();
        loop {
            let items = texts::work_items(pool, workspace, Rows::After(after, ROWS.into())).await?;
            let Some(last) = items.last() else { break };
            after = last.id;
            let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
            self.put(index, Vec::new(), items).await?;
            self.put_comments(index, workspace, &ids).await?;
        }
        after = Uuid::nil();
        loop {
            let pages = texts::pages(pool, workspace, Rows::After(after, ROWS.into())).await?;
            let Some(last) = pages.last() else { return Ok(()) };
            after = last.id;
            self.put(index, Vec::new(), pages).await?;
        }
    }

    /// Writes what the events between two positions have touched, as it is by now.
    async fn write_changes(
        &self,
        index: &Arc<Index>,
        workspace: Uuid,
        (after, until): (u64, u64),
    ) -> Result<(), FollowError> {
        let pool = &self.0.pool;
        let touched = read::touched(pool, WorkspaceId(workspace), after, until).await?;
        let changes = Changes::of(touched);
        let gone = texts::gone_projects(pool, workspace, &changes.projects).await?;
        let mut removals: Vec<_> = gone.into_iter().map(Removal::Project).collect();
        if changes.is_of_workspace && texts::is_gone(pool, workspace).await? {
            removals.push(Removal::Workspace(workspace));
        }
        removals.extend(changes.work_items.iter().copied().map(Removal::WorkItem));
        removals.extend(changes.pages.iter().copied().map(Removal::Entry));
        self.put(index, removals, Vec::new()).await?;
        for ids in changes.work_items.chunks(ROWS.into()) {
            let items = texts::work_items(pool, workspace, Rows::These(ids)).await?;
            self.put(index, Vec::new(), items).await?;
            self.put_comments(index, workspace, ids).await?;
        }
        for ids in changes.pages.chunks(ROWS.into()) {
            let pages = texts::pages(pool, workspace, Rows::These(ids)).await?;
            self.put(index, Vec::new(), pages).await?;
        }
        Ok(())
    }

    /// Writes the comments on work items.
    async fn put_comments(
        &self,
        index: &Arc<Index>,
        workspace: Uuid,
        work_items: &[Uuid],
    ) -> Result<(), FollowError> {
        for some in work_items.chunks(THREADS) {
            let comments = texts::comments(&self.0.pool, workspace, some).await?;
            self.put(index, Vec::new(), comments).await?;
        }
        Ok(())
    }

    /// Takes things out of the index and puts others in.
    async fn put(
        &self,
        index: &Arc<Index>,
        removals: Vec<Removal>,
        entries: Vec<Entry>,
    ) -> Result<(), FollowError> {
        if removals.is_empty() && entries.is_empty() {
            return Ok(());
        }
        let index = Arc::clone(index);
        self.blocking(move || index.write(&removals, &entries)).await
    }

    /// Does what takes a processor or a disk for a while.
    async fn blocking<T, F>(&self, work: F) -> Result<T, FollowError>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, IndexError> + Send + 'static,
    {
        Ok(self.0.shutdown.tasks.spawn_blocking(work).await??)
    }

    /// Reports why the index is of no use at present; a broken one is made anew.
    async fn failed(&self, error: FollowError) -> Problem {
        let chain = service::causes(&error);
        tracing::warn!(error = chain, "the search index does not follow the read tables");
        if let FollowError::Index(IndexError::Broken(_)) = error {
            *self.0.index.write().await = None;
        }
        not_ready()
    }

    /// Does what takes a processor for a while, for whoever searches; 503 if the index is of no use.
    pub(crate) async fn work<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, IndexError> + Send + 'static,
    {
        match self.blocking(work).await {
            Ok(done) => Ok(done),
            Err(error) => Err(self.failed(error).await),
        }
    }
}

/// What events have touched, each once.
#[derive(Debug, Default, PartialEq, Eq)]
struct Changes {
    projects: Vec<Uuid>,
    work_items: Vec<Uuid>,
    pages: Vec<Uuid>,
    is_of_workspace: bool,
}

impl Changes {
    /// From what the log says.
    fn of(touched: Vec<read::Touched>) -> Self {
        let mut changes = Self::default();
        for one in touched {
            match EntityKind::parse(&one.kind) {
                Some(EntityKind::Project) => changes.projects.push(one.entity),
                Some(EntityKind::Issue) => changes.work_items.push(one.entity),
                // Who sees an answer depends on what it answers, so all comments of a work item are read together.
                Some(EntityKind::Comment) => changes.work_items.extend(one.issue),
                Some(EntityKind::Page) => changes.pages.push(one.entity),
                Some(EntityKind::Workspace) => changes.is_of_workspace = true,
                // They have no text that is searched, and change nobody's right to find one.
                Some(
                    EntityKind::User
                    | EntityKind::Cycle
                    | EntityKind::Module
                    | EntityKind::Collection
                    | EntityKind::View,
                )
                | None => {}
            }
        }
        for ids in [&mut changes.projects, &mut changes.work_items, &mut changes.pages] {
            ids.sort_unstable();
            ids.dedup();
        }
        changes
    }
}

/// The index is not there yet: 503, to be tried again.
fn not_ready() -> Problem {
    let text = "The search is being prepared, please try again.";
    Problem::unavailable("search/not-ready", text, 2)
}
