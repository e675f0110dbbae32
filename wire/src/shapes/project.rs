//! Projects.

use domain::project::ProjectFeature;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::features::switches;
use super::{Audit, Reference, UserLite, WorkspaceLite};
use crate::Timestamp;

// Contract §2.4.1.
/// A project.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "the contract's switches")]
pub struct Project {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name, unique in the workspace.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Always null.
    pub description_text: Option<Value>,
    /// Always null.
    pub description_html: Option<Value>,
    /// Its visibility: 0 for its members, 2 for all members of the workspace.
    pub network: u8,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
    /// The prefix of its work items' keys, unique in the workspace.
    pub identifier: String,
    /// The assignee of new work items without one.
    pub default_assignee: Option<Reference<UserLite>>,
    /// The lead.
    pub project_lead: Option<Reference<UserLite>>,
    /// A picture for lists.
    pub emoji: Option<String>,
    /// An icon for lists.
    pub icon_prop: Option<Value>,
    /// Whether modules are shown.
    pub module_view: bool,
    /// Whether cycles are shown.
    pub cycle_view: bool,
    /// Whether views are shown.
    pub issue_views_view: bool,
    /// Whether pages are shown.
    pub page_view: bool,
    /// Whether intake is shown.
    pub intake_view: bool,
    /// Whether time is tracked.
    pub is_time_tracking_enabled: bool,
    /// Whether work items have types.
    pub is_issue_type_enabled: bool,
    /// Whether guests see all work items, and not only those that they created or are assigned to.
    pub guest_view_all_features: bool,
    /// Address of a picture.
    pub cover_image: Option<String>,
    /// An uploaded picture.
    pub cover_image_asset: Option<Uuid>,
    /// The estimate in use.
    pub estimate: Option<Uuid>,
    /// The state of new work items without one: the one whose `default` is true, else the first.
    pub default_state: Option<Uuid>,
    /// The state that idle work items are closed into; null for the first cancelled one.
    pub closing_state: Option<Uuid>,
    /// After how many months closed work items are archived, 0 for never.
    pub archive_in: u8,
    /// After how many months idle work items are closed, 0 for never.
    pub close_in: u8,
    /// The picture shown beside the name.
    pub logo_props: Value,
    /// When it was archived.
    pub archived_at: Option<Timestamp>,
    /// IANA name of its zone.
    pub timezone: String,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// Active members that are no bots.
    pub total_members: u64,
    /// Its cycles.
    pub total_cycles: u64,
    /// Its modules.
    pub total_modules: u64,
    /// Whether the caller is an active member.
    pub is_member: bool,
    /// The caller's role: 20 admin, 15 member, 5 guest.
    pub member_role: Option<u8>,
    /// Whether it is published.
    pub is_deployed: bool,
    /// Address of the picture.
    pub cover_image_url: Option<String>,
    /// The caller's place for it, in lists only: absent elsewhere, null for non-members.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>)]
    pub sort_order: Option<Option<f64>>,
}

switches! {
    /// The switches that a project shows as fields of its own.
    ProjectSwitches of ProjectFeature {
        /// Whether modules are shown.
        module_view: Modules,
        /// Whether cycles are shown.
        cycle_view: Cycles,
        /// Whether views are shown.
        issue_views_view: Views,
        /// Whether pages are shown.
        page_view: Pages,
        /// Whether intake is shown.
        intake_view: Intake,
        /// Whether guests see all work items.
        guest_view_all_features: GuestsSeeAll,
        /// Whether time is tracked.
        is_time_tracking_enabled: TimeTracking,
        /// Whether work items have types.
        is_issue_type_enabled: WorkItemTypes,
    }
}

// Contract §2.0.
/// A project where it is only named.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProjectLite {
    /// The project's id.
    pub id: Uuid,
    /// The prefix of its work items' keys.
    pub identifier: String,
    /// Its name.
    pub name: String,
    /// Address of a picture.
    pub cover_image: Option<String>,
    /// An icon for lists.
    pub icon_prop: Option<Value>,
    /// A picture for lists.
    pub emoji: Option<String>,
    /// What it is about.
    pub description: String,
    /// Address of the picture.
    pub cover_image_url: Option<String>,
}

// Contract §8.3.
/// A row of the short project list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProjectCompact {
    /// The project.
    #[serde(flatten)]
    pub project: ProjectLite,
    /// When it was archived.
    pub archived_at: Option<Timestamp>,
}

// Contract §2.4.2, "Summary".
/// A project's numbers.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProjectSummary {
    /// The project's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The prefix of its work items' keys.
    pub identifier: String,
    /// How many of each it has; only the counters asked for.
    pub counts: Map<String, Value>,
}

impl ProjectSummary {
    /// The counters there are.
    pub const COUNTERS: [&'static str; 8] =
        ["members", "states", "labels", "cycles", "modules", "issues", "intakes", "pages"];
}
