//! What an issue's commands have to know of its project: looked up in the aggregates, so the append checks it.

use std::sync::Arc;

use domain::issue::{Issue, IssueRefusal, ParentFact};
use domain::project::{Project, State};
use domain::{EstimatePointId, EstimatePointRef, IssueId, IssueRef, ProjectId, StateId};
use event_store::Versioned;
use service::Problem;
use wire::{FieldError, FieldErrors, Text};

use crate::error::{CommandError, Result};
use crate::unit::{EnteredProject, Unit};

/// No issue is so deep below another.
pub const DEEPEST: usize = 256;

/// A work item of the project that is there, archived or not.
///
/// # Errors
/// It is not there, not in this project, or in triage, where only the intake knows of it.
pub async fn existing(
    unit: &mut Unit<'_>,
    (project, id): (ProjectId, IssueId),
) -> Result<Arc<Versioned<Issue>>> {
    let issue = unit.read::<Issue>(id).await?;
    if !issue.state.is_work_item() || issue.state.project != project {
        return Err(IssueRefusal::Missing.into());
    }
    Ok(issue)
}

/// A work item of the project that the caller sees, archived or not: guests of the project may see only their own.
///
/// # Errors
/// It is not there, not in this project, or not for the caller; nobody can tell which.
pub async fn seen(
    unit: &mut Unit<'_>,
    entered: &EnteredProject,
    (project, id): (ProjectId, IssueId),
) -> Result<Arc<Versioned<Issue>>> {
    let issue = existing(unit, (project, id)).await?;
    let seen = entered.access.may_see_issue(&entered.project.state, &issue.state);
    seen.map_err(|_| IssueRefusal::Missing)?;
    Ok(issue)
}

/// A state that issues of the project may be in.
///
/// # Errors
/// It is none of the project, or the hidden one.
pub fn state(project: &Project, id: StateId) -> Result<&State> {
    Ok(project.state(id).ok_or(IssueRefusal::StateNotInProject)?)
}

/// The state that issues of the project begin in.
///
/// # Errors
/// The project has no state at all: `{"state": […]}`.
pub fn default_state(project: &Project) -> Result<&State> {
    let none = || Problem::field("state", "The project has no states: create one first.");
    Ok(project.default_state().ok_or_else(none)?)
}

/// A point of the estimate that the project uses; or the point that an issue has already, whatever the project uses now.
///
/// # Errors
/// It is neither.
pub fn estimate_point(
    project: &Project,
    id: EstimatePointId,
    present: Option<EstimatePointRef>,
) -> Result<EstimatePointRef> {
    let is_used = project.used_estimate().is_some_and(|estimate| estimate.point(id).is_some());
    let point = project.estimate_point_ref(id).filter(|_| is_used);
    let point = point.or_else(|| present.filter(|present| present.id == id));
    Ok(point.ok_or(IssueRefusal::EstimatePointNotInProject)?)
}

/// Everything that was looked up.
///
/// # Errors
/// What is wrong with each element: `{field: {"<index>": […]}}`.
pub fn each_found<T>(
    field: &'static str,
    found: impl Iterator<Item = Result<T, Text>>,
) -> Result<Vec<T>> {
    let (mut known, mut wrong) = (Vec::new(), Vec::new());
    for (index, found) in found.enumerate() {
        match found {
            Ok(found) => known.push(found),
            Err(text) => wrong.push((index, text)),
        }
    }
    if wrong.is_empty() {
        return Ok(known);
    }
    let errors = FieldErrors::one(field, FieldError::Elements(wrong));
    Err(CommandError::Problem(Problem::validation(errors)))
}

/// An issue as a parent, with all that is above it.
///
/// # Errors
/// There is no such work item in the project, or the log cannot be asked.
pub async fn parent(unit: &mut Unit<'_>, project: &Project, id: IssueId) -> Result<ParentFact> {
    let parent = unit.read::<Issue>(id).await?;
    if !parent.state.is_work_item() || parent.state.project != project.id {
        return Err(IssueRefusal::ParentNotInProject.into());
    }
    let mut ancestors = Vec::new();
    let mut above = parent_of(&parent.state);
    while let Some(ancestor) = above {
        ancestors.push(ancestor);
        if ancestors.len() > DEEPEST {
            return Err(IssueRefusal::ParentIsBelow.into());
        }
        above = parent_of(&unit.read::<Issue>(ancestor).await?.state);
    }
    let issue = reference(project, id, &parent.state)?;
    Ok(ParentFact { issue, project: parent.state.project, ancestors })
}

/// An issue as events name it.
///
/// # Errors
/// The project is not there.
pub fn reference(project: &Project, id: IssueId, issue: &Issue) -> Result<IssueRef> {
    let key = format!("{}-{}", project.details()?.identifier, issue.number);
    Ok(IssueRef { id, key })
}

/// What an issue is a part of.
pub fn parent_of(issue: &Issue) -> Option<IssueId> {
    issue.parent.as_ref().map(|parent| parent.id)
}
