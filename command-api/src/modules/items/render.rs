//! The work items that came into a module, as the answer shows them.

use axum::http::StatusCode;
use domain::issue::{InModule, Issue};
use domain::module::Module;
use domain::project::Project;
use domain::{IssueId, ModuleId};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows those of these work items that are in a module, each with how many are below it.
///
/// # Errors
/// The command did not touch the module: a mistake of the endpoint.
pub fn rendered(
    after: &Snapshot,
    module: ModuleId,
    issues: impl Iterator<Item = (IssueId, u64)>,
    zone: Zone,
) -> Result<Rendered> {
    let found = after.get::<Module>(module)?;
    let project = after.get::<Project>(found.state.project)?;
    let mut rows = Vec::new();
    for (id, below) in issues {
        // What is not there was left out.
        let Ok(issue) = after.get::<Issue>(id) else { continue };
        let is_here = issue.state.is_live() && issue.state.project == project.state.id;
        if let Some(inside) = issue.state.in_module(module).filter(|_| is_here) {
            rows.push(row((inside, id, below), &project.state, zone));
        }
    }
    Rendered::json(StatusCode::OK, found.version, &rows)
}

/// A work item in a module, with how many are below it.
fn row(
    (inside, issue, below): (&InModule, IssueId, u64),
    project: &Project,
    zone: Zone,
) -> shapes::ModuleIssue {
    let module = inside.module.id;
    shapes::ModuleIssue {
        audit: audit(InModule::id_of(module, issue), &inside.audit, zone),
        sub_issues_count: below,
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
        module: module.uuid(),
        issue: issue.uuid().into(),
    }
}
