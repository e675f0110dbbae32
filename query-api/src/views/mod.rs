//! Saved views of projects and of the workspace. Each question has two paths, one in a project and one in the workspace.

mod get;
mod list;

use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::paths::path_in_project;
use crate::{App, Id};

/// The questions about views.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::in_project))
        .routes(routes!(list::in_workspace))
        .routes(routes!(get::in_project))
        .routes(routes!(get::in_workspace))
}

path_in_project! {
    /// The path of a view of a project.
    ProjectViewPath { view }
}

/// The path of a view of the workspace.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct WorkspaceViewPath {
    /// The workspace's name in paths.
    slug: String,
    #[param(value_type = Uuid)]
    view: Id,
}
