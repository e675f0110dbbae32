//! The aggregates that an answer is rendered from: as they were right after the command.

use std::collections::HashMap;
use std::sync::Arc;

use cqrs_es::Aggregate;
use domain::comment::Comment;
use domain::issue::Issue;
use domain::project::Project;
use domain::user::User;
use domain::workspace::Workspace;
use domain::{Root, WorkspaceId};
use event_store::{LogError, Store, StreamId, StreamVersion, Versioned};
use uuid::Uuid;

use super::touched::AnyState;
use crate::stop::Stop;

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
            if let Some((stream, state)) = load_any(store, workspace, at).await? {
                states.insert(stream, state);
            }
        }
        Ok(Self { states })
    }

    /// An aggregate that the command read or changed.
    ///
    /// # Errors
    /// [`Stop::Internal`] when the command never touched it: a mistake of the endpoint.
    pub fn get<A: Root>(&self, id: impl Into<Uuid>) -> Result<Arc<Versioned<A>>, Stop> {
        let stream = StreamId::of::<A>(id);
        let state = self.states.get(&stream).cloned();
        state
            .and_then(|state| state.downcast().ok())
            .ok_or(Stop::Internal("the answer shows an aggregate that the command did not read"))
    }
}

/// Loads an aggregate of the type that a recorded version names; `None` for a type that is gone.
async fn load_any(
    store: &Store,
    workspace: WorkspaceId,
    at: &StreamVersion,
) -> Result<Option<(StreamId, AnyState)>, LogError> {
    Ok(match at.kind.as_str() {
        User::TYPE => Some(load::<User>(store, workspace, at).await?),
        Workspace::TYPE => Some(load::<Workspace>(store, workspace, at).await?),
        Project::TYPE => Some(load::<Project>(store, workspace, at).await?),
        Issue::TYPE => Some(load::<Issue>(store, workspace, at).await?),
        Comment::TYPE => Some(load::<Comment>(store, workspace, at).await?),
        _ => None,
    })
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
