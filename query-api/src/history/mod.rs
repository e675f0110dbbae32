//! The log itself, for auditors and integrators.

mod blanks;
mod cloud_event;
mod door;
mod event;
mod events;
mod guests;
mod lines;
mod live;
mod of_issue;
mod page;
mod shape;
mod visibility;
mod wanted;
mod workspace_log;

use axum::routing;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
pub(crate) use guests::Comments;
pub(crate) use live::Live;
pub use live::LiveTerms;
pub(crate) use visibility::{is_about_page, page_of};

/// The questions to the log.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(of_issue::handler))
        .routes(routes!(events::handler))
        .routes(routes!(event::handler))
        .merge(old_names())
}

/// The routes under their old names; not documented.
fn old_names() -> OpenApiRouter<App> {
    OpenApiRouter::default().route(
        "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/history/",
        routing::get(of_issue::handler),
    )
}
