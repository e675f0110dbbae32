//! Fills the tables of a schema from the log itself, several workspaces at the same time.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::WorkspaceId;
use event_store::read::{heads, read_workspace};
use event_store::{LogError, RecordedEvent};
use futures::{StreamExt, TryStreamExt, stream};
use sqlx::postgres::PgConnectOptions;
use sqlx::{PgConnection, PgPool};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::write::apply::{Applied, Decoded, apply, apply_decoded, decode};
use crate::write::checkpoint::{self, Checkpoint};
use crate::write::table::KEYED;
use crate::{ApplyError, Table};

/// How many pages wait, decoded, to be applied.
const READ_AHEAD: usize = 2;

/// How far each workspace is to be filled.
pub(crate) type Targets = HashMap<WorkspaceId, u64>;

/// How much of a rebuild is done, in events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Applied so far.
    pub done: u64,
    /// To be applied as far as is known.
    pub total: u64,
}

/// Tables of a schema that are being filled.
pub(crate) struct Fill<'a> {
    /// Connections that see the schema's tables.
    pool: PgPool,
    tables: &'a [&'static dyn Table],
    /// No more events than this are applied in one transaction.
    batch: u32,
    /// How many workspaces at the same time.
    parallel: usize,
    /// Told how far it is.
    progress: &'a (dyn Fn(Progress) + Send + Sync),
}

impl<'a> Fill<'a> {
    /// Prepares to fill tables of a schema.
    pub(crate) fn new(
        database: &PgConnectOptions,
        schema: &str,
        tables: &'a [&'static dyn Table],
        options: &crate::RebuildOptions,
        progress: &'a (dyn Fn(Progress) + Send + Sync),
    ) -> Self {
        // Nothing is lost if the last commits are: the swap's own commit makes all of it durable.
        let own = [("search_path", schema), ("synchronous_commit", "off")];
        let database = database.clone().options(KEYED).options(own);
        // Each workspace reads the next page while it applies one.
        let pool = event_store::pool(database, options.parallel * 2);
        let parallel = options.parallel as usize;
        Self { pool, tables, batch: options.batch, parallel, progress }
    }

    /// Fills up to the targets; a workspace that has an event which cannot be applied ends before it.
    pub(crate) async fn run(&self, targets: &Targets) -> Result<(), ApplyError> {
        let reached = self.checkpoints().await?;
        let start = |workspace| reached.get(&workspace).map_or(0, |at| at.position);
        let done = AtomicU64::new(reached.values().map(|at| at.position).sum());
        let total = targets.values().sum();
        let report = |events: u64| {
            let done = done.fetch_add(events, Ordering::Relaxed) + events;
            (self.progress)(Progress { done, total });
        };
        stream::iter(targets)
            .map(Ok)
            .try_for_each_concurrent(self.parallel, |(workspace, target)| {
                self.workspace(*workspace, start(*workspace), *target, &report)
            })
            .await
    }

    /// The end of every log.
    pub(crate) async fn heads(&self) -> Result<Targets, LogError> {
        Ok(heads(&self.pool).await?.into_iter().collect())
    }

    /// Every workspace's place.
    pub(crate) async fn checkpoints(
        &self,
    ) -> Result<HashMap<WorkspaceId, Checkpoint>, sqlx::Error> {
        checkpoint::read_all(&self.pool).await
    }

    /// Fills one workspace: pages are read and decoded while those before are applied.
    async fn workspace(
        &self,
        workspace: WorkspaceId,
        start: u64,
        target: u64,
        report: &(impl Fn(u64) + Sync),
    ) -> Result<(), ApplyError> {
        let span = Span { workspace, after: start, target, batch: self.batch };
        let (pages, mut read) = mpsc::channel(READ_AHEAD);
        // Whatever ends this ends the reader too.
        let mut reader = JoinSet::new();
        reader.spawn(span.read(self.pool.clone(), pages));
        let mut after = start;
        while let Some(page) = read.recv().await {
            let applied = self.apply(workspace, after, page?).await?;
            report(applied.position - after);
            if applied.blocked.is_some() {
                return Ok(());
            }
            after = applied.position;
        }
        let ended = reader.join_next().await.transpose();
        ended.map(drop).map_err(|_| ApplyError::Panicked)
    }

    /// Applies a page on a connection of its own.
    async fn apply(
        &self,
        workspace: WorkspaceId,
        after: u64,
        page: Decoded,
    ) -> Result<Applied, ApplyError> {
        let mut db = self.pool.acquire().await?;
        apply_decoded(&mut db, self.tables, workspace, after, page).await
    }

    /// Fills what is missing on one connection, perhaps inside its transaction.
    pub(crate) async fn finish(
        &self,
        db: &mut PgConnection,
        targets: &Targets,
    ) -> Result<(), ApplyError> {
        let reached = checkpoint::read_all(&mut *db).await?;
        for (workspace, target) in targets {
            let mut after = reached.get(workspace).map_or(0, |at| at.position);
            while after < *target {
                let page =
                    Span { workspace: *workspace, after, target: *target, batch: self.batch }
                        .next(&self.pool)
                        .await?;
                let applied = apply(db, self.tables, *workspace, after, &page).await?;
                if applied.position == after {
                    break;
                }
                after = applied.position;
            }
        }
        Ok(())
    }
}

/// A part of a log that is to be read.
struct Span {
    /// Whose log.
    workspace: WorkspaceId,
    /// The position before it.
    after: u64,
    /// Its last position.
    target: u64,
    /// No more events than this are read at once.
    batch: u32,
}

impl Span {
    /// Reads and decodes it page by page, for as long as somebody takes them.
    async fn read(mut self, pool: PgPool, pages: mpsc::Sender<Result<Decoded, LogError>>) {
        loop {
            let page = self.next(&pool).await;
            let (page, is_last) = match page {
                Ok(events) if events.is_empty() => return,
                Ok(events) => {
                    let page = decode(self.after, &events);
                    self.after = events.last().map_or(self.after, |event| event.position);
                    let is_last = page.unreadable.is_some();
                    (Ok(page), is_last)
                }
                Err(error) => (Err(error), true),
            };
            if pages.send(page).await.is_err() || is_last {
                return;
            }
        }
    }

    /// The next events, at most as many as a page has.
    async fn next(&self, pool: &PgPool) -> Result<Vec<RecordedEvent>, LogError> {
        let missing = self.target.saturating_sub(self.after);
        let missing = u32::try_from(missing).unwrap_or(u32::MAX);
        if missing == 0 {
            return Ok(Vec::new());
        }
        read_workspace(pool, self.workspace, self.after, missing.min(self.batch)).await
    }
}
