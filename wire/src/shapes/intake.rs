//! Work items in the intake of a project.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, ProjectLite, Reference, StateLite, WorkItem, WorkspaceLite};
use crate::Timestamp;

// Contract §2.15.
/// A work item in the intake of its project.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IntakeIssue {
    /// Id, times and people of the entry in the intake, not of the work item.
    #[serde(flatten)]
    pub audit: Audit,
    /// The work item.
    pub issue_detail: IntakeIssueDetail,
    /// The intake of the project.
    pub inbox: Uuid,
    /// What was decided: -2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate.
    #[schema(value_type = super::IntakeStatusNumber)]
    pub status: i8,
    /// Until when it is snoozed; then its status is -2 again.
    pub snoozed_till: Option<Timestamp>,
    /// How it came.
    pub source: Option<String>,
    /// The address that it came from.
    pub source_email: Option<String>,
    /// Where the entry was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// What else a client wanted to be kept with it.
    pub extra: Map<String, Value>,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The intake of the project.
    pub intake: Uuid,
    /// The work item.
    pub issue: Reference<WorkItem>,
    /// The work item that it repeats.
    pub duplicate_to: Option<Uuid>,
}

/// A work item as the intake shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IntakeIssueDetail {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its labels.
    pub labels: Vec<Uuid>,
    /// The assignees.
    pub assignees: Vec<Uuid>,
    /// Its workflow state: the hidden one until it is accepted.
    pub state: Option<StateLite>,
    /// Always empty: what is to be done is kept as HTML.
    pub description: Map<String, Value>,
    /// Points of the old kind, 0 to 12.
    pub point: Option<u8>,
    /// What is to be done, in a line.
    pub name: String,
    /// Always empty: what is to be done is kept as HTML.
    pub description_json: Map<String, Value>,
    /// What is to be done, as sanitised HTML.
    pub description_html: String,
    /// What is to be done, as text.
    pub description_stripped: String,
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
    pub project: Uuid,
    /// The workspace it belongs to.
    pub workspace: Uuid,
    /// The work item above it.
    pub parent: Option<Uuid>,
    /// Its point of the project's estimate.
    pub estimate_point: Option<Uuid>,
    /// The type, always null so far.
    pub r#type: Option<Uuid>,
}
