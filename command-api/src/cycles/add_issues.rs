//! `POST …/cycles/{cycle}/cycle-issues/`

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::cycle::Cycle;
use domain::issue::Issue;
use domain::{CycleId, IssueId, ProjectId};
use service::Problem;
use service::http::Path;
use uuid::Uuid;
use wire::{Fields, Sent, Zone, shapes};

use super::{CyclePath, facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// Work items that come into a cycle, at most 1,000.
    NewCycleIssues: schema(read), { "issues": ["01a206a0-2321-7b76-9417-6c643b4e819b"] };
}

/// Puts work items of the project into a cycle that has not ended, out of the cycles that they are in; answers with those
/// that were sent.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/",
    operation_id = "add_cycle_work_items",
    params(CyclePath),
    request_body = NewCycleIssues,
    responses((status = 200, body = Vec<shapes::CycleIssue>)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CyclePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let issues = call.permitted(read(request.fields())).await?;
    let (zone, read_model) = (request.zone(), app.read_model());
    call.carry_out(&AddIssues { path, issues, zone, read_model, below: Mutex::default() }).await
}

/// Reads the body of a request: each work item once, in the order in which they were sent.
fn read(mut fields: Fields) -> Result<Vec<IssueId>, Problem> {
    let sent = fields.ids("issues").doc("The work items.").nullable().read();
    if fields.failed() {
        return Err(Problem::valid_detail_wanted());
    }
    fields.finish()?;
    let ids = match sent {
        Sent::Value(ids) if !ids.is_empty() => ids,
        _ => return Err(missing()),
    };
    if ids.len() > facts::MOST {
        return Err(facts::too_many(ids.len()));
    }
    let mut known = BTreeSet::new();
    Ok(ids.into_iter().filter(|id| known.insert(*id)).map(IssueId).collect())
}

/// The refusal of a request that names nothing.
fn missing() -> Problem {
    Problem::rule("cycle/no-issues", "Work items are required").with("code", "MISSING_WORK_ITEMS")
}

struct AddIssues<'a> {
    path: CyclePath,
    issues: Vec<IssueId>,
    zone: Zone,
    read_model: &'a ReadModel,
    /// How many work items the read tables showed below each when it was decided; none below those that are not in it.
    below: Mutex<BTreeMap<Uuid, u64>>,
}

/// Puts work items into a cycle.
///
/// # Errors
/// A refusal, or the log cannot be asked.
pub async fn add_issues(
    unit: &mut Unit<'_>,
    entered: &EnteredProject,
    cycle: (ProjectId, CycleId),
    issues: &[IssueId],
) -> Result<()> {
    let project = cycle.0;
    let cycle = facts::existing(unit, cycle).await?;
    entered.project.state.editable()?;
    cycle.state.must_take_issues(unit.at())?;
    unit.load::<Issue>(issues.iter().copied()).await?;
    for id in issues {
        let issue = unit.read::<Issue>(*id).await?;
        if !issue.state.is_work_item() || issue.state.project != project {
            return Err(Problem::payload_not_valid().into());
        }
        facts::put(unit, (project, *id), Some(cycle.state.reference())).await?;
    }
    Ok(())
}

impl Operation<InProject> for AddIssues<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        add_issues(unit, entered, self.path.cycle(), &self.issues).await?;
        let below = self.read_model.count_below(unit.workspace(), &self.issues).await?;
        *self.below.lock().unwrap_or_else(PoisonError::into_inner) = below;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let below = self.below.lock().unwrap_or_else(PoisonError::into_inner);
        rendered(after, self.path.cycle, &self.issues, &below, self.zone)
    }
}

/// The answer that shows that work items are in a cycle, each with how many are below it.
///
/// # Errors
/// The command did not touch them: a mistake of the endpoint.
pub fn rendered(
    after: &Snapshot,
    cycle: CycleId,
    issues: &[IssueId],
    below: &BTreeMap<Uuid, u64>,
    zone: Zone,
) -> Result<Rendered> {
    let mut shown = Vec::with_capacity(issues.len());
    for id in issues {
        let count = below.get(&id.uuid()).copied().unwrap_or_default();
        shown.extend(render::of_issue(after, *id, count, zone)?);
    }
    let version = after.get::<Cycle>(cycle)?.version;
    Rendered::json(StatusCode::OK, version, &shown)
}
