//! A dependency as the answer to its command shows it.

use domain::IssueId;
use domain::issue::{Issue, Relation};
use domain::project::Project;
use wire::Zone;
use wire::shapes::Dependency;

use crate::answer::audit;
use crate::error::Result;
use crate::unit::Snapshot;

/// The other work item of a dependency; labels that its project has deleted since are left out.
///
/// # Errors
/// The command did not read it: a mistake of the endpoint.
pub fn dependency(
    after: &Snapshot,
    other: IssueId,
    relation: Relation,
    zone: Zone,
) -> Result<Dependency> {
    let other = after.get::<Issue>(other)?;
    let issue = &other.state;
    let project = after.get::<Project>(issue.project)?;
    let labels = issue.labels.iter().filter(|label| project.state.label(label.id).is_some());
    Ok(Dependency {
        audit: audit(issue.id, &issue.audit, zone),
        name: issue.name()?.to_string(),
        sequence_id: issue.number,
        project_id: issue.project.uuid(),
        state_id: issue.state.id.uuid(),
        priority: issue.priority.name().into(),
        type_id: None,
        is_epic: false,
        label_ids: labels.map(|label| label.id.uuid()).collect(),
        assignee_ids: issue.assignees.iter().map(|user| user.uuid()).collect(),
        sort_order: issue.sort_order,
        relation_type: relation.name().into(),
    })
}
