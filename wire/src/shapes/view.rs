//! Saved views of projects and of the workspace.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    Audit, ProjectLite, Reference, UserLite, ViewAccessNumber, ViewGroup, ViewLayout, WorkspaceLite,
};

/// A saved view: which work items are shown, in which order, and how.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct View {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name, which others may have too.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The filter of the work items that it shows; empty for none.
    #[schema(value_type = Object)]
    pub filters: Value,
    /// The query that finds them; empty for none, as it is beside a filter.
    pub pql: String,
    /// What they are grouped by.
    #[schema(value_type = Option<ViewGroup>)]
    pub group_by: Option<String>,
    /// What the groups are divided by.
    #[schema(value_type = Option<ViewGroup>)]
    pub sub_group_by: Option<String>,
    /// Their order, as lists of work items take it.
    pub order_by: String,
    /// In which form they are shown.
    #[schema(value_type = ViewLayout)]
    pub layout: String,
    /// What else applications keep of how it is shown, as they wrote it.
    #[schema(value_type = Object)]
    pub display: Value,
    /// Who sees it: 0 its owner alone, 1 all who may read the project, or the workspace.
    #[schema(value_type = ViewAccessNumber)]
    pub access: u8,
    /// Whether it is locked, so that nobody changes it.
    pub is_locked: bool,
    /// Its owner.
    pub owned_by: Reference<UserLite>,
    /// Its place among the views of the same project or workspace, ascending.
    pub sort_order: f64,
    /// Its icon or emoji, as the client wrote it.
    #[schema(value_type = Object)]
    pub logo_props: Value,
    /// The project it belongs to; null for a view of the workspace.
    pub project: Option<Reference<ProjectLite>>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
}
