//! Labels of a project.

mod body;
mod create;
mod delete;
mod render;
mod update;

use domain::{LabelId, ProjectId};
use service::http::{Path, PathId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The path of one label.
type AtLabel = Path<(String, PathId<ProjectId>, PathId<LabelId>)>;

/// Every endpoint about labels.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
}
