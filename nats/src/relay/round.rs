//! One round of publishing: a few workspaces in turn, a page of each.

use domain::WorkspaceId;
use event_store::read::Place;
use event_store::{RecordedEvent, read};
use futures::{StreamExt as _, TryStreamExt as _};
use tokio::time::Instant;

use super::chain::{Broken, Chain};
use super::lease::of_the_log;
use super::term::Term;
use super::verify::{Standing, standing};
use super::{RelayError, batch};
use crate::Link;

/// How many workspaces take part in one round.
const MOST_WORKSPACES: usize = 64;
/// How many events of one workspace are published before the next has its turn.
const PAGE: u32 = 256;
/// How many questions are asked of the stream at the same time.
const AT_ONCE: usize = 4;

/// What a round came to.
pub(super) enum Round {
    /// Everything sent was acknowledged.
    Done,
    /// Something was not: the stream has to be looked at before the next round.
    Broken(Broken),
}

impl Term<'_> {
    /// Publishes a page of each of the next workspaces.
    pub(super) async fn round(&mut self, link: Link) -> Result<Round, RelayError> {
        let mut turn = self.book.next(MOST_WORKSPACES);
        let came = self.publish(&turn, link).await;
        if let Ok(Round::Broken(broken)) = &came {
            // Behind the others, so that none of them has to wait for one that fails time and again.
            turn.sort_by_key(|workspace| broken.workspace() == Some(*workspace));
        }
        self.book.requeue(&turn);
        came
    }

    /// Finds out where the stream is for each workspace, reads what comes next and publishes it.
    async fn publish(&mut self, turn: &[WorkspaceId], link: Link) -> Result<Round, RelayError> {
        self.find(turn).await?;
        let events = self.read(turn).await?;
        // After the reading: what was appended in a later epoch must not get into this one's stream.
        self.lease.check(self.stream.epoch()).await?;
        let mut events = events.as_slice();
        while let Some((batch, rest)) = self.next_batch(events) {
            if let Err(broken) = self.publish_batch(batch, link).await {
                return Ok(Round::Broken(broken));
            }
            events = rest;
        }
        Ok(self.publish_singly(events, link).await)
    }

    /// The events of the next batch and those behind it, if publishing them at once is possible and faster.
    fn next_batch<'a>(
        &self,
        events: &'a [RecordedEvent],
    ) -> Option<(&'a [RecordedEvent], &'a [RecordedEvent])> {
        let now = Instant::now();
        let possible = self.stream.takes_batches() && self.schedule.allows_batches(now);
        let size = if possible { batch::size(events) } else { 0 };
        (size > 0).then(|| events.split_at(size))
    }

    /// Publishes events all at once.
    async fn publish_batch(&mut self, events: &[RecordedEvent], link: Link) -> Result<(), Broken> {
        let Some(end) = self.book.end() else { return Ok(()) };
        let book = &self.book;
        let is_renamed = |event: &RecordedEvent| book.is_renamed(event.workspace);
        let (connection, stream) = (&self.relay.connection, &self.stream);
        batch::publish(connection, stream, link, end.sequence, events, is_renamed).await?;
        for (event, sequence) in events.iter().zip(end.sequence + 1..) {
            self.book.acknowledged(event.workspace, event.position, sequence);
        }
        Ok(())
    }

    /// Publishes events one by one.
    async fn publish_singly(&mut self, events: &[RecordedEvent], link: Link) -> Round {
        let Some(end) = self.book.end() else { return Round::Done };
        // Cheap handles of their own, so that the book can be written while the chain is open.
        let (connection, stream) = (self.relay.connection.clone(), self.stream.clone());
        let mut chain = Chain::behind(&connection, &stream, link, end.sequence);
        for event in events {
            while chain.in_flight() >= self.relay.options.window {
                if let Some(broken) = self.acknowledge(&mut chain).await {
                    return Round::Broken(broken);
                }
            }
            let rename = self.book.is_renamed(event.workspace);
            if let Err(broken) = chain.send(event, rename).await {
                return Round::Broken(self.earliest(&mut chain, broken).await);
            }
        }
        while chain.in_flight() > 0 {
            if let Some(broken) = self.acknowledge(&mut chain).await {
                return Round::Broken(broken);
            }
        }
        Round::Done
    }

    /// Asks the stream about the workspaces of which the relay knows nothing.
    async fn find(&mut self, turn: &[WorkspaceId]) -> Result<(), RelayError> {
        let unknown = turn.iter().copied().filter(|id| self.book.published(*id).is_none());
        let (stream, log) = (&self.stream, &self.relay.pool);
        let look = async |id| Ok::<_, RelayError>((id, standing(stream, log, id).await?));
        let unknown: Vec<WorkspaceId> = unknown.collect();
        let found: Vec<(WorkspaceId, Standing)> =
            futures::stream::iter(unknown).map(look).buffered(AT_ONCE).try_collect().await?;
        for (workspace, standing) in found {
            match standing {
                Standing::At(position) => self.book.found(workspace, position),
                Standing::Stray(why) => self.repair(workspace, &why).await?,
            }
        }
        Ok(())
    }

    /// Reads the next page of each workspace, one behind the other.
    async fn read(&self, turn: &[WorkspaceId]) -> Result<Vec<RecordedEvent>, RelayError> {
        let place = |workspace: &WorkspaceId| {
            let position = self.book.published(*workspace)?;
            Some(Place { workspace: *workspace, position })
        };
        let next: Vec<Place> = turn.iter().filter_map(place).collect();
        let mut log = self.lease.connection().await;
        of_the_log(read::read_workspaces(&mut *log, &next, PAGE)).await
    }

    /// Takes in one acknowledgement; answers with what broke the chain, if that did.
    async fn acknowledge(&mut self, chain: &mut Chain<'_>) -> Option<Broken> {
        match chain.acknowledged().await? {
            Ok(stored) => {
                self.book.acknowledged(stored.workspace, stored.position, stored.sequence);
                None
            }
            Err(broken) => Some(broken),
        }
    }

    /// What broke first, when sending a message failed: perhaps one that is on its way.
    async fn earliest(&mut self, chain: &mut Chain<'_>, failed: Broken) -> Broken {
        while chain.in_flight() > 0 {
            if let Some(broken) = self.acknowledge(chain).await {
                return broken;
            }
        }
        failed
    }
}
