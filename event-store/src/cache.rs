//! Aggregates in memory, bounded by weight. They may be stale but never wrong: every append checks their last
//! events.

use std::any::Any;
use std::sync::Arc;

use domain::{Root, WorkspaceId};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use uuid::Uuid;

use crate::load::Versioned;
use crate::measure;

/// Bytes that an entry takes beside the texts of its aggregate.
const OVERHEAD: u64 = 512;

/// An aggregate: its type, its workspace and its id.
type Key = (&'static str, WorkspaceId, Uuid);

/// An aggregate of any type, with its weight.
#[derive(Debug, Clone)]
struct Entry {
    aggregate: Arc<dyn Any + Send + Sync>,
    version: u64,
    weight: u64,
}

/// Weighs entries by the bytes that they take.
#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<Key, Entry> for Bytes {
    fn weight(&self, _: &Key, entry: &Entry) -> u64 {
        entry.weight + OVERHEAD
    }
}

/// The aggregates used last. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Aggregates {
    cache: Arc<Cache<Key, Entry, Bytes>>,
}

impl Aggregates {
    /// Keeps at most about `bytes` bytes of aggregates.
    pub(crate) fn new(bytes: u64) -> Self {
        let expected = usize::try_from(bytes / 4096).unwrap_or(usize::MAX).max(16);
        Self { cache: Arc::new(Cache::with_weighter(expected, bytes, Bytes)) }
    }

    /// The aggregate as it was kept last.
    pub(crate) fn get<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Option<Arc<Versioned<A>>> {
        let kept = self.cache.get(&(A::TYPE, workspace, id));
        measure::looked_up(kept.is_some());
        kept?.aggregate.downcast().ok()
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.cache.clear();
    }

    /// How many aggregates are kept, and about how many bytes they take.
    pub(crate) fn size(&self) -> (usize, u64) {
        (self.cache.len(), self.cache.weight())
    }

    /// Keeps an aggregate unless a newer version is kept already; one without events is not kept.
    pub(crate) fn keep<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        aggregate: &Arc<Versioned<A>>,
    ) {
        let key = (A::TYPE, workspace, id);
        let is_newer = |kept: &Entry| kept.version >= aggregate.version;
        if aggregate.version == 0 || self.cache.peek(&key).as_ref().is_some_and(is_newer) {
            return;
        }
        let entry = Entry {
            aggregate: Arc::clone(aggregate) as Arc<dyn Any + Send + Sync>,
            version: aggregate.version,
            weight: aggregate.size(),
        };
        self.cache.insert(key, entry);
    }
}

#[cfg(test)]
mod tests {
    use domain::UserId;
    use domain::user::User;

    use super::{Aggregates, Arc, Versioned, WorkspaceId};

    #[test]
    fn a_long_history_of_which_little_is_left_is_kept() {
        let aggregates = Aggregates::new(1 << 20);
        let (workspace, id) = (WorkspaceId::INSTANCE, UserId::SYSTEM.uuid());
        let edited = Versioned::<User> { version: 9, weight: 1 << 40, ..Versioned::default() };
        aggregates.keep(workspace, id, &Arc::new(edited));
        assert_eq!(aggregates.get::<User>(workspace, id).map(|kept| kept.version), Some(9));
        assert!(aggregates.size().1 < 4096, "{:?}", aggregates.size());
    }
}
