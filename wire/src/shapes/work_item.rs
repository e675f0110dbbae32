//! Work items.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Audit, EstimatePoint, Label, ProjectLite, Reference, StateLite, UserLite, WorkspaceLite,
};
use crate::Timestamp;

// Contract §2.7.1.
/// A work item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WorkItem {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// The type, always null so far.
    pub type_id: Option<Uuid>,
    /// The type, always null so far.
    pub r#type: Option<Uuid>,
    /// Points of the old kind, 0 to 12.
    pub point: Option<u8>,
    /// What is to be done, in a line.
    pub name: String,
    /// What is to be done, as sanitised HTML.
    pub description_html: String,
    /// Always null.
    pub description_binary: Option<String>,
    /// How urgent it is.
    #[schema(value_type = super::Priority)]
    pub priority: Cow<'static, str>,
    /// When work is to begin.
    pub start_date: Option<NaiveDate>,
    /// When it is to be done.
    pub target_date: Option<NaiveDate>,
    /// Its running number in the project.
    pub sequence_id: u32,
    /// Its place among others.
    pub sort_order: f64,
    /// When it entered a completed state.
    pub completed_at: Option<Timestamp>,
    /// The day it was archived.
    pub archived_at: Option<NaiveDate>,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The work item above it.
    pub parent: Option<Reference<IssueLite>>,
    /// Its workflow state.
    pub state: Option<Reference<StateLite>>,
    /// Its point of the project's estimate.
    pub estimate_point: Option<Reference<EstimatePoint>>,
    /// The assignees.
    pub assignees: Vec<Reference<UserLite>>,
    /// Its labels.
    pub labels: Vec<Reference<Label>>,
}

/// A work item where it is only named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct IssueLite {
    /// The work item's id.
    pub id: Uuid,
    /// Its running number in the project.
    pub sequence_id: u32,
    /// The project it belongs to.
    pub project_id: Uuid,
}
