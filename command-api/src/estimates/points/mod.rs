//! The points of an estimate.

mod body;
mod create;
mod delete;
mod render;
mod update;

use axum::Extension;
use domain::project::{Estimate, EstimatePoint, Project, ProjectRefusal};
use domain::{EstimateId, EstimatePointId, ProjectId};
use service::http::ListsUnder;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::paths::paths;

paths! {
    /// The path of an estimate.
    EstimatePath { project: ProjectId, estimate: EstimateId }
}

paths! {
    /// The path of a point of an estimate.
    PointPath {
        project: ProjectId,
        estimate: EstimateId,
        /// The point's id
        point: EstimatePointId,
    }
}

/// Every endpoint about points.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .route_layer(Extension(ListsUnder(body::POINTS)))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
}

/// The estimate with this id of a project.
///
/// # Errors
/// The project has no estimate, or another one.
fn estimate(project: &Project, id: EstimateId) -> Result<&Estimate, ProjectRefusal> {
    let estimate = project.estimate().filter(|estimate| estimate.id == id);
    estimate.ok_or(ProjectRefusal::EstimateMissing)
}

/// The point at a path.
///
/// # Errors
/// It is not there, or its estimate is not.
fn point<'p>(project: &'p Project, path: &PointPath) -> Result<&'p EstimatePoint, ProjectRefusal> {
    let point = estimate(project, path.estimate)?.point(path.point);
    point.ok_or(ProjectRefusal::EstimatePointMissing)
}
