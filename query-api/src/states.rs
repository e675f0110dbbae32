//! Workflow states of projects.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::{Page, shapes};

use crate::access::InProject;
use crate::paths::{ProjectPath, path_in_project};
use crate::rows::listed::Project;
use crate::rows::state::Row;
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about states.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list)).routes(routes!(get))
}

path_in_project! {
    /// The path of a state.
    StatePath { state }
}

/// Lists the states of a project in the order of its workflow; none of an archived one.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/",
    operation_id = "list_states",
    params(ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<shapes::State>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::page::<Row>(&request, project.within(), Project, page).await
}

/// Reads a state of a project that is not archived.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/{state}/",
    operation_id = "get_state",
    params(StatePath, documented::Shape),
    responses((status = 200, body = shapes::State)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<StatePath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::one::<Row>(&request, project.within(), Project, path.state.0).await
}
