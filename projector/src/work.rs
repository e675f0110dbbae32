//! One turn: the next batch of one workspace, from what was delivered or from the log.

use domain::WorkspaceId;
use event_store::read::{hashes_at, read_workspace};
use event_store::{Commit, LogError, RecordedEvent, Signals, chain};
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
        let (events, source) = if self.are_of_the_log(workspace, after, &delivered).await? {
            (delivered, Source::Delivery)
        } else {
            self.read(workspace, after).await?
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

    /// Whether the log has events, byte for byte, behind a position: whoever gets a message into the stream does not
    /// change the tables with it.
    async fn are_of_the_log(
        &self,
        workspace: WorkspaceId,
        after: u64,
        events: &[RecordedEvent],
    ) -> Result<bool, LogError> {
        let Some(last) = events.last() else { return Ok(false) };
        let mut hashes = hashes_at(&self.pool, workspace, [after, last.position]).await?;
        if after == 0 {
            hashes.insert(0, chain::GENESIS);
        }
        let [before, end] = hashes[..] else { return Ok(false) };
        let is_chain = events.iter().try_fold(before, |previous, event| {
            let hash = chain::link(&previous, event);
            (event.workspace == workspace && hash == event.hash).then_some(hash)
        });
        if is_chain != Some(end) {
            tracing::error!(workspace.id = %workspace, position = after + 1, "a message is not what the log has");
        }
        Ok(is_chain == Some(end))
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

#[cfg(test)]
mod tests {
    use domain::workspace::{Workspace, WorkspaceCreated, WorkspaceEvent};
    use domain::{UserId, WorkspaceId};
    use embedded::testing::Database;
    use event_store::read::read_workspace;
    use event_store::{
        Append, Identity, Metadata, RecordedEvent, Scope, Signals, Store, StoreOptions,
    };
    use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
    use tokio_util::sync::CancellationToken;
    use tokio_util::task::TaskTracker;
    use uuid::Uuid;

    use super::Workplace;
    use crate::board::{Source, Turn};
    use crate::tables;

    /// Whose log it is.
    const ACME: WorkspaceId = WorkspaceId(Uuid::from_u128(1));

    /// Appends the event that a workspace begins with.
    async fn begin(store: &Store) {
        let command = Uuid::from_u128(2);
        let metadata = Metadata::new(UserId::SYSTEM, chrono::DateTime::UNIX_EPOCH, command);
        let mut append = Append::new(ACME, Identity::new(command, UserId::SYSTEM), metadata);
        let created = WorkspaceCreated {
            id: ACME,
            name: "Acme".parse().unwrap(),
            slug: "acme".parse().unwrap(),
            owner: UserId::SYSTEM,
            time_zone: domain::values::TimeZone::utc(),
        };
        let events = [WorkspaceEvent::from(created)];
        append.write::<Workspace>(ACME, Scope::default(), 0, &events).unwrap();
        store.append(append).await.unwrap();
    }

    /// What comes of a turn, on a log with one event, that has got this message: how far it came, and from where.
    async fn turn(message: impl FnOnce(RecordedEvent) -> RecordedEvent) -> (u64, Source) {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        migrations::all(&options).await.unwrap();
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let signals = Signals::new(&options, &tasks, stop.clone());
        begin(&Store::new(&options, &StoreOptions::default(), tasks, signals.clone())).await;
        let live = options.options([("search_path", "read_model")]);
        let pool = PgPoolOptions::new().connect_lazy_with(live);
        let first = read_workspace(&pool, ACME, 0, 1).await.unwrap().remove(0);
        let workplace = Workplace { pool, tables: &tables::TABLES, batch: 10, signals };
        let turn = Turn { workspace: ACME, position: None, delivered: vec![message(first)] };
        let (applied, source) = workplace.work(turn).await.unwrap();
        stop.cancel();
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
            RecordedEvent {
                hash: event_store::chain::link(&event_store::chain::GENESIS, &event),
                ..event
            }
        };
        assert_eq!(turn(forged).await, (1, Source::LastPage));
    }
}
