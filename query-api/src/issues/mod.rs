//! Work items; `issues/` is the old name of the same paths.

mod advanced_search;
mod archived;
mod asker;
mod by_identifier;
mod count;
mod everywhere;
mod external;
mod get;
mod grouped;
mod grouping;
mod in_cycle;
mod in_module;
mod in_view;
mod list;
mod listing;
mod matching;
mod order;
mod page;
mod place;
mod search;
mod sub_items;
mod suggest;

use axum::response::Response;
use axum::routing;
use service::Problem;
use sqlx::PgConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::rows::expand;
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown;
use crate::rows::single_work_item::Found;
use crate::{App, ReadRequest};

/// The questions about work items.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(get::handler))
        .routes(routes!(archived::handler))
        .routes(routes!(sub_items::handler))
        .routes(routes!(in_module::handler))
        .routes(routes!(in_view::in_project))
        .routes(routes!(in_view::in_workspace))
        .routes(routes!(in_cycle::handler))
        .routes(routes!(everywhere::handler))
        .routes(routes!(count::handler))
        .routes(routes!(grouped::in_workspace))
        .routes(routes!(grouped::in_project))
        .routes(routes!(search::handler))
        .routes(routes!(suggest::handler))
        .routes(routes!(advanced_search::handler))
        .routes(routes!(by_identifier::handler))
        .merge(old_names())
}

/// The routes under their old names; not documented.
fn old_names() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/api/v1/workspaces/{slug}/issues/", routing::get(everywhere::handler))
        .route("/api/v1/workspaces/{slug}/issues/count/", routing::get(count::handler))
        .route("/api/v1/workspaces/{slug}/issues/grouped/", routing::get(grouped::in_workspace))
        .route("/api/v1/workspaces/{slug}/issues/search/", routing::get(search::handler))
        .route(
            "/api/v1/workspaces/{slug}/issues/advanced-search/",
            routing::post(advanced_search::handler),
        )
        .route("/api/v1/workspaces/{slug}/issues/{key}/", routing::get(by_identifier::handler))
        .route("/api/v1/workspaces/{slug}/projects/{project}/issues/", routing::get(list::handler))
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/grouped/",
            routing::get(grouped::in_project),
        )
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/",
            routing::get(get::handler),
        )
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/sub-items/",
            routing::get(sub_items::handler),
        )
}

/// Answers with a work item, perhaps with objects in the place of ids.
async fn answer_one(
    db: &mut PgConnection,
    request: &ReadRequest,
    found: Found,
) -> Result<Response, Problem> {
    let (zone, expand, row) = (request.zone(), request.params.expand(), found.row);
    let (seen, version) = (found.around.seen(), row.version());
    let wanted = Wanted::new(&expand, request.user(), &found.around.workspace());
    let expansion = expand::of_rows(db, std::slice::from_ref(&row), wanted, zone).await?;
    request.answer_row(seen, version, row.shape(zone, &expansion))
}
