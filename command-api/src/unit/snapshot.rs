//! The aggregates that an answer is rendered from: as they were right after the command.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{ForKind, Root, WorkspaceId};
use event_store::{LogError, Store, StreamId, StreamVersion, Versioned};
use futures::future::BoxFuture;
use uuid::Uuid;

use super::touched::AnyState;
use crate::error::{CommandError, Result};

/// The aggregates of a command, each at the version it had right after it.
///
/// A repeated command is answered from the versions recorded with it, so its answer is the same for ever.
pub struct Snapshot {
    states: HashMap<StreamId, AnyState>,
}

impl Snapshot {
    /// The aggregates of a unit of work that was appended.
    pub(super) fn of(states: impl Iterator<Item = (StreamId, AnyState)>) -> Self {
        Self { states: states.collect() }
    }

    /// The aggregates at recorded versions.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub(super) async fn load(
        store: &Store,
        workspace: WorkspaceId,
        versions: &[StreamVersion],
    ) -> Result<Self, LogError> {
        let mut states = HashMap::new();
        for at in versions {
            // What is of a type that is gone is shown by no answer.
            if let Some(loading) = domain::for_kind(&at.kind, Load { store, workspace, at }) {
                let (stream, state) = loading.await?;
                states.insert(stream, state);
            }
        }
        Ok(Self { states })
    }

    /// An aggregate that the command read or changed.
    ///
    /// # Errors
    /// [`CommandError::Internal`] when the command never touched it: a mistake of the endpoint.
    pub fn get<A: Root>(&self, id: impl Into<Uuid>) -> Result<Arc<Versioned<A>>> {
        let stream = StreamId::of::<A>(id);
        let state = self.states.get(&stream).cloned();
        state.and_then(|state| state.downcast().ok()).ok_or(CommandError::Internal(
            "the answer shows an aggregate that the command did not read",
        ))
    }
}

/// Loads the aggregate that a recorded version names, whatever its type.
struct Load<'a> {
    store: &'a Store,
    workspace: WorkspaceId,
    at: &'a StreamVersion,
}

impl<'a> ForKind for Load<'a> {
    type Answer = BoxFuture<'a, Result<(StreamId, AnyState), LogError>>;

    fn run<A: Root>(self) -> Self::Answer {
        Box::pin(load::<A>(self.store, self.workspace, self.at))
    }
}

/// Loads an aggregate of a known type at a version.
async fn load<A: Root>(
    store: &Store,
    workspace: WorkspaceId,
    at: &StreamVersion,
) -> Result<(StreamId, AnyState), LogError> {
    let state: Arc<Versioned<A>> = store.get_at(workspace, at.id, at.version).await?;
    Ok((StreamId::of::<A>(at.id), state as AnyState))
}
