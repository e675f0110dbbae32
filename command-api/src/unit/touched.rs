//! One aggregate of a unit of work, of whatever type.

use std::any::Any;
use std::ops::Range;
use std::sync::Arc;

use domain::{Decided, Root, WorkspaceId};
use event_store::{LastEvent, Scope, Store, StoredEvent, StreamAppend, StreamId, Versioned};
use uuid::Uuid;

use crate::error::{CommandError, Result};

/// A [`Versioned`] aggregate of any type.
pub(super) type AnyState = Arc<dyn Any + Send + Sync>;

/// Puts an aggregate, of which the last event is known now, into the store's memory.
type Keep = fn(&AnyState, Option<LastEvent>, &Store, WorkspaceId, Uuid);

/// An aggregate that was read, and what was decided about it.
pub(super) struct Touched {
    /// Its version when it was read.
    expected: u64,
    /// Its last event then.
    last: Option<LastEvent>,
    /// Where it belongs; known once it was changed.
    scope: Scope,
    /// What was decided.
    events: Vec<StoredEvent>,
    /// The aggregate after that: an `Arc<Versioned<A>>`.
    state: AnyState,
    /// Puts the state into the store's memory, if it was changed.
    keep: Option<Keep>,
}

/// What an aggregate was at a moment of its unit of work.
pub(super) struct Mark {
    scope: Scope,
    /// How many events were decided.
    events: usize,
    state: AnyState,
    keep: Option<Keep>,
}

impl Mark {
    /// How many events were decided before.
    pub(super) const fn events(&self) -> usize {
        self.events
    }
}

impl Touched {
    /// An aggregate that was only read so far.
    pub(super) fn read<A: Root>(aggregate: &Arc<Versioned<A>>) -> Self {
        Self {
            expected: aggregate.version,
            last: aggregate.last.get().copied(),
            scope: Scope::default(),
            events: Vec::new(),
            state: Arc::clone(aggregate) as AnyState,
            keep: None,
        }
    }

    /// The aggregate as it is in this unit.
    ///
    /// # Errors
    /// [`CommandError::Internal`] when it is of another type than its stream's id names: a mistake of this module.
    pub(super) fn state<A: Root>(&self) -> Result<Arc<Versioned<A>>> {
        of_its_type(Arc::clone(&self.state))
    }

    /// The aggregate, given away.
    pub(super) fn into_state(self) -> AnyState {
        self.state
    }

    /// What it is now, to be brought back later.
    pub(super) fn mark(&self) -> Mark {
        let (scope, events, state) = (self.scope, self.events.len(), Arc::clone(&self.state));
        Mark { scope, events, state, keep: self.keep }
    }

    /// Goes back to a mark; events decided since then are forgotten.
    pub(super) fn restore(&mut self, mark: Mark) {
        let Mark { scope, events, state, keep } = mark;
        self.events.truncate(events);
        (self.scope, self.state, self.keep) = (scope, state, keep);
    }

    /// The version that it has with what was decided.
    pub(super) fn version(&self) -> u64 {
        self.expected + self.events.len() as u64
    }

    /// Whether the log knew nothing of it.
    pub(super) fn is_new(&self) -> bool {
        self.expected == 0
    }

    /// Whether one of these events was decided.
    pub(super) fn has_any(&self, names: &[&str]) -> bool {
        self.events.iter().any(|event| names.contains(&event.name.as_str()))
    }

    /// Adds decided events to those that will be appended, and gives the aggregate as it is after them.
    pub(super) fn take_in<A: Root>(
        &mut self,
        before: &Versioned<A>,
        scope: Scope,
        decided: Decided<A>,
    ) -> Result<Arc<Versioned<A>>> {
        self.scope = scope;
        let count = decided.events.len();
        let mut bytes = 0;
        for event in &decided.events {
            let stored = StoredEvent::of(event)?;
            bytes += stored.payload.len() as u64;
            self.events.push(stored);
        }
        let after = Arc::new(before.after(decided.state, count, bytes));
        self.state = Arc::clone(&after) as AnyState;
        self.keep = Some(keep::<A>);
        Ok(after)
    }

    /// Its part of the append.
    pub(super) fn part(&self, stream: StreamId) -> StreamAppend {
        self.part_with(stream, &self.events)
    }

    /// A part of the append with some of its events.
    ///
    /// # Errors
    /// [`CommandError::Internal`] when it has not so many: a mistake of the unit.
    pub(super) fn part_of(&self, stream: StreamId, events: Range<usize>) -> Result<StreamAppend> {
        let missing = CommandError::Internal("an aggregate has not the events that were decided");
        Ok(self.part_with(stream, self.events.get(events).ok_or(missing)?))
    }

    /// A part of the append with these events.
    fn part_with(&self, stream: StreamId, events: &[StoredEvent]) -> StreamAppend {
        let (scope, expected, last) = (self.scope, self.expected, self.last);
        StreamAppend { stream, scope, expected, last, events: events.to_vec() }
    }

    /// Keeps the changed aggregate in the store's memory, with the event that is the last of its stream now, if it is
    /// one of this command.
    pub(super) fn keep(
        &self,
        last: Option<LastEvent>,
        store: &Store,
        workspace: WorkspaceId,
        id: Uuid,
    ) {
        if let Some(keep) = self.keep {
            keep(&self.state, last, store, workspace, id);
        }
    }
}

/// An aggregate of the type that its stream's id names.
///
/// # Errors
/// [`CommandError::Internal`] when it is of another one: a mistake of this module.
pub(super) fn of_its_type<A: Root>(state: AnyState) -> Result<Arc<Versioned<A>>> {
    let state = state.downcast();
    state.map_err(|_| CommandError::Internal("an aggregate is not of its stream's type"))
}

/// Keeps an aggregate of a known type.
fn keep<A: Root>(
    state: &AnyState,
    last: Option<LastEvent>,
    store: &Store,
    workspace: WorkspaceId,
    id: Uuid,
) {
    if let Ok(state) = Arc::clone(state).downcast::<Versioned<A>>() {
        if let Some(last) = last {
            let _ = state.last.set(last);
        }
        store.keep(workspace, id, state);
    }
}
