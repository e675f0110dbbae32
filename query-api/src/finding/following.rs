//! The index that this process has of all texts, and how it follows the read tables.
//!
//! For each workspace the index says up to which position it shows the log. From there on it is told by the log what was
//! touched, and reads that again from the tables: what they show is at least as late, and what is later still is read again
//! with its own event. So no step of this needs a snapshot, any of them may be repeated, and a process may end anywhere.
//! What is taken out and what stands in its place is written together, because whoever else commits shows what is written.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::available_parallelism;
use std::time::Duration;

use domain::{EntityKind, NO_CHANGES, WorkspaceId};
use event_store::{LogError, read};
use search::{Entry, Index, IndexError, Removal, Storage};
use service::{Problem, Shutdown};
use sqlx::PgPool;
use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinError;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;

use super::texts::{self, Comment, Rows};
use crate::seen::Seen;

/// How long a search waits for the index unless another time is set.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often all workspaces are looked at.
const SWEEP: Duration = Duration::from_secs(5);
/// How many events are followed at once.
const EVENTS: u64 = 2000;
/// A workspace whose index is further behind than this is indexed anew.
const MOST_EVENTS: u64 = 200_000;
/// How many rows are read at once.
const ROWS: u16 = 500;
/// How many things are written together.
const TOGETHER: usize = 50;
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
    /// How long a search waits.
    patience: Duration,
    /// The index, once somebody wanted it.
    index: Mutex<Option<Arc<Index>>>,
    /// Who opens it.
    opening: tokio::sync::Mutex<()>,
    /// What is written, each for its index, and waits to be shown.
    written: Mutex<Vec<(Arc<Index>, Written)>>,
    /// One commit at a time shows everything that has been written by then.
    committing: tokio::sync::Mutex<()>,
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
    /// What was written was not shown, because a commit failed.
    #[error("what was written into the search index was lost with a commit")]
    Lost,
    /// A task failed.
    #[error("a task of the search failed")]
    Task(#[from] JoinError),
    /// The process stops.
    #[error("the process stops")]
    Stopping,
}

impl FollowError {
    /// Whether it is about the index as a whole, and not about one workspace.
    const fn is_of_index(&self) -> bool {
        matches!(self, Self::Index(_) | Self::Epoch | Self::Lost | Self::Stopping)
    }
}

/// A place among those who search, until everything that was begun in it has ended.
pub(crate) type Seat = Arc<OwnedSemaphorePermit>;

/// A workspace of which everything up to a position is written, but not shown yet.
#[derive(Debug)]
struct Written {
    workspace: Uuid,
    position: u64,
    /// Nobody else follows it until it is shown.
    _turn: OwnedMutexGuard<()>,
}

impl Searches {
    /// An index in this place, which nobody has wanted so far, and which follows through these connections.
    pub(crate) fn new(pool: PgPool, storage: Storage, shutdown: &Shutdown) -> Self {
        Self::waiting(pool, storage, shutdown, PATIENCE)
    }

    /// An index in this place, which searches wait for no longer than `patience`.
    fn waiting(pool: PgPool, storage: Storage, shutdown: &Shutdown, patience: Duration) -> Self {
        let places = available_parallelism().map_or(2, usize::from);
        Self(Arc::new(Inner {
            pool,
            storage,
            shutdown: shutdown.clone(),
            patience,
            index: Mutex::default(),
            opening: tokio::sync::Mutex::default(),
            written: Mutex::default(),
            committing: tokio::sync::Mutex::default(),
            turns: Mutex::default(),
            places: Arc::new(Semaphore::new(places)),
        }))
    }

    /// A new index in the same place, which searches wait for no longer than `patience`.
    pub(crate) fn waiting_at_most(&self, patience: Duration) -> Self {
        let Inner { pool, storage, shutdown, .. } = &*self.0;
        Self::waiting(pool.clone(), storage.clone(), shutdown, patience)
    }

    /// The index and a place to search in, if the index has everything that the read tables of a workspace show at a position
    /// and there is a place: a snapshot that was begun already can be used then.
    pub(crate) fn at_once(&self, workspace: Uuid, seen: Seen) -> Option<(Arc<Index>, Seat)> {
        let index = self.present(seen.epoch)?;
        let is_there = index.position(workspace).is_some_and(|position| position >= seen.position);
        let place = Arc::clone(&self.0.places).try_acquire_owned().ok().filter(|_| is_there)?;
        Some((index, Arc::new(place)))
    }

