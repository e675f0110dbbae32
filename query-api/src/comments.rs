//! Comments on work items.

use axum::extract::State;
use axum::response::Response;
use axum::routing;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::Page;
use wire::shapes::Comment;

use crate::access::InProject;
use crate::paths::{WorkItemPath, path_in_work_item};
use crate::rows::comment::Row;
use crate::rows::listed::WorkItem;
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about comments; the routes under old names are not documented.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let old = "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/comments/";
    OpenApiRouter::default()
        .routes(routes!(list))
        .routes(routes!(get))
        .route(old, routing::get(list))
        .route(&format!("{old}{{comment}}/"), routing::get(get))
}

path_in_work_item! {
    /// The path of a comment.
    CommentPath { comment }
}

/// Lists the comments of a work item, newest first; none of one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/",
    operation_id = "list_work_item_comments",
    params(WorkItemPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<Comment>)),
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

/// Reads a comment of a work item.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/",
    operation_id = "get_work_item_comment",
    params(CommentPath, documented::Shape),
    responses((status = 200, body = Comment)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CommentPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let of = WorkItem(path.issue.0);
    answers::one::<Row>(&request, project.within(), of, path.comment.0).await
}
