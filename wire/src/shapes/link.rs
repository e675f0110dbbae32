//! Links of work items.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{Audit, ProjectLite, Reference, WorkItem, WorkspaceLite};

// Contract §2.8.
/// A link of a work item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Link {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// What the link is called.
    pub title: Option<String>,
    /// Where it leads, http or https.
    pub url: String,
    /// What is known of the page.
    pub metadata: Value,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The work item it belongs to.
    pub issue: Reference<WorkItem>,
}
