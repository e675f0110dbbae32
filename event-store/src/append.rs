//! What is handed to the log: one [`Append`] per command, and what came of it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use cqrs_es::DomainEvent;
use domain::{IssueId, ProjectId, Root, WorkspaceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::proviso::Proviso;
use crate::{Identity, LogError, Metadata};

/// One command's part of the log: streams to write and to rely on, conditions, claims. All or none.
#[derive(Debug, Clone)]
pub struct Append {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// What makes all tries of it the same command.
    pub identity: Identity,
    /// Actor, time and cause, stored with each event.
    pub metadata: Metadata,
    /// The streams in order; the first is what the answer shows. One stream may come several times, each time as it was
    /// read, so that its events are in their place among those of other streams.
    pub streams: Vec<StreamAppend>,
    /// What no event may have touched since a position.
    pub none_since: Vec<NoneSince>,
    /// Names to take or to give up.
    pub claims: Vec<ClaimChange>,
    /// Running numbers that its new issues get.
    pub numbers: Vec<RunningNumber>,
    /// Versions that its streams have in between, and that the answer shows as well.
    pub shown: Vec<StreamVersion>,
    /// What else a repetition has to know to answer the same: JSON, kept with the key.
    pub note: Option<String>,
    /// What it rests on that is not in the log, such as a credential; asked right before it is sent.
    pub proviso: Option<Arc<dyn Proviso>>,
    /// Whether to check everything and write nothing, not even the identity.
    pub probe: bool,
}

/// A stream that the decision rests on, with the events to add to it (none: it is only relied on).
#[derive(Debug, Clone)]
pub struct StreamAppend {
    /// The aggregate's type and id.
    pub stream: StreamId,
    /// Where it belongs.
    pub scope: Scope,
    /// The version the decision read; 0 for a new stream.
    pub expected: u64,
    /// The event that the decision read last; `None` compares the version only, not the event.
    pub last: Option<LastEvent>,
    /// The events in order.
    pub events: Vec<StoredEvent>,
}

/// The last event of a stream: it names one history, where a version can be reached by several after a failover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastEvent {
    /// The event's id, which follows from its command.
    pub id: Uuid,
    /// When it was recorded: the same command sent again after a failover has the same ids at another time.
    pub recorded_at: DateTime<Utc>,
}

/// A running number that was reserved, and which only one issue ever gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningNumber {
    /// The number, from 1.
    pub number: u64,
    /// The life of the database server in which it was reserved: after a crash it may be reserved again.
    pub generation: Uuid,
}

/// A stream of a workspace: the events of one aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StreamId {
    /// The aggregate's type, as in [`cqrs_es::Aggregate::TYPE`].
    pub kind: &'static str,
    /// The aggregate's id.
    pub id: Uuid,
}

impl StreamId {
    /// The stream of an aggregate.
    #[must_use]
    pub fn of<A: Root>(id: impl Into<Uuid>) -> Self {
        Self { kind: A::TYPE, id: id.into() }
    }
}

/// Where a stream belongs, for subjects, permissions and the activity feed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// The project it is part of.
    pub project: Option<ProjectId>,
    /// The issue whose activity shows its events.
    pub issue: Option<IssueId>,
}

/// An event in its stored form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// The event's name, for example `IssueRenamed`.
    pub name: String,
    /// The version of its form.
    pub version: String,
    /// The payload as JSON text; these bytes are what the chain covers.
    pub payload: String,
}

impl StoredEvent {
    /// Brings an event into its stored form. Every event that is ever written passes here.
    ///
    /// # Errors
    /// [`LogError::Unserialisable`] when it has no JSON form.
    pub fn of<E: DomainEvent>(event: &E) -> Result<Self, LogError> {
        Ok(Self {
            name: event.event_type(),
            version: event.event_version(),
            payload: serde_json::to_string(event).map_err(LogError::Unserialisable)?,
        })
    }
}

/// "No event matching this filter since that position": what a decision about a set rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoneSince {
    /// The checkpoint of the read table that the decision looked at.
    pub position: u64,
    /// Only events of this project.
    pub project: Option<ProjectId>,
    /// Only events of this type of aggregate.
    pub kind: Option<&'static str>,
    /// Only these events; empty means any.
    pub names: &'static [&'static str],
    /// Only events that mention one of these ids; empty means any.
    pub mentions: Vec<Uuid>,
}

/// A name that only one thing may bear at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What kind of name it is and where it is unique, for example `project-identifier`.
    pub scope: String,
    /// The name.
    pub name: String,
    /// The id of the thing that bears it.
    pub owner: Uuid,
}

/// A claim to take or to give up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimChange {
    /// Whether it is taken; else given up.
    pub take: bool,
    /// Whether it is unique in the whole instance; else in the workspace.
    pub instance: bool,
    /// The claim.
    pub claim: Claim,
}

/// A stream at a version, as an answer shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamVersion {
    /// The aggregate's type.
    pub kind: String,
    /// The aggregate's id.
    pub id: Uuid,
    /// How many events the stream has then.
    pub version: u64,
}

