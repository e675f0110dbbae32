//! Links of work items.

use axum::extract::State;
use axum::response::Response;
use axum::routing;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::Page;
use wire::shapes::Link;

use crate::access::InProject;
use crate::paths::{WorkItemPath, path_in_work_item};
use crate::rows::link::Row;
use crate::rows::listed::WorkItem;
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about links; the routes under old names are not documented.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let old = "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/links/";
    OpenApiRouter::default()
        .routes(routes!(list))
        .routes(routes!(get))
        .route(old, routing::get(list))
        .route(&format!("{old}{{link}}/"), routing::get(get))
}

path_in_work_item! {
    /// The path of a link.
    LinkPath { link }
}

/// Lists the links of a work item, newest first; none of one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/",
    operation_id = "list_work_item_links",
    params(WorkItemPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<Link>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::page::<Row>(&request, project.within(), WorkItem(path.issue.0), page).await
}

/// Reads a link of a work item.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/{link}/",
    operation_id = "get_work_item_link",
    params(LinkPath, documented::Shape),
    responses((status = 200, body = Link)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<LinkPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let of = WorkItem(path.issue.0);
    answers::one::<Row>(&request, project.within(), of, path.link.0).await
}
