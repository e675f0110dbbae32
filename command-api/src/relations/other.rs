//! The work item at the other end of a relation, which may be in another project.

use domain::issue::Issue;
use domain::project::Project;
use domain::{Access, IssueId, IssueRef, ProjectId};

use crate::error::Result;
use crate::issues::facts;
use crate::unit::{EnteredProject, Unit};

/// A work item that is there, and that the caller may read.
#[derive(Debug, Clone)]
pub struct Other {
    /// How events name it.
    pub issue: IssueRef,
    /// Its project.
    pub project: ProjectId,
}

/// A work item of the workspace, if it is there and the caller may read it: callers are not told which of the two is
/// not so. An archived project shows nothing.
///
/// # Errors
/// The log cannot be asked.
pub async fn readable(
    unit: &mut Unit<'_>,
    entered: &EnteredProject,
    id: IssueId,
) -> Result<Option<Other>> {
    let issue = unit.read::<Issue>(id).await?;
    if !issue.state.is_work_item() {
        return Ok(None);
    }
    let project = unit.read::<Project>(issue.state.project).await?;
    let access = Access::of(unit.actor(), &entered.workspace.state, Some(&project.state));
    let seen = access.may_see_issue(&project.state, &issue.state);
    if project.state.editable().is_err() || seen.is_err() {
        return Ok(None);
    }
    let reference = facts::reference(&project.state, id, &issue.state)?;
    Ok(Some(Other { issue: reference, project: issue.state.project }))
}
