//! One turn: the next batch of one workspace, from what was delivered or from the log.

use domain::WorkspaceId;
use event_store::read::read_workspace;
use event_store::{Commit, RecordedEvent, Signals};
use sqlx::PgPool;

use crate::apply::{Applied, apply};
use crate::board::{Source, Turn};
use crate::{ApplyError, Table, checkpoint};

/// What every turn works with.
#[derive(Clone)]
pub(crate) struct Workplace {
    /// Connections to the read tables, and to the log.
    pub(crate) pool: PgPool,
    /// The tables to keep.
    pub(crate) tables: &'static [&'static dyn Table],
    /// No more events than this are applied in one transaction.
    pub(crate) batch: u32,
    /// Told how far the tables have come.
    pub(crate) signals: Signals,
}

impl Workplace {
    /// Applies the next batch.
    pub(crate) async fn work(&self, turn: Turn) -> Result<(Applied, Source), ApplyError> {
        let workspace = turn.workspace;
        let after = match turn.position {
            Some(position) => position,
            None => checkpoint::read(&self.pool, workspace).await?,
        };
        let delivered = next_of(turn.delivered, after, self.batch);
        let (events, source) = if delivered.is_empty() {
            self.read(workspace, after).await?
        } else {
            (delivered, Source::Delivery)
        };
        if events.is_empty() {
            return Ok((Applied { position: after, stop: None }, source));
        }
        let mut db = self.pool.acquire().await?;
        let applied = apply(&mut db, self.tables, workspace, after, &events).await?;
        if applied.position > after {
            let position = applied.position;
            self.signals.applied(Commit { workspace, position });
        }
        Ok((applied, source))
    }

    /// Reads the next batch from the log.
    async fn read(
        &self,
        workspace: WorkspaceId,
        after: u64,
    ) -> Result<(Vec<RecordedEvent>, Source), ApplyError> {
        let events = read_workspace(&self.pool, workspace, after, self.batch).await?;
        let full = events.len() >= self.batch as usize;
        Ok((events, if full { Source::FullPage } else { Source::LastPage }))
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
