//! Applies events to the read tables: the checkpoints and all rows in one transaction.

use std::slice;
use std::sync::Arc;

use domain::WorkspaceId;
use event_store::{LogError, RecordedEvent};
use sqlx::{Connection, PgConnection};

use crate::write::checkpoint::{self, Step};
use crate::write::once::Batch;
use crate::write::table::Plan;
use crate::{Projected, Table};

/// The next events of a workspace.
#[derive(Debug)]
pub(crate) struct Page {
    /// Whose log.
    pub(crate) workspace: WorkspaceId,
    /// The last position applied.
    pub(crate) after: u64,
    /// The events that follow it.
    pub(crate) events: Vec<RecordedEvent>,
}

/// Events of a workspace, ready for the tables.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// Those that can be read.
    pub(crate) events: Vec<Projected>,
    /// What is wrong with the one after them, if it was there.
    pub(crate) unreadable: Option<Blocked>,
}

/// How far events were applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The last position applied now.
    pub position: u64,
    /// Why the event after it cannot be applied, if it cannot.
    pub blocked: Option<Blocked>,
}

/// An event that cannot be applied: its workspace waits for a build that can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// The event's position.
    pub position: u64,
    /// What is wrong, for operators.
    pub reason: String,
}

/// Why events were not applied; nothing is wrong with the events.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The checkpoint is elsewhere: another process is at work.
    #[error("the checkpoint was moved by somebody else")]
    Fenced,
    /// The database cannot be asked, or refuses.
    #[error("the read tables cannot be written")]
    Database(#[from] LogError),
    /// The database cannot be reached.
    #[error("the read tables cannot be reached")]
    Unconnected(#[source] sqlx::Error),
    /// The code that applies events is wrong.
    #[error("applying events panicked")]
    Panicked,
    /// As for the other workspaces that were tried with it.
    #[error(transparent)]
    Together(Arc<ApplyError>),
}

impl From<sqlx::Error> for ApplyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Applies a page of each of several workspaces, all in one transaction if every event fits; if not, workspace by
/// workspace, so that an event that does not fit holds up its own workspace only. The outcomes are in the order of the
/// pages.
pub(crate) async fn apply_together(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    pages: &[Page],
) -> Result<Vec<Result<Applied, ApplyError>>, ApplyError> {
    let decoded: Vec<_> = pages.iter().map(|page| decode(page.after, &page.events)).collect();
    if decoded.iter().all(|page| page.unreadable.is_none()) {
        let events: Vec<Projected> = decoded.into_iter().flat_map(|page| page.events).collect();
        let steps: Vec<Step> = pages.iter().filter_map(Page::step).collect();
        match commit_at_once(db, tables, &steps, &events).await {
            Ok(()) => return Ok(pages.iter().map(|page| Ok(page.applied())).collect()),
            Err(error) if is_lasting(&error) || matches!(error, ApplyError::Fenced) => {}
            Err(error) => return Err(error),
        }
    }
    let mut applied = Vec::with_capacity(pages.len());
    for page in pages {
        applied.push(apply(db, tables, page.workspace, page.after, &page.events).await);
    }
    Ok(applied)
}

impl Page {
    /// The checkpoint's way to the end of the page.
    fn step(&self) -> Option<Step> {
        let to = self.events.last()?.position;
        Some(Step { workspace: self.workspace, from: self.after, to })
    }

    /// How far it was applied when all of it was.
    fn applied(&self) -> Applied {
        let position = self.events.last().map_or(self.after, |event| event.position);
        Applied { position, blocked: None }
    }
}

/// Applies the events of one workspace that follow position `after`, all in one transaction; up to the first that
/// cannot be applied, which is noted in the checkpoint.
///
/// # Errors
/// [`ApplyError`] when nothing is wrong with the events, but they could not be applied now.
pub async fn apply(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    workspace: WorkspaceId,
    after: u64,
    events: &[RecordedEvent],
) -> Result<Applied, ApplyError> {
    apply_decoded(db, tables, workspace, after, decode(after, events)).await
}

/// Applies what was decoded before, as [`apply`] does.
pub(crate) async fn apply_decoded(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    workspace: WorkspaceId,
    after: u64,
    decoded: Decoded,
) -> Result<Applied, ApplyError> {
    let Decoded { events, unreadable } = decoded;
    let applied = match advance(db, tables, workspace, after, &events).await {
        Ok(position) => Applied { position, blocked: unreadable },
        Err(error) if is_lasting(&error) => each(db, tables, workspace, after, &events).await?,
        Err(error) => return Err(error),
    };
    if let Some(blocked) = &applied.blocked {
        checkpoint::stop(db, workspace, applied.position, &blocked.reason).await?;
    }
    Ok(applied)
}

/// Decodes events up to the first that cannot be read or does not follow the one before.
pub(crate) fn decode(after: u64, events: &[RecordedEvent]) -> Decoded {
    let mut decoded = Vec::with_capacity(events.len());
    let stopped = |decoded, position, reason| Decoded {
        events: decoded,
        unreadable: Some(Blocked { position, reason }),
    };
    for (expected, event) in (after + 1..).zip(events) {
        if event.position != expected {
            let reason = format!("the log has no event at position {expected}");
            return stopped(decoded, expected, reason);
        }
        match Projected::try_from(event) {
            Ok(event) => decoded.push(event),
            Err(error) => {
                let reason =
                    format!("event {expected}, {}: {}", event.name, telemetry::causes(&error));
                return stopped(decoded, expected, reason);
            }
        }
    }
    Decoded { events: decoded, unreadable: None }
}

/// Applies events of one workspace in one transaction; returns the new position.
async fn advance(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    workspace: WorkspaceId,
    from: u64,
    events: &[Projected],
) -> Result<u64, ApplyError> {
    let Some(last) = events.last() else { return Ok(from) };
    let to = last.position.cast_unsigned();
    commit(db, tables, &[Step { workspace, from, to }], events).await?;
    Ok(to)
}

/// Applies events in one statement if that can be, else in one transaction.
pub(crate) async fn commit_at_once(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    steps: &[Step],
    events: &[Projected],
) -> Result<(), ApplyError> {
    if steps.is_empty() {
        return Ok(());
    }
    let is_done = match plan(db, tables, steps, events).await? {
        Some(batch) => batch.run(db).await?,
        None => false,
    };
    // A checkpoint that is elsewhere may be that of a new workspace, which is made there; and a table that was put in the
    // place of another one is read there behind the lock.
    if is_done { Ok(()) } else { commit(db, tables, steps, events).await }
}

/// The one statement for events, if there is one.
async fn plan(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    steps: &[Step],
    events: &[Projected],
) -> Result<Option<Batch>, ApplyError> {
    let mut parts = Vec::new();
    for table in tables {
        match table.plan(db, events).await? {
            Plan::Nothing => {}
            Plan::Together(part) => parts.push(part),
            Plan::Apart => return Ok(None),
        }
    }
    Ok(Some(Batch::new(steps, &parts)?))
}

/// Applies events in one transaction, after the checkpoints have let us.
async fn commit(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    steps: &[Step],
    events: &[Projected],
) -> Result<(), ApplyError> {
    if steps.is_empty() {
        return Ok(());
    }
    let mut transaction = db.begin().await?;
    match write(&mut transaction, tables, steps, events).await {
        Ok(()) => Ok(transaction.commit().await?),
        Err(error) => {
            // At once: dropped, it would stay open with its locks until the connection is used again.
            let _ = transaction.rollback().await;
            Err(error)
        }
    }
}

/// Moves the checkpoints and changes all tables.
async fn write(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    steps: &[Step],
    events: &[Projected],
) -> Result<(), ApplyError> {
    if !checkpoint::advance(db, steps).await? {
        return Err(ApplyError::Fenced);
    }
    for table in tables {
        table.apply(db, events).await?;
    }
    Ok(())
}

/// Applies events one by one until one fails.
async fn each(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    workspace: WorkspaceId,
    after: u64,
    events: &[Projected],
) -> Result<Applied, ApplyError> {
    let mut position = after;
    for event in events {
        match advance(db, tables, workspace, position, slice::from_ref(event)).await {
            Ok(applied) => position = applied,
            Err(error) if is_lasting(&error) => {
                let failed = event.position.cast_unsigned();
                let reason = format!(
                    "event {failed}, {}: {}",
                    event.event.event_type(),
                    telemetry::causes(&error)
                );
                return Ok(Applied {
                    position,
                    blocked: Some(Blocked { position: failed, reason }),
                });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Applied { position, blocked: None })
}

/// Whether trying the same again will not help: the event does not fit into the tables.
const fn is_lasting(error: &ApplyError) -> bool {
    matches!(error, ApplyError::Database(LogError::Database(_)))
}
