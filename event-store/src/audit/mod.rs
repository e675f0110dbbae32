//! Whether everything else that the database keeps about the log agrees with the events, and whether the log is still
//! guarded. The hash chain alone does not show: an end that was cut off, a workspace that is gone, rows beside the
//! events that were changed.
//!
//! - [`ends()`]: where each log ends, by its last event and by its head.
//! - [`witnesses`]: positions that others have seen.
//! - [`Commands`]: the commands that came with a key.
//! - [`epochs()`]: the epochs of the log.
//! - [`guards()`]: triggers, grants and owners.
//! - [`schema()`]: everything in the schemas that the migrations made.

mod commands;
mod ends;
mod epochs;
mod guards;
mod owners;
mod schema;

pub use commands::Commands;
use domain::WorkspaceId;
pub use ends::{ends, witnesses};
pub use epochs::{Epoch, Epochs, epochs};
pub use guards::guards;
pub use schema::{Schema, schema};
use uuid::Uuid;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The workspace whose log it concerns; `None` for the whole database.
    pub workspace: Option<WorkspaceId>,
    /// What is wrong, with the table's name.
    pub what: String,
}

impl Finding {
    /// About a workspace's log.
    #[must_use]
    pub fn of(workspace: WorkspaceId, what: impl Into<String>) -> Self {
        Self { workspace: Some(workspace), what: what.into() }
    }

    /// About a workspace, as a row names it.
    fn row(workspace: Uuid, what: String) -> Self {
        Self::of(WorkspaceId(workspace), what)
    }

    /// About the whole database.
    fn general(what: String) -> Self {
        Self { workspace: None, what }
    }
}
