//! Links of modules.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::ModuleLink;

use crate::access::InProject;
use crate::paths::{ModulePath, path_in_project};
use crate::rows::listed::Module;
use crate::rows::module_link::Row;
use crate::{App, ReadRequest, Segments, answers, documented};

path_in_project! {
    /// The path of a link of a module.
    ModuleLinkPath { module, link }
}

/// Lists the links of a module, newest first; none of one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/links/",
    operation_id = "list_module_links",
    params(ModulePath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<ModuleLink>)),
)]
pub(super) async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ModulePath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::page::<Row>(&request, project.within(), Module(path.module.0), page).await
}

/// Reads a link of a module.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/links/{link}/",
    operation_id = "get_module_link",
    params(ModuleLinkPath, documented::Shape),
    responses((status = 200, body = ModuleLink)),
)]
pub(super) async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ModuleLinkPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let of = Module(path.module.0);
    answers::one::<Row>(&request, project.within(), of, path.link.0).await
}
