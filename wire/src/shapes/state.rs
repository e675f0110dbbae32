//! Workflow states.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, ProjectLite, Reference, WorkspaceLite};

// Contract §2.5.
/// A workflow state.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct State {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name, unique in the project.
    pub name: String,
    /// What it means.
    pub description: String,
    /// Its colour, any text.
    pub color: String,
    /// Its name for addresses; empty for the states every project starts with.
    pub slug: String,
    /// Its place in the workflow.
    pub sequence: f64,
    /// The part of the workflow that it belongs to.
    #[schema(value_type = super::StateGroup)]
    pub group: Cow<'static, str>,
    /// Always false.
    pub is_triage: bool,
    /// Whether work items that name no state start here.
    pub default: bool,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
}

/// A workflow state where it is only named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StateLite {
    /// The state's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub color: String,
    /// The part of the workflow that it belongs to.
    #[schema(value_type = super::StateGroup)]
    pub group: Cow<'static, str>,
}
