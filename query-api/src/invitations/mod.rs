//! Invitations to a workspace: what they are comes from the read tables, whom they are for from the accounts.

mod get;
mod list;
mod offered;
mod row;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// The questions about the invitations of a workspace.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list::handler)).routes(routes!(get::handler))
}

/// The question of whoever holds a link.
pub(crate) fn open_routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(offered::handler))
}
