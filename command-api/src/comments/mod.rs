//! Comments on work items.

mod body;
mod create;
mod delete;
mod facts;
mod render;
mod update;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::issues::IN_PATHS;

/// Its endpoints.
pub fn routes() -> OpenApiRouter<App> {
    let router = IN_PATHS.routes(OpenApiRouter::new(), routes!(create::handler));
    let router = IN_PATHS.routes(router, routes!(update::handler));
    IN_PATHS.routes(router, routes!(delete::handler))
}
