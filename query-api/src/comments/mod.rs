//! Comments of work items.

mod get;
mod list;
mod row;

use axum::routing;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// The questions about comments.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(get::handler))
        .merge(old_names())
}

/// The same under their old names; not documented.
fn old_names() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/comments/",
            routing::get(list::handler),
        )
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/comments/{comment}/",
            routing::get(get::handler),
        )
}
