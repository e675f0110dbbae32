//! Whether an issue exists, and still does.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueRefusal};

/// Whether a thing exists, and still does.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lifecycle {
    /// Never made.
    #[default]
    Unborn,
    /// Made, and not deleted.
    Live,
    /// Deleted; an issue or a comment can be brought back.
    Deleted,
}

impl Issue {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// Whether it is hidden from all normal reads.
    #[must_use]
    pub const fn is_archived(&self) -> bool {
        self.archived_at.is_some()
    }

    /// Refuses every change of an issue that was never made, or was deleted.
    pub(super) fn must_be_live(&self) -> Result<(), IssueRefusal> {
        if self.is_live() { Ok(()) } else { Err(IssueRefusal::Missing) }
    }
}
