//! Labels of projects.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::Page;
use wire::shapes::Label;

use crate::access::InWorkspace;
use crate::paths::{ProjectPath, path_in_project};
use crate::rows::expansion::Expansion;
use crate::rows::label::Row;
use crate::rows::listed::{self, Listed as _, Project, Shown as _};
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about labels.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list)).routes(routes!(get))
}

path_in_project! {
    /// The path of a label.
    LabelPath { label }
}

/// Lists the labels of a project, newest first.
///
/// Whoever is in no project of the workspace is refused; who is only in others sees none.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/",
    operation_id = "list_labels",
    params(ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<Label>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    answers::page::<Row>(&request, workspace.within(path.project.0), Project, page).await
}

/// Reads a label, always whole.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/{label}/",
    operation_id = "get_label",
    params(LabelPath),
    responses((status = 200, body = Label)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<LabelPath>,
) -> Result<Response, Problem> {
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    let mut within = workspace.within(path.project.0);
    let label = listed::find::<Row>(&mut within, Project, path.label.0).await?;
    let label = label.ok_or_else(Problem::not_found)?;
    let (_, version) = label.key();
    request.answer(within.seen, version, &label.shape(request.zone(), &Expansion::default()))
}
