//! Collections of pages of a workspace, their members, and the pages in them.

mod body;
mod create;
mod delete;
mod facts;
mod members;
mod pages;
mod render;
mod update;

use domain::{CollectionId, CollectionMemberId, PageId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use facts::{editable, leavable};

use crate::app::App;
use crate::paths::paths;

paths! {
    /// The path of a collection.
    CollectionPath { collection: CollectionId }
}

paths! {
    /// The path of a member of a collection.
    CollectionMemberPath {
        collection: CollectionId,
        /// The id of the place among the members, not of the user
        collection_member: CollectionMemberId,
    }
}

paths! {
    /// The path of a page in a collection.
    CollectionPagePath {
        collection: CollectionId,
        /// The id of the page, which is that of its place in the collection
        page: PageId,
    }
}

/// Every endpoint about collections.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
        .routes(routes!(members::add::handler))
        .routes(routes!(members::change_access::handler))
        .routes(routes!(members::remove::handler))
        .routes(routes!(pages::add::handler))
        .routes(routes!(pages::update::handler))
        .routes(routes!(pages::remove::handler))
}
