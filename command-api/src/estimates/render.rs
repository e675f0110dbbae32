//! An estimate as the answer to its command shows it.

use axum::http::StatusCode;
use domain::ProjectId;
use domain::project::{Estimate, Project, ProjectRefusal};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows the estimate of a project at the version of its own last change.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    project: ProjectId,
    zone: Zone,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let estimate = project.state.estimate().ok_or(ProjectRefusal::EstimateMissing)?;
    Rendered::json(status, estimate.audit.version, &shown(estimate, &project.state, zone))
}

fn shown(estimate: &Estimate, project: &Project, zone: Zone) -> shapes::Estimate {
    shapes::Estimate {
        audit: audit(estimate.id, &estimate.audit, zone),
        name: estimate.name.to_string(),
        description: estimate.description.clone(),
        r#type: estimate.kind.name().to_owned(),
        last_used: false,
        project: project.id.uuid(),
        workspace: project.workspace.uuid(),
    }
}
