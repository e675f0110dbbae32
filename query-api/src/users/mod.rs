//! The caller.

mod api_keys;
mod me;
mod preferences;
mod sessions;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// The questions about the caller.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(me::handler))
        .routes(routes!(preferences::handler))
        .routes(routes!(api_keys::handler))
        .routes(routes!(sessions::handler))
}