    /// The index and a place to search in, as soon as the index has everything that the read tables of the workspace show
    /// at a position; 503 if that takes long. The caller should hold no connection meanwhile.
    pub(crate) async fn at(
        &self,
        workspace: Uuid,
        seen: Seen,
    ) -> Result<(Arc<Index>, Seat), Problem> {
        let index = self.followed(workspace, seen).await?;
        Ok((index, self.place().await?))
    }

    /// The index, with everything that the read tables of a workspace show at a position; 503 if that takes long.
    async fn followed(&self, workspace: Uuid, seen: Seen) -> Result<Arc<Index>, Problem> {
        let searches = self.clone();
        let stop = self.0.shutdown.stop.clone();
        // It goes on when whoever searches goes away, and for those who come next.
        let following = async move {
            let index = searches.index(seen.epoch).await?;
            if index.position(workspace).is_none_or(|position| position < seen.position) {
                let behind = [Behind { workspace, position: seen.position }];
                let followed = searches.follow(&index, &behind, Patience::Waits).await;
                followed.map_err(|error| searches.forgetting(&index, error))?;
            }
            Ok(index)
        };
        let following = self.0.shutdown.tasks.spawn(async move {
            let stopped = stop.run_until_cancelled(following).await;
            stopped.unwrap_or(Err(FollowError::Stopping))
        });
        match timeout(self.0.patience, following).await {
            Ok(Ok(Ok(index))) => Ok(index),
            Ok(Ok(Err(error))) => Err(failed(&error)),
            Ok(Err(error)) => Err(failed(&error.into())),
            Err(_) => Err(not_ready()),
        }
    }

    /// A place to search in, as soon as there is one; 503 if that takes long.
    async fn place(&self) -> Result<Seat, Problem> {
        let place = Arc::clone(&self.0.places).acquire_owned();
        let place = timeout(self.0.patience, place).await;
        place.ok().and_then(Result::ok).map(Arc::new).ok_or_else(not_ready)
    }

