//! A work item as the answer to its command shows it.

use axum::http::StatusCode;
use domain::issue::Issue;
use domain::project::Project;
use domain::{IssueId, ProjectId};
use wire::Zone;
use wire::shapes::WorkItem;

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one work item whole.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (project, issue): (ProjectId, IssueId),
    zone: Zone,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let issue = after.get::<Issue>(issue)?;
    Rendered::json(
        status,
        issue.state.audit.version,
        &work_item(&issue.state, &project.state, zone)?,
    )
}

/// The work item; labels and a point that the project has deleted since are left out.
fn work_item(issue: &Issue, project: &Project, zone: Zone) -> Result<WorkItem> {
    let labels = issue.labels.iter().filter(|label| project.label(label.id).is_some());
    Ok(WorkItem {
        audit: audit(issue.id, &issue.audit, zone),
        type_id: None,
        r#type: None,
        point: issue.point.map(domain::issue::Point::number),
        name: issue.name()?.to_string(),
        description_html: issue.description.as_str().to_owned(),
        description_binary: None,
        priority: issue.priority.name().into(),
        start_date: issue.start_date,
        target_date: issue.target_date,
        sequence_id: issue.number,
        sort_order: issue.sort_order,
        completed_at: issue.completion(project).map(|at| zone.at(at)),
        archived_at: issue.archived_at,
        is_draft: false,
        external_source: issue.external.source.as_ref().map(ToString::to_string),
        external_id: issue.external.id.as_ref().map(ToString::to_string),
        project: issue.project.uuid().into(),
        workspace: project.workspace.uuid().into(),
        parent: issue.parent.as_ref().map(|parent| parent.id.uuid().into()),
        state: Some(issue.state.id.uuid().into()),
        estimate_point: issue.present_estimate(project).map(|point| point.id.uuid().into()),
        assignees: issue.assignees.iter().map(|user| user.uuid().into()).collect(),
        labels: labels.map(|label| label.id.uuid().into()).collect(),
    })
}
