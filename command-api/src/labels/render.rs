//! A label as the answer to its command shows it.

use axum::http::StatusCode;
use domain::project::{Label, Project, ProjectRefusal};
use domain::{LabelId, ProjectId};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one label at the version of its own last change.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (project, label): (ProjectId, LabelId),
    zone: Zone,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let label = project.state.label(label).ok_or(ProjectRefusal::LabelMissing)?;
    Rendered::json(status, label.audit.version, &shown(label, &project.state, zone))
}

fn shown(label: &Label, project: &Project, zone: Zone) -> shapes::Label {
    shapes::Label {
        audit: audit(label.id, &label.audit, zone),
        name: label.name.to_string(),
        description: label.description.clone(),
        color: label.colour.to_string(),
        sort_order: label.sort_order,
        external_source: label.external.source.as_ref().map(ToString::to_string),
        external_id: label.external.id.as_ref().map(ToString::to_string),
        workspace: project.workspace.uuid().into(),
        project: project.id.uuid().into(),
        parent: label.parent.map(LabelId::uuid),
    }
}