    /// Does what takes a processor for a while, in a place that is free again once it is done; 503 if the index is broken.
    pub(crate) async fn work<T, F>(
        &self,
        index: &Arc<Index>,
        place: &Seat,
        work: F,
    ) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Index) -> Result<T, IndexError> + Send + 'static,
    {
        let (within, place) = (Arc::clone(index), Arc::clone(place));
        let working = self.blocking(move || {
            let done = work(&within);
            drop(place);
            done
        });
        working.await.map_err(|error| failed(&self.forgetting(index, error)))
    }

    /// Looks at all workspaces again and again, until the process stops.
    pub(crate) async fn keep_up(self) {
        let stop = self.0.shutdown.stop.clone();
        let sweeping = async {
            loop {
                if let Err(error) = self.sweep().await {
                    failed(&error);
                }
                sleep(SWEEP).await;
            }
        };
        stop.run_until_cancelled(sweeping).await;
    }

    /// Follows all workspaces that are behind, except those that another task follows already.
    async fn sweep(&self) -> Result<(), FollowError> {
        let epoch = read::epoch(&self.0.pool).await?;
        let tables = texts::tables(&self.0.pool).await?;
        let mut index = self.index(epoch).await?;
        if index.tables() != tables {
            // A rebuild has put others in their place, which may say something else at the same position.
            self.forget(&index);
            drop(index);
            index = self.index(epoch).await?;
        }
        let shown = sqlx::query!("SELECT workspace_id, position FROM checkpoint")
            .fetch_all(&self.0.pool)
            .await?;
        let shown = shown.into_iter().map(|row| Behind {
            workspace: row.workspace_id,
            position: row.position.cast_unsigned(),
        });
        let behind: Vec<_> = shown.filter(|behind| behind.gap(&index) > 0).collect();
        for some in behind.chunks(WORKSPACES) {
            let followed = self.follow(&index, some, Patience::Passes).await;
            followed.map_err(|error| self.forgetting(&index, error))?;
        }
        Ok(())
    }

    /// The index of this life of the log.
    async fn index(&self, epoch: Uuid) -> Result<Arc<Index>, FollowError> {
        if let Some(index) = self.present(epoch) {
            return Ok(index);
        }
        let _turn = self.0.opening.lock().await;
        if let Some(index) = self.present(epoch) {
            return Ok(index);
        }
        // The one of another life gives its directory free, as soon as nobody searches in it.
        *self.lock_index() = None;
        let tables = texts::tables(&self.0.pool).await?;
        let storage = self.0.storage.clone();
        let opened = self.blocking(move || Index::open(&storage, epoch, &tables)).await?;
        let opened = Arc::new(opened);
        *self.lock_index() = Some(Arc::clone(&opened));
        Ok(opened)
    }

    /// The index, if it is open and of this life of the log.
    fn present(&self, epoch: Uuid) -> Option<Arc<Index>> {
        self.lock_index().as_ref().filter(|index| index.epoch() == epoch).cloned()
    }

    /// Opens the index anew for whoever wants it next, unless that was done already.
    fn forget(&self, index: &Arc<Index>) {
        let mut present = self.lock_index();
        if present.as_ref().is_some_and(|present| Arc::ptr_eq(present, index)) {
            *present = None;
        }
    }

    /// Opens the index anew as [`Self::forget`] does, if an error says that it is broken; gives the error back.
    fn forgetting(&self, index: &Arc<Index>, error: FollowError) -> FollowError {
        if let FollowError::Index(IndexError::Broken(_)) = error {
            self.forget(index);
        }
        error
    }

    /// The index, which no holder leaves half changed.
    fn lock_index(&self) -> MutexGuard<'_, Option<Arc<Index>>> {
        self.0.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings workspaces up to what their read tables show, each as far as it is at its turn. A workspace that cannot be
    /// read does not hold up the others.
    async fn follow(
        &self,
        index: &Arc<Index>,
        workspaces: &[Behind],
        patience: Patience,
    ) -> Result<(), FollowError> {
        let (mut written, mut since, mut error) = (Vec::new(), Instant::now(), None);
        for behind in workspaces {
            let workspace = behind.workspace;
            let turn = self.turn_of(workspace);
            let turn = match patience {
                Patience::Waits => turn.lock_owned().await,
                Patience::Passes => match turn.try_lock_owned() {
                    Ok(turn) => turn,
                    Err(_) => continue,
                },
            };
            if behind.gap(index) > EVENTS || since.elapsed() > GATHERING {
                // Nobody waits for what takes long but those who want that.
                self.show(index, mem::take(&mut written)).await?;
                since = Instant::now();
            }
            match self.write(index, workspace).await {
                Ok(None) => {}
                Ok(Some(position)) => written.push(Written { workspace, position, _turn: turn }),
                Err(failed) if failed.is_of_index() => return Err(failed),
                Err(failed) => error = error.or(Some(failed)),
            }
        }
        self.show(index, written).await?;
        error.map_or(Ok(()), Err)
    }

    /// Whose holder alone follows a workspace.
    fn turn_of(&self, workspace: Uuid) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.0.turns.lock().unwrap_or_else(PoisonError::into_inner);
        let known = turns.get(&workspace).and_then(Weak::upgrade);
        known.unwrap_or_else(|| {
            turns.retain(|_, turn| turn.strong_count() > 0);
            let turn = Arc::default();
            turns.insert(workspace, Arc::downgrade(&turn));
            turn
        })
    }

    /// Shows what this task has written, and what other tasks have written by then.
    async fn show(&self, index: &Arc<Index>, written: Vec<Written>) -> Result<(), FollowError> {
        let promised: Vec<_> = written.iter().map(|one| (one.workspace, one.position)).collect();
        if promised.is_empty() {
            return Ok(());
        }
        self.written().extend(written.into_iter().map(|one| (Arc::clone(index), one)));
        let turn = self.0.committing.lock().await;
        let mut all = mem::take(&mut *self.written());
        all.retain(|(of, _)| Arc::ptr_eq(of, index));
        if !all.is_empty() {
            let committed = Arc::clone(index);
            let committing = self.blocking(move || {
                let positions = all.iter().map(|(_, one)| (one.workspace, one.position));
                committed.commit(&positions.collect::<Vec<_>>())
            });
            committing.await?;
        }
        drop(turn);
        let is_shown =
            |(workspace, position)| index.position(workspace).is_some_and(|at| at >= position);
        if promised.into_iter().all(is_shown) { Ok(()) } else { Err(FollowError::Lost) }
    }

    /// What waits to be shown, which no holder leaves half changed.
    fn written(&self) -> MutexGuard<'_, Vec<(Arc<Index>, Written)>> {
        self.0.written.lock().unwrap_or_else(PoisonError::into_inner)
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
        self.put(index, vec![Removal::Workspace(workspace)], Vec::new(), Vec::new()).await?;
        let mut after = Uuid::nil();
        loop {
            let items = texts::work_items(pool, workspace, Rows::After(after, ROWS.into())).await?;
            let Some(last) = items.last() else { break };
            after = last.id;
            let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
            self.put(index, Vec::new(), items, Vec::new()).await?;
            for ids in ids.chunks(TOGETHER) {
                self.put_comments(index, workspace, ids, Uuid::nil()).await?;
            }
        }
        after = Uuid::nil();
        loop {
            let pages = texts::pages(pool, workspace, Rows::After(after, ROWS.into())).await?;
            let Some(last) = pages.last() else { return Ok(()) };
            after = last.id;
            self.put(index, Vec::new(), pages, Vec::new()).await?;
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
        self.put(index, removals, Vec::new(), Vec::new()).await?;
        for ids in changes.work_items.chunks(TOGETHER) {
            let items = texts::work_items(pool, workspace, Rows::These(ids)).await?;
            let comments =
                texts::comments(pool, workspace, ids, (Uuid::nil(), ROWS.into())).await?;
            let last = comments.last().map(Comment::id);
            let is_full = comments.len() == usize::from(ROWS);
            let removals = ids.iter().copied().map(Removal::WorkItem).collect();
            self.put(index, removals, items, comments).await?;
            if let Some(last) = last.filter(|_| is_full) {
                self.put_comments(index, workspace, ids, last).await?;
            }
        }
        for ids in changes.pages.chunks(TOGETHER) {
            let pages = texts::pages(pool, workspace, Rows::These(ids)).await?;
            let removals = ids.iter().copied().map(Removal::Entry).collect();
            self.put(index, removals, pages, Vec::new()).await?;
        }
        Ok(())
    }

    /// Writes the comments on work items after one of them.
    async fn put_comments(
        &self,
        index: &Arc<Index>,
        workspace: Uuid,
        work_items: &[Uuid],
        mut after: Uuid,
    ) -> Result<(), FollowError> {
        loop {
            let next = (after, ROWS.into());
            let comments = texts::comments(&self.0.pool, workspace, work_items, next).await?;
            let Some(last) = comments.last() else { return Ok(()) };
            after = last.id();
            let is_full = comments.len() == usize::from(ROWS);
            self.put(index, Vec::new(), Vec::new(), comments).await?;
            if !is_full {
                return Ok(());
            }
        }
    }

    /// Takes things out of the index and puts others in.
    async fn put(
        &self,
        index: &Arc<Index>,
        removals: Vec<Removal>,
        mut entries: Vec<Entry>,
        comments: Vec<Comment>,
    ) -> Result<(), FollowError> {
        if removals.is_empty() && entries.is_empty() && comments.is_empty() {
            return Ok(());
        }
        let index = Arc::clone(index);
        let writing = self.blocking(move || {
            entries.extend(comments.into_iter().map(Comment::read));
            index.write(&removals, &entries)
        });
        writing.await
    }

    /// Does what takes a processor or a disk for a while.
    async fn blocking<T, F>(&self, work: F) -> Result<T, FollowError>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, IndexError> + Send + 'static,
    {
        Ok(self.0.shutdown.tasks.spawn_blocking(work).await??)
    }
}

/// A workspace, and how far its read tables are.
#[derive(Debug, Clone, Copy)]
struct Behind {
    workspace: Uuid,
    position: u64,
}

impl Behind {
    /// By how many events the index is behind.
    fn gap(self, index: &Index) -> u64 {
        self.position.saturating_sub(index.position(self.workspace).unwrap_or_default())
    }
}

/// Whether to wait for the task that follows a workspace already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Patience {
    /// Wait for them.
    Waits,
    /// Leave it to them.
    Passes,
}

/// Notes why the index is of no use at present.
fn failed(error: &FollowError) -> Problem {
    let chain = service::causes(error);
    tracing::warn!(error = chain, "the search index does not follow the read tables");
    not_ready()
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
        // Without this, reactions and what is like them would have all that hangs on a work item written again.
        for one in touched.into_iter().filter(|one| !NO_CHANGES.contains(&&*one.name)) {
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
