//! Makes read tables anew from the log, beside the live ones, and puts them in their place without a pause for readers.

use std::time::Duration;

use domain::WorkspaceId;
use event_store::LogError;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};

use crate::rebuild::fill::{Fill, Progress, Targets};
use crate::rebuild::form::{self, Part};
use crate::rebuild::shadow;
use crate::write::checkpoint;
use crate::{ApplyError, Table, tables};

/// Where the new tables are made.
const NEXT: &str = "read_model_next";
/// What is left to do under the lock, in events; as long as there is more, it is done without.
const LITTLE: u64 = 2_000;
/// How long readers of the old tables are waited for, before those that come after them are let through.
const READERS: &str = "500ms";
/// How often the swap is tried.
const MOST_SWAPS: u32 = 120;
/// How long to wait between tries.
const PAUSE: Duration = Duration::from_millis(500);

/// How a rebuild uses its machine.
#[derive(Debug, Clone)]
pub struct RebuildOptions {
    /// How many workspaces are rebuilt at the same time.
    pub parallel: u32,
    /// No more events than this are applied in one transaction.
    pub batch: u32,
}

impl Default for RebuildOptions {
    fn default() -> Self {
        Self { parallel: 4, batch: 1_000 }
    }
}

/// Why the live tables are still the old ones.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// Another rebuild is at work.
    #[error("another rebuild of this database is running; wait for it to end")]
    Running,
    /// Another verification of the tables is at work.
    #[error("another verification of this database's read tables is running; wait for it to end")]
    Verifying,
    /// A migration has come in between.
    #[error("the read tables were changed meanwhile, as by a migration ({what}); do it again")]
    Changed {
        /// The first thing that is not the same, with the table's name.
        what: String,
    },
    /// An event that the live tables show cannot be applied by this build.
    #[error("workspace {workspace} cannot be rebuilt beyond position {position}: {reason}")]
    Stopped {
        /// Whose log.
        workspace: WorkspaceId,
        /// The last position that could be applied.
        position: u64,
        /// What is wrong with the next event.
        reason: String,
    },
    /// Some reader held on to the old tables all the time.
    #[error(
        "the old tables are in use by a statement that does not end; look for it in pg_stat_activity"
    )]
    InUse,
    /// The database cannot be asked, or refuses.
    #[error("the tables cannot be rebuilt")]
    Failed(#[from] ApplyError),
}

impl From<sqlx::Error> for RebuildError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<LogError> for RebuildError {
    fn from(error: LogError) -> Self {
        Self::Failed(error.into())
    }
}

/// Rebuilds tables (see [`tables::named`]), connected as their owner.
///
/// Single tables end where the live checkpoints are. All tables together take their own checkpoints with them, up to
/// the end of the log, whatever the live ones say.
///
/// # Errors
/// [`RebuildError`]: the live tables are untouched then, and nothing hinders the next rebuild.
pub async fn rebuild(
    database: &PgConnectOptions,
    tables: &[&'static dyn Table],
    options: &RebuildOptions,
    progress: impl Fn(Progress) + Send + Sync,
) -> Result<(), RebuildError> {
    let mut db = database.clone().options([("search_path", NEXT)]).connect().await?;
    if !is_alone(&mut db, "tidemark.rebuild").await? {
        return Err(RebuildError::Running);
    }
    shadow::create_in_turn(&mut db, NEXT, tables).await?;
    let fill = Fill::new(database, NEXT, tables, options, &progress);
    let rebuilt = Rebuild { database, fill, tables }.run(&mut db).await;
    if rebuilt.is_err() {
        shadow::remove(&mut db, NEXT).await?;
    }
    let_another(&mut db, "tidemark.rebuild").await?;
    db.close().await?;
    rebuilt
}

/// Whether this is the only one at this work, from now on until [`let_another`] or for as long as the connection lives.
pub(crate) async fn is_alone(db: &mut PgConnection, work: &str) -> Result<bool, RebuildError> {
    let row = sqlx::query!(r#"SELECT pg_try_advisory_lock(hashtext($1), 0) AS "locked!""#, work)
        .fetch_one(db)
        .await?;
    Ok(row.locked)
}

/// Lets the next one do this work: the end of a connection may take a moment to be noticed.
pub(crate) async fn let_another(db: &mut PgConnection, work: &str) -> Result<(), RebuildError> {
    let statement = "SELECT pg_advisory_unlock(hashtext($1), 0)";
    sqlx::query(statement).bind(work).execute(db).await?;
    Ok(())
}

/// A rebuild under way.
struct Rebuild<'a> {
    database: &'a PgConnectOptions,
    fill: Fill<'a>,
    tables: &'a [&'static dyn Table],
}

