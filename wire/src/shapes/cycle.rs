//! Cycles, what is in them, and how work in them went.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, ProjectLite, Reference, UserLite, WorkItem, WorkspaceLite};
use crate::Timestamp;

// Contract §2.13.1.
/// A cycle.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Cycle {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// When it begins; null in a draft.
    pub start_date: Option<Timestamp>,
    /// When it ends; null in a draft.
    pub end_date: Option<Timestamp>,
    /// The owner.
    pub owned_by: Reference<UserLite>,
    /// Always empty.
    pub view_props: Map<String, Value>,
    /// Its place among the cycles.
    pub sort_order: f64,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// How far it was when its open work items went into another cycle; empty until then.
    #[schema(value_type = Object)]
    pub progress_snapshot: Value,
    /// When it was archived.
    pub archived_at: Option<Timestamp>,
    /// Always empty.
    pub logo_props: Map<String, Value>,
    /// IANA name of the zone of its days.
    pub timezone: String,
    /// Always 1.
    pub version: u8,
    /// The project it belongs to.
    pub project: Reference<ProjectLite>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
}

/// A cycle with how many work items are in it, without archived ones.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CountedCycle {
    /// The cycle.
    #[serde(flatten)]
    pub cycle: Cycle,
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

/// An archived cycle with how much is in it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ArchivedCycle {
    /// The cycle.
    #[serde(flatten)]
    pub cycle: CountedCycle,
    /// The sum of the estimates of its work items; null without any.
    pub total_estimates: Option<f64>,
    /// That of those in completed states.
    pub completed_estimates: Option<f64>,
    /// That of those in started states.
    pub started_estimates: Option<f64>,
}

// Contract §2.13.2.
/// That a work item is in a cycle.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CycleIssue {
    /// Id, times and people; the id is the same whenever the work item is in that cycle.
    #[serde(flatten)]
    pub audit: Audit,
    /// How many work items are below it; only in the answer to the request that adds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_issues_count: Option<u64>,
    /// The project of both.
    pub project: Reference<ProjectLite>,
    /// The workspace of both.
    pub workspace: Reference<WorkspaceLite>,
    /// The work item.
    pub issue: Reference<WorkItem>,
    /// The cycle.
    pub cycle: Uuid,
}

impl CycleIssue {
    /// The id of a work item's being in a cycle: it follows from both.
    #[must_use]
    pub fn id(cycle: Uuid, issue: Uuid) -> Uuid {
        Uuid::new_v5(&cycle, issue.as_bytes())
    }
}

/// How work went, day by day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BurnDown {
    /// The first day.
    pub start_date: Option<NaiveDate>,
    /// The last day, perhaps in the future.
    pub end_date: Option<NaiveDate>,
    /// IANA name of the zone of the days.
    pub timezone: String,
    /// How far into the log this was seen.
    pub position: u64,
    /// The days so far.
    pub days: Vec<BurnDownDay>,
}

/// How work stood at the end of a day, or of the present one now.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct BurnDownDay {
    /// The day.
    pub date: NaiveDate,
    /// In work items.
    pub items: BurnDownItems,
    /// In points of estimates, where those are numbers.
    pub points: BurnDownPoints,
}

/// Declares how work stood, in numbers of one kind.
macro_rules! burn_down {
    ($(#[$doc:meta])+ $shape:ident of $number:ty) => {
        $(#[$doc])+
        #[derive(Debug, Default, Clone, Copy, PartialEq, Serialize, ToSchema)]
        pub struct $shape {
            /// All that was in it.
            pub scope: $number,
            /// What of that was in completed states.
            pub completed: $number,
            /// What of that was in cancelled states.
            pub cancelled: $number,
            /// What came into it on that day.
            pub added: $number,
            /// What left it on that day.
            pub removed: $number,
        }
    };
}

burn_down! {
    /// How work stood, in work items.
    BurnDownItems of u64
}
burn_down! {
    /// How work stood, in points of estimates, where those are numbers.
    BurnDownPoints of f64
}
