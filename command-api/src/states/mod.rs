//! Workflow states of a project.

mod body;
mod create;
mod delete;
mod render;
mod update;

use domain::{ProjectId, StateId};
use service::http::{Path, PathId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The path of one state.
type AtState = Path<(String, PathId<ProjectId>, PathId<StateId>)>;

/// Every endpoint about states.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
}
