//! Which workspace bears a slug.

use std::sync::Arc;

use domain::WorkspaceId;
use domain::workspace::Workspace;
use event_store::{Store, claims};
use quick_cache::sync::Cache;

use crate::claims::WORKSPACE_SLUG;
use crate::stop::Stop;

/// How many slugs are remembered.
const REMEMBERED: usize = 10_000;

/// Finds workspaces by slug. Cheap to clone.
#[derive(Clone)]
pub struct Directory {
    store: Store,
    known: Arc<Cache<String, WorkspaceId>>,
}

impl Directory {
    /// Looks slugs up among the claims of the log.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, known: Arc::new(Cache::new(REMEMBERED)) }
    }

    /// The workspace that bears a slug.
    ///
    /// A slug is fixed for its workspace's life, so a remembered one is right until the workspace is deleted;
    /// that is checked again by whoever enters it, and here, so that the next bearer is found.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn workspace(&self, slug: &str) -> Result<Option<WorkspaceId>, Stop> {
        // The database does not even take such a text.
        if slug.contains('\0') {
            return Ok(None);
        }
        if let Some(known) = self.known.get(slug) {
            let workspace = self.store.get::<Workspace>(known, known).await?;
            if !workspace.state.is_deleted() {
                return Ok(Some(known));
            }
            self.known.remove(slug);
        }
        let bearer =
            claims::owner(self.store.reads(), WorkspaceId::INSTANCE, WORKSPACE_SLUG, slug).await?;
        let found = bearer.map(WorkspaceId);
        if let Some(workspace) = found {
            self.known.insert(slug.to_owned(), workspace);
        }
        Ok(found)
    }
}
