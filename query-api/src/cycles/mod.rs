//! Cycles of projects; the work items in them are listed by [`crate::issues`].

mod archived;
mod burn_down;
mod get;
mod issue;
mod list;
mod lite;
mod page;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::paths::path_in_project;

/// The questions about cycles.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(lite::handler))
        .routes(routes!(archived::handler))
        .routes(routes!(get::handler))
        .routes(routes!(issue::handler))
        .routes(routes!(burn_down::handler))
}

path_in_project! {
    /// The path of a work item in a cycle.
    CycleIssuePath {
        /// The cycle.
        cycle,
        /// The work item.
        issue
    }
}
