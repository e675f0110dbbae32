//! The activity feed of work items: computed from the log and from nothing else.

mod entry;
mod feed;
mod get;
mod known;
mod list;
mod order;
mod question;
mod shape;
mod wording;

use axum::routing;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use known::Known;
pub(crate) use question::Wanted;

use crate::App;

/// The questions about activities.
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
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/activities/",
            routing::get(list::handler),
        )
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/activities/{activity}/",
            routing::get(get::handler),
        )
}
