//! Pages, their versions, and their links with work items.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, PageAccessNumber, ProjectLite, Reference, UserLite, WorkItem, WorkspaceLite};
use crate::Timestamp;

// Contract §11.1.
/// A page of a project or of a workspace.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WikiPage {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name.
    pub name: String,
    /// The text as sanitised HTML.
    pub description_html: String,
    /// The text without its tags.
    pub description_stripped: String,
    /// Always null.
    pub description_binary: Option<String>,
    /// Always null.
    pub description: Option<String>,
    /// Its readers: 0 all who may read pages there, 1 its owner alone.
    #[schema(value_type = PageAccessNumber)]
    pub access: u8,
    /// Its owner.
    pub owned_by: Reference<UserLite>,
    /// The page above it.
    pub parent: Option<Uuid>,
    /// The collection that it is in itself; null for a page below another.
    pub collection_id: Option<Uuid>,
    /// Its colour, any text.
    pub color: String,
    /// Its icon or emoji, as the client wrote it.
    #[schema(value_type = Object)]
    pub logo_props: Value,
    /// Its place among the pages below the same one, ascending.
    pub sort_order: f64,
    /// Whether it is locked, so that nobody changes it.
    pub is_locked: bool,
    /// Since when it is archived.
    pub archived_at: Option<Timestamp>,
    /// Whether it is a page of the workspace.
    pub is_global: bool,
    /// Always null: no page is published.
    pub anchor: Option<String>,
    /// Where it was imported from.
    pub external_source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
    /// The project it belongs to; null for a page of the workspace.
    pub project: Option<Reference<ProjectLite>>,
    /// The same as a list.
    pub projects: Vec<Uuid>,
    /// The workspace it belongs to.
    pub workspace: Reference<WorkspaceLite>,
}

/// A saved version of a page's name and text.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PageVersion {
    /// The id of the event that saved it.
    pub id: Uuid,
    /// Its number, that of the page's stream after it was saved.
    pub version: u64,
    /// The name of the page in it.
    pub name: String,
    /// The text as sanitised HTML; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_html: Option<String>,
    /// The text without its tags; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_stripped: Option<String>,
    /// When it was saved.
    pub last_saved_at: Timestamp,
    /// The user who saved it.
    pub owned_by: Uuid,
    /// The page.
    pub page: Uuid,
    /// The workspace.
    pub workspace: Uuid,
}

// Contract §11.2.
/// A link between a work item and a page.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WorkItemPage {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// The page.
    pub page: WorkItemPageLite,
    /// The work item.
    pub issue: Reference<WorkItem>,
    /// The project of the work item.
    pub project: Reference<ProjectLite>,
    /// The workspace.
    pub workspace: Reference<WorkspaceLite>,
}

/// A page in brief.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WorkItemPageLite {
    /// The page.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The creator.
    pub created_by: Uuid,
    /// Whether it is a page of the workspace.
    pub is_global: bool,
    /// Its icon or emoji, as the client wrote it.
    #[schema(value_type = Object)]
    pub logo_props: Value,
}
