//! Collections of pages, their members, and the pages in them.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Audit, CollectionAccessNumber, CollectionMemberAccessNumber, PageAccessNumber};
use crate::Timestamp;

// Contract §11.3.
/// A collection of pages of a workspace.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Collection {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name.
    pub name: String,
    /// Its owner.
    pub owned_by_id: Uuid,
    /// Who sees it: 0 all members of the workspace but its guests, 1 its owner and its members.
    #[schema(value_type = CollectionAccessNumber)]
    pub access: u8,
    /// What the caller may do with it: 0 view, 1 comment, 2 edit.
    #[schema(value_type = CollectionMemberAccessNumber)]
    pub current_user_access: u8,
    /// Whether pages are in it that the caller sees; absent in the answer to a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_pages: Option<bool>,
    /// Always false: pages may be in no collection.
    pub is_default: bool,
    /// Always false.
    pub is_global: bool,
    /// Its icon or emoji, as the client wrote it.
    #[schema(value_type = Object)]
    pub logo_props: Value,
    /// Its place among the collections, ascending.
    pub sort_order: f64,
    /// The workspace.
    pub workspace: Uuid,
}

/// A member of a collection.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CollectionMember {
    /// Id, times and people; the id is that of the place among the members.
    #[serde(flatten)]
    pub audit: Audit,
    /// The collection.
    pub collection: Uuid,
    /// The user.
    pub member: Uuid,
    /// What they may do: 0 view, 1 comment, 2 edit.
    #[schema(value_type = CollectionMemberAccessNumber)]
    pub access: u8,
    /// The workspace.
    pub workspace: Uuid,
}

/// That a page is in a collection.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CollectionPage {
    /// The id of the page, when and by whom it was put there, and when and by whom the page was last changed.
    #[serde(flatten)]
    pub audit: Audit,
    /// The collection.
    pub collection: Uuid,
    /// The page.
    pub page: Uuid,
    /// The workspace.
    pub workspace: Uuid,
    /// The place of the page among those of the workspace, ascending.
    pub sort_order: f64,
}

/// A page in the list of a collection's.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CollectionBranchPage {
    /// The id of its place in the collection, which is the page's; null for a page below another.
    pub page_collection_id: Option<Uuid>,
    /// The collection.
    pub collection_id: Uuid,
    /// The page above it.
    pub parent_id: Option<Uuid>,
    /// Its place among the pages below the same one, ascending.
    pub sort_order: f64,
    /// The page.
    pub page: CollectionPageLite,
}

/// A page in brief.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CollectionPageLite {
    /// The page.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its readers: 0 all who may read pages there, 1 its owner alone.
    #[schema(value_type = PageAccessNumber)]
    pub access: u8,
    /// Its owner.
    pub owned_by: Uuid,
    /// Its colour, any text.
    pub color: String,
    /// Its icon or emoji, as the client wrote it.
    #[schema(value_type = Object)]
    pub logo_props: Value,
    /// Whether it is locked.
    pub is_locked: bool,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The creator.
    pub created_by: Uuid,
    /// The user of the last change; null before the first.
    pub updated_by: Option<Uuid>,
}

/// A page that can be put into a collection.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CollectionPageSearchResult {
    /// The page.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its icon or emoji, as the client wrote it.
    #[schema(value_type = Object)]
    pub logo_props: Value,
}
