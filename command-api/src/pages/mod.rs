//! Pages of projects and of the workspace.
//!
//! Each endpoint has two paths, one in a project and one in the workspace, and decides alike for both.

mod archive;
mod body;
mod create;
mod delete;
mod disbanding;
mod facts;
mod family;
mod lock;
mod render;
mod restore_version;
mod update;

use domain::{PageId, ProjectId};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use body::logo;
pub use disbanding::{Disbanded, disband};
pub use facts::{existing, linkable};

use crate::app::App;
use crate::paths::paths;

paths! {
    /// The path of a page of a project.
    ProjectPagePath { project: ProjectId, page: PageId }
}

paths! {
    /// The path of a page of the workspace.
    WorkspacePagePath { page: PageId }
}

/// The path of a version of a page of a project.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ProjectVersionPath {
    /// The workspace's slug
    pub slug: String,
    #[serde(deserialize_with = "crate::paths::id")]
    #[param(value_type = Uuid)]
    pub project: ProjectId,
    #[serde(deserialize_with = "crate::paths::id")]
    #[param(value_type = Uuid)]
    pub page: PageId,
    /// The version's number
    pub version: u64,
}

/// The path of a version of a page of the workspace.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct WorkspaceVersionPath {
    /// The workspace's slug
    pub slug: String,
    #[serde(deserialize_with = "crate::paths::id")]
    #[param(value_type = Uuid)]
    pub page: PageId,
    /// The version's number
    pub version: u64,
}

/// A page by where it is: its project, if it is of one, and its own id.
type At = (Option<ProjectId>, PageId);

/// Every endpoint about pages.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::in_project))
        .routes(routes!(create::in_workspace))
        .routes(routes!(update::in_project, update::put_in_project))
        .routes(routes!(update::in_workspace, update::put_in_workspace))
        .routes(routes!(delete::in_project))
        .routes(routes!(delete::in_workspace))
        .routes(routes!(lock::lock_in_project))
        .routes(routes!(lock::lock_in_workspace))
        .routes(routes!(lock::unlock_in_project))
        .routes(routes!(lock::unlock_in_workspace))
        .routes(routes!(archive::archive_in_project))
        .routes(routes!(archive::archive_in_workspace))
        .routes(routes!(archive::unarchive_in_project))
        .routes(routes!(archive::unarchive_in_workspace))
        .routes(routes!(restore_version::in_project))
        .routes(routes!(restore_version::in_workspace))
}
