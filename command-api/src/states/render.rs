//! A state as the answer to its command shows it.

use axum::http::StatusCode;
use domain::project::{Project, ProjectRefusal, State};
use domain::{ProjectId, StateId};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one state at the version of its own last change.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (project, state): (ProjectId, StateId),
    zone: Zone,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let state = project.state.state(state).ok_or(ProjectRefusal::StateMissing)?;
    Rendered::json(status, state.audit.version, &shown(state, &project.state, zone))
}

fn shown(state: &State, project: &Project, zone: Zone) -> shapes::State {
    shapes::State {
        audit: audit(state.id, &state.audit, zone),
        name: state.name.to_string(),
        description: state.description.clone(),
        color: state.colour.to_string(),
        slug: state.slug.clone(),
        sequence: state.sequence,
        group: state.group.name().into(),
        is_triage: false,
        default: state.is_default,
        external_source: state.external.source.as_ref().map(ToString::to_string),
        external_id: state.external.id.as_ref().map(ToString::to_string),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
    }
}
