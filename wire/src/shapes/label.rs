//! Labels.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, ProjectLite, Reference, WorkspaceLite};

// Contract §2.6.
/// A label.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Label {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name, unique in the project.
    pub name: String,
    /// What it means.
    pub description: String,
    /// Its colour, any text.
    pub color: String,
    /// Its place among the labels.
    pub sort_order: f64,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The label above it.
    pub parent: Option<Uuid>,
}
