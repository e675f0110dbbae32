//! A relation as the answer to its command shows it.

use domain::IssueId;
use domain::issue::{Issue, Relation};
use wire::Zone;
use wire::shapes::RelatedWorkItem;

use crate::error::{CommandError, Result};
use crate::unit::Snapshot;

/// The other work item of a relation.
///
/// # Errors
/// The command did not relate them: a mistake of the endpoint.
pub fn related(
    after: &Snapshot,
    issue: &Issue,
    other: IssueId,
    zone: Zone,
) -> Result<RelatedWorkItem> {
    let related = issue.related(other);
    let related = related.ok_or(CommandError::Internal("the answer shows no such relation"))?;
    let other = after.get::<Issue>(other)?;
    let at = zone.at(related.since);
    Ok(RelatedWorkItem {
        id: other.state.id.uuid(),
        project_id: other.state.project.uuid(),
        sequence_id: other.state.number,
        relation_type: kept(related.relation).name().into(),
        name: other.state.name()?.to_string(),
        state_id: other.state.state.id.uuid(),
        priority: other.state.priority.name().into(),
        created_by: related.by.uuid(),
        created_at: at,
        updated_by: None,
        updated_at: at,
    })
}

/// The direction in which Plane keeps a relation, and shows it here (contract §2.12).
const fn kept(relation: Relation) -> Relation {
    match relation {
        Relation::Blocking | Relation::StartAfter | Relation::FinishAfter => relation.reverse(),
        kept => kept,
    }
}
