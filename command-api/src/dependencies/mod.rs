//! Dependencies of work items: those of their relations by which one waits for another, through a door of their own.

mod create;
mod delete;
mod render;

use domain::{IssueId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::issues::IN_PATHS;
use crate::paths::paths;

paths! {
    /// The path of a dependency of an issue on another one.
    DependencyPath { project: ProjectId, issue: IssueId, other: IssueId }
}

/// The endpoints that change dependencies.
pub fn routes() -> OpenApiRouter<App> {
    let router = IN_PATHS.routes(OpenApiRouter::new(), routes!(create::handler));
    IN_PATHS.routes(router, routes!(delete::handler))
}
