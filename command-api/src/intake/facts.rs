//! What decisions about the intake have to know: looked up in the aggregates, so the append checks it.

use std::sync::Arc;

use domain::issue::Issue;
use domain::project::Project;
use domain::{IssueId, IssueRef, ProjectId};
use event_store::Versioned;
use service::Problem;
use wire::messages;

use crate::error::Result;
use crate::issues::facts::reference;
use crate::unit::Unit;

/// An issue that the intake of the project lists.
///
/// # Errors
/// It is not there, in another project, or never was in the intake.
pub async fn listed(
    unit: &mut Unit<'_>,
    (project, id): (ProjectId, IssueId),
) -> Result<Arc<Versioned<Issue>>> {
    let issue = unit.read::<Issue>(id).await?;
    let intake = issue.state.in_intake()?;
    if issue.state.project != project {
        return Err(domain::issue::IssueRefusal::Missing.into());
    }
    if let Some(of) = &intake.duplicate_of {
        // The answer says whether it is still there.
        unit.read::<Issue>(of.id).await?;
    }
    Ok(issue)
}

/// A work item of the project that another one can repeat.
///
/// # Errors
/// It is not there: `{"duplicate_to": […]}`.
pub async fn original(unit: &mut Unit<'_>, project: &Project, id: IssueId) -> Result<IssueRef> {
    let issue = unit.read::<Issue>(id).await?;
    if !issue.state.is_work_item() || issue.state.project != project.id {
        return Err(Problem::field("duplicate_to", messages::unknown_key(id.uuid())).into());
    }
    reference(project, id, &issue.state)
}
