//! What decisions about the intake have to know: looked up in the aggregates, so the append checks it.

use std::sync::Arc;

use domain::issue::{Issue, IssueRefusal};
use domain::project::Project;
use domain::{IssueId, IssueRef, ProjectId};
use event_store::Versioned;
use service::Problem;
use wire::messages;

use crate::error::Result;
use crate::issues::facts::reference;
use crate::unit::{EnteredProject, Unit};

/// An issue that the intake of the project lists for the caller: one that was accepted only if they see the work item.
///
/// # Errors
/// It is not there, in another project, never was in the intake, or not for the caller.
pub async fn listed(
    unit: &mut Unit<'_>,
    entered: &EnteredProject,
    (project, id): (ProjectId, IssueId),
) -> Result<Arc<Versioned<Issue>>> {
    let issue = unit.read::<Issue>(id).await?;
    if issue.state.project != project {
        return Err(IssueRefusal::Missing.into());
    }
    if issue.state.is_work_item() {
        let seen = entered.access.may_see_issue(&entered.project.state, &issue.state);
        seen.map_err(|_| IssueRefusal::Missing)?;
    }
    let intake = issue.state.in_intake()?;
    if let Some(of) = &intake.duplicate_of {
        // The answer names it if it is still there, and the caller sees it where it is by now.
        let original = unit.read::<Issue>(of.id).await?;
        if original.state.is_live() {
            unit.read::<Project>(original.state.project).await?;
        }
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
