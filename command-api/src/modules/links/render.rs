//! A link of a module as the answer to its command shows it.

use axum::http::StatusCode;
use domain::module::{Module, ModuleLink};
use domain::project::Project;
use domain::{LinkId, ModuleId};
use serde_json::json;
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::{CommandError, Result};
use crate::unit::Snapshot;

/// The answer that shows one link.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (module, link): (ModuleId, LinkId),
    zone: Zone,
) -> Result<Rendered> {
    let module = after.get::<Module>(module)?;
    let project = after.get::<Project>(module.state.project)?;
    let link =
        module.state.link(link).ok_or(CommandError::Internal("the answer shows no such link"))?;
    Rendered::json(status, link.audit.version, &shape(link, &module.state, &project.state, zone))
}

fn shape(link: &ModuleLink, module: &Module, project: &Project, zone: Zone) -> shapes::ModuleLink {
    shapes::ModuleLink {
        audit: audit(link.id, &link.audit, zone),
        title: link.title.as_ref().map(ToString::to_string),
        url: link.url.to_string(),
        metadata: json!({}),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
        module: module.id.uuid(),
    }
}
