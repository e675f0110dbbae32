//! A module as the answer to its command shows it.

use axum::http::StatusCode;
use domain::module::Module;
use domain::project::Project;
use domain::{ModuleId, UserId};
use serde_json::json;
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one module.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    id: ModuleId,
    zone: Zone,
) -> Result<Rendered> {
    let module = after.get::<Module>(id)?;
    let project = after.get::<Project>(module.state.project)?;
    Rendered::json(status, module.version, &shape(&module.state, &project.state, zone)?)
}

fn shape(module: &Module, project: &Project, zone: Zone) -> Result<shapes::Module> {
    Ok(shapes::Module {
        audit: audit(module.id, &module.audit, zone),
        name: module.name()?.to_string(),
        description: module.description.clone(),
        description_text: None,
        description_html: None,
        start_date: module.start_date,
        target_date: module.target_date,
        status: module.status.name().into(),
        view_props: json!({}),
        sort_order: module.sort_order,
        external_source: module.external.source.as_ref().map(ToString::to_string),
        external_id: module.external.id.as_ref().map(ToString::to_string),
        archived_at: module.archived_at.map(|at| zone.at(at)),
        logo_props: json!({}),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
        lead: module.lead.map(UserId::uuid),
        members: module.members.iter().map(|user| user.uuid()).collect(),
    })
}
