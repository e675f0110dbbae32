//! Visits: what people have opened, for their own list of it; they are in no log.

mod note;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// Every endpoint about visits.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(note::handler))
}