impl Rebuild<'_> {
    /// Fills until little is missing, then does the rest and swaps under a lock.
    async fn run(&self, db: &mut PgConnection) -> Result<(), RebuildError> {
        let mut missing = u64::MAX;
        while missing > LITTLE {
            let targets = self.targets(db).await?;
            self.fill.run(&targets).await?;
            let before = missing;
            missing = self.missing(db).await?;
            if missing >= before {
                break;
            }
        }
        let mut another = self.database.connect().await?;
        shadow::add_other_indexes(db, &mut another, NEXT, self.tables).await?;
        another.close().await?;
        for _ in 0..MOST_SWAPS {
            self.fill.run(&self.targets(db).await?).await?;
            match self.swap_in_turn(db).await {
                Err(RebuildError::Failed(error)) if is_in_use(&error) => {
                    tokio::time::sleep(PAUSE).await;
                }
                swapped => return swapped,
            }
        }
        Err(RebuildError::InUse)
    }

    /// Swaps while no migration runs.
    async fn swap_in_turn(&self, db: &mut PgConnection) -> Result<(), RebuildError> {
        migrations::take_turn(db).await?;
        let swapped = self.swap(db).await;
        // A connection that is gone has given the turn up.
        let _ = migrations::end_turn(db).await;
        swapped
    }

    /// Does the last events while the live projector waits at its checkpoints and readers read on, and swaps when
    /// readers of the old tables have ended. The lock is one that the projector's statement waits for before it has any
    /// other of its own; rows that it has read before are of the old tables, which it finds out.
    async fn swap(&self, db: &mut PgConnection) -> Result<(), RebuildError> {
        let mut transaction = db.begin().await?;
        sqlx::raw_sql(&format!(
            "SET LOCAL lock_timeout = '{READERS}';
            SET LOCAL synchronous_commit = on;
            LOCK TABLE {live}.checkpoint IN EXCLUSIVE MODE",
            live = shadow::LIVE,
        ))
        .execute(&mut *transaction)
        .await?;
        let targets = self.targets(&mut transaction).await?;
        self.fill.finish(&mut transaction, &targets).await?;
        self.check(&mut transaction, &targets).await?;
        shadow::lock(&mut transaction, self.tables).await?;
        let changed = form::difference(&mut transaction, NEXT, self.tables, Part::Whole).await?;
        if let Some(what) = changed {
            return Err(RebuildError::Changed { what });
        }
        shadow::swap(&mut transaction, NEXT, self.tables).await?;
        if self.is_complete() {
            shadow::swap_checkpoints(&mut transaction, NEXT).await?;
        }
        shadow::remove(&mut transaction, NEXT).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Refuses to replace tables that show more than the new ones.
    async fn check(&self, db: &mut PgConnection, targets: &Targets) -> Result<(), RebuildError> {
        let live = live_positions(db).await?;
        let reached = checkpoint::read_all(&mut *db).await?;
        for (workspace, target) in targets {
            let at = reached.get(workspace);
            let position = at.map_or(0, |at| at.position);
            let needed = live.get(workspace).copied().unwrap_or(0).min(*target);
            if position < needed {
                let reason = at.and_then(|at| at.stopped_reason.clone()).unwrap_or_default();
                return Err(RebuildError::Stopped { workspace: *workspace, position, reason });
            }
        }
        Ok(())
    }

    /// How far to fill: all tables to the end of the log, single tables to the live checkpoints.
    async fn targets(&self, db: &mut PgConnection) -> Result<Targets, RebuildError> {
        if self.is_complete() { Ok(self.fill.heads().await?) } else { live_positions(db).await }
    }

    /// How many events are missing.
    async fn missing(&self, db: &mut PgConnection) -> Result<u64, RebuildError> {
        let reached = self.fill.checkpoints().await?;
        let reached = |workspace| reached.get(workspace).map_or(0, |at| at.position);
        let targets = self.targets(db).await?;
        Ok(targets
            .iter()
            .map(|(workspace, target)| target.saturating_sub(reached(workspace)))
            .sum())
    }

    /// Whether all tables are rebuilt.
    fn is_complete(&self) -> bool {
        self.tables.len() == tables::TABLES.len()
    }
}

/// How far the live tables are.
pub(crate) async fn live_positions(db: &mut PgConnection) -> Result<Targets, RebuildError> {
    let rows = sqlx::query!("SELECT workspace_id, position FROM read_model.checkpoint")
        .fetch_all(db)
        .await?;
    Ok(rows
        .iter()
        .map(|row| (WorkspaceId(row.workspace_id), row.position.cast_unsigned()))
        .collect())
}

/// Whether a lock was not to be had in time.
fn is_in_use(error: &ApplyError) -> bool {
    matches!(error, ApplyError::Database(LogError::Unavailable(sqlx::Error::Database(error)))
        if matches!(error.code().as_deref(), Some("55P03" | "40P01")))
}
