//! Projects.

mod archive;
mod body;
mod copy;
mod create;
mod delete;
mod features;
mod parts;
mod reader;
mod render;
mod unarchive;
mod update;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// Every endpoint about projects themselves.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
        .routes(routes!(archive::handler))
        .routes(routes!(unarchive::handler))
        .routes(routes!(features::handler))
        .routes(routes!(copy::handler))
}
