//! A server with a stream, for the tests of how messages get there.

use domain::WorkspaceId;
use embedded::testing::{Scratch, start_nats};
use event_store::RecordedEvent;
use uuid::Uuid;

use super::chain::Chain;
use crate::envelope::example;
use crate::{Connection, EventStream, StreamOptions};

/// A server with a stream.
pub(super) struct World {
    pub(super) connection: Connection,
    pub(super) stream: EventStream,
    _nats: embedded::Nats,
    _scratch: Scratch,
}

impl World {
    /// An empty stream.
    pub(super) async fn new() -> Self {
        let scratch = Scratch::create();
        let nats = start_nats(&scratch).await.unwrap();
        let connection = Connection::open(&nats.url(), "test").await.unwrap();
        connection.connected().await;
        let options = StreamOptions::default();
        let stream = EventStream::ensure(&connection, Uuid::from_u128(9), &options).await.unwrap();
        Self { connection, stream, _nats: nats, _scratch: scratch }
    }

    /// The position of a workspace's last message.
    pub(super) async fn last(&self, number: u128) -> u64 {
        let last = self.stream.last(WorkspaceId(Uuid::from_u128(number))).await.unwrap();
        last.map_or(0, |last| last.event.unwrap().position)
    }
}

pub(super) fn event(workspace: u128, position: u64) -> RecordedEvent {
    let event_id = Uuid::from_u128(workspace << 64 | u128::from(position));
    let workspace = WorkspaceId(Uuid::from_u128(workspace));
    RecordedEvent { workspace, position, event_id, ..example() }
}

/// A chain behind a sequence.
pub(super) async fn behind(world: &World, sequence: u64) -> Chain<'_> {
    let link = world.connection.connected().await;
    Chain::behind(&world.connection, &world.stream, link, sequence)
}

/// Publishes some events in one chain; says how many of them were stored.
pub(super) async fn publish(world: &World, sequence: u64, events: &[RecordedEvent]) -> usize {
    let mut chain = behind(world, sequence).await;
    for event in events {
        chain.send(event, false).await.unwrap();
    }
    let mut stored = 0;
    while let Some(answer) = chain.acknowledged().await {
        stored += usize::from(answer.is_ok());
    }
    stored
}
