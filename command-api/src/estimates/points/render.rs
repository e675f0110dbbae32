//! Points of an estimate as the answers to their commands show them.

use axum::http::StatusCode;
use domain::project::{EstimatePoint, Project, ProjectRefusal};
use domain::{EstimatePointId, ProjectId};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one point at the version of its own last change.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn one(
    status: StatusCode,
    after: &Snapshot,
    (project, point): (ProjectId, EstimatePointId),
    zone: Zone,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let point = found(&project.state, point)?;
    Rendered::json(status, point.audit.version, &shown(point, &project.state, zone))
}

/// The answer that shows some points, at the version of the last change of one of them.
///
/// # Errors
/// The command did not touch one: a mistake of the endpoint.
pub fn all(
    status: StatusCode,
    after: &Snapshot,
    project: ProjectId,
    points: impl Iterator<Item = EstimatePointId>,
    zone: Zone,
) -> Result<Rendered> {
    let project = &after.get::<Project>(project)?.state;
    let points = points.map(|id| found(project, id)).collect::<Result<Vec<_>>>()?;
    let version = points.iter().map(|point| point.audit.version).max().unwrap_or_default();
    let shown: Vec<_> = points.into_iter().map(|point| shown(point, project, zone)).collect();
    Rendered::json(status, version, &shown)
}

/// A point of the project's estimate.
fn found(project: &Project, id: EstimatePointId) -> Result<&EstimatePoint> {
    Ok(project.estimate_point(id).ok_or(ProjectRefusal::EstimatePointMissing)?)
}

fn shown(point: &EstimatePoint, project: &Project, zone: Zone) -> shapes::EstimatePoint {
    shapes::EstimatePoint {
        audit: audit(point.id, &point.audit, zone),
        key: point.key,
        value: point.value.to_string(),
        description: point.description.clone(),
        estimate: point.estimate.uuid(),
        project: project.id.uuid(),
        workspace: project.workspace.uuid(),
    }
}
