//! Pages of projects and of the workspace. Each question has two paths, one in a project and one in the workspace.

mod archived;
mod get;
mod list;
mod saves;
mod version;
mod versions;

use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::paths::path_in_project;
use crate::{App, Id};

/// The questions about pages.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::in_project))
        .routes(routes!(list::in_workspace))
        .routes(routes!(archived::in_project))
        .routes(routes!(archived::in_workspace))
        .routes(routes!(get::in_project))
        .routes(routes!(get::in_workspace))
        .routes(routes!(versions::in_project))
        .routes(routes!(versions::in_workspace))
        .routes(routes!(version::in_project))
        .routes(routes!(version::in_workspace))
}

path_in_project! {
    /// The path of a page of a project.
    ProjectPagePath { page }
}

/// The path of a page of the workspace.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct WorkspacePagePath {
    /// The workspace's name in paths.
    slug: String,
    #[param(value_type = Uuid)]
    page: Id,
}
