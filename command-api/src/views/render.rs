//! A view as the answer to its command shows it.

use axum::http::StatusCode;
use domain::view::{View, ViewAccess, ViewGroup};
use domain::{ViewId, WorkspaceId};
use serde_json::Value;
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one view.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (workspace, id): (WorkspaceId, ViewId),
    zone: Zone,
) -> Result<Rendered> {
    let view = after.get::<View>(id)?;
    Rendered::json(status, view.version, &shape(&view.state, workspace, zone)?)
}

fn shape(view: &View, workspace: WorkspaceId, zone: Zone) -> Result<shapes::View> {
    let name = |group: ViewGroup| group.name().to_owned();
    Ok(shapes::View {
        audit: audit(view.id, &view.audit, zone),
        name: view.name()?.to_string(),
        description: view.description.clone(),
        filters: Value::Object(view.filter.filters.clone()),
        pql: view.filter.pql.clone(),
        group_by: view.grouping.group_by.map(name),
        sub_group_by: view.grouping.sub_group_by.map(name),
        order_by: view.sorting.to_string(),
        layout: view.layout.name().to_owned(),
        display: Value::Object(view.display.clone()),
        access: u8::from(view.access == ViewAccess::Public),
        is_locked: view.is_locked,
        owned_by: view.owner.uuid().into(),
        sort_order: view.sort_order,
        logo_props: Value::Object(view.logo.clone()),
        project: view.project.map(|project| project.uuid().into()),
        workspace: workspace.uuid().into(),
    })
}
