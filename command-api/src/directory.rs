//! Which workspace bears a slug.

use std::sync::Arc;

use domain::WorkspaceId;
use domain::workspace::Workspace;
use event_store::{Store, claims};
use quick_cache::sync::Cache;

use crate::claims::WORKSPACE_SLUG;
use crate::error::Result;

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
    pub async fn workspace(&self, slug: &str) -> Result<Option<WorkspaceId>> {
        // The database does not even take such a text.
        if slug.contains('\0') {
            return Ok(None);
        }
        if let Some(known) = self.known.get(slug) {
            if self.is_there(known).await? {
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

    /// The workspace that bears a slug instead of the one that it was taken for, which is not there any more; `None`
    /// while that is there, or if there is no other.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn successor(&self, slug: &str, of: WorkspaceId) -> Result<Option<WorkspaceId>> {
        if self.is_there(of).await? {
            return Ok(None);
        }
        Ok(self.workspace(slug).await?.filter(|now| *now != of))
    }

    /// Whether a workspace was made and not deleted, as far as is known here.
    async fn is_there(&self, id: WorkspaceId) -> Result<bool> {
        let workspace = self.store.get::<Workspace>(id, id).await?;
        Ok(workspace.version > 0 && !workspace.state.is_deleted())
    }
}
