//! The lists of a project's modules.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::{CountedModule, Module};

use crate::access::InProject;
use crate::order::Order;
use crate::paths::ProjectPath;
use crate::rows::listed::{Listed, Project};
use crate::rows::module::{ORDERS, archived as put_away, lite as brief, live};
use crate::{App, ReadRequest, Segments, answers, documented};

/// Lists the modules of a project that are not archived, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/",
    operation_id = "list_modules",
    params(ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<CountedModule>)),
)]
pub(super) async fn all(
    state: State<App>,
    request: ReadRequest,
    path: Segments<ProjectPath>,
) -> Result<Response, Problem> {
    page::<live::Row>(state, request, path).await
}

/// Lists the archived modules of a project, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archived-modules/",
    operation_id = "list_archived_modules",
    params(ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<CountedModule>)),
)]
pub(super) async fn archived(
    state: State<App>,
    request: ReadRequest,
    path: Segments<ProjectPath>,
) -> Result<Response, Problem> {
    page::<put_away::Row>(state, request, path).await
}

/// Lists the modules of a project that are not archived, without counting anything.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules-lite/",
    operation_id = "list_modules_lite",
    params(ProjectPath, documented::Paging, documented::Shape, documented::Ordered),
    responses((status = 200, body = Page<Module>)),
)]
pub(super) async fn lite(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let order = Order::parse(request.params.filled("order_by").unwrap_or("-created_at"), ORDERS)?;
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::page_in_order::<brief::Row>(&request, project.within(), Project, page, order).await
}

async fn page<R: Listed<Of = Project>>(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::page::<R>(&request, project.within(), Project, page).await
}
