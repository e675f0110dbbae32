//! Pages of projects and of the workspace. Each question has two paths, one in a project and one in the workspace.

mod archived;
mod get;
mod list;
mod saves;
mod version;
mod versions;

use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{InProject, InWorkspace};
use crate::paths::{ToProject, path_in_project};
use crate::rows::listed::Within;
use crate::{App, Id, ReadRequest};

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

/// Where pages are, as far as the caller may look there, and a snapshot to ask.
enum Place {
    /// A project.
    Project(InProject),
    /// The workspace itself.
    Workspace(InWorkspace),
}

impl Place {
    /// Looks at a project; whoever is no active member of it is told the same as if there were none.
    async fn project(
        app: &App,
        request: &ReadRequest,
        path: &impl ToProject,
    ) -> Result<Self, Problem> {
        Ok(Self::Project(InProject::open(app, request, path).await?))
    }

    /// Looks at the workspace, whose guests have nothing to do with its pages.
    async fn workspace(app: &App, request: &ReadRequest, slug: &str) -> Result<Self, Problem> {
        Ok(Self::Workspace(InWorkspace::open(app, request, slug).await?))
    }

    /// The place, to ask for its pages.
    fn within(&mut self) -> Within<'_> {
        match self {
            Self::Project(project) => project.within(),
            Self::Workspace(workspace) => {
                let id = workspace.workspace.id;
                workspace.within(id)
            }
        }
    }
}
