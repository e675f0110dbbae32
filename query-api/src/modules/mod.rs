//! Modules of projects, their links, which work items are in them, and how work in them went; the work items themselves are
//! in `issues/`.

mod burn_down;
mod items;
mod links;
mod lists;

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::shapes::CountedModule;

use crate::access::InProject;
use crate::paths::ModulePath;
use crate::rows::listed::Project;
use crate::rows::module::live;
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about modules.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(lists::all))
        .routes(routes!(lists::lite))
        .routes(routes!(lists::archived))
        .routes(routes!(get))
        .routes(routes!(burn_down::get))
        .routes(routes!(items::get))
        .routes(routes!(links::list))
        .routes(routes!(links::get))
}

/// Reads a module that is not archived.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/",
    operation_id = "get_module",
    params(ModulePath, documented::Shape),
    responses((status = 200, body = CountedModule)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ModulePath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::one::<live::Row>(&request, project.within(), Project, path.module.0).await
}
