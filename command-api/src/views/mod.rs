//! Saved views of projects and of the workspace.
//!
//! Each endpoint has two paths, one in a project and one in the workspace, and decides alike for both.

mod body;
mod create;
mod delete;
mod facts;
mod lock;
mod render;
mod update;

use domain::{ProjectId, ViewId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::paths::paths;

paths! {
    /// The path of a view of a project.
    ProjectViewPath { project: ProjectId, view: ViewId }
}

paths! {
    /// The path of a view of the workspace.
    WorkspaceViewPath { view: ViewId }
}

/// A view by where it is: its project, if it is of one, and its own id.
type At = (Option<ProjectId>, ViewId);

/// Every endpoint about views.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::in_project))
        .routes(routes!(create::in_workspace))
        .routes(routes!(update::in_project))
        .routes(routes!(update::in_workspace))
        .routes(routes!(delete::in_project))
        .routes(routes!(delete::in_workspace))
        .routes(routes!(lock::lock_in_project))
        .routes(routes!(lock::lock_in_workspace))
        .routes(routes!(lock::unlock_in_project))
        .routes(routes!(lock::unlock_in_workspace))
}
