//! Applies events of one workspace to the read tables: the checkpoint and all rows in one transaction.

use std::error::Error;
use std::slice;

use domain::WorkspaceId;
use event_store::{LogError, RecordedEvent};
use sqlx::{Connection, PgConnection};

use crate::{Projected, Table, checkpoint};

/// How far events were applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The last position applied now.
    pub position: u64,
    /// Why the event after it cannot be applied, if it cannot.
    pub stop: Option<Stop>,
}

/// An event that cannot be applied: its workspace waits for a build that can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
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
    /// The code that applies events is wrong.
    #[error("applying events panicked")]
    Panicked,
}

impl From<sqlx::Error> for ApplyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Applies the events that follow position `after`, all in one transaction; up to the first that cannot be applied,
/// which is noted in the checkpoint.
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
    let (events, unreadable) = decode(after, events);
    let applied = match commit(db, tables, workspace, after, &events).await {
        Ok(position) => Applied { position, stop: unreadable },
        Err(error) if is_lasting(&error) => each(db, tables, workspace, after, &events).await?,
        Err(error) => return Err(error),
    };
    if let Some(stop) = &applied.stop {
        checkpoint::stop(db, workspace, applied.position, &stop.reason).await?;
    }
    Ok(applied)
}

/// Decodes events up to the first that cannot be read or does not follow the one before.
fn decode(after: u64, events: &[RecordedEvent]) -> (Vec<Projected>, Option<Stop>) {
    let mut decoded = Vec::with_capacity(events.len());
    for (expected, event) in (after + 1..).zip(events) {
        if event.position != expected {
            let reason = format!("the log has no event at position {expected}");
            return (decoded, Some(Stop { position: expected, reason }));
        }
        match Projected::try_from(event) {
            Ok(event) => decoded.push(event),
            Err(error) => {
                let reason = format!("event {expected}, {}: {}", event.name, whole_chain(&error));
                return (decoded, Some(Stop { position: expected, reason }));
            }
        }
    }
    (decoded, None)
}

/// Applies events in one transaction, after the checkpoint has let us; returns the new position.
async fn commit(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    workspace: WorkspaceId,
    after: u64,
    events: &[Projected],
) -> Result<u64, ApplyError> {
    let Some(last) = events.last() else { return Ok(after) };
    let position = last.position.cast_unsigned();
    let mut transaction = db.begin().await?;
    if !checkpoint::advance(&mut transaction, workspace, after, position).await? {
        return Err(ApplyError::Fenced);
    }
    for table in tables {
        table.apply(&mut transaction, events).await?;
    }
    transaction.commit().await?;
    Ok(position)
}

/// Applies events one by one up to the one that fails.
async fn each(
    db: &mut PgConnection,
    tables: &[&dyn Table],
    workspace: WorkspaceId,
    after: u64,
    events: &[Projected],
) -> Result<Applied, ApplyError> {
    let mut position = after;
    for event in events {
        match commit(db, tables, workspace, position, slice::from_ref(event)).await {
            Ok(applied) => position = applied,
            Err(error) if is_lasting(&error) => {
                let failed = event.position.cast_unsigned();
                let reason = format!(
                    "event {failed}, {}: {}",
                    event.event.event_type(),
                    whole_chain(&error)
                );
                return Ok(Applied { position, stop: Some(Stop { position: failed, reason }) });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Applied { position, stop: None })
}

/// Whether trying the same again will not help: the event does not fit into the tables.
const fn is_lasting(error: &ApplyError) -> bool {
    matches!(error, ApplyError::Database(LogError::Database(_)))
}

/// An error with everything that caused it, in one line.
pub(crate) fn whole_chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
