//! Members of workspaces and projects.

mod filter;
mod of_project;
mod of_workspace;
mod order;

use axum::routing;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// The questions about members.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(of_workspace::all))
        .routes(routes!(of_workspace::lite))
        .routes(routes!(of_project::all))
        .routes(routes!(of_project::lite))
        .routes(routes!(of_project::one))
        .merge(old_names())
}

/// The same under their other names; not documented.
fn old_names() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/project-members/",
            routing::get(of_project::all),
        )
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/project-members/{member}/",
            routing::get(of_project::one),
        )
}
