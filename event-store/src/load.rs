//! Loads aggregates: postgres-es reads the stream, the domain's upcasters and evolution do the rest.

use std::sync::Arc;

use cqrs_es::persist::{EventUpcaster, PersistedEventRepository, SerializedEvent};
use domain::{Root, Stamp, WorkspaceId, upcast};
use postgres_es::PostgresEventRepository;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{LogError, Metadata};

/// An aggregate's upcasters, oldest first.
type Upcasters = [Box<dyn EventUpcaster>];

/// An aggregate at a version of its stream; version 0 has no events and is the default state.
#[derive(Debug, Clone, Default)]
pub struct Versioned<A> {
    /// The sequence of its last event.
    pub version: u64,
    /// The state after it.
    pub state: A,
    /// Bytes of payload and metadata it was made from: a measure of its size.
    pub weight: u64,
}

impl<A: Root> Versioned<A> {
    /// The same aggregate after more events of one command.
    #[must_use]
    pub fn after(&self, state: A, events: usize, stored_bytes: u64) -> Self {
        Self { version: self.version + events as u64, state, weight: self.weight + stored_bytes }
    }

    /// Takes in one stored event.
    fn take_in(&mut self, stored: SerializedEvent, upcasters: &Upcasters) -> Result<(), LogError> {
        let (stream, name, version) =
            (stored.aggregate_id.clone(), stored.event_type.clone(), stored.event_version.clone());
        let unreadable = |source| LogError::Unreadable { stream, name, version, source };
        let (sequence, weight) = (stored.sequence as u64, weigh(&stored));
        let (event, stamp) = decode::<A>(stored, upcasters).map_err(unreadable)?;
        self.state.evolve(event, stamp);
        self.version = sequence;
        self.weight += weight;
        Ok(())
    }
}

/// Loads streams of any aggregate.
#[derive(Clone)]
pub(crate) struct Loader {
    repository: Arc<PostgresEventRepository>,
}

impl Loader {
    /// Loads through the connections of `pool`.
    pub(crate) fn new(pool: PgPool) -> Self {
        let repository =
            PostgresEventRepository::new(pool).with_tables("event_log.event", "event_log.none");
        Self { repository: Arc::new(repository) }
    }

    /// The aggregate as of now, or as of a version if the stream is longer.
    pub(crate) async fn load<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        until: Option<u64>,
    ) -> Result<Versioned<A>, LogError> {
        let stream = stored_id(workspace, id);
        let events = self.repository.get_events::<A>(&stream).await?;
        let wanted = |event: &SerializedEvent| until.is_none_or(|v| event.sequence as u64 <= v);
        fold(Versioned { version: 0, state: A::default(), weight: 0 }, events, wanted)
    }

    /// The aggregate with what was appended to its stream since.
    pub(crate) async fn catch_up<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        known: &Versioned<A>,
    ) -> Result<Versioned<A>, LogError> {
        let stream = stored_id(workspace, id);
        let seen = usize::try_from(known.version).unwrap_or(usize::MAX);
        let tail = self.repository.get_last_events::<A>(&stream, seen).await;
        fold(known.clone(), tail?, |_| true)
    }
}

/// Takes in events in order.
fn fold<A: Root>(
    mut aggregate: Versioned<A>,
    events: Vec<SerializedEvent>,
    wanted: impl Fn(&SerializedEvent) -> bool,
) -> Result<Versioned<A>, LogError> {
    let upcasters = A::upcasters();
    for event in events.into_iter().filter(wanted) {
        aggregate.take_in(event, &upcasters)?;
    }
    Ok(aggregate)
}

/// The stored form of an aggregate's id; another workspace's cannot even be named.
pub(crate) fn stored_id(workspace: WorkspaceId, id: Uuid) -> String {
    format!("{workspace}/{}", id.hyphenated())
}

/// Upcasts and reads one event and what state keeps of its metadata.
fn decode<A: Root>(
    stored: SerializedEvent,
    upcasters: &Upcasters,
) -> Result<(A::Event, Stamp), serde_json::Error> {
    let stored = upcast(stored, upcasters);
    let metadata: Metadata = serde_json::from_value(stored.metadata)?;
    let stamp = metadata.stamp(stored.sequence as u64);
    Ok((serde_json::from_value(stored.payload)?, stamp))
}

/// Roughly how many bytes an event takes in memory: texts dominate.
fn weigh(event: &SerializedEvent) -> u64 {
    /// The text inside a JSON value.
    fn bytes(value: &serde_json::Value) -> u64 {
        match value {
            serde_json::Value::String(text) => text.len() as u64,
            serde_json::Value::Array(items) => items.iter().map(bytes).sum(),
            serde_json::Value::Object(fields) => {
                fields.iter().map(|(key, value)| key.len() as u64 + bytes(value)).sum()
            }
            _ => 8,
        }
    }
    bytes(&event.payload)
}
