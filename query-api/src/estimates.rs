//! The estimate of a project, and its points.

use axum::extract::State;
use axum::response::Response;
use service::{Problem, missing};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::PageRequest;
use wire::shapes::{Estimate, EstimatePoint};

use crate::access::InProject;
use crate::paths::{ProjectPath, path_in_project};
use crate::rows::expansion::Expansion;
use crate::rows::listed::{self, Listed as _, Project, Shown as _};
use crate::rows::{estimate, estimate_point};
use crate::{App, ReadRequest, Segments};

/// The questions about estimates.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(get)).routes(routes!(points))
}

path_in_project! {
    /// The path of an estimate.
    EstimatePath { estimate }
}

/// Reads the estimate of a project, whether the project uses it or not.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/",
    operation_id = "get_estimate",
    params(ProjectPath),
    responses((status = 200, body = Estimate)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let seen = project.seen;
    // A project has one at most.
    let page = PageRequest::numbered(1, 0);
    let (rows, _) = listed::fetch::<estimate::Row>(&mut project.within(), Project, page).await?;
    let row = rows.into_iter().next().ok_or_else(|| Problem::missing(missing::ESTIMATE))?;
    let (_, version) = row.key();
    request.answer(seen, version, &row.shape(request.zone(), &Expansion::default()))
}

/// Lists the points of an estimate by their values, all of them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/estimates/{estimate}/estimate-points/",
    operation_id = "list_estimate_points",
    params(EstimatePath),
    responses((status = 200, body = Vec<EstimatePoint>)),
)]
async fn points(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<EstimatePath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let seen = project.seen;
    let (mut within, estimate) = (project.within(), path.estimate.0);
    let found = listed::find::<estimate::Row>(&mut within, Project, estimate).await?;
    found.ok_or_else(|| Problem::missing(missing::ESTIMATE))?;
    let of = listed::Estimate(estimate);
    let page = PageRequest::default();
    let (rows, _) = listed::fetch::<estimate_point::Row>(&mut within, of, page).await?;
    let (zone, none) = (request.zone(), Expansion::default());
    let points: Vec<_> = rows.into_iter().map(|row| row.shape(zone, &none)).collect();
    request.answer_all(seen, &points)
}
