//! Modules, their links, and the work items in them.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, ProjectLite, Reference, WorkItem, WorkspaceLite};
use crate::Timestamp;

// Contract §2.14.1.
/// A module.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Module {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name, unique in the project.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Always null.
    pub description_text: Option<Value>,
    /// Always null.
    pub description_html: Option<Value>,
    /// When work is to begin.
    pub start_date: Option<NaiveDate>,
    /// When it is to be done.
    pub target_date: Option<NaiveDate>,
    /// How far it is.
    #[schema(value_type = super::ModuleStatus)]
    pub status: Cow<'static, str>,
    /// Always empty.
    pub view_props: Value,
    /// Its place among the modules.
    pub sort_order: f64,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// When it was archived.
    pub archived_at: Option<Timestamp>,
    /// Always empty.
    pub logo_props: Value,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The lead.
    pub lead: Option<Uuid>,
    /// Those who work on it; shown whatever `fields` says.
    pub members: Vec<Uuid>,
}

// Contract §2.14.1, "Counters".
/// A module with how many work items it has that are not archived.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CountedModule {
    /// The module.
    #[serde(flatten)]
    pub module: Module,
    /// All of them.
    pub total_issues: u64,
    /// Those in completed states.
    pub completed_issues: u64,
    /// Those in cancelled states.
    pub cancelled_issues: u64,
    /// Those in started states.
    pub started_issues: u64,
    /// Those in unstarted states.
    pub unstarted_issues: u64,
    /// Those in states of the backlog.
    pub backlog_issues: u64,
}

// Contract §2.14.2, "Module-issue row".
/// That a work item is in a module.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ModuleIssue {
    /// Id, times and people; the id follows from the module and the work item.
    #[serde(flatten)]
    pub audit: Audit,
    /// How many work items are directly below the work item.
    pub sub_issues_count: u64,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The module.
    pub module: Uuid,
    /// The work item.
    pub issue: Reference<WorkItem>,
}

/// A link of a module, in the form of a work item's.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ModuleLink {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// What the link is called.
    pub title: Option<String>,
    /// Where it leads, http or https.
    pub url: String,
    /// Always empty.
    pub metadata: Value,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The module it belongs to.
    pub module: Uuid,
}
