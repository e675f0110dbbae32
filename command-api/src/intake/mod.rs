//! Work items in the intake of a project: submitted by everybody in it, and triaged by its admins.
//!
//! The paths name the work item, not its entry in the intake.

mod body;
mod create;
mod decision;
mod delete;
mod facts;
mod render;
mod status;
mod update;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The endpoints that submit work items and triage them.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
        .routes(routes!(status::handler))
}
