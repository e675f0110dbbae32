//! A cycle as the answer to its command shows it, and the work items in it.

use axum::http::StatusCode;
use domain::cycle::Cycle;
use domain::issue::Issue;
use domain::project::Project;
use domain::{CycleId, IssueId};
use serde_json::{Map, Value};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one cycle.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(status: StatusCode, after: &Snapshot, id: CycleId, zone: Zone) -> Result<Rendered> {
    let cycle = after.get::<Cycle>(id)?;
    let project = after.get::<Project>(cycle.state.project)?;
    Rendered::json(status, cycle.version, &shape(&cycle.state, &project.state, zone))
}

/// The cycle.
fn shape(cycle: &Cycle, project: &Project, zone: Zone) -> shapes::Cycle {
    shapes::Cycle {
        audit: audit(cycle.id, &cycle.audit, zone),
        name: cycle.name().to_owned(),
        description: cycle.description.clone(),
        start_date: cycle.start.map(|at| zone.at(at)),
        end_date: cycle.end.map(|at| zone.at(at)),
        owned_by: cycle.owner.uuid().into(),
        view_props: Map::new(),
        sort_order: cycle.sort_order,
        external_source: cycle.external.source.as_ref().map(ToString::to_string),
        external_id: cycle.external.id.as_ref().map(ToString::to_string),
        progress_snapshot: cycle.progress.clone().unwrap_or_else(|| Value::Object(Map::new())),
        archived_at: cycle.archived_at.map(|at| zone.at(at)),
        logo_props: Map::new(),
        timezone: cycle.time_zone.to_string(),
        version: 1,
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
    }
}

/// That an issue is in its cycle; none if it is in none.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn of_issue(
    after: &Snapshot,
    id: IssueId,
    sub_issues: u64,
    zone: Zone,
) -> Result<Option<shapes::CycleIssue>> {
    let issue = after.get::<Issue>(id)?;
    let issue = &issue.state;
    let project = after.get::<Project>(issue.project)?;
    let Some((cycle, (since, by))) = issue.cycle.as_ref().zip(issue.cycle_since) else {
        return Ok(None);
    };
    let audit = shapes::Audit {
        id: shapes::CycleIssue::id(cycle.id.uuid(), id.uuid()),
        created_at: zone.at(since),
        updated_at: zone.at(since),
        deleted_at: None,
        created_by: Some(by.uuid().into()),
        updated_by: None,
    };
    Ok(Some(shapes::CycleIssue {
        audit,
        sub_issues_count: Some(sub_issues),
        project: project.state.id.uuid().into(),
        workspace: project.state.workspace.uuid().into(),
        issue: id.uuid().into(),
        cycle: cycle.id.uuid(),
    }))
}
