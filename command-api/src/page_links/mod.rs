//! Links of work items to pages.

mod create;
mod delete;

use domain::{IssueId, PageLinkId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::issues::IN_PATHS;
use crate::paths::paths;

paths! {
    /// The path of a link of an issue to a page.
    PageLinkPath { project: ProjectId, issue: IssueId, work_item_page: PageLinkId }
}

/// The endpoints that link work items with pages.
pub fn routes() -> OpenApiRouter<App> {
    let router = IN_PATHS.routes(OpenApiRouter::new(), routes!(create::handler));
    IN_PATHS.routes(router, routes!(delete::handler))
}
