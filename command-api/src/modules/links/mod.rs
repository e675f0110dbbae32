//! Links of modules to the web.

mod create;
mod delete;
mod fields;
mod render;
mod update;

use domain::{LinkId, ModuleId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::paths::paths;

paths! {
    /// The path of a link of a module.
    ModuleLinkPath { project: ProjectId, module: ModuleId, link: LinkId }
}

impl ModuleLinkPath {
    /// The module, by its project's id and its own.
    const fn module(&self) -> (ProjectId, ModuleId) {
        (self.project, self.module)
    }
}

/// The endpoints that change the links of modules.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
}