/// What came of an append: whether it is in the log, or which condition did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the log (or there was nothing to write and every condition holds).
    Appended(Committed),
    /// The same command was in the log already.
    Repeated(Repeated),
    /// The idempotency key belongs to another request.
    Reused,
    /// Streams have moved since the decision read them; these are their versions now.
    Moved(Vec<StreamVersion>),
    /// An event has touched the set since the decision looked at it.
    Intruded {
        /// The position of that event.
        position: u64,
    },
    /// A name is taken.
    Claimed(Claim),
    /// A running number was reserved before a crash; those that are reserved from now on count.
    Numbered,
    /// What it rests on beside the log does not hold any more, or could not be asked: it was not sent.
    Unfounded,
}

/// Where an append is in its workspace's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Position of the first event.
    pub first: u64,
    /// Position of the last event; `first - 1` when nothing was written.
    pub last: u64,
    /// When it was recorded, by the database's clock, never earlier than the event before.
    pub recorded_at: DateTime<Utc>,
}

/// A command that is in the log already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The positions of its events.
    pub committed: Committed,
    /// The streams its answer was rendered from, written ones at the version after it, in the append's order; then those
    /// that it shows at a version in between as well.
    pub streams: Vec<StreamVersion>,
    /// What else was kept of it: JSON.
    pub note: Option<String>,
}

impl Append {
    /// A command that writes nothing yet.
    #[must_use]
    pub const fn new(workspace: WorkspaceId, identity: Identity, metadata: Metadata) -> Self {
        Self {
            workspace,
            identity,
            metadata,
            streams: Vec::new(),
            none_since: Vec::new(),
            claims: Vec::new(),
            numbers: Vec::new(),
            shown: Vec::new(),
            note: None,
            proviso: None,
            probe: false,
        }
    }

    /// Adds events to a stream that the decision read at version `expected`, without comparing the event there.
    ///
    /// # Errors
    /// [`LogError::Unserialisable`] when an event has no JSON form.
    pub fn write<A: Root>(
        &mut self,
        id: impl Into<Uuid>,
        scope: Scope,
        expected: u64,
        events: &[A::Event],
    ) -> Result<(), LogError> {
        let events = events.iter().map(StoredEvent::of).collect::<Result<_, _>>()?;
        let stream = StreamId::of::<A>(id);
        self.streams.push(StreamAppend { stream, scope, expected, last: None, events });
        Ok(())
    }

    /// Relies on a stream being at a version, without comparing the event there.
    pub fn rely_on<A: Root>(&mut self, id: impl Into<Uuid>, version: u64) {
        self.streams.push(StreamAppend {
            stream: StreamId::of::<A>(id),
            scope: Scope::default(),
            expected: version,
            last: None,
            events: Vec::new(),
        });
    }

    /// Takes a name that is unique in the workspace.
    pub fn take(&mut self, claim: Claim) {
        self.claims.push(ClaimChange { take: true, instance: false, claim });
    }

    /// Gives up a name of the workspace.
    pub fn release(&mut self, claim: Claim) {
        self.claims.push(ClaimChange { take: false, instance: false, claim });
    }

    /// Every stream at the version it has once this is appended; then those in between that the answer shows.
    #[must_use]
    pub fn resulting_versions(&self) -> Vec<StreamVersion> {
        let mut written: HashMap<StreamId, u64> = HashMap::new();
        for part in &self.streams {
            *written.entry(part.stream).or_default() += part.events.len() as u64;
        }
        // Each is taken out where its stream comes first.
        let after = |part: &StreamAppend| {
            let version = part.expected + written.remove(&part.stream)?;
            let (kind, id) = (part.stream.kind.to_owned(), part.stream.id);
            Some(StreamVersion { kind, id, version })
        };
        let ends: Vec<_> = self.streams.iter().filter_map(after).collect();
        ends.into_iter().chain(self.shown.iter().cloned()).collect()
    }

    /// The ids of its events, stream by stream.
    pub(crate) fn event_ids(&self) -> impl Iterator<Item = impl DoubleEndedIterator<Item = Uuid>> {
        let mut next = 0;
        self.streams.iter().map(move |stream| {
            let first = next;
            // No append has more events than a batch takes.
            next += u32::try_from(stream.events.len()).unwrap_or(u32::MAX);
            (first..next).map(|ordinal| self.identity.event_id(ordinal))
        })
    }

    /// The id of the last event that each written stream has once this is appended.
    #[must_use]
    pub fn last_event_ids(&self) -> HashMap<StreamId, Uuid> {
        let streams = self.streams.iter().zip(self.event_ids());
        streams.filter_map(|(stream, mut ids)| Some((stream.stream, ids.next_back()?))).collect()
    }

    /// How many events it adds.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.streams.iter().map(|s| s.events.len()).sum()
    }

    /// How many bytes of payload it adds.
    pub(crate) fn payload_bytes(&self) -> usize {
        self.streams.iter().flat_map(|s| &s.events).map(|e| e.payload.len()).sum()
    }
}
