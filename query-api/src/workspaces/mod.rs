//! Workspaces.

mod features;
mod list;
mod roles;

use axum::routing::get;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// The questions about workspaces.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(features::handler))
        .routes(routes!(roles::handler))
        // The contract has no such question, though the path takes commands.
        .route("/api/v1/workspaces/{slug}/", get(async || Problem::page_not_found()))
}
