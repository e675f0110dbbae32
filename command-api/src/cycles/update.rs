//! `PATCH …/cycles/{cycle}/`

use std::sync::{Mutex, PoisonError};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::cycle::{
    ChangeCycleOwner, ChangeCycleTimeZone, Cycle, CycleCommand, DescribeCycle, PlanCycle,
    RenameCycle, ReorderCycle, SetCycleExternalReference,
};
use domain::project::Project;
use event_store::Claim;
use service::Problem;
use service::accounts::{Accounts, Profile};
use service::http::{IfMatch, Path};
use wire::{Zone, shapes};

use super::body::{Body, CycleChanges};
use super::{CyclePath, facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::{CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Changes a cycle: each key that was sent is a fact of its own, all of them or none. Of a cycle that has ended only
/// `sort_order` changes.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/",
    operation_id = "update_cycle",
    params(CyclePath),
    request_body = CycleChanges,
    responses((status = 200, body = shapes::Cycle)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CyclePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, zone, accounts) = (request.if_match(), request.zone(), app.accounts());
    let people = Mutex::default();
    call.carry_out(&Update { path, body, if_match, zone, accounts, people }).await
}

struct Update<'a> {
    path: CyclePath,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
    accounts: &'a Accounts,
    /// The people in its progress when it was decided.
    people: Mutex<Vec<Profile>>,
}

impl Operation<InProject> for Update<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let cycle = facts::existing(unit, self.path.cycle()).await?;
        self.if_match.check(cycle.version)?;
        let project = &entered.project.state;
        project.editable()?;
        self.body.check_owner(&entered.workspace.state, project)?;
        let commands = self.commands(project, unit.at())?;
        let changed = unit.change_cycle(self.path.cycle(), commands).await?;
        let claim = |cycle: &Cycle| {
            claims::cycle_external(self.path.project, &cycle.external, self.path.cycle)
        };
        unit.exchange(claim(&cycle.state), claim(&changed.state));
        let people = render::people(self.accounts, &changed.state).await?;
        *self.people.lock().unwrap_or_else(PoisonError::into_inner) = people;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        render::rendered(StatusCode::OK, after, self.path.cycle, &people, self.zone)
    }

    fn claimed(&self, claim: Claim) -> CommandError {
        // The contract names the cycle that was to be changed, not the one that bears the reference.
        CommandError::Claimed(Claim { owner: self.path.cycle.uuid(), ..claim })
    }
}

impl Update<'_> {
    /// One small command for each key that was sent; both times are one.
    fn commands(&self, project: &Project, at: DateTime<Utc>) -> Result<Vec<CycleCommand>> {
        let body = &self.body;
        let [start, end] = body.times(project, self.zone, at)?;
        let is_planned = start.is_some() || end.is_some();
        let external = &body.external;
        let is_referred = external.source.is_some() || external.id.is_some();
        let refer = || SetCycleExternalReference { to: external.clone(), at }.into();
        let commands: [Option<CycleCommand>; 7] = [
            body.name.clone().value().map(|to| RenameCycle { to, at }.into()),
            body.description.clone().value().map(|to| DescribeCycle { to, at }.into()),
            is_planned.then(|| PlanCycle { start, end, at }.into()),
            body.owner.value().map(|to| ChangeCycleOwner { to, at }.into()),
            body.time_zone.clone().value().map(|to| ChangeCycleTimeZone { to, at }.into()),
            body.sort_order.value().map(|to| ReorderCycle { to }.into()),
            is_referred.then(refer),
        ];
        Ok(commands.into_iter().flatten().collect())
    }
}
