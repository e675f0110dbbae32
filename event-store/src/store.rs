//! The log as the command side uses it: cached aggregates in, appends out.

use std::sync::Arc;
use std::time::Duration;

use domain::{ProjectId, Root, WorkspaceId};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::cache::Aggregates;
use crate::generation::begin_generation;
use crate::load::Loader;
use crate::measure;
use crate::numbers::Numbers;
use crate::repetition::{UnderKey, under_key};
use crate::{
    Append, Appender, Identity, Kept, LogError, Outcome, RunningNumber, Signals, Versioned, pool,
};

/// How a [`Store`] uses its machine.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// How many batches may commit at the same instant: more keep a server with many cores busy, fewer make larger
    /// batches.
    pub batches: u32,
    /// Connections for loading.
    pub readers: u32,
    /// Bytes of aggregates kept in memory.
    pub cache_bytes: u64,
    /// How long the answer to a batch is waited for before its connection is taken for broken; more than the ten seconds
    /// that an append waits for a lock.
    pub silence: Duration,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self { batches: 2, readers: 4, cache_bytes: 48 << 20, silence: Duration::from_secs(15) }
    }
}

/// The log, with the aggregates used last in memory. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    appender: Appender,
    loader: Loader,
    aggregates: Aggregates,
    numbers: Numbers,
    reads: PgPool,
}

impl Store {
    /// The log of a database; connects when it is first used. Batches are sent by tasks of `tasks`.
    #[must_use]
    pub fn new(
        database: &PgConnectOptions,
        options: &StoreOptions,
        tasks: TaskTracker,
        signals: Signals,
    ) -> Self {
        measure::show();
        let relaxed = database.clone().options([("synchronous_commit", "off")]);
        let reads = pool(database.clone(), options.readers);
        Self {
            numbers: Numbers::new(pool(relaxed, 1), tasks.clone(), options.silence),
            appender: Appender::new(
                pool(database.clone(), options.batches),
                tasks,
                signals,
                options.silence,
            ),
            loader: Loader::new(reads.clone()),
            aggregates: Aggregates::new(options.cache_bytes),
            reads,
        }
    }

