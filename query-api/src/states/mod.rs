//! Workflow states.

mod get;
mod list;
mod row;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use row::lite_by_ids;

use crate::App;

/// The questions about states.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list::handler)).routes(routes!(get::handler))
}
