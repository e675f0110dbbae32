//! Projects.

mod features;
mod get;
mod list;
mod lite;
mod page;
mod summary;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// The questions about projects.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(lite::handler))
        .routes(routes!(get::handler))
        .routes(routes!(summary::handler))
        .routes(routes!(features::handler))
}
