//! `GET …/projects/{project}/views/{view}/work-items/` and `GET …/views/{view}/work-items/`: what a saved view shows.

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use service::Problem;
use wire::Page;

use super::listing::Listing;
use crate::access::InPlace;
use crate::read_request::NOTHING;
use crate::rows::view;
use crate::views::{ProjectViewPath, WorkspaceViewPath};
use crate::{App, ReadRequest, Segments, documented};

/// Lists the work items of a project that a view of it shows, in its order unless asked otherwise; filters of the request
/// are to hold as well.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/{view}/work-items/",
    operation_id = "list_project_view_work_items",
    params(ProjectViewPath, documented::Paging, documented::Shape, documented::Ordered, documented::Filtered),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectViewPath>,
) -> Result<Response, Problem> {
    let place = InPlace::project(&app, &request, &path).await?;
    answer(&app, &request, place, (&path.slug, Of::Project(path.project.0)), path.view.0).await
}

/// Lists the work items that a view of the workspace shows, of all projects that the caller is a member of.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/views/{view}/work-items/",
    operation_id = "list_workspace_view_work_items",
    params(WorkspaceViewPath, documented::Paging, documented::Shape, documented::Ordered, documented::Filtered),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspaceViewPath>,
) -> Result<Response, Problem> {
    let place = InPlace::workspace(&app, &request, &path.slug).await?;
    answer(&app, &request, place, (&path.slug, Of::Workspace), path.view.0).await
}

/// Answers with a page of what a view of a place shows, all of it from one snapshot.
async fn answer(
    app: &App,
    request: &ReadRequest,
    mut place: InPlace,
    (slug, of): (&str, Of),
    id: uuid::Uuid,
) -> Result<Response, Problem> {
    let mut within = place.within();
    let view = view::find(&mut within, id).await?.ok_or_else(Problem::not_found)?;
    let today = app.today(request);
    let listing = Listing::read(&request.params, of, today)?.of_view(&view, today)?;
    let fetched = listing.fetch(within.db, request, slug).await?;
    listing.answer(request, fetched, NOTHING)
}
