//! A project as the answer to its command shows it.

use axum::http::StatusCode;
use domain::project::Project;
use domain::values::{Logo, ShortText};
use domain::workspace::Workspace;
use domain::{Access, ProjectId};
use serde_json::{Value, json};
use wire::{role_number, shapes};

use super::reader::Reader;
use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The number that says that everybody of the workspace finds the project.
const PUBLIC: u8 = 2;

/// The answer that shows one project whole.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    project: ProjectId,
    reader: &Reader,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let workspace = after.get::<Workspace>(project.state.workspace)?;
    Rendered::json(status, project.version, &shown(&workspace.state, &project.state, reader)?)
}

/// The project as this reader sees it.
fn shown(workspace: &Workspace, project: &Project, reader: &Reader) -> Result<shapes::Project> {
    let details = project.details()?;
    let shapes::ProjectSwitches {
        module_view,
        cycle_view,
        issue_views_view,
        page_view,
        intake_view,
        guest_view_all_features,
        is_time_tracking_enabled,
        is_issue_type_enabled,
    } = shapes::ProjectSwitches::of(|feature| details.features.contains(&feature));
    let role = Access::of(reader.user, workspace, Some(project)).project;
    Ok(shapes::Project {
        audit: audit(project.id, &project.audit, reader.zone),
        name: details.name.to_string(),
        description: details.description.clone(),
        description_text: None,
        description_html: None,
        network: PUBLIC,
        workspace: project.workspace.uuid().into(),
        identifier: details.identifier.to_string(),
        default_assignee: project.default_assignee(workspace).map(|user| user.uuid().into()),
        project_lead: project.lead(workspace).map(|user| user.uuid().into()),
        emoji: text(details.emoji.as_ref()),
        icon_prop: details.icon_prop.clone(),
        module_view,
        cycle_view,
        issue_views_view,
        page_view,
        intake_view,
        is_time_tracking_enabled,
        is_issue_type_enabled,
        guest_view_all_features,
        cover_image: details.cover_image.clone(),
        cover_image_asset: None,
        estimate: project.used_estimate().map(|estimate| estimate.id.uuid()),
        default_state: project.default_state().map(|state| state.id.uuid()),
        closing_state: project.closing_state.map(domain::StateId::uuid),
        archive_in: details.archive_in.get(),
        close_in: details.close_in.get(),
        logo_props: logo(&details.logo),
        archived_at: project.archived_at.map(|at| reader.zone.at(at)),
        timezone: details.time_zone.to_string(),
        external_source: text(details.external.source.as_ref()),
        external_id: text(details.external.id.as_ref()),
        total_members: reader.people_in(workspace, project),
        total_cycles: reader.cycles,
        total_modules: reader.modules,
        is_member: role.is_some(),
        member_role: role.map(role_number),
        is_deployed: false,
        cover_image_url: details.cover_image.clone().filter(|address| !address.is_empty()),
        sort_order: None,
    })
}

/// A text that may be missing.
fn text(text: Option<&ShortText>) -> Option<String> {
    text.map(ToString::to_string)
}

/// The icon as clients know it.
fn logo(logo: &Logo) -> Value {
    json!({ "in_use": "icon", "icon": { "name": logo.icon, "color": logo.colour } })
}
