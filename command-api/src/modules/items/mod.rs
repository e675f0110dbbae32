//! Work items come into a module and leave it.

mod add;
mod remove;
mod render;

use domain::{IssueId, ModuleId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::paths::paths;

pub use add::Add;
pub use remove::Remove;

paths! {
    /// The path of a work item in a module.
    ModuleIssuePath { project: ProjectId, module: ModuleId, issue: IssueId }
}

/// The endpoints that put work items into modules and take them out.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(add::handler)).routes(routes!(remove::handler))
}
