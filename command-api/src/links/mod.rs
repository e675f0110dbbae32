//! Links of work items to the web.

mod create;
mod delete;
pub mod fields;
mod render;
mod update;

use domain::{IssueId, LinkId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::issues::IN_PATHS;
use crate::paths::paths;

paths! {
    /// The path of a link of an issue.
    LinkPath { project: ProjectId, issue: IssueId, link: LinkId }
}

impl LinkPath {
    /// The issue, by its project's id and its own.
    const fn issue(&self) -> (ProjectId, IssueId) {
        (self.project, self.issue)
    }
}

/// The endpoints that change the links of work items.
pub fn routes() -> OpenApiRouter<App> {
    let router = IN_PATHS.routes(OpenApiRouter::new(), routes!(create::handler));
    let router = IN_PATHS.routes(router, routes!(update::handler));
    IN_PATHS.routes(router, routes!(delete::handler))
}
