//! The aggregates that an answer is rendered from: as they were right after the command.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{ForKind, Root, WorkspaceId};
use event_store::{LogError, Repeated, Store, StreamId, Versioned};
use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::touched::AnyState;
use crate::error::{CommandError, Result};

/// The aggregates of a command, each at the version it had right after it.
///
/// A repeated command is answered from the versions recorded with it, so its answer is the same for ever.
pub struct Snapshot {
    kept: Arc<Kept>,
    /// An aggregate that is shown as it was in between.
    at: Option<(StreamId, u64)>,
}

/// What all views of a snapshot share.
#[derive(Default)]
struct Kept {
    /// The last position of the command.
    position: u64,
    /// The aggregates as they were in the end.
    last: HashMap<StreamId, AnyState>,
    /// And as they were in between, where the answer shows that.
    between: HashMap<(StreamId, u64), AnyState>,
    /// What else the answer has to know.
    note: Option<String>,
}

impl Snapshot {
    /// The aggregates of a unit of work that was appended.
    pub(super) fn of(
        position: u64,
        last: HashMap<StreamId, AnyState>,
        shown: Vec<(StreamId, u64, AnyState)>,
        note: Option<String>,
    ) -> Self {
        let between = shown.into_iter().map(|(stream, version, state)| ((stream, version), state));
        Self { kept: Arc::new(Kept { position, last, between: between.collect(), note }), at: None }
    }

    /// The aggregates at recorded versions.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub(super) async fn load(
        store: &Store,
        workspace: WorkspaceId,
        repeated: &Repeated,
    ) -> Result<Self, LogError> {
        let mut kept = Kept {
            position: repeated.committed.last,
            note: repeated.note.clone(),
            ..Kept::default()
        };
        let (mut kinds, mut ends) = (HashMap::<&str, Vec<_>>::new(), HashMap::new());
        for at in &repeated.streams {
            kinds.entry(&at.kind).or_default().push((at.id, at.version));
            // The versions in between come later in the list.
            ends.entry((at.kind.as_str(), at.id)).or_insert(at.version);
        }
        for (kind, versions) in kinds {
            // What is of a type that is gone is shown by no answer.
            let Some(loading) = domain::for_kind(kind, Load { store, workspace, versions }) else {
                continue;
            };
            for (stream, version, state) in loading.await? {
                if ends.get(&(stream.kind, stream.id)) == Some(&version) {
                    kept.last.insert(stream, state);
                } else {
                    kept.between.insert((stream, version), state);
                }
            }
        }
        Ok(Self { kept: Arc::new(kept), at: None })
    }

    /// An aggregate that the command read or changed.
    ///
    /// # Errors
    /// [`CommandError::Internal`] when the command never touched it: a mistake of the endpoint.
    pub fn get<A: Root>(&self, id: impl Into<Uuid>) -> Result<Arc<Versioned<A>>> {
        let stream = StreamId::of::<A>(id);
        let at = self.at.filter(|(of, _)| *of == stream);
        let between = at.and_then(|at| self.kept.between.get(&at));
        let state = between.or_else(|| self.kept.last.get(&stream)).cloned();
        state.and_then(|state| state.downcast().ok()).ok_or(CommandError::Internal(
            "the answer shows an aggregate that the command did not read",
        ))
    }

    /// The snapshot in which one aggregate is what it was at a version that the command gave it in between.
    #[must_use]
    pub fn as_of<A: Root>(&self, id: impl Into<Uuid>, version: u64) -> Self {
        Self { kept: Arc::clone(&self.kept), at: Some((StreamId::of::<A>(id), version)) }
    }

    /// The last position of the command.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.kept.position
    }

    /// What the decision noted.
    ///
    /// # Errors
    /// [`CommandError::Internal`] when it noted nothing, or something else: a mistake of the endpoint.
    pub fn note<T: DeserializeOwned>(&self) -> Result<T> {
        let note = self.kept.note.as_deref().unwrap_or_default();
        serde_json::from_str(note)
            .map_err(|_| CommandError::Internal("the answer needs what the command did not note"))
    }
}

/// What was loaded: aggregates of any type, each at a version.
type Loaded = Vec<(StreamId, u64, AnyState)>;

/// Loads the aggregates that recorded versions name, whatever their type.
struct Load<'a> {
    store: &'a Store,
    workspace: WorkspaceId,
    versions: Vec<(Uuid, u64)>,
}

impl<'a> ForKind for Load<'a> {
    type Answer = BoxFuture<'a, Result<Loaded, LogError>>;

    fn run<A: Root>(self) -> Self::Answer {
        Box::pin(load::<A>(self.store, self.workspace, self.versions))
    }
}

/// Loads aggregates of a known type at versions.
async fn load<A: Root>(
    store: &Store,
    workspace: WorkspaceId,
    versions: Vec<(Uuid, u64)>,
) -> Result<Loaded, LogError> {
    let found = store.get_many_at::<A>(workspace, &versions).await?;
    let of = |(id, state): (Uuid, Arc<Versioned<A>>)| {
        (StreamId::of::<A>(id), state.version, state as AnyState)
    };
    Ok(found.into_iter().map(of).collect())
}
