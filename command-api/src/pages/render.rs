//! A page as the answer to its command shows it.

use axum::http::StatusCode;
use domain::page::{Page, PageAccess};
use domain::{PageId, ProjectId, WorkspaceId};
use serde_json::Value;
use wire::Zone;
use wire::shapes::WikiPage;

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one page.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (workspace, id): (WorkspaceId, PageId),
    zone: Zone,
) -> Result<Rendered> {
    let page = after.get::<Page>(id)?;
    Rendered::json(status, page.version, &shape(&page.state, workspace, zone)?)
}

fn shape(page: &Page, workspace: WorkspaceId, zone: Zone) -> Result<WikiPage> {
    Ok(WikiPage {
        audit: audit(page.id, &page.audit, zone),
        name: page.name()?.to_string(),
        description_html: page.description.as_str().to_owned(),
        description_stripped: page.description.text(),
        description_binary: None,
        description: None,
        access: number(page.access),
        owned_by: page.owner.uuid().into(),
        parent: page.parent.as_ref().map(|parent| parent.id.uuid()),
        collection_id: page.collection().map(Into::into),
        color: page.colour.to_string(),
        logo_props: Value::Object(page.logo.clone()),
        sort_order: page.sort_order,
        is_locked: page.is_locked,
        archived_at: page.archived_at.map(|at| zone.at(at)),
        is_global: page.project.is_none(),
        anchor: None,
        external_source: page.external.source.as_ref().map(ToString::to_string),
        external_id: page.external.id.as_ref().map(ToString::to_string),
        project: page.project.map(|project| project.uuid().into()),
        projects: page.project.map(ProjectId::uuid).into_iter().collect(),
        workspace: workspace.uuid().into(),
    })
}

/// Who may read it, as the wire has it.
const fn number(access: PageAccess) -> u8 {
    match access {
        PageAccess::Public => 0,
        PageAccess::Private => 1,
    }
}