    /// An aggregate, from memory if it is there: perhaps stale, which the append would tell.
    ///
    /// # Errors
    /// [`LogError`] when its stream cannot be loaded.
    pub async fn get<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: impl Into<Uuid>,
    ) -> Result<Arc<Versioned<A>>, LogError> {
        let id = id.into();
        if let Some(kept) = self.aggregates.get(workspace, id) {
            return Ok(kept);
        }
        let loaded = Arc::new(self.loader.load(workspace, id, None).await?);
        self.aggregates.keep(workspace, id, &loaded);
        Ok(loaded)
    }

    /// An aggregate as it is in the log this instant.
    ///
    /// # Errors
    /// [`LogError`] when its stream cannot be loaded.
    pub async fn get_fresh<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: impl Into<Uuid>,
    ) -> Result<Arc<Versioned<A>>, LogError> {
        let id = id.into();
        let kept = self.aggregates.get::<A>(workspace, id);
        let caught_up = match &kept {
            Some(kept) => self.loader.catch_up(workspace, id, kept).await?,
            None => None,
        };
        let fresh = if let Some(fresh) = caught_up {
            fresh
        } else {
            if let Some(kept) = kept {
                self.forget_all::<A>(workspace, id, kept.version);
            }
            self.loader.load(workspace, id, None).await?
        };
        let fresh = Arc::new(fresh);
        self.aggregates.keep(workspace, id, &fresh);
        Ok(fresh)
    }

    /// Several aggregates, those that are in memory from there, the others together: perhaps stale, which the append would
    /// tell.
    ///
    /// # Errors
    /// [`LogError`] when the streams cannot be loaded.
    pub async fn get_many<A: Root>(
        &self,
        workspace: WorkspaceId,
        ids: &[Uuid],
    ) -> Result<Vec<(Uuid, Arc<Versioned<A>>)>, LogError> {
        let (mut found, mut missing) = (Vec::with_capacity(ids.len()), Vec::new());
        for id in ids {
            match self.aggregates.get(workspace, *id) {
                Some(kept) => found.push((*id, kept)),
                None => missing.push((*id, Arc::default())),
            }
        }
        for (id, loaded) in self.loader.catch_up_many(workspace, missing).await? {
            let loaded = Arc::new(loaded.unwrap_or_default());
            self.aggregates.keep(workspace, id, &loaded);
            found.push((id, loaded));
        }
        Ok(found)
    }

    /// Several aggregates as they are in the log this instant, read together.
    ///
    /// # Errors
    /// [`LogError`] when the streams cannot be loaded.
    pub async fn get_many_fresh<A: Root>(
        &self,
        workspace: WorkspaceId,
        ids: &[Uuid],
    ) -> Result<Vec<(Uuid, Arc<Versioned<A>>)>, LogError> {
        let kept = |id: &Uuid| (*id, self.aggregates.get(workspace, *id).unwrap_or_default());
        let kept = ids.iter().map(kept).collect();
        let mut found = Vec::with_capacity(ids.len());
        for (id, caught_up) in self.loader.catch_up_many::<A>(workspace, kept).await? {
            let Some(fresh) = caught_up else {
                found.push((id, self.get_fresh(workspace, id).await?));
                continue;
            };
            let fresh = Arc::new(fresh);
            self.aggregates.keep(workspace, id, &fresh);
            found.push((id, fresh));
        }
        Ok(found)
    }

    /// Aggregates as they were at versions, read together; of one aggregate there may be several versions.
    ///
    /// # Errors
    /// [`LogError`] when the streams cannot be loaded.
    pub async fn get_many_at<A: Root>(
        &self,
        workspace: WorkspaceId,
        versions: &[(Uuid, u64)],
    ) -> Result<Vec<(Uuid, Arc<Versioned<A>>)>, LogError> {
        if let [(id, version)] = versions {
            return Ok(vec![(*id, self.get_at(workspace, *id, *version).await?)]);
        }
        self.loader.load_many_at(workspace, versions).await
    }

    /// An aggregate as it was at a version.
    ///
    /// # Errors
    /// [`LogError`] when its stream cannot be loaded.
    pub async fn get_at<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: impl Into<Uuid>,
        version: u64,
    ) -> Result<Arc<Versioned<A>>, LogError> {
        let id = id.into();
        if let Some(kept) = self.aggregates.get::<A>(workspace, id).filter(|k| k.version == version)
            && self.loader.has(workspace, id, &kept).await?
        {
            return Ok(kept);
        }
        Ok(Arc::new(self.loader.load(workspace, id, Some(version)).await?))
    }

    /// Empties the memory after the log turned out not to be the one that it came from: a standby without the last
    /// commits was promoted, or the database was brought back to an earlier moment.
    fn forget_all<A: Root>(&self, workspace: WorkspaceId, id: Uuid, version: u64) {
        tracing::error!(
            workspace.id = %workspace, stream.kind = A::TYPE, stream.id = %id, version,
            "the log does not have what this process remembers: commits were lost; what was remembered is \
             forgotten, and a new epoch has to begin"
        );
        self.aggregates.clear();
        begin_generation();
    }

    /// Keeps an aggregate as it is after a successful append, so that the next command finds it.
    pub fn keep<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: impl Into<Uuid>,
        aggregate: impl Into<Arc<Versioned<A>>>,
    ) {
        self.aggregates.keep(workspace, id.into(), &aggregate.into());
    }

    /// Appends one command; see [`Appender::append`].
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked; a refusal is an [`Outcome`].
    pub async fn append(&self, append: Append) -> Result<Outcome, LogError> {
        self.appender.append(append).await
    }

    /// What the log has under the key of a command, if it came with one that was used.
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked.
    pub async fn under_key(
        &self,
        workspace: WorkspaceId,
        identity: &Identity,
    ) -> Result<Option<UnderKey>, LogError> {
        under_key(&self.reads, workspace, identity).await
    }

    /// Reserves the next running number of a project.
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked.
    pub async fn reserve_number(
        &self,
        workspace: WorkspaceId,
        project: ProjectId,
    ) -> Result<RunningNumber, LogError> {
        self.numbers.reserve(workspace, project).await
    }

    /// Reserves the next so many running numbers of a project, ascending.
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked.
    pub async fn reserve_numbers(
        &self,
        workspace: WorkspaceId,
        project: ProjectId,
        count: usize,
    ) -> Result<Vec<RunningNumber>, LogError> {
        self.numbers.reserve_many(workspace, project, count).await
    }

    /// The connections for reading.
    #[must_use]
    pub const fn reads(&self) -> &PgPool {
        &self.reads
    }

    /// The connections that commit and that reserve, by what they are for: each of their users has one of its own.
    #[must_use]
    pub fn kept(&self) -> [(&'static str, Arc<Kept>); 2] {
        let (lanes, numbers) = (self.appender.connections(), self.numbers.connections());
        [("lanes", Arc::clone(lanes)), ("numbers", Arc::clone(numbers))]
    }

    /// Shows how full the memory for aggregates is.
    pub fn measure_memory(&self) {
        measure::cache_size(self.aggregates.size());
    }
}
