//! What belongs to one person alone: stickies, drafts, favourites, visits and preferences.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, EntityName, FavouriteType};
use crate::Timestamp;

// Contract §2.17.
/// A note that its owner alone reads.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Sticky {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name.
    pub name: Option<String>,
    /// What the client's editor keeps of the text, as the client wrote it.
    #[schema(value_type = Object)]
    pub description: Value,
    /// The text as sanitised HTML.
    pub description_html: String,
    /// The text without its tags; null where the HTML is empty.
    pub description_stripped: Option<String>,
    /// Always null.
    pub description_binary: Option<String>,
    /// Its icon or emoji, as the client wrote it.
    #[schema(value_type = Object)]
    pub logo_props: Value,
    /// Its colour, any text.
    pub color: Option<String>,
    /// The colour of its paper, any text.
    pub background_color: Option<String>,
    /// Its place.
    pub sort_order: f64,
    /// The workspace it belongs to.
    pub workspace: Uuid,
    /// Its owner.
    pub owner: Uuid,
}

/// A work item that its owner prepares, and that nobody else sees until it is published. Its ids are as they were sent: what
/// they name is looked up when it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Draft {
    /// Its id.
    pub id: Uuid,
    /// The workspace it belongs to.
    pub workspace: Uuid,
    /// The project that it is published in.
    #[schema(required)]
    pub project: Option<Uuid>,
    /// What is to be done, in a line.
    #[schema(required)]
    pub name: Option<String>,
    /// What is to be done, as sanitised HTML.
    pub description_html: String,
    /// How urgent it is.
    #[schema(value_type = super::Priority)]
    pub priority: &'static str,
    /// Its workflow state; null for the one that work items of the project begin in.
    #[schema(required)]
    pub state: Option<Uuid>,
    /// Who is to work on it; nobody for the project's `default_assignee`.
    pub assignees: Vec<Uuid>,
    /// Its labels.
    pub labels: Vec<Uuid>,
    /// The work item above it.
    #[schema(required)]
    pub parent: Option<Uuid>,
    /// When work is to begin.
    #[schema(required)]
    pub start_date: Option<NaiveDate>,
    /// When it is to be done.
    #[schema(required)]
    pub target_date: Option<NaiveDate>,
    /// Points of the old kind, 0 to 12.
    #[schema(required)]
    pub point: Option<u8>,
    /// Its point of the estimate that the project uses.
    #[schema(required)]
    pub estimate_point: Option<Uuid>,
    /// The cycle that it goes into.
    #[schema(required)]
    pub cycle: Option<Uuid>,
    /// The modules that it goes into.
    pub modules: Vec<Uuid>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A thing that is a favourite or was visited, as the caller sees it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntityData {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The icon or emoji of a page or a view; null for other things.
    #[schema(value_type = Option<Object>)]
    pub logo_props: Option<Value>,
    /// The project that it is in, or is; null for a page or a view of the workspace.
    pub project_id: Option<Uuid>,
    /// The identifier of that project.
    pub project_identifier: Option<String>,
    /// The number of a work item; null for other things.
    pub sequence_id: Option<i64>,
}

/// A favourite of the caller's, or a folder of favourites.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Favourite {
    /// Its id.
    pub id: Uuid,
    /// What kind of thing it is of.
    #[schema(value_type = FavouriteType)]
    pub entity_type: &'static str,
    /// The thing; null for a folder.
    pub entity_identifier: Option<Uuid>,
    /// The thing as the caller sees it now; null for a folder.
    pub entity_data: Option<EntityData>,
    /// What the caller calls it; null for what the thing is called.
    pub name: Option<String>,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Its place among all favourites, ascending.
    pub sequence: f64,
    /// The folder that it is in.
    pub parent: Option<Uuid>,
    /// The project that the thing is in, or is.
    pub project_id: Option<Uuid>,
    /// The workspace it belongs to.
    pub workspace_id: Uuid,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A thing that the caller has opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecentVisit {
    /// The id of the caller's visits of the thing.
    pub id: Uuid,
    /// What kind of thing it is.
    #[schema(value_type = EntityName)]
    pub entity_name: &'static str,
    /// The thing.
    pub entity_identifier: Uuid,
    /// The thing as the caller sees it now.
    pub entity_data: EntityData,
    /// When it was last opened.
    pub visited_at: Timestamp,
    /// The project that the thing is in, or is; null for a page of the workspace.
    pub project_id: Option<Uuid>,
    /// The workspace it belongs to.
    pub workspace_id: Uuid,
}

/// How the application looks and acts for the caller, wherever they sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Preferences {
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// How high rows are: `roomy` or `compact`.
    pub density: String,
    /// The language of the application, as in BCP 47.
    pub language: String,
    /// The first day of a week, 0 for Sunday to 6 for Saturday.
    pub start_of_week: u8,
    /// Whether shortcuts of a single character act.
    pub character_keys: bool,
    /// Keys that replace the application's own, by the name of the action; no keys switch the action's off.
    #[schema(value_type = Object)]
    pub keys: Value,
}
