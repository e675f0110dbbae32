//! What commands about cycles have to know.

use std::sync::Arc;

use domain::cycle::{Cycle, CycleRefusal};
use domain::issue::{Issue, SetIssueCycle};
use domain::{CycleId, CycleRef, IssueId, ProjectId};
use event_store::Versioned;
use service::Problem;

use crate::error::Result;
use crate::unit::Unit;

/// How many work items go into a cycle at once.
pub const MOST: usize = 1000;

/// A cycle of the project that is there, archived or not.
///
/// # Errors
/// It is not there, or not in this project.
pub async fn existing(
    unit: &mut Unit<'_>,
    (project, id): (ProjectId, CycleId),
) -> Result<Arc<Versioned<Cycle>>> {
    let cycle = unit.read::<Cycle>(id).await?;
    if !cycle.state.is_live() || cycle.state.project != project {
        return Err(CycleRefusal::Missing.into());
    }
    Ok(cycle)
}

/// The cycle that an issue is in, as it is by now; none if it was deleted.
///
/// # Errors
/// The log cannot be asked.
pub async fn present(unit: &mut Unit<'_>, issue: &Issue) -> Result<Option<CycleRef>> {
    let Some(cycle) = &issue.cycle else { return Ok(None) };
    let cycle = unit.read::<Cycle>(cycle.id).await?;
    Ok(cycle.state.is_live().then(|| cycle.state.reference()))
}

/// Puts an issue into a cycle, or takes it out of the one that it is in.
///
/// # Errors
/// A refusal, or the log cannot be asked.
pub async fn put(
    unit: &mut Unit<'_>,
    (project, id): (ProjectId, IssueId),
    to: Option<CycleRef>,
) -> Result<()> {
    let issue = unit.read::<Issue>(id).await?;
    let from = present(unit, &issue.state).await?;
    unit.change_issue((project, id), [SetIssueCycle { from, to }.into()]).await?;
    Ok(())
}

/// The refusal of more work items than fit into one append.
pub fn too_many(found: usize) -> Problem {
    let text =
        format!("No more than {MOST} work items go into a cycle at once; these are {found}.");
    Problem::rule("cycle/too-many-issues", text)
}
