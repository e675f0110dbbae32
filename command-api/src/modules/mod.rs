//! Modules of a project, their links, and the work items in them.

mod archive;
mod body;
mod create;
mod delete;
pub mod facts;
pub mod items;
mod links;
mod people;
mod render;
mod unarchive;
mod update;

use domain::{ModuleId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::paths::paths;

paths! {
    /// The path of a module.
    ModulePath { project: ProjectId, module: ModuleId }
}

impl ModulePath {
    /// The module, by its project's id and its own.
    const fn module(&self) -> (ProjectId, ModuleId) {
        (self.project, self.module)
    }
}

/// Every endpoint about modules.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
        .routes(routes!(archive::handler))
        .routes(routes!(unarchive::handler))
        .merge(items::routes())
        .merge(links::routes())
}
