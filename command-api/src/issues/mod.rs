//! Work items.

mod archive;
mod assignees;
mod body;
mod copy;
mod create;
mod delete;
mod equivalents;
pub mod facts;
mod family;
mod labels;
mod move_to;
mod origin;
mod render;
mod unarchive;
mod update;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use archive::ArchiveWorkItem;
pub use assignees::may_be_given_work;
pub use body::{Body, description, point, priority};
pub use create::{CreateWorkItem, read as read_new};
pub use delete::DeleteWorkItem;
pub use origin::Origin;
pub use render::rendered;
pub use unarchive::UnarchiveWorkItem;
pub use update::{UpdateWorkItem, read as read_changes};

use crate::aliases::Alias;
use crate::app::App;

/// What work items are called in paths, and were called before.
pub const IN_PATHS: Alias = Alias { own: "work-items", other: "issues" };

/// The endpoints that change work items themselves; their links, comments and relations have their own.
pub fn routes() -> OpenApiRouter<App> {
    let router = OpenApiRouter::new();
    let router = IN_PATHS.routes(router, routes!(create::handler));
    let router = IN_PATHS.routes(router, routes!(update::handler));
    let router = IN_PATHS.routes(router, routes!(delete::handler));
    let router = IN_PATHS.routes(router, routes!(archive::handler));
    let router = IN_PATHS.routes(router, routes!(move_to::handler));
    let router = IN_PATHS.routes(router, routes!(copy::handler));
    IN_PATHS.routes(router, routes!(unarchive::handler))
}
