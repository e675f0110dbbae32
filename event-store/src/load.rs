//! Loads aggregates: postgres-es reads the stream, the domain's upcasters and evolution do the rest.

mod many;

use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use cqrs_es::persist::{EventUpcaster, PersistedEventRepository, SerializedEvent};
use domain::{Root, Stamp, WorkspaceId, upcast};
use postgres_es::PostgresEventRepository;
use serde::Deserialize;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{LastEvent, LogError, Metadata};

/// From this many bytes of payload on, a state is weighed by its own size.
const HEAVY: u64 = 256 << 10;

/// An aggregate's upcasters, oldest first.
type Upcasters = [Box<dyn EventUpcaster>];

/// An aggregate at a version of its stream; version 0 has no events and is the default state.
#[derive(Debug, Clone, Default)]
pub struct Versioned<A> {
    /// The sequence of its last event.
    pub version: u64,
    /// The state after it.
    pub state: A,
    /// Bytes of payload that it was made from, an upper estimate of its size.
    pub weight: u64,
    /// Its last event, by which the log tells whether it has this very history; unknown until it is in the log.
    pub last: OnceLock<LastEvent>,
}

impl<A: Root> Versioned<A> {
    /// The same aggregate after more events of one command.
    #[must_use]
    pub fn after(&self, state: A, events: usize, stored_bytes: u64) -> Self {
        let last = if events == 0 { self.last.clone() } else { OnceLock::new() };
        let (version, weight) = (self.version + events as u64, self.weight + stored_bytes);
        Self { version, state, weight, last }
    }

    /// About how many bytes it takes in memory.
    ///
    /// Of a text that was changed again and again only the last is left, so what was made from much is weighed itself.
    pub(crate) fn size(&self) -> u64 {
        if self.weight < HEAVY {
            return self.weight;
        }
        let mut bytes = Count(0);
        match serde_json::to_writer(&mut bytes, &self.state) {
            Ok(()) => bytes.0.min(self.weight),
            Err(_) => self.weight,
        }
    }

    /// Takes in one stored event.
    fn take_in(&mut self, stored: SerializedEvent, upcasters: &Upcasters) -> Result<(), LogError> {
        let (stream, name, version) =
            (stored.aggregate_id.clone(), stored.event_type.clone(), stored.event_version.clone());
        let unreadable = |source| LogError::Unreadable { stream, name, version, source };
        let (sequence, weight) = (stored.sequence as u64, weigh(&stored));
        let (event, stamp, last) = decode::<A>(stored, upcasters).map_err(unreadable)?;
        self.state.evolve(event, stamp);
        self.version = sequence;
        self.weight += weight;
        self.last = last.into();
        Ok(())
    }

    /// Whether its last event is this one of its stream.
    fn ends_with(&self, stored: &SerializedEvent) -> bool {
        let is_last = |last: &LastEvent| {
            Identified::deserialize(&stored.metadata).is_ok_and(|stored| stored.event() == *last)
        };
        self.version == stored.sequence as u64 && self.last.get().is_none_or(is_last)
    }
}

/// The metadata of an event as the view `stream_event` has them.
#[derive(Deserialize)]
struct Identified {
    event_id: Uuid,
    recorded_at: DateTime<Utc>,
    stored: serde_json::Value,
}

impl Identified {
    /// Which event it is.
    const fn event(&self) -> LastEvent {
        LastEvent { id: self.event_id, recorded_at: self.recorded_at }
    }
}

/// Loads streams of any aggregate.
#[derive(Clone)]
pub(crate) struct Loader {
    repository: Arc<PostgresEventRepository>,
    /// The same connections, for what postgres-es does not know: several streams at once.
    pool: PgPool,
}

impl Loader {
    /// Loads through the connections of `pool`.
    pub(crate) fn new(pool: PgPool) -> Self {
        let repository = PostgresEventRepository::new(pool.clone())
            .with_tables("event_log.stream_event", "event_log.none");
        Self { repository: Arc::new(repository), pool }
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
        fold(Versioned::default(), events.into_iter().filter(wanted))
    }

    /// The aggregate with what was appended to its stream since; `None` if the log has another history, or ends before.
    pub(crate) async fn catch_up<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        known: &Versioned<A>,
    ) -> Result<Option<Versioned<A>>, LogError> {
        let mut tail = self.tail(workspace, id, known).await?.into_iter();
        let is_known = tail.next().is_some_and(|first| known.ends_with(&first));
        if is_known { fold(known.clone(), tail).map(Some) } else { Ok(None) }
    }

    /// Whether the log has the history of an aggregate, at its present or an earlier version.
    pub(crate) async fn has<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        known: &Versioned<A>,
    ) -> Result<bool, LogError> {
        let tail = self.tail(workspace, id, known).await?;
        Ok(tail.first().is_some_and(|first| known.ends_with(first)))
    }

    /// The stream from the last event on that is known.
    async fn tail<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        known: &Versioned<A>,
    ) -> Result<Vec<SerializedEvent>, LogError> {
        let before = usize::try_from(known.version.saturating_sub(1)).unwrap_or(usize::MAX);
        Ok(self.repository.get_last_events::<A>(&stored_id(workspace, id), before).await?)
    }
}

/// Takes in events in order.
fn fold<A: Root>(
    mut aggregate: Versioned<A>,
    events: impl Iterator<Item = SerializedEvent>,
) -> Result<Versioned<A>, LogError> {
    let upcasters = A::upcasters();
    for event in events {
        aggregate.take_in(event, &upcasters)?;
    }
    Ok(aggregate)
}

/// The stored form of an aggregate's id; another workspace's cannot even be named.
pub(crate) fn stored_id(workspace: WorkspaceId, id: Uuid) -> String {
    format!("{workspace}/{}", id.hyphenated())
}

/// Upcasts and reads one event and what state keeps of its metadata; and which event it is.
fn decode<A: Root>(
    mut stored: SerializedEvent,
    upcasters: &Upcasters,
) -> Result<(A::Event, Stamp, LastEvent), serde_json::Error> {
    let identified: Identified = serde_json::from_value(stored.metadata.take())?;
    let last = identified.event();
    stored.metadata = identified.stored;
    let stored = upcast(stored, upcasters);
    let metadata: Metadata = serde_json::from_value(stored.metadata)?;
    let stamp = metadata.stamp(stored.sequence as u64);
    Ok((serde_json::from_value(stored.payload)?, stamp, last))
}

/// Counts what is written.
struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
