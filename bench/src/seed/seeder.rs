//! Appends many work items, one batch while the next is being decided.

use std::ops::Range;
use std::str::FromStr;

use domain::issue::Issue;
use domain::project::Project;
use domain::workspace::Workspace;
use domain::{IssueId, Stamp, decide_all};
use event_store::{Append, Identity, Metadata, Outcome, Scope, Signals, Store, StoreOptions};
use futures::{StreamExt, TryStreamExt, stream};
use service::{Clock, Ids, Shutdown};
use sqlx::postgres::PgConnectOptions;

use super::{Content, Ground, Kind};
use crate::failure::{Failure, OrFail};
use crate::stage::Place;

/// How many work items one command creates.
pub const BATCH: u32 = 100;
/// How many commands of a workspace are under way: the lane commits some while the next are decided.
const UNDER_WAY: usize = 4;

/// Appends many work items.
pub struct Seeder {
    /// The log.
    pub(super) store: Store,
    content: Content,
    clock: Clock,
    ids: Ids,
    shutdown: Shutdown,
}

impl Seeder {
    /// Connects to the log of a database.
    pub fn open(database_url: &str) -> Result<Self, Failure> {
        let database = PgConnectOptions::from_str(database_url);
        let database = database.or_fail("the database's address is malformed")?;
        let shutdown = Shutdown::new();
        let (tasks, stop) = (shutdown.tasks.clone(), shutdown.stop.clone());
        let signals = Signals::new(&database, &tasks, stop);
        let store = Store::new(&database, &StoreOptions::default(), tasks, signals);
        let (clock, ids) = (Clock::system(), Ids::system());
        Ok(Self { store, content: Content::new()?, clock, ids, shutdown })
    }

    /// Where work items of a project are put.
    pub async fn ground(&self, place: &Place) -> Result<Ground, Failure> {
        Ground::read(&self.store, place, self.clock.now().date_naive()).await
    }

    /// Appends so many work items; answers their ids.
    pub async fn issues(
        &self,
        ground: &Ground,
        kind: Kind,
        count: u32,
    ) -> Result<Vec<IssueId>, Failure> {
        let first = self.reserve(ground, count).await?;
        let last = first + count;
        let batches = (first..last).step_by(BATCH as usize);
        let batches = batches.map(|begin| begin..last.min(begin + BATCH));
        let appended: Vec<Vec<IssueId>> = stream::iter(batches)
            .map(|numbers| self.batch(ground, kind, numbers))
            .buffered(UNDER_WAY)
            .try_collect()
            .await?;
        Ok(appended.concat())
    }

    /// Appends a command that has to be taken.
    pub async fn append(&self, append: Append) -> Result<(), Failure> {
        match self.store.append(append).await.or_fail("the log does not take the seed")? {
            Outcome::Appended(_) => Ok(()),
            refused => Err(Failure::new(format!("the log refuses the seed: {refused:?}"))),
        }
    }

    /// Reserves running numbers; answers the first.
    async fn reserve(&self, ground: &Ground, count: u32) -> Result<u32, Failure> {
        let last: i64 = sqlx::query_scalar(
            "SELECT last_number FROM event_log.reserve_running_numbers(
                ARRAY[$1]::uuid[], ARRAY[$2]::uuid[], ARRAY[$3]::bigint[]
            )",
        )
        .bind(ground.workspace.uuid())
        .bind(ground.project.uuid())
        .bind(i64::from(count))
        .fetch_one(self.store.reads())
        .await
        .or_fail("no running numbers")?;
        let last = u32::try_from(last).or_fail("the project has used up its numbers")?;
        Ok(last + 1 - count)
    }

    async fn batch(
        &self,
        ground: &Ground,
        kind: Kind,
        numbers: Range<u32>,
    ) -> Result<Vec<IssueId>, Failure> {
        let (append, ids) = self.decide(ground, kind, numbers)?;
        self.append(append).await?;
        Ok(ids)
    }

    /// A command that writes nothing yet.
    pub(super) fn command(&self, ground: &Ground) -> (Append, Stamp) {
        let (at, actor) = (self.clock.now(), ground.actor);
        let identity = Identity::new(self.ids.next(), actor);
        let metadata = Metadata::new(actor, at, identity.command_id);
        let append = Append::new(ground.workspace, identity, metadata);
        (append, Stamp { actor, at, version: 0 })
    }

    /// Decides one batch as a single command.
    pub fn decide(
        &self,
        ground: &Ground,
        kind: Kind,
        numbers: Range<u32>,
    ) -> Result<(Append, Vec<IssueId>), Failure> {
        let (mut append, stamp) = self.command(ground);
        let mut ids = Vec::with_capacity(numbers.len());
        for (ordinal, number) in (0..).zip(numbers) {
            let id = IssueId(append.identity.new_id(ordinal));
            let commands = self.content.commands(ground, kind, id, number)?;
            let decided = decide_all(&Issue::default(), commands, stamp);
            let events = decided.or_fail("the domain refuses the seed")?.events;
            let scope = Scope { project: Some(ground.project), issue: Some(id) };
            append.write::<Issue>(id, scope, 0, &events).or_fail("an event has no stored form")?;
            ids.push(id);
        }
        append.rely_on::<Workspace>(ground.workspace, ground.workspace_version);
        append.rely_on::<Project>(ground.project, ground.project_version);
        Ok((append, ids))
    }
}

impl Drop for Seeder {
    fn drop(&mut self) {
        self.shutdown.stop.cancel();
    }
}
