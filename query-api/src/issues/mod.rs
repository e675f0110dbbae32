//! Work items; `issues/` is the old name of the same paths.

mod advanced_search;
mod archived;
mod by_identifier;
mod everywhere;
mod external;
mod get;
mod list;
mod lookup;
mod matching;
mod order;
mod page;
mod row;
mod search;

use axum::routing;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use get::Wanted;
pub(crate) use lookup::{by_ids, lite_by_ids};

use crate::App;

/// The questions about work items.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(get::handler))
        .routes(routes!(archived::handler))
        .routes(routes!(everywhere::handler))
        .routes(routes!(search::handler))
        .routes(routes!(advanced_search::handler))
        .routes(routes!(by_identifier::handler))
        .merge(old_names())
}

/// The same under their old names; not documented.
fn old_names() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/api/v1/workspaces/{slug}/issues/", routing::get(everywhere::handler))
        .route("/api/v1/workspaces/{slug}/issues/search/", routing::get(search::handler))
        .route(
            "/api/v1/workspaces/{slug}/issues/advanced-search/",
            routing::post(advanced_search::handler),
        )
        .route("/api/v1/workspaces/{slug}/issues/{key}/", routing::get(by_identifier::handler))
        .route("/api/v1/workspaces/{slug}/projects/{project}/issues/", routing::get(list::handler))
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/",
            routing::get(get::handler),
        )
}
