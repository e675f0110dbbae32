//! Links of work items to pages.

use axum::extract::State;
use axum::response::Response;
use axum::routing;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::Page;
use wire::shapes::WorkItemPage;

use crate::access::InProject;
use crate::paths::{WorkItemPath, path_in_work_item};
use crate::rows::listed::WorkItem;
use crate::rows::page_link::Row;
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about links to pages; those of the old names are not documented.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let old = "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/pages/";
    OpenApiRouter::default()
        .routes(routes!(list))
        .routes(routes!(get))
        .route(old, routing::get(list))
        .route(&format!("{old}{{work_item_page}}/"), routing::get(get))
}

path_in_work_item! {
    /// The path of a link to a page.
    PageLinkPath { work_item_page }
}

/// Lists the pages that a work item is linked with, newest link first, as far as the caller may see the pages.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/pages/",
    operation_id = "list_work_item_pages",
    params(WorkItemPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<WorkItemPage>)),
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

/// Reads a link of a work item to a page.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/pages/{work_item_page}/",
    operation_id = "get_work_item_page",
    params(PageLinkPath, documented::Shape),
    responses((status = 200, body = WorkItemPage)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<PageLinkPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let of = WorkItem(path.issue.0);
    answers::one::<Row>(&request, project.within(), of, path.work_item_page.0).await
}
