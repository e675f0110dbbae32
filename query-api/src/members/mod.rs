//! Members of workspaces and projects.

mod filter;
mod of_project;
mod of_workspace;
mod order;

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
        .routes(routes!(of_project::all_by_other_name))
        .routes(routes!(of_project::one_by_other_name))
}
