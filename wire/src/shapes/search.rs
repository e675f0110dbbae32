//! Search results.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

// Contract §2.7.5.
/// The answer of the work item search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchHits {
    /// What was found, newest first.
    pub issues: Vec<SearchHit>,
}

/// A work item that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchHit {
    /// The work item's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its running number in the project.
    pub sequence_id: u32,
    /// The prefix of its key.
    #[serde(rename = "project__identifier")]
    pub project_identifier: String,
    /// The project it belongs to.
    pub project_id: Uuid,
    /// The workspace's name in paths.
    #[serde(rename = "workspace__slug")]
    pub workspace_slug: String,
}
