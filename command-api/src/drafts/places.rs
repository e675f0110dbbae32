//! Where a work item goes that a draft becomes.

use domain::cycle::Cycle;
use domain::issue::{AddIssueToModule, SetIssueCycle};
use domain::module::Module;
use domain::{CycleId, CycleRef, IssueId, ModuleId, ModuleRef, ProjectId};
use event_store::Versioned;
use service::Problem;
use uuid::Uuid;
use wire::{Text, messages};

use crate::error::{CommandError, Result};
use crate::unit::Unit;
use crate::{cycles, issues, modules};

/// Puts a new work item into a cycle.
///
/// # Errors
/// There is no such cycle in the project, or it takes no work items: `{"cycle": […]}`; or the log cannot be asked.
pub async fn put_into_cycle(
    unit: &mut Unit<'_>,
    (project, issue): (ProjectId, IssueId),
    cycle: Option<Uuid>,
) -> Result<()> {
    let Some(id) = cycle else { return Ok(()) };
    let cycle = cycles::facts::existing(unit, (project, CycleId(id))).await;
    let to = match refused(cycle, id)? {
        Ok(cycle) => cycle_that_takes(&cycle, unit),
        Err(text) => Err(text),
    };
    let to = Some(to.map_err(|text| Problem::field("cycle", text))?);
    let enter = SetIssueCycle { from: None, to };
    unit.change_issue((project, issue), [enter.into()]).await?;
    Ok(())
}

/// Puts a new work item into modules.
///
/// # Errors
/// One is not in the project, or takes no work items: `{"modules": {"<index>": […]}}`; or the log cannot be asked.
pub async fn put_into_modules(
    unit: &mut Unit<'_>,
    (project, issue): (ProjectId, IssueId),
    modules: &[Uuid],
) -> Result<()> {
    let mut found = Vec::with_capacity(modules.len());
    for id in modules {
        let module = modules::facts::existing(unit, (project, ModuleId(*id))).await;
        found.push(refused(module, *id)?.and_then(|module| module_that_takes(&module)));
    }
    let found = issues::facts::each_found("modules", found.into_iter())?;
    let add = found.into_iter().map(|module| AddIssueToModule { module }.into());
    unit.change_issue((project, issue), add).await?;
    Ok(())
}

/// What was found under an id, or the message for an id that leads to nothing in the project.
fn refused<T>(found: Result<T>, id: Uuid) -> Result<Result<T, Text>> {
    match found {
        Ok(found) => Ok(Ok(found)),
        Err(CommandError::Refused(_)) => Ok(Err(messages::unknown_key(id))),
        Err(error) => Err(error),
    }
}

/// A cycle as events name it, or why it takes no work items.
fn cycle_that_takes(cycle: &Versioned<Cycle>, unit: &Unit<'_>) -> Result<CycleRef, Text> {
    let takes = cycle.state.must_take_issues(unit.at());
    takes.map(|()| cycle.state.reference()).map_err(|refusal| refusal.to_string().into())
}

/// A module as events name it, or why it takes no work items.
fn module_that_takes(module: &Versioned<Module>) -> Result<ModuleRef, Text> {
    let takes = module.state.must_be_editable().and_then(|()| module.state.reference());
    takes.map_err(|refusal| refusal.to_string().into())
}
